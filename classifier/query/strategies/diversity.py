"""Diversity: what stands for the pool, and is not labelled yet."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool
from classifier.query.strategies.clusters import drawn, medoids, newness


@dataclass(frozen=True, slots=True)
class Diversity:
    """Asks about the middle of every cluster that has no labels near it.

    Each article pulls at the centres by its squared distance from the nearest labelled one, so that clusters form
    where nothing is labelled. No model is needed: a session without any label begins with it.

    Parameters
    ----------
    most : int
        Of a larger pool so many articles are drawn by lot, and clustered.

    References
    ----------
    H. Nguyen, A. Smeulders, "Active learning using pre-clustering", ICML 2004. O. Sener, S. Savarese, "Active learning
    for convolutional neural networks: a core-set approach", ICLR 2018: distance from what is labelled.
    """

    most: int = 5000
    name: str = "diversity"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        rows = drawn(len(pool), max(self.most, number), rng)
        vectors = pool.vectors[rows]
        return rows[medoids(vectors, newness(vectors, pool.labelled), number, rng)]
