"""Choosing: from what is known of a pool to what is asked next."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.domain.filed import FiledArticle
from classifier.errors import UsageError
from classifier.query.mix import draw, taken
from classifier.query.pool import Strategy
from classifier.workflows.labelling.shelf import Shelf
from classifier.workflows.labelling.surveyed import Surveyed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """An article that is to be asked about, and why; see `classifier.query.question.Question`."""

    filed: FiledArticle
    strategy: str
    random: bool = False
    blind: bool = False


def strategy_of(name: str) -> Strategy:
    """Return the strategy of that name.

    Raises
    ------
    UsageError
        Where there is none.
    """
    # Clustering takes longer to import than the first questions take to be there.
    from classifier.query.strategies.catalogue import STRATEGIES  # noqa: PLC0415

    if name not in STRATEGIES:
        raise UsageError(f"{name}: no such strategy", hint=f"choose one of {', '.join(STRATEGIES)}")
    return STRATEGIES[name]


def chosen(
    surveyed: Surveyed,
    shelf: Shelf,
    is_open: Callable[[str], bool],
    number: int,
    rng: np.random.Generator,
    *,
    together: int,
    strategy: Strategy,
    random_share: float,
) -> list[Pick]:
    """Have a strategy choose among the articles that are open.

    Parameters
    ----------
    surveyed : Surveyed
        What is known of the pool.
    shelf : Shelf
        Its texts.
    is_open : callable
        Whether the article with an id may be asked about.
    number : int
        How many are wanted, at least 1.
    rng : numpy.random.Generator
        Of the draws by lot, and of the strategy.
    together : int
        How many are chosen for one another's sake: the first so many are asked before there is another model, and are
        as good as they can be without the rest.
    strategy : Strategy
        What chooses the rest.
    random_share : float
        Share of draws by lot from all that are open, 0 to 1.

    Returns
    -------
    list of Pick
        In the order in which to ask; fewer than `number` only where no more are open.
    """
    rows = surveyed.rows
    kept = np.fromiter((is_open(shelf.ids[row]) for row in rows.tolist()), dtype=bool, count=len(rows))
    if not kept.any():
        return []
    here, pool = rows[kept], surveyed.pool(kept)
    picks: list[Pick] = []
    while len(picks) < number and len(here):
        choices = draw(pool, min(together, number - len(picks)), rng, strategy=strategy, random_share=random_share)
        picks += (
            Pick(filed=shelf[int(here[choice.row])], strategy=choice.strategy, random=choice.random)
            for choice in choices
        )
        left = np.setdiff1d(np.arange(len(pool)), [choice.row for choice in choices])
        here, pool, together = here[left], taken(pool, left), number
    return picks


def mingled(first: Sequence[Pick], second: Sequence[Pick], share: float, rng: np.random.Generator) -> Iterator[Pick]:
    """Put the second pass among other questions.

    Parameters
    ----------
    first, second : sequence of Pick
        What nobody decided yet, and what somebody else did.
    share : float
        How likely each place is to go to the second pass. A lot for each place, not every so many: queues are replaced
        long before they end.
    rng : numpy.random.Generator
        Draws the lots.

    Yields
    ------
    Pick
        All of them; what is left of one follows when the other ends.
    """
    ones, others = iter(first), iter(second)
    while True:
        front, back = (others, ones) if rng.random() < share else (ones, others)
        found = next(itertools.chain(front, back), None)
        if found is None:
            return
        yield found
