"""Labels that do not hold together: a batch of which far more than usual contradict what all the others teach.

A bad batch in a large corpus hardly harms the model that learns from it, so no test of that model will refuse it. The
batch itself tells. Take it that some share of labels is careless, any primary as likely as another, and that the rest
are as models that had not seen the articles expect. How likely the labels then are says which share it is. Hard
articles, such as a strategy chooses, speak softly, since no primary is sure of them; and a new kind of article that is
labelled alike throughout is learnt from its other articles, and expected.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from classifier.domain.contest import Finding, Ground

Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]
TOLERATED = 0.05
"""Share of careless labels that is nothing unusual: what anybody who labels does by oversight."""
# So many labels' worth of belief in that share is set against what some labels say of those who gave them.
_PRIOR = 50
# What the tolerated share is held against is so much above it. The smaller, the surer a bad month is found among good
# ones that were labelled since, and the surer it is asked about one that is a little worse than usual.
_ABOVE = 0.15
# At most so often is a batch refused of which no more than the tolerated share is careless.
_CHANCE = 0.01
# To which powers probabilities may be raised so as to be true of labels not in question, and of how many of these.
_DULLEST, _SHARPEST, _ENOUGH = 0.5, 3.0, 100
# Articles that are named at most: what a person can look through in an hour.
_NAMED = 50
_LEAST = 1e-12


def find_clash_among(
    ids: Sequence[str], certainties: Reals, right: Flags, given: Reals, *, fresh: Flags, own: Flags, kinds: int
) -> Finding | None:
    """Tell whether some of the labels that a model learnt from clash with all the others.

    Parameters
    ----------
    ids : sequence of str
        Of all articles that were judged out of fold.
    certainties, right, given : array, (n_articles,)
        As in `find_clash`, calibrated on all these labels together.
    fresh : array of bool, (n_articles,)
        Whose labels are in question: those added or changed since a version before.
    own : array of bool, (n_articles,)
        Which were labelled by the same people, those in question among them. The others tell how often these people are
        careless as a rule, which is tolerated.
    kinds : int
        As in `find_clash`.

    Returns
    -------
    Finding or None
        As of `find_clash`. Labels in question had their part in the calibration, and the worse they are, the more they
        excuse themselves by it: their probabilities are first made true of the labels that are not in question.

    Raises
    ------
    ValueError
        As of `find_clash`.

    References
    ----------
    C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On calibration of modern neural networks", ICML 2017: one power for all
    probabilities makes them true.
    """
    if not len(ids) == len(certainties) == len(right) == len(given) == len(fresh) == len(own):
        raise ValueError("each article has a certainty, an outcome and a probability")
    power = _true_power(certainties[~fresh], right[~fresh], given[~fresh], kinds)
    truer = _sharpened(certainties, right, given, kinds, power)
    return find_clash(
        [id_ for id_, asked in zip(ids, fresh.tolist(), strict=True) if asked],
        1 - np.minimum(_usual_rate(certainties[~fresh], right[~fresh]) * (1 - certainties[fresh]), 1.0),
        right[fresh],
        truer[fresh],
        kinds=kinds,
        tolerated=max(TOLERATED, careless_share(truer[own & ~fresh], kinds=kinds)),
    )


def find_clash(
    ids: Sequence[str], certainties: Reals, right: Flags, given: Reals, *, kinds: int, tolerated: float = TOLERATED
) -> Finding | None:
    """Tell whether labels clash with what is expected of them.

    Parameters
    ----------
    ids : sequence of str
        Of the articles whose labels are in question.
    certainties : array of float, (n_articles,)
        The probability of the likeliest primary, by models that had not seen the article, and that is true of labels
        which are as good as usual.
    right : array of bool, (n_articles,)
        Whether the likeliest primary is the label's.
    given : array of float, (n_articles,)
        The probability of the label's primary.
    kinds : int
        How many primaries there are, "no tag" being one; at least two.
    tolerated : float
        Share of careless labels that is nothing unusual, above 0, below 1.

    Returns
    -------
    Finding or None
        None unless the labels are 100 times as likely with clearly more careless ones among them than are tolerated.
        Otherwise the share of articles whose likeliest primary is not the label's as `value`, the share that their
        certainties let expect as `bound`, and the ids of those articles, at most 50, the least likely label first.

    Raises
    ------
    ValueError
        Where the arrays are not of one length, there are fewer than two primaries, or no such share can be tolerated.

    References
    ----------
    V. Vovk, R. Wang, "E-values: calibration, combination and applications", The Annals of Statistics 49(3), 2021, pp.
    1736-1754: if the probabilities are true, a ratio of likelihoods of 100 comes about once in 100 times at most,
    however few the articles.
    """
    if not len(ids) == len(certainties) == len(right) == len(given):
        raise ValueError("each article has a certainty, an outcome and a probability")
    if kinds < 2:
        raise ValueError(f"{kinds} primaries are no choice")
    if not 0 < tolerated < 1:
        raise ValueError(f"no share of labels to tolerate: {tolerated}")
    evidence = _log_likelihood(given, kinds, min(tolerated + _ABOVE, 1.0)) - _log_likelihood(given, kinds, tolerated)
    disagreed, expected = np.flatnonzero(~right), float((1 - certainties).sum())
    if evidence < -np.log(_CHANCE) or len(disagreed) <= expected:
        return None
    against = disagreed[np.argsort(given[disagreed], kind="stable")][:_NAMED]
    return Finding(
        ground=Ground.LABELS_CLASH,
        value=len(disagreed) / len(ids),
        bound=expected / len(ids),
        articles=tuple(ids[row] for row in against.tolist()),
    )


def careless_share(given: Reals, *, kinds: int) -> float:
    """Return the likeliest share of careless labels among some.

    Parameters
    ----------
    given, kinds
        As in `find_clash`.

    Returns
    -------
    float
        Above 0, below 1; near `TOLERATED` where there are few labels to tell from. A careless label is right now and
        then, so a little fewer are wrong.
    """

    def unlikelihood(share: float) -> float:
        prior = _PRIOR * (TOLERATED * np.log(share) + (1 - TOLERATED) * np.log(1 - share))
        return -_log_likelihood(given, kinds, share) - float(prior)

    # Both logarithms are concave in the share: there is one maximum.
    return float(minimize_scalar(unlikelihood, bounds=(_LEAST, 1 - _LEAST), method="bounded").x)


def _usual_rate(certainties: Reals, right: Flags) -> float:
    """Return how much oftener labels are disagreed on than certainties let expect; 1 where there are none."""
    return (int(np.count_nonzero(~right)) + 1) / (float((1 - certainties).sum()) + 1)


def _true_power(certainties: Reals, right: Flags, given: Reals, kinds: int) -> float:
    """Return the power of the probabilities that makes labels likeliest; 1 where there are too few to tell."""
    if len(given) < _ENOUGH:
        return 1.0

    def unlikelihood(power: float) -> float:
        # What is careless among them too says nothing of how sure models may be.
        return -_log_likelihood(_sharpened(certainties, right, given, kinds, power), kinds, TOLERATED)

    return float(minimize_scalar(unlikelihood, bounds=(_DULLEST, _SHARPEST), method="bounded").x)


def _sharpened(certainties: Reals, right: Flags, given: Reals, kinds: int, power: float) -> Reals:
    """Return the probability of each label once the probabilities of all primaries are raised to a power.

    Those of the primaries that are neither the likeliest nor the label's are not known one by one: they count as alike.
    """
    others = np.where(right, kinds - 1, kinds - 2)
    left = np.clip(1 - certainties - np.where(right, 0.0, given), _LEAST, None)
    likeliest = np.clip(certainties, _LEAST, None) ** power
    labels = np.where(right, likeliest, np.clip(given, _LEAST, None) ** power)
    total = likeliest + np.where(right, 0.0, labels) + others * (left / np.maximum(others, 1)) ** power
    return np.asarray(labels / total)


def _log_likelihood(given: Reals, kinds: int, share: float) -> float:
    """Return how likely labels are, as a logarithm, if such a share of them is careless."""
    return float(np.log((1 - share) * given + share / kinds).sum())
