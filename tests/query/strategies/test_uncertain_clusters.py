import numpy as np

from classifier.query.strategies.uncertain_clusters import UncertainClusters
from tests.query.strategies.factories import make_pool
from tests.query.strategies.test_clusters import heaps


def chances(undecided: np.ndarray) -> np.ndarray:
    """Return probabilities of two primaries of which the first is the likelier by ``1 - undecided``."""
    return np.stack([1 - undecided / 2, undecided / 2], axis=1)


def test_undecided_articles_of_different_kinds() -> None:
    """The most undecided are all of one kind: a margin would ask about these alone."""
    vectors, numbers = heaps(10, 10, 10, 100)
    undecided = np.array([1.0, 0.8, 0.8, 0.1])[numbers]
    pool = make_pool(vectors=vectors, probabilities=chances(undecided))
    rows = UncertainClusters().choose(pool, 3, np.random.default_rng(0))
    assert sorted(numbers[rows].tolist()) == [0, 1, 2]


def test_no_broader_than_it_says() -> None:
    vectors, numbers = heaps(6, 6, 60)
    pool = make_pool(vectors=vectors, probabilities=chances(np.array([0.9, 0.8, 0.1])[numbers]))
    assert (numbers[UncertainClusters(breadth=2).choose(pool, 6, np.random.default_rng(0))] < 2).all()
    broad = UncertainClusters(breadth=12).choose(pool, 6, np.random.default_rng(0))
    assert (numbers[broad] == 2).any()


def test_the_more_undecided_pull_the_centre() -> None:
    vectors, numbers = heaps(20, 20)
    pool = make_pool(vectors=vectors, probabilities=chances(np.array([0.9, 0.3])[numbers]))
    (row,) = UncertainClusters(breadth=40).choose(pool, 1, np.random.default_rng(0))
    assert numbers[row] == 0
