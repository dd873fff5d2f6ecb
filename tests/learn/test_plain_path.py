"""The fast path gives what plain Python and scikit-learn give."""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.learn.artifact import Artifact, loads
from classifier.learn.genre import SIGNS, genre_signs
from classifier.learn.keytable import ABSENT
from classifier.learn.space import FeatureSpace, read, view_sizes
from classifier.learn.stream import lay_out
from classifier.learn.tagger import Tagger
from classifier.learn.touches import touch_names
from classifier.learn.views import VIEWS, Unit, View
from classifier.text.words import lexicon
from tests.learn.factories import odd_articles
from tests.learn.plain import manner, plain, terms, touched

# What the signs look for, and what nearly is it.
PIECES = (
    *(
        "3月2日",
        "月",
        "日",
        "近日",
        "(",
        ")",
        "1.",
        "十、",
        "本报讯",
        "通讯员",
        "院长",
        "“",
        "?",
        "!",
        "您",
        "请",
        "\n",
        " ",
    ),
    *("\u3000", "荣获", "主题党日", "手术", "培训班", "。", "a", "0", "é", "e\u0301", "，" * 148),
)
FIELDS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def names(artifact: Artifact, view: View) -> list[str]:
    """The name of every term that a view could have, in order."""
    vocabulary = artifact.space.vocabulary
    if view.unit is Unit.GRAM:
        return [vocabulary.gram(number) for number in range(len(vocabulary.grams))]
    if view.unit is Unit.WORD:
        return list(vocabulary.words)
    return list(SIGNS) if view.unit is Unit.GENRE else list(touch_names(tuple(lexicon())))


def columns(artifact: Artifact) -> Iterator[tuple[View, dict[str, int]]]:
    """Each view with the terms that have a column, and the place of that column in the view."""
    space = artifact.space
    ends = np.cumsum(view_sizes(space.vocabulary))
    for view, start, end, first in zip(VIEWS, [0, *ends], ends, space.bounds, strict=False):
        numbers = space.columns[start:end].tolist()
        named = zip(names(artifact, view), numbers, strict=True)
        yield view, {name: column - first for name, column in named if column != ABSENT}


def fast(space: FeatureSpace, articles: Sequence[Article]) -> sparse.csr_array:
    return space.weigh(space.count(read(lay_out(articles), space.vocabulary)))


@pytest.fixture(scope="module")
def artifact(tagger: Tagger) -> Artifact:
    return loads(tagger.to_bytes())


@pytest.fixture(scope="module")
def vectorizers(artifact: Artifact, third: list[LabelledArticle]) -> list[TfidfVectorizer]:
    """A vectorizer for each view, fitted to the articles that the tagger learnt from."""
    articles = [example.article for example in third]
    return [
        TfidfVectorizer(
            analyzer=partial(terms, view), vocabulary=known, sublinear_tf=True, norm="l2", smooth_idf=True
        ).fit(articles)
        for view, known in columns(artifact)
    ]


@pytest.fixture(scope="module")
def articles(rest: list[LabelledArticle]) -> list[Article]:
    return [*(example.article for example in rest[::3]), *odd_articles()]


@pytest.fixture(scope="module")
def matrix(vectorizers: list[TfidfVectorizer], articles: list[Article]) -> sparse.csr_array:
    blocks = [view.weight * block.transform(articles) for view, block in zip(VIEWS, vectorizers, strict=True)]
    return sparse.csr_array(sparse.hstack(blocks, format="csr"))


def test_the_rarity_of_every_term_is_the_librarys(artifact: Artifact, vectorizers: list[TfidfVectorizer]) -> None:
    theirs = np.concatenate([vectorizer.idf_ for vectorizer in vectorizers])
    assert len(theirs) > 50_000
    np.testing.assert_allclose(artifact.space.idf, theirs, rtol=1e-6)


def test_the_terms_are_those_of_at_least_two_articles(artifact: Artifact, third: list[LabelledArticle]) -> None:
    for view, known in columns(artifact):
        met: dict[str, int] = {}
        for example in third:
            for term in set(terms(view, example.article)):
                met[term] = met.get(term, 0) + 1
        assert {term for term, count in met.items() if count >= 2} == set(known), view.name


def test_weights_of_terms_are_the_librarys(
    artifact: Artifact, articles: list[Article], matrix: sparse.csr_array
) -> None:
    ours = fast(artifact.space, articles)
    assert len(articles) > 100
    assert ours.shape == matrix.shape
    assert ours.nnz == matrix.nnz
    np.testing.assert_allclose(ours.toarray(), matrix.toarray(), rtol=1e-5, atol=1e-7)


def test_predictions_are_those_of_the_plain_path(
    artifact: Artifact, tagger: Tagger, articles: list[Article], matrix: sparse.csr_array
) -> None:
    scores = matrix @ artifact.linear.weights.astype(np.float64) + artifact.linear.intercepts
    ours = tagger.predict(articles)
    for said, row in zip(ours, scores, strict=True):
        logits = artifact.confidence.slopes * row[: len(artifact.keys)] + artifact.confidence.offsets
        confidence = dict(zip(artifact.keys, 1 / (1 + np.exp(-logits)), strict=True))
        raised = np.exp(row @ artifact.primary.weights + artifact.primary.offsets)
        primary = artifact.primaries[int(raised.argmax())]
        reached = dict(zip(artifact.keys, artifact.decisions.thresholds, strict=True))
        others = [key for key in artifact.keys if confidence[key] >= reached[key] and key != primary]
        others.sort(key=lambda key: -confidence[key])
        assert said.tags == ((primary, *others) if primary else ())
        assert said.scores == pytest.approx(confidence, abs=1e-5)
        assert said.certainty == pytest.approx(raised.max() / raised.sum(), abs=1e-5)
    assert {said.primary for said in ours} == set(artifact.primaries)


@settings(max_examples=150)
@given(st.lists(st.tuples(FIELDS, FIELDS), min_size=1, max_size=4))
def test_signs_of_the_manner_are_the_plain_ones(artifact: Artifact, printed: list[tuple[str, str]]) -> None:
    found = [Article(title=f"题{title}".replace("\n", ""), text=text) for title, text in printed]
    for article, row in zip(found, genre_signs(lay_out(found)), strict=True):
        assert {name for name, there in zip(SIGNS, row, strict=True) if there} == manner(plain(article))


@settings(max_examples=150)
@given(st.lists(st.tuples(FIELDS, FIELDS), min_size=1, max_size=4))
def test_touches_of_lists_are_the_plain_ones(artifact: Artifact, printed: list[tuple[str, str]]) -> None:
    found = [Article(title=f"题{title}".replace("\n", ""), text=text) for title, text in printed]
    every = touch_names(tuple(lexicon()))
    for article, row in zip(found, read(lay_out(found), artifact.space.vocabulary).touches, strict=True):
        assert {name for name, there in zip(every, row, strict=True) if there} == touched(plain(article))
