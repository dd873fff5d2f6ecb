import numpy as np

from classifier.query.strategies.by_lot import ByLot
from tests.query.strategies.factories import any_pool


def test_every_article_is_as_likely_as_any_other_whatever_the_model_says() -> None:
    pool, rng = any_pool(20), np.random.default_rng(0)
    times = np.bincount(np.concatenate([ByLot().choose(pool, 5, rng) for _ in range(2000)]), minlength=20)
    # 500 expected each, with a standard deviation of 19.
    assert 420 < times.min() <= times.max() < 580
