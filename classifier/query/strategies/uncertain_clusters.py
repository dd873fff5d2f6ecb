"""Uncertain clusters: undecided articles that differ from one another."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool
from classifier.query.strategies.clusters import medoids
from classifier.query.strategies.ranking import highest, two_likeliest


@dataclass(frozen=True, slots=True)
class UncertainClusters:
    """Clusters the articles whose primary is least decided, and asks about the middle of each cluster.

    How undecided an article is, ``1 - (p1 - p2)`` of its two likeliest primaries, is also how strongly it pulls at its
    cluster's centre.

    Parameters
    ----------
    breadth : int
        So many times as many articles as are wanted are clustered.
    most : int
        But no more than this, or as many as are wanted.

    References
    ----------
    F. Zhdanov, "Diverse mini-batch active learning", arXiv 1901.05954, 2019: weighted k-means.
    """

    breadth: int = 10
    most: int = 5000
    name: str = "weighted-k-means"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        best, second = two_likeliest(pool.probabilities)
        undecided = 1 - (best - second)
        rows = highest(undecided, max(number, min(self.breadth * number, self.most)), rng)
        return rows[medoids(pool.vectors[rows], undecided[rows], number, rng)]
