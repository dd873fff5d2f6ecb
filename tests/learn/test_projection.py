import numpy as np
import pytest
from scipy import sparse

from classifier.learn.counting import count_corpus
from classifier.learn.projection import fit_projection
from classifier.learn.space import Matrix
from tests.learn.factories import make_corpus, odd_articles


def matrix_of(rows: list[list[float]]) -> Matrix:
    return sparse.csr_array(np.array(rows, dtype=np.float32))


def test_alike_articles_lie_closer_than_others() -> None:
    corpus = [example.article for example in make_corpus(12)]
    counted = count_corpus(corpus, ())
    matrix = counted.space.weigh(counted.counts)
    vectors = fit_projection(matrix, 8, seed=0)(matrix)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    cosines, kinds = vectors @ vectors.T, np.repeat(np.arange(3), 12)
    same = kinds[:, None] == kinds
    assert cosines[same].min() > cosines[~same].max() + 0.2


def test_enough_dimensions_keep_every_cosine() -> None:
    rng = np.random.default_rng(0)
    rows = rng.random((30, 9)).astype(np.float32)
    vectors = fit_projection(sparse.csr_array(rows), 9, seed=0)(sparse.csr_array(rows))
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    np.testing.assert_allclose(vectors @ vectors.T, unit @ unit.T, atol=1e-4)


@pytest.mark.parametrize(
    "rows",
    [
        [[0.0, 0.0], [0.0, 0.0]],
        [[3.0], [0.0], [1.0]],
        [[1.0, 2.0, 0.0, 0.0]],
        [[1.0, 1.0, 0.0]] * 7,
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]],
    ],
    ids=["zero", "one feature", "one row", "identical", "fewer than dimensions"],
)
def test_however_little_there_is_rows_have_length_one_or_zero(rows: list[list[float]]) -> None:
    matrix = matrix_of(rows)
    vectors = fit_projection(matrix, 5, seed=0)(matrix)
    assert vectors.shape == (len(rows), 5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), (np.abs(rows).sum(axis=1) > 0).astype(float), rtol=1e-5)


def test_no_rows_and_no_features() -> None:
    for shape in ((0, 4), (3, 0), (0, 0)):
        matrix = sparse.csr_array(np.zeros(shape, dtype=np.float32))
        assert fit_projection(matrix, 3, seed=0)(matrix).tolist() == [[0.0] * 3] * shape[0]


def test_an_article_of_other_terms_alone_is_zero() -> None:
    projection = fit_projection(matrix_of([[1, 1, 0], [2, 1, 0]]), 2, seed=0)
    assert projection(matrix_of([[0, 0, 5]])).tolist() == [[0.0, 0.0]]


def test_the_same_seed_gives_the_same_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("classifier.learn.projection._ROWS", 20)
    matrix = sparse.csr_array(np.random.default_rng(1).random((50, 30), dtype=np.float32))
    first, again, other = (fit_projection(matrix, 4, seed=seed)(matrix) for seed in (3, 3, 4))
    assert (first == again).all()
    assert (first != other).any()


def test_odd_articles_are_taken_as_they_are() -> None:
    counted = count_corpus(odd_articles(), ())
    matrix = counted.space.weigh(counted.counts)
    vectors = fit_projection(matrix, 64, seed=0)(matrix)
    assert np.isfinite(vectors).all()
