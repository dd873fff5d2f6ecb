import numpy as np

from classifier.query.strategies.diversity import Diversity
from tests.query.strategies.factories import make_pool
from tests.query.strategies.test_clusters import heaps


def test_one_of_each_kind_however_many_there_are_of_it() -> None:
    vectors, numbers = heaps(200, 5, 5, 5)
    rows = Diversity().choose(make_pool(vectors=vectors), 4, np.random.default_rng(1))
    assert sorted(numbers[rows].tolist()) == [0, 1, 2, 3]


def test_where_labels_are_nothing_is_asked() -> None:
    vectors, numbers = heaps(40, 40, 40, 40)
    pool = make_pool(vectors=vectors, labelled=vectors[numbers < 2])
    for seed in range(5):
        assert set(numbers[Diversity().choose(pool, 6, np.random.default_rng(seed))].tolist()) == {2, 3}


def test_of_a_large_pool_a_part_is_clustered() -> None:
    vectors, numbers = heaps(300, 300, 300)
    rows = Diversity(most=60).choose(make_pool(vectors=vectors), 3, np.random.default_rng(0))
    assert sorted(numbers[rows].tolist()) == [0, 1, 2]
