import numpy as np
import pytest

from classifier.query.novel_pool import with_novelty
from classifier.query.strategies.mixed import Mixed, knows_nothing
from tests.query.strategies.factories import any_pool, floats, make_pool
from tests.query.strategies.test_clusters import heaps


def test_it_begins_with_what_stands_for_the_pool() -> None:
    vectors, numbers = heaps(80, 8, 8, 8)
    rows = Mixed().choose(make_pool(vectors=vectors), 4, np.random.default_rng(0))
    assert sorted(numbers[rows].tolist()) == [0, 1, 2, 3]


@pytest.mark.parametrize("part", ["confidences", "probabilities"])
def test_a_model_that_says_the_same_of_all_knows_nothing(part: str) -> None:
    assert knows_nothing(make_pool(5))
    same = np.tile([0.7, 0.2, 0.1], (5, 1))
    assert knows_nothing(make_pool(**{part: same}))  # type: ignore[arg-type]  # as named
    same[3] = [0.6, 0.3, 0.1]
    assert not knows_nothing(make_pool(**{part: same}))  # type: ignore[arg-type]  # as named
    assert not knows_nothing(any_pool(5))


_DECIDED, _UNDECIDED = [0.9, 0.05, 0.05, 0.0], [0.4, 0.38, 0.11, 0.11]


def test_what_is_undecided_and_new_at_once() -> None:
    """Neither what is new and decided, nor what is undecided between known words."""
    pool = with_novelty(
        make_pool(probabilities=[_DECIDED, _UNDECIDED, _UNDECIDED, _DECIDED]), floats([0.9, 0.2, 0.9, 0.2])
    )
    assert Mixed().choose(pool, 4, np.random.default_rng(0)).tolist() == [2, 1, 0, 3]


def test_nothing_is_left_out_for_being_old() -> None:
    pool = with_novelty(make_pool(probabilities=[_DECIDED, _UNDECIDED] * 5), floats(np.zeros(10)))
    assert sorted(Mixed().choose(pool, 10, np.random.default_rng(0)).tolist()) == list(range(10))


def test_where_it_is_not_known_what_is_new_undecided_articles_of_different_kinds() -> None:
    vectors, numbers = heaps(10, 10, 10, 100)
    undecided = np.array([1.0, 0.8, 0.8, 0.1])[numbers]
    chances = np.stack([1 - undecided / 2, undecided / 2], axis=1)
    rows = Mixed().choose(make_pool(vectors=vectors, probabilities=chances), 6, np.random.default_rng(0))
    assert set(numbers[rows].tolist()) == {0, 1, 2}


def test_novelty_does_not_disturb_the_cold_start() -> None:
    vectors, numbers = heaps(80, 8, 8, 8)
    pool = with_novelty(make_pool(vectors=vectors), floats(numbers == 0))
    rows = Mixed().choose(pool, 4, np.random.default_rng(0))
    assert sorted(numbers[rows].tolist()) == [0, 1, 2, 3]
