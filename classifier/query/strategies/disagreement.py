"""Disagreement: where words and characters say different things."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool, Reals
from classifier.query.strategies.ranking import decided, entropies, highest, log_odds


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Asks about the articles of which a model of the words and a model of the characters differ most.

    How far two opinions of a tag differ is their Jensen-Shannon divergence, that is the entropy of their mean less the
    mean of their entropies; the odds of each are taken relative to the tag's threshold, and tags are summed.

    References
    ----------
    H. Seung, M. Opper, H. Sompolinsky, "Query by committee", COLT 1992. A. McCallum, K. Nigam, "Employing EM and
    pool-based active learning for text classification", ICML 1998: divergence from the mean.
    """

    name: str = "disagreement"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        turn = log_odds(pool.thresholds)
        words, characters = (decided(log_odds(said) - turn) for said in (pool.by_words, pool.by_characters))
        apart = _entropy(0.5 * words + 0.5 * characters) - 0.5 * (_entropy(words) + _entropy(characters))
        return highest(apart.sum(axis=1), number, rng)


def _entropy(confidences: Reals) -> Reals:
    both = np.stack([confidences, 1 - confidences], axis=-1)
    return np.asarray(entropies(both.reshape(-1, 2)).reshape(confidences.shape), dtype=np.float32)
