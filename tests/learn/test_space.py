import numpy as np
import pytest
from scipy import sparse

from classifier.domain.article import Article
from classifier.learn.counting import count_corpus
from classifier.learn.space import FeatureSpace, Matrix, read, weigh
from classifier.learn.stream import lay_out
from classifier.learn.views import VIEWS
from tests.learn.factories import make_corpus, odd_articles


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    surgery = Article(title="培训", text="手术。手术。")
    return [*(example.article for example in make_corpus(6)), surgery, *odd_articles()]


@pytest.fixture(scope="module")
def space(articles: list[Article]) -> FeatureSpace:
    return count_corpus(articles, ()).space


def count(space: FeatureSpace, articles: list[Article]) -> Matrix:
    return space.count(read(lay_out(articles), space.vocabulary))


def view_lengths(space: FeatureSpace, matrix: Matrix) -> np.ndarray:
    """Length of every view of every article, ``(n_articles, n_views)``."""
    blocks = [matrix[:, start:end] for start, end in zip(space.bounds, space.bounds[1:], strict=False)]
    return np.stack([sparse.linalg.norm(block, axis=1) for block in blocks], axis=1)


def test_each_view_has_the_length_it_is_given_or_none(space: FeatureSpace, articles: list[Article]) -> None:
    counts = count(space, articles)
    lengths = view_lengths(space, space.weigh(counts))
    empty = view_lengths(space, counts) == 0
    assert empty.any()
    assert (lengths[empty] == 0).all()
    wanted = np.tile([view.weight for view in VIEWS], (len(articles), 1))
    np.testing.assert_allclose(lengths[~empty], wanted[~empty], rtol=1e-5)


def test_a_term_that_stands_oftener_weighs_more_by_the_logarithm() -> None:
    bounds = np.array([0, 2, *[2] * (len(VIEWS) - 1)])
    row = weigh(sparse.csr_array(np.array([[1, 8]], dtype=np.float32)), np.array([1, 1], dtype=np.float32), bounds)
    one, eight = row.toarray()[0]
    assert eight / one == pytest.approx(1 + np.log(8))
    assert np.hypot(one, eight) == pytest.approx(VIEWS[0].weight)


def test_a_term_without_rarity_is_silent_and_a_view_of_such_terms_empty() -> None:
    bounds = np.array([0, 2, *[2] * (len(VIEWS) - 1)])
    counts = sparse.csr_array(np.array([[3, 1], [3, 0]], dtype=np.float32))
    found = weigh(counts, np.array([0, 2], dtype=np.float32), bounds).toarray()
    assert found.tolist() == [[0, VIEWS[0].weight], [0, 0]]


def test_counts_are_numbers_of_occurrences_in_rising_columns(space: FeatureSpace, articles: list[Article]) -> None:
    counts = count(space, articles)
    assert counts.has_sorted_indices
    assert counts.dtype == np.float32
    assert counts.shape == (len(articles), len(space.idf))
    words = [view.name for view in VIEWS].index("words")
    column = space.columns[space.vocabulary.words.index("手术")]
    assert space.bounds[words] <= column < space.bounds[words + 1]
    long = [article.title for article in articles].index("培训" * 200)
    assert counts[long, column] == 3000


def test_known_is_the_share_of_words_that_are_terms(space: FeatureSpace) -> None:
    articles = [Article(title="", text=text) for text in ("荣获。荣获。", "荣获。zxqv", "zxqv", "，。")]
    assert read(lay_out(articles), space.vocabulary).known.tolist() == [1.0, 0.5, 0.0, 0.0]


def test_an_article_of_nothing_known_has_signs_alone(space: FeatureSpace) -> None:
    row = count(space, [Article(title="zxqv", text="zxqv")])
    signs = [number for number, view in enumerate(VIEWS) if not view.fields]
    spoken = {number for number in range(len(VIEWS)) if row[:, space.bounds[number] : space.bounds[number + 1]].nnz}
    assert set(signs) & spoken
    assert not [number for number in spoken if "words" in VIEWS[number].name]
