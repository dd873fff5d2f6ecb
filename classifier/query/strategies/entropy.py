"""Entropy: where least is known of the answer."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool
from classifier.query.strategies.ranking import highest, undecided


@dataclass(frozen=True, slots=True)
class Entropy:
    """Asks about the articles whose answer has the highest entropy.

    The entropy of an answer is the sum of that of its primary and of that of every tag's decision, whose odds are
    those of its confidence relative to those of its threshold: a tag on its threshold is the toss of a coin.

    References
    ----------
    C. Shannon, "A mathematical theory of communication", 1948. B. Settles, M. Craven, "An analysis of active learning
    strategies for sequence labeling tasks", EMNLP 2008: summed over the parts of an answer.
    """

    name: str = "entropy"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        return highest(undecided(pool), number, rng)
