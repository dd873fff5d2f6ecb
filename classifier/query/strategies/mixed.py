"""The mix: clusters while there is no model, then undecided articles that say something new."""

from dataclasses import dataclass

import numpy as np

from classifier.query.novel_pool import NovelPool
from classifier.query.pool import Integers, Pool, Strategy
from classifier.query.strategies.diversity import Diversity
from classifier.query.strategies.ranking import highest, two_likeliest
from classifier.query.strategies.uncertain_clusters import UncertainClusters

_COLD: Strategy = Diversity()
# Where it is not known what is new, at least no two questions are to be alike.
_PLAIN: Strategy = UncertainClusters(breadth=5)
# How much the doubt counts beside the novelty: they are multiplied, so that a sure article is not asked about.
_DOUBT = 4


@dataclass(frozen=True, slots=True)
class Mixed:
    """Asks what stands for the pool while the model knows nothing, then what is undecided and new at once.

    An undecided article teaches much where its terms are common in the pool and no label has shown them yet; one that
    is undecided between two tags whose terms are all known teaches little, and an odd one that resembles nothing
    teaches nothing of the rest. So the doubt of the primary, ``1 - (p1 - p2)``, to the fourth power, is multiplied by
    the novelty. In a pool without novelties undecided articles are clustered instead.

    References
    ----------
    As in `classifier.query.strategies.margin` for the doubt, `classifier.learn.novelty` for the novelty, and
    `classifier.query.strategies.uncertain_clusters` for the clusters. B. Settles, M. Craven, "An analysis of active
    learning strategies for sequence labeling tasks", EMNLP 2008: a product of the two kinds.
    """

    name: str = "mix"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        if knows_nothing(pool):
            return _COLD.choose(pool, number, rng)
        if not isinstance(pool, NovelPool):
            return _PLAIN.choose(pool, number, rng)
        best, second = two_likeliest(pool.probabilities)
        return highest((1 - (best - second)) ** _DOUBT * pool.novelty, number, rng)


def knows_nothing(pool: Pool) -> bool:
    """Tell whether the model says the same of every article."""
    return not len(pool) or not (np.ptp(pool.probabilities, axis=0).any() or np.ptp(pool.confidences, axis=0).any())
