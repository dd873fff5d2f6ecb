from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.learn import batches as batches_module
from classifier.learn.batches import batches
from classifier.learn.tagger import Tagger
from tests.learn.factories import odd_articles


@pytest.fixture(scope="module")
def pool(rest: list[LabelledArticle]) -> list[Article]:
    return [*(example.article for example in rest[::8]), *odd_articles()]


@pytest.fixture(scope="module")
def alone(tagger: Tagger, pool: list[Article]) -> list[Prediction]:
    return [tagger.predict([article], explain=True)[0] for article in pool]


@given(st.lists(st.integers(1, 30), max_size=30), st.integers(1, 60))
def test_batches_hold_every_article_in_order(lengths: list[int], most: int) -> None:
    articles = [Article(title="", text="文" * length) for length in lengths]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches_module, "BATCH_CHARACTERS", most)
        found = list(batches(articles))
    assert [article for batch in found for article in batch] == articles
    for batch in found[:-1]:
        sizes = [len(article.text) for article in batch]
        assert sum(sizes[:-1]) < most <= sum(sizes)
    assert all(found)


def test_a_batch_is_as_large_as_it_says() -> None:
    # Large enough for numpy, small enough that a worker stays far below its share of memory.
    assert 50_000 <= batches_module.BATCH_CHARACTERS <= 2_000_000
    articles = [Article(title="", text="文" * 1000)] * 1000
    assert max(map(len, batches(articles))) == -(-batches_module.BATCH_CHARACTERS // 1000)


@settings(max_examples=30)
@given(st.lists(st.integers(0, 999), max_size=25), st.integers(1, 4000))
def test_a_prediction_depends_on_its_article_alone(
    tagger: Tagger, pool: list[Article], alone: list[Prediction], numbers: list[int], most: int
) -> None:
    order = [number % len(pool) for number in numbers]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches_module, "BATCH_CHARACTERS", most)
        found = tagger.predict([pool[number] for number in order])
    assert_same(found, [replace(alone[number], evidence={}) for number in order])


def test_articles_at_once_are_explained_as_each_alone(
    tagger: Tagger, pool: list[Article], alone: list[Prediction]
) -> None:
    assert_same(tagger.predict(pool, explain=True), alone)


def assert_same(found: Sequence[Prediction], expected: Sequence[Prediction]) -> None:
    # The certainty comes of a product of matrices, whose last bit is the processor's own affair.
    assert [replace(one, certainty=1.0) for one in found] == [replace(one, certainty=1.0) for one in expected]
    assert [one.certainty for one in found] == pytest.approx([one.certainty for one in expected], abs=1e-12)
