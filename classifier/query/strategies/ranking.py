"""Ranking: what the strategies that score each article share."""

import numpy as np
from numpy.typing import NDArray

from classifier.query.pool import Integers, Pool, Reals

_NEVER = 1e-6


def highest(scores: Reals | NDArray[np.float64], number: int, rng: np.random.Generator) -> Integers:
    """Return the rows of the highest scores, highest first.

    Parameters
    ----------
    scores : array of float, (n_articles,)
        Higher is asked first.
    number : int
        How many are wanted.
    rng : numpy.random.Generator
        Puts equal scores in order: position says nothing.

    Returns
    -------
    array of int, (min(number, n_articles),)
    """
    order = np.lexsort((rng.random(len(scores)), -scores))
    return np.asarray(order[:number], dtype=np.int64)


def distances(pool: Pool) -> Reals:
    """Return how far each tag is from being decided the other way, ``(n_articles, n_tags)``.

    The distance is that of the confidence's log-odds from the threshold's: 0 on the threshold, the higher, the surer.
    """
    return np.asarray(np.abs(log_odds(pool.confidences) - log_odds(pool.thresholds)))


def log_odds(confidences: Reals) -> Reals:
    """Return ``ln(c / (1 - c))``; certainty itself is held to be one in a million from certain."""
    held = np.clip(confidences, _NEVER, 1 - _NEVER)
    return np.asarray(np.log(held) - np.log1p(-held))


def decided(distance: Reals) -> Reals:
    """Return how sure decisions at some distances are, 0.5 to 1."""
    return np.asarray(1 / (1 + np.exp(-distance)))


def two_likeliest(probabilities: Reals) -> tuple[Reals, Reals]:
    """Return the probability of each article's likeliest primary, and of the second; 0 where there is one alone."""
    if probabilities.shape[1] < 2:
        return probabilities.max(axis=1, initial=0), np.zeros(len(probabilities), dtype=probabilities.dtype)
    best = np.partition(probabilities, -2, axis=1)
    return best[:, -1], best[:, -2]


def entropies(probabilities: Reals) -> Reals:
    """Return the entropy of each row in nats; the higher, the less is known."""
    # 0 ln 0 is 0.
    held = np.maximum(probabilities, np.finfo(np.float32).tiny)
    return np.asarray(-(probabilities * np.log(held)).sum(axis=1))


def undecided(pool: Pool) -> Reals:
    """Return the entropy of each article's whole answer: of its primary, and of every tag relative to its threshold."""
    sure = decided(distances(pool))
    n_articles, n_tags = sure.shape
    each = entropies(np.stack([sure, 1 - sure], axis=-1).reshape(-1, 2)).reshape(n_articles, n_tags)
    return np.asarray(entropies(pool.probabilities) + each.sum(axis=1))
