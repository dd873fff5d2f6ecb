"""Borrowed: how much the labels that ship count beside the user's own."""

# Labels of the user's at which one that ships counts half.
_HALF = 100


def starter_weight(own: int) -> float:
    """Return how much a label that ships counts beside one of the user's.

    The rule is ``100 / (100 + own)``. What ships teaches the trade to whoever has labelled little; whoever has labelled
    much is to be heard, should they mean something else by a tag. Its constant was chosen in simulated worlds, where
    700 labels ship and 50 to 720 are the hospital's own (``tests/benchmarks/starter_share.py``). The mean of the macro
    F1 of the primary and of the tags, on articles that nobody labelled, in worlds that had no say in the choice::

                            means by the tags what ships     means something else
        own labels              50     200     720            50     200     720
        the rule              .883    .902    .914          .749    .803    .869
        what ships counts 1   .887    .900    .925          .748    .781    .829
        nothing that ships    .616    .831    .904          .578    .787    .870

    A user who labels as what ships is labelled loses up to .01 by the rule, one who does not wins up to .04; which of
    the two somebody is, few labels cannot tell.

    Parameters
    ----------
    own : int
        Articles of the user's that are learnt from, 0 or more.

    Returns
    -------
    float
        Above 0, at most 1: `weights` of `classifier.learn.training.train` for every article that ships, beside 1 for
        the user's. The more own labels, the less.

    Raises
    ------
    ValueError
        Where there are fewer labels than none.
    """
    if own < 0:
        raise ValueError(f"fewer than none: {own} labels")
    return _HALF / (_HALF + own)
