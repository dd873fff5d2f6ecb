import numpy as np
import pytest

from classifier.query.strategies.clusters import drawn, medoids, newness
from tests.query.strategies.factories import floats, unit


def heaps(*sizes: int, spread: float = 0.05, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return articles in as many heaps, far apart, and the heap of each."""
    rng = np.random.default_rng(seed)
    numbers = np.repeat(np.arange(len(sizes)), sizes)
    return unit(np.eye(len(sizes))[numbers] + spread * rng.normal(size=(len(numbers), len(sizes)))), numbers


def test_one_of_each_cluster_and_the_heaviest_first() -> None:
    vectors, numbers = heaps(30, 10, 20)
    rows = medoids(vectors, np.ones(60, dtype=np.float32), 3, np.random.default_rng(0))
    assert numbers[rows].tolist() == [0, 2, 1]


def test_the_article_in_the_middle_stands_for_its_cluster() -> None:
    vectors, numbers = heaps(25, 25)
    for row in medoids(vectors, np.ones(50, dtype=np.float32), 2, np.random.default_rng(0)):
        ours = np.flatnonzero(numbers == numbers[row])
        middle = vectors[ours].mean(axis=0)
        assert row == ours[((vectors[ours] - middle) ** 2).sum(axis=1).argmin()]


def test_weights_pull() -> None:
    """Two heaps alike: the middle of all lies in the one that weighs."""
    vectors, numbers = heaps(20, 20)
    for heavy in (0, 1):
        weights = np.where(numbers == heavy, 1.0, 0.01).astype(np.float32)
        (row,) = medoids(vectors, weights, 1, np.random.default_rng(0))
        assert numbers[row] == heavy


@pytest.mark.parametrize("weights", [np.zeros(12), np.eye(12)[0]], ids=["none", "one"])
def test_articles_without_weight_are_still_there(weights: np.ndarray) -> None:
    vectors, _ = heaps(6, 6)
    assert len(set(medoids(vectors, floats(weights), 5, np.random.default_rng(0)).tolist())) == 5


def test_fewer_places_than_clusters_are_filled_up_by_weight() -> None:
    vectors = floats([[1, 0]] * 4 + [[0, 1]] * 4)
    weights = floats([1, 2, 3, 4, 5, 6, 7, 8])
    rows = medoids(vectors, weights, 4, np.random.default_rng(0)).tolist()
    assert {row // 4 for row in rows[:2]} == {0, 1}
    assert rows[2:] == [row for row in (7, 6, 5, 4) if row not in rows[:2]][:2]


def test_newness_is_the_distance_from_the_nearest_label() -> None:
    vectors, labelled = floats([[1, 0], [0, 1], [0, 0], [-1, 0]]), floats([[1, 0], [0, -1]])
    assert newness(vectors, labelled).tolist() == pytest.approx([0, 2, 1, 2], abs=1e-6)
    assert newness(vectors, labelled[:0]).tolist() == [1, 1, 1, 1]


def test_newness_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors, _ = heaps(11, 12)
    whole = newness(vectors, vectors[:5])
    monkeypatch.setattr("classifier.query.strategies.clusters._BLOCK", 4)
    np.testing.assert_allclose(newness(vectors, vectors[:5]), whole, atol=1e-6)


def test_a_large_pool_is_drawn_from_and_a_small_one_taken_whole() -> None:
    rng = np.random.default_rng(0)
    assert drawn(7, 7, rng).tolist() == list(range(7))
    rows = drawn(1000, 50, rng)
    assert len(set(rows.tolist())) == 50
    assert rows.max() > 800
