import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.learn.sketch import THRESHOLD, learn_light, sketch_articles
from tests.learn.factories import make_corpus, odd_articles

_KINDS = np.repeat([0, 1, 2], 12)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """Twelve of each of three kinds; the last is none."""
    return [example.article for example in make_corpus(12)]


def test_a_handful_of_labels_tells_kinds_apart(articles: list[Article]) -> None:
    sketch = sketch_articles(articles)
    tags = _KINDS[:, None] == [0, 1]
    rows = np.array([0, 1, 12, 13, 24, 25])
    model = learn_light(sketch.matrix[rows], tags[rows], _KINDS[rows], 3, seed=0)
    confidences, probabilities = model.say(sketch.matrix)
    assert (probabilities.argmax(axis=1) == _KINDS).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    assert ((confidences >= THRESHOLD) == tags).all()


def test_others_have_no_say_in_the_features(articles: list[Article]) -> None:
    alone, beside = sketch_articles(articles), sketch_articles(articles, odd_articles())
    assert beside.matrix.shape == (len(articles) + len(odd_articles()), alone.matrix.shape[1])
    np.testing.assert_array_equal(beside.matrix[: len(articles)].toarray(), alone.matrix.toarray())
    np.testing.assert_array_equal(beside.vectors[: len(articles)], alone.vectors)
    assert np.isfinite(beside.vectors).all()


@pytest.mark.parametrize("rows", [[0], [0, 1], [24, 25]], ids=["one label", "one kind", "no tag at all"])
def test_labels_of_one_kind_say_the_same_of_all(articles: list[Article], rows: list[int]) -> None:
    sketch = sketch_articles(articles)
    model = learn_light(sketch.matrix[rows], (_KINDS[:, None] == [0, 1])[rows], _KINDS[rows], 3, seed=0)
    confidences, probabilities = model.say(sketch.matrix)
    assert np.ptp(confidences, axis=0).tolist() == [0, 0]
    assert (probabilities.argmax(axis=1) == _KINDS[rows[0]]).all()


def test_a_kind_without_labels_is_likeliest_of_nothing(articles: list[Article]) -> None:
    sketch = sketch_articles(articles)
    rows = np.arange(24)
    model = learn_light(sketch.matrix[rows], (_KINDS[:, None] == [0, 1])[rows], _KINDS[rows], 4, seed=0)
    assert set(model.say(sketch.matrix[rows])[1].argmax(axis=1).tolist()) == {0, 1}


def test_terms_of_no_labelled_article_weigh_nothing(articles: list[Article]) -> None:
    sketch = sketch_articles(articles)
    rows = np.array([0, 12])
    model = learn_light(sketch.matrix[rows], (_KINDS[:, None] == [0, 1])[rows], _KINDS[rows], 3, seed=0)
    unknown = np.setdiff1d(np.arange(sketch.matrix.shape[1]), sketch.matrix[rows].indices)
    assert len(unknown)
    assert not model.linear.weights[unknown].any()
    assert model.linear.weights.any()


def test_an_article_without_a_term(articles: list[Article]) -> None:
    sketch = sketch_articles([*articles, Article(title="", text="……")])
    rows = np.array([0, 1, 12, 13, 36])
    kinds = np.append(_KINDS, 2)
    model = learn_light(sketch.matrix[rows], (kinds[:, None] == [0, 1])[rows], kinds[rows], 3, seed=0)
    assert all(np.isfinite(said).all() for said in model.say(sketch.matrix))
