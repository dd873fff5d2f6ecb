"""Margin: where the second best answer comes nearest to the best."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool, Reals
from classifier.query.strategies.ranking import distances, highest, two_likeliest


@dataclass(frozen=True, slots=True)
class Margin:
    """Asks about the articles whose best answer is hardly likelier than the next best one.

    The next best answer differs from the best in one decision: it has the second primary, or one tag is decided the
    other way. So the margin, as a difference of log-probabilities, is the smallest of ``ln(p1 / p2)`` of the primaries
    and of the distances of the tags' log-odds from their thresholds'.

    References
    ----------
    T. Scheffer, C. Decomain, S. Wrobel, "Active hidden Markov models for information extraction", IDA 2001. T. Luo et
    al., "Active learning to recognize multiple types of plankton", JMLR 6, 2005: breaking ties.
    """

    name: str = "margin"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        between = primary_margins(pool)
        nearest = distances(pool).min(axis=1, initial=np.inf)
        return highest(-np.minimum(between, nearest), number, rng)


def primary_margins(pool: Pool) -> Reals:
    """Return ``ln(p1 / p2)`` of the two likeliest primaries of each article: the lower, the less decided."""
    tiny = np.finfo(np.float32).tiny
    best, second = (np.maximum(part, tiny) for part in two_likeliest(pool.probabilities))
    return np.asarray(np.log(best) - np.log(second))
