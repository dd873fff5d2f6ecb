"""What anybody would write first: word and character TF-IDF of title and body, and a balanced linear classifier."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.text.words import words

_NONE = ""


def _texts(articles: Sequence[Article]) -> np.ndarray:
    return np.array([[article.title, article.text] for article in articles], dtype=object)


class Baseline:
    """One multi-class model for the primary, one two-class model for each tag.

    The tags are those that their own model gives, and the primary; none at all where the primary is none.
    """

    def __init__(self, estimator: object, keys: tuple[str, ...], labelled: Sequence[LabelledArticle]) -> None:
        self._keys = keys
        # Words and characters of each field, as plain as the library has them.
        self._features = ColumnTransformer(
            [
                (f"{kind}{field}", vectorizer, field)
                for field in (0, 1)
                for kind, vectorizer in (
                    ("word", TfidfVectorizer(analyzer=words, sublinear_tf=True)),
                    ("char", TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True, min_df=2)),
                )
            ]
        )
        matrix = self._features.fit_transform(_texts([example.article for example in labelled]))
        self._primary = clone(estimator).fit(matrix, [example.label.primary or _NONE for example in labelled])
        self._tags = {
            key: clone(estimator).fit(matrix, [key in example.label.tags for example in labelled]) for key in keys
        }

    def predict(self, articles: Sequence[Article], /) -> list[Prediction]:
        """Return one prediction for each article; a confidence of theirs is 1 or 0."""
        matrix = self._features.transform(_texts(articles))
        primaries = self._primary.predict(matrix)
        given = {key: model.predict(matrix) for key, model in self._tags.items()}
        return [
            self._prediction(primary, {key: float(said[i]) for key, said in given.items()})
            for i, primary in enumerate(primaries)
        ]

    def _prediction(self, primary: str, scores: dict[str, float]) -> Prediction:
        others = tuple(key for key in self._keys if scores[key] and key != primary)
        return Prediction(
            scores=scores,
            tags=(primary, *others) if primary else (),
            primary=primary or None,
            review=None,
            model="baseline",
        )


def baselines(keys: tuple[str, ...]) -> dict[str, Callable[[Sequence[LabelledArticle]], Baseline]]:
    """Return ways to train, by name."""
    estimators = {
        "TF-IDF + balanced LinearSVC": LinearSVC(class_weight="balanced", random_state=0),
        "TF-IDF + balanced logistic regression": LogisticRegression(class_weight="balanced", C=10, max_iter=1000),
    }
    return {name: partial(Baseline, estimator, keys) for name, estimator in estimators.items()}
