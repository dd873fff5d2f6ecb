"""Rare tag: what may carry the tag that has the fewest labels."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool
from classifier.query.strategies.ranking import highest

# A tag that nothing seems to carry must not hold all questions for itself.
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class RareTag:
    """Searches for the rarest tag: asks about the article that is likeliest to carry it.

    Each article chosen adds its confidence to its tag's count, so that a long run of questions goes through all tags
    that are short of labels and not through one alone.

    References
    ----------
    J. Attenberg, F. Provost, "Why label when you can search?", KDD 2010. D. Lewis, W. Gale, "A sequential algorithm for
    training text classifiers", SIGIR 1994: relevance sampling.
    """

    name: str = "rare-tag"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        number = min(number, len(pool))
        if not len(pool.counts):
            return rng.permutation(len(pool))[:number].astype(np.int64)
        counts = pool.counts.astype(np.float64)
        # No tag is asked for more often than articles are wanted, and of these the others may take all but one.
        orders = [iter(highest(column, number, rng).tolist()) for column in pool.confidences.T]
        # Of tags that are equally rare, the first is drawn by lot.
        ranks = rng.permutation(len(counts))
        chosen: dict[int, None] = {}
        while len(chosen) < number:
            tag = min(range(len(counts)), key=lambda one: (counts[one], ranks[one]))
            row = next(row for row in orders[tag] if row not in chosen)
            chosen[row] = None
            counts[tag] += max(float(pool.confidences[row, tag]), _LEAST)
        return np.array(list(chosen), dtype=np.int64)
