"""Density: undecided articles that are like many others."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool
from classifier.query.strategies.ranking import highest, undecided


@dataclass(frozen=True, slots=True)
class Density:
    """Weighs how undecided an article is by how much it is like the pool: an outlier teaches little of the rest.

    The likeness is the mean cosine to all articles, which is the dot product with their mean.

    Parameters
    ----------
    exponent : float
        How much the likeness counts; 0 leaves entropy alone.

    References
    ----------
    B. Settles, M. Craven, "An analysis of active learning strategies for sequence labeling tasks", EMNLP 2008:
    information density.
    """

    exponent: float = 1.0
    name: str = "density"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        middle = pool.vectors.sum(axis=0) / max(1, len(pool))
        likeness = np.maximum(pool.vectors @ middle, 0)
        return highest(undecided(pool) * likeness**self.exponent, number, rng)
