"""By lot: what every other strategy is measured against."""

from dataclasses import dataclass

import numpy as np

from classifier.query.pool import Integers, Pool


@dataclass(frozen=True, slots=True)
class ByLot:
    """Every article is as likely to be asked about as any other."""

    name: str = "random"

    def choose(self, pool: Pool, number: int, rng: np.random.Generator) -> Integers:
        """See `classifier.query.pool.Strategy`."""
        return rng.permutation(len(pool))[:number].astype(np.int64)
