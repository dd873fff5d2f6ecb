"""BADGE: articles whose labels would pull the model strongly, and in different directions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.query.pool import Integers, Pool, Reals


@dataclass(frozen=True, slots=True)
class Badge:
    """Seeds k-means in the space of the gradients that the likeliest primaries would give.

    Of a linear model the gradient is the outer product of the error, probabilities less the likeliest primary, and of
    the article's vector. It is never laid out: the dot product of two gradients is the product of those of their
    errors and of their vectors, so that memory is that of the pool.

    References
    ----------
    J. Ash et al., "Deep batch active learning by diverse, uncertain gradient lower bounds", ICLR 2020. D. Arthur,
    S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
    """

    name: str = "badge"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        errors = pool.probabilities.copy()
        errors[np.arange(len(pool)), errors.argmax(axis=1)] -= 1
        lengths = (errors**2).sum(axis=1) * (pool.vectors**2).sum(axis=1)
        # Before the first, the nearest one chosen is the origin: a gradient of 0 teaches nothing.
        nearest = lengths.astype(np.float64)
        left = np.ones(len(pool), dtype=bool)
        chosen: list[int] = []
        while len(chosen) < min(number, len(pool)):
            row = _draw(nearest, left, rng)
            chosen.append(row)
            left[row] = False
            away = lengths + lengths[row] - 2 * _products(errors, row) * _products(pool.vectors, row)
            nearest = np.maximum(np.minimum(nearest, away) if len(chosen) > 1 else away, 0)
            nearest[row] = 0
        return np.array(chosen, dtype=np.int64)


def _products(rows: Reals, row: int) -> Reals:
    return np.asarray(rows @ rows[row])


def _draw(weights: NDArray[np.float64], left: NDArray[np.bool_], rng: np.random.Generator) -> int:
    """Draw one of the rows left, likelier by its weight; any of them where all weigh nothing."""
    sums = np.cumsum(np.where(left, weights, 0))
    if not sums[-1] > 0:
        return int(rng.choice(np.flatnonzero(left)))
    return int(np.searchsorted(sums, rng.random() * sums[-1], side="right"))
