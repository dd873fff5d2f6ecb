import numpy as np
import pytest

from classifier.errors import CorpusError
from classifier.learn.examples import deal_folds, make_examples
from tests.learn.factories import make_corpus, make_labelled


def test_an_article_with_both_fields_is_learnt_from_three_times() -> None:
    corpus = [*make_corpus(6), make_labelled("honour", 99, others=("lecture",))]
    found = make_examples(corpus, ("honour", "lecture"))
    assert found.n_articles == len(corpus)
    assert len(found.documents) == 3 * len(corpus)
    last = np.flatnonzero(found.origin == len(corpus) - 1)
    whole, title, body = last
    assert found.documents[title].body == ""
    assert found.documents[body].title == ""
    assert found.answers[whole, :2].tolist() == [True, True]
    assert found.answers[title, :2].tolist() == [True, False]
    assert found.answers[body, :2].tolist() == [True, True]
    assert found.weights[whole] == 1 > found.weights[title] + found.weights[body]


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
