"""What anybody would write first: word and character TF-IDF, and a linear classifier."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.text.words import jieba_engine, words

_NONE = ""
Texts = Callable[[Sequence[Article]], Any]


def fields(articles: Sequence[Article]) -> np.ndarray:
    """Return title and body of each article in a column of its own."""
    return np.array([[article.title, article.text] for article in articles], dtype=object)


def joined(articles: Sequence[Article]) -> list[str]:
    """Return title and body of each article in one."""
    return [f"{article.title}\n{article.text}" for article in articles]


def of_fields() -> ColumnTransformer:
    """Return words and characters of each field, as plain as the library has them."""
    return ColumnTransformer(
        [
            (f"{kind}{field}", vectorizer, field)
            for field in (0, 1)
            for kind, vectorizer in (
                ("word", TfidfVectorizer(analyzer=words, sublinear_tf=True)),
                ("char", TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True, min_df=2)),
            )
        ]
    )


def of_joined(cut: Callable[[str], list[str]]) -> FeatureUnion:
    """Return words, as `cut` has them, and one to three characters, with all that the library leaves as it is."""
    return FeatureUnion(
        [
            ("word", TfidfVectorizer(analyzer=cut)),
            ("char", TfidfVectorizer(analyzer="char", ngram_range=(1, 3))),
        ]
    )


class Baseline:
    """One multi-class model for the primary, one two-class model for each tag.

    The tags are those that their own model gives, and the primary; none at all where the primary is none.
    """

    def __init__(
        self,
        features: Any,
        texts: Texts,
        estimator: object,
        keys: tuple[str, ...],
        labelled: Sequence[LabelledArticle],
    ) -> None:
        self._keys, self._texts = keys, texts
        self._features = features
        matrix = self._features.fit_transform(texts([example.article for example in labelled]))
        self._primary = clone(estimator).fit(matrix, [example.label.primary or _NONE for example in labelled])
        self._tags = {
            key: clone(estimator).fit(matrix, [key in example.label.tags for example in labelled]) for key in keys
        }

    def predict(self, articles: Sequence[Article], /) -> list[Prediction]:
        """Return one prediction for each article; a confidence of theirs is 1 or 0."""
        matrix = self._features.transform(self._texts(articles))
        primaries = self._primary.predict(matrix)
        given = {key: model.predict(matrix) for key, model in self._tags.items()}
        return [
            make_prediction(primary or None, {key: float(said[i]) for key, said in given.items()})
            for i, primary in enumerate(primaries)
        ]


def make_prediction(primary: str | None, scores: dict[str, float]) -> Prediction:
    """Return the prediction of a model that knows yes and no alone: `scores` of 1 or 0 for each tag."""
    others = tuple(key for key, score in scores.items() if score and key != primary)
    return Prediction(
        scores=scores,
        tags=(primary, *others) if primary else (),
        primary=primary,
        review=None,
        model="baseline",
    )


def baselines(keys: tuple[str, ...]) -> dict[str, Callable[[Sequence[LabelledArticle]], Baseline]]:
    """Return ways to train, by name."""
    estimators = {
        "TF-IDF + balanced LinearSVC": LinearSVC(class_weight="balanced", random_state=0),
        "TF-IDF + balanced logistic regression": LogisticRegression(class_weight="balanced", C=10, max_iter=1000),
    }
    return {name: partial(Baseline, of_fields(), fields, estimator, keys) for name, estimator in estimators.items()}


def naive(labelled: Sequence[LabelledArticle], keys: tuple[str, ...]) -> Baseline:
    """Train the naive path: jieba's words and one to three characters of title and body in one, linear machines."""
    return Baseline(of_joined(jieba_engine()), joined, LinearSVC(random_state=0), keys, labelled)
