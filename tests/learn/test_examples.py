from dataclasses import replace

import numpy as np
import pytest

from classifier.errors import CorpusError
from classifier.learn import examples
from classifier.learn.examples import deal_folds, make_examples
from tests.learn.factories import make_corpus, make_labelled


def test_an_article_with_both_fields_is_learnt_from_three_times() -> None:
    corpus = [*make_corpus(6), make_labelled("honour", 99, others=("lecture",))]
    found = make_examples(corpus, ("honour", "lecture"))
    assert found.n_articles == len(corpus)
    assert found.articles == tuple(example.article for example in corpus)
    documents = [*found.articles, *found.copies]
    assert len(documents) == 3 * len(corpus) == len(found.origin) == len(found.weights) == len(found.answers)
    whole, title, body = np.flatnonzero(found.origin == len(corpus) - 1)
    assert (documents[title].title, documents[title].text) == (documents[whole].title, "")
    assert (documents[body].title, documents[body].text) == ("", documents[whole].text)
    assert found.answers[whole, :2].tolist() == [True, True]
    assert found.answers[title, :2].tolist() == [True, False]
    assert found.answers[body, :2].tolist() == [True, True]
    assert found.weights[whole] == 1 > found.weights[title] + found.weights[body]


def test_an_article_of_one_field_is_learnt_from_once() -> None:
    half = [replace(one, article=replace(one.article, title="")) for one in make_corpus(6)]
    found = make_examples([*half, make_labelled("honour", 99)], ("honour", "lecture"))
    assert found.origin.tolist() == [*range(19), 18, 18]
    assert [copy.title for copy in found.copies] == ["要闻之99", ""]


def test_of_a_large_corpus_a_part_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "_MOST_HEADLINES", 6)
    monkeypatch.setattr(examples, "_MOST_BODIES", 3)
    found = make_examples(make_corpus(8), ("honour", "lecture"))
    copied = found.origin[24:]
    assert len(copied) == 6 + 3
    assert (copied[0], copied[5], copied[6], copied[8]) == (0, 23, 0, 23)
    assert len(set(copied[:6].tolist())) == 6
    # Spread evenly: of every kind there are some.
    assert set(found.primary_columns()[copied].tolist()) == {0, 1, 2}
    documents = [*found.articles, *found.copies]
    for place, origin in enumerate(found.origin.tolist()):
        assert documents[place].text in ("", found.articles[origin].text)
        assert documents[place].title in ("", found.articles[origin].title)


def test_primaries_are_those_that_occur() -> None:
    found = make_examples(make_corpus(6, ("honour", None)), ("honour", "lecture"))
    assert found.primaries == ("honour", None)
    assert found.answers.shape[1] == 4


@pytest.mark.parametrize(
    ("each", "kinds", "keys", "complaint"),
    [
        (0, ("honour",), ("honour",), "0 labelled articles are too few"),
        (2, ("honour", None), ("honour",), "4 labelled articles are too few"),
        (12, ("honour",), ("honour",), "same primary tag"),
        (12, (None,), ("honour",), r"same primary tag \(none\)"),
        (6, ("honour", "lecture"), ("honour",), "carries the tag lecture"),
        (6, ("honour", None), (), "no tag to learn"),
        (6, ("honour", None), ("honour", "honour"), "stands twice"),
    ],
)
def test_too_little_to_learn_from_is_said(
    each: int, kinds: tuple[str | None, ...], keys: tuple[str, ...], complaint: str
) -> None:
    with pytest.raises(CorpusError, match=complaint) as caught:
        make_examples(make_corpus(each, kinds), keys)
    assert caught.value.hint


def test_folds_spread_every_primary_evenly() -> None:
    columns = np.repeat([0, 1, 2], [50, 23, 7])
    folds = deal_folds(columns, 5, np.random.default_rng(3))
    for kind in range(3):
        counts = np.bincount(folds[columns == kind], minlength=5)
        assert counts.max() - counts.min() <= 1
    assert (folds != deal_folds(columns, 5, np.random.default_rng(4))).any()
