"""Mix: what a strategy chooses, with a share of articles drawn by lot among it."""

from dataclasses import dataclass

import numpy as np

from classifier.query.novel_pool import NovelPool, with_novelty
from classifier.query.pool import Integers, Pool, Strategy

RANDOM_SHARE = 0.1
RANDOM = "random"
"""Name of the lot, and of the strategy that leaves all to it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An article to ask about.

    Parameters
    ----------
    row : int
        Of the pool.
    strategy : str
        Name of what chose it; "random" where the lot did.
    random : bool
        Whether it was drawn by lot from all unlabelled articles. Only these measure a model without bias: what a
        strategy chose is harder than the rest, and of other tags.
    """

    row: int
    strategy: str
    random: bool


def draw(
    pool: Pool, number: int, rng: np.random.Generator, *, strategy: Strategy, random_share: float = RANDOM_SHARE
) -> list[Choice]:
    """Choose what to ask next.

    The lots are drawn first, from the whole pool and before the strategy has seen it, and the strategy chooses among
    what is left: so every unlabelled article is as likely to be drawn as any other. Each question is one of the lot's
    with the same chance, wherever it stands in the order.

    Parameters
    ----------
    pool : Pool
        The unlabelled articles.
    number : int
        How many are wanted, at least 1.
    rng : numpy.random.Generator
        Draws the lots, and goes on to the strategy.
    strategy : Strategy
        Chooses the others.
    random_share : float
        Expected share of questions by lot, 0 to 1.

    Returns
    -------
    list of Choice
        ``min(number, n_articles)`` of them, each article once, in the order in which to ask.
    """
    number = min(number, len(pool))
    # Where all is by lot, all measures without bias.
    by_lot = rng.random(number) < (1.0 if strategy.name == RANDOM else random_share)
    lots = rng.choice(len(pool), int(by_lot.sum()), replace=False)
    chosen: Integers = np.empty(0, dtype=np.int64)
    if len(lots) < number:
        left = np.setdiff1d(np.arange(len(pool)), lots)
        chosen = left[strategy.choose(taken(pool, left), number - len(lots), rng)]
    drawn, others = iter(lots.tolist()), iter(chosen.tolist())
    return [
        Choice(next(drawn), RANDOM, random=True) if lot else Choice(next(others), strategy.name, random=False)
        for lot in by_lot.tolist()
    ]


def taken(pool: Pool, rows: Integers) -> Pool:
    """Return the pool of some of its articles, in the order of `rows`."""
    some = Pool(
        vectors=pool.vectors[rows],
        confidences=pool.confidences[rows],
        probabilities=pool.probabilities[rows],
        thresholds=pool.thresholds,
        by_words=pool.by_words[rows],
        by_characters=pool.by_characters[rows],
        labelled=pool.labelled,
        counts=pool.counts,
    )
    return with_novelty(some, pool.novelty[rows]) if isinstance(pool, NovelPool) else some
