from collections.abc import Sequence

import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.evaluate.crossval import cross_validate, out_of_fold
from tests.evaluate.factories import KEYS, make_label, make_prediction

CORPUS = [LabelledArticle(Article(title=f"第{n}篇", text=""), make_label(KEYS[n % 2])) for n in range(10)]
FOLDS = [np.array([9, 0, 4]), np.array([1, 2, 3]), np.array([5, 6, 7, 8])]


class Rote:
    """Knows by heart what it learnt, and says nothing of what it has not seen."""

    def __init__(self, labelled: Sequence[LabelledArticle]) -> None:
        self.known = {example.article.title: example.label for example in labelled}

    def predict(self, articles: Sequence[Article], /) -> list[Prediction]:
        return [
            make_prediction(*self.known[article.title].tags) if article.title in self.known else make_prediction()
            for article in articles
        ]


class Oracle:
    """Knows all."""

    def __init__(self, _: Sequence[LabelledArticle]) -> None:
        self.rote = Rote(CORPUS)

    def predict(self, articles: Sequence[Article], /) -> list[Prediction]:
        return self.rote.predict(articles)


def test_no_article_is_scored_by_a_model_that_saw_it() -> None:
    assert cross_validate(Rote, CORPUS, FOLDS, KEYS, model="rote").exact == 0


def test_predictions_come_back_in_the_order_of_the_corpus() -> None:
    said = out_of_fold(Oracle, CORPUS, FOLDS)
    assert [one.primary for one in said] == [example.label.primary for example in CORPUS]


def test_all_that_is_not_held_out_is_learnt_from() -> None:
    sizes: list[int] = []

    def train(labelled: Sequence[LabelledArticle]) -> Rote:
        sizes.append(len(labelled))
        return Rote(labelled)

    found = cross_validate(train, CORPUS, FOLDS, KEYS, model="rote")
    assert sizes == [7, 7, 6]
    assert (found.model, found.articles) == ("rote", 10)


def test_each_fold_is_told_of_when_it_is_done() -> None:
    told: list[tuple[int, int]] = []
    out_of_fold(Rote, CORPUS, FOLDS, passed=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("folds", [FOLDS[:2], [*FOLDS, np.array([0])]])
def test_folds_hold_each_article_once(folds: list[np.ndarray]) -> None:
    with pytest.raises(ValueError, match="each article once"):
        out_of_fold(Rote, CORPUS, folds)
