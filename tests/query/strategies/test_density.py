import numpy as np

from classifier.query.strategies.density import Density
from classifier.query.strategies.entropy import Entropy
from tests.query.strategies.factories import make_pool
from tests.query.strategies.test_clusters import heaps

_VECTORS, _NUMBERS = heaps(60, 6)


def test_of_equally_undecided_articles_those_that_are_like_many() -> None:
    rows = Density().choose(make_pool(vectors=_VECTORS), 20, np.random.default_rng(0))
    assert (_NUMBERS[rows] == 0).all()


def test_an_outlier_must_be_far_less_decided() -> None:
    chances = np.array([[0.7, 0.3], [0.6, 0.4]])[_NUMBERS]
    pool = make_pool(vectors=_VECTORS, probabilities=chances, confidences=[[0.001]] * 66)
    assert _NUMBERS[Entropy().choose(pool, 1, np.random.default_rng(0))] == 1
    assert _NUMBERS[Density().choose(pool, 1, np.random.default_rng(0))] == 0
    assert _NUMBERS[Density(exponent=0).choose(pool, 1, np.random.default_rng(0))] == 1


def test_what_is_decided_is_not_asked_however_like_the_rest_it_is() -> None:
    chances = np.array([[1.0, 0.0], [0.5, 0.5]])[_NUMBERS]
    pool = make_pool(vectors=_VECTORS, probabilities=chances, confidences=[[1e-6]] * 66, thresholds=[0.999])
    assert (_NUMBERS[Density().choose(pool, 6, np.random.default_rng(0))] == 1).all()
