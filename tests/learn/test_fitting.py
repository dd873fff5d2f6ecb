import numpy as np
import pytest
from scipy import sparse

from classifier.learn.fitting import fit_linear


def fit(truth: list[list[bool]], *, emphasis: float = 0.0, weights: list[float] | None = None) -> np.ndarray:
    """Return the scores of four examples, the first two of one kind and the last two of another."""
    matrix = sparse.csr_array(np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0]], dtype=float))
    answers = np.array(truth).T
    found = fit_linear(
        matrix,
        answers,
        np.array(weights or [1.0] * 4),
        np.full(answers.shape[1], emphasis),
        seed=0,
    )
    return np.asarray(matrix @ found.weights + found.intercepts)


def test_each_column_has_a_plane_of_its_own() -> None:
    scores = fit([[True, True, False, False], [False, False, True, True]])
    assert (scores[:2, 0] > 0).all()
    assert (scores[2:, 0] < 0).all()
    assert (scores[:2, 1] < 0).all()


@pytest.mark.parametrize(("truth", "score"), [(True, 1.0), (False, -1.0)])
def test_a_column_without_two_sides_is_constant(truth: bool, score: float) -> None:
    assert fit([[truth] * 4])[:, 0].tolist() == [score] * 4


def test_emphasis_lifts_the_rare_side() -> None:
    truth = [[True, False, False, False]]
    assert fit(truth, emphasis=1.0)[0, 0] > fit(truth, emphasis=0.0)[0, 0]


def test_heavier_examples_are_heard_more() -> None:
    truth = [[True, False, False, False]]
    assert fit(truth, weights=[5, 1, 1, 1])[0, 0] > fit(truth, weights=[1, 5, 1, 1])[0, 0]


def test_no_features_at_all() -> None:
    found = fit_linear(sparse.csr_array(np.zeros((2, 0))), np.array([[True], [False]]), np.ones(2), np.zeros(1), seed=0)
    assert found.weights.shape == (0, 1)


def test_shares_are_taken_by_worth() -> None:
    matrix = sparse.csr_array(np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=float))
    truth, balanced = np.array([[True], [False], [False], [False]]), np.ones(1)

    def score(worth: list[float]) -> float:
        found = fit_linear(matrix, truth, np.ones(4), balanced, seed=0, worth=np.array(worth))
        return float((matrix @ found.weights + found.intercepts)[0, 0])

    # The rarer the examples for a column are by worth, the louder each speaks.
    assert score([1, 1, 1, 1]) == fit_one(matrix, truth)
    assert score([0.2, 1, 1, 1]) > score([1, 1, 1, 1]) > score([5, 1, 1, 1])


def fit_one(matrix: sparse.csr_array, truth: np.ndarray) -> float:
    found = fit_linear(matrix, truth, np.ones(4), np.ones(1), seed=0)
    return float((matrix @ found.weights + found.intercepts)[0, 0])
