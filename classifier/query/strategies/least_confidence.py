"""Least confidence: where the model's best answer is least likely to be right."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool
from classifier.query.strategies.ranking import decided, distances, highest, two_likeliest


@dataclass(frozen=True, slots=True)
class LeastConfidence:
    """Asks about the articles of whose whole answer the model is least confident.

    The whole answer is the primary and every tag, given or not, by its threshold. Its probability is the product of
    that of the likeliest primary and those of the tags' decisions, each measured by the distance of its log-odds from
    the threshold's.

    References
    ----------
    D. Lewis, W. Gale, "A sequential algorithm for training text classifiers", SIGIR 1994. A. Culotta, A. McCallum,
    "Reducing labeling effort for structured prediction tasks", AAAI 2005: an answer of many parts.
    """

    name: str = "least-confidence"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        best, _ = two_likeliest(pool.probabilities)
        tiny = np.finfo(np.float32).tiny
        sure = np.log(np.maximum(best, tiny)) + np.log(decided(distances(pool))).sum(axis=1)
        return highest(-sure, number, rng)
