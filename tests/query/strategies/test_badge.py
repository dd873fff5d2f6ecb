import numpy as np

from classifier.query.pool import Pool
from classifier.query.strategies.badge import Badge
from tests.query.strategies.factories import floats, make_pool, unit
from tests.query.strategies.test_clusters import heaps


def gradients(pool: Pool) -> np.ndarray:
    """Lay out what the strategy never does, ``(n_articles, n_primaries * n_dimensions)``."""
    errors = pool.probabilities - np.eye(pool.probabilities.shape[1])[pool.probabilities.argmax(axis=1)]
    return np.reshape(errors[:, :, None] * pool.vectors[:, None, :], (len(pool), -1))


def test_what_is_decided_teaches_nothing() -> None:
    vectors, numbers = heaps(50, 50)
    sure = np.where((numbers == 0)[:, None], [[1.0, 0.0]], [[0.6, 0.4]])
    pool = make_pool(vectors=vectors, probabilities=sure)
    # All of them lie in one point, which is asked about once.
    assert (numbers[Badge().choose(pool, 20, np.random.default_rng(0))] == 0).sum() <= 1


def test_gradients_of_different_directions() -> None:
    """Alike articles with alike doubts are asked about once before others have had their turn."""
    vectors, numbers = heaps(40, 40, 40, 40, spread=0.001)
    pool = make_pool(vectors=vectors, probabilities=[[0.5, 0.5]] * 160)
    for seed in range(5):
        assert sorted(numbers[Badge().choose(pool, 4, np.random.default_rng(seed))].tolist()) == [0, 1, 2, 3]


def test_one_article_with_different_doubts() -> None:
    """Where vectors are all the same, the errors tell gradients apart."""
    doubts = [[0.5, 0.4, 0.1, 0]] * 30 + [[0, 0.1, 0.4, 0.5]] * 30
    pool = make_pool(vectors=[[1, 0]] * 60, probabilities=doubts)
    for seed in range(5):
        assert {row // 30 for row in Badge().choose(pool, 2, np.random.default_rng(seed)).tolist()} == {0, 1}


def test_the_next_one_is_drawn_by_the_squared_distance_of_laid_out_gradients() -> None:
    rng = np.random.default_rng(3)
    chances = rng.random((6, 3))
    pool = make_pool(vectors=unit(rng.normal(size=(6, 4))), probabilities=chances / chances.sum(axis=1, keepdims=True))
    laid = gradients(pool)
    pairs = np.array([Badge().choose(pool, 2, rng) for _ in range(6000)])
    first = np.bincount(pairs[:, 0], minlength=6) / len(pairs)
    np.testing.assert_allclose(first, (laid**2).sum(axis=1) / (laid**2).sum(), atol=0.03)
    row = int(first.argmax())
    second = np.bincount(pairs[pairs[:, 0] == row, 1], minlength=6) / (pairs[:, 0] == row).sum()
    away = ((laid - laid[row]) ** 2).sum(axis=1)
    np.testing.assert_allclose(second, away / away.sum(), atol=0.04)


def test_gradients_of_nothing_are_taken_by_lot() -> None:
    pool = make_pool(vectors=floats(np.zeros((9, 4))))
    assert sorted(Badge().choose(pool, 9, np.random.default_rng(0)).tolist()) == list(range(9))
