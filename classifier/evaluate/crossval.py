"""Cross-validation: every article is scored by a model that has not seen it, nor any near-duplicate of it."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from classifier.domain.article import Article
from classifier.domain.evaluation import Evaluation
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.evaluate.metrics import evaluate


class Predictor(Protocol):
    """Whatever tags articles."""

    def predict(self, articles: Sequence[Article], /) -> list[Prediction]:
        """Return one prediction for each article, in order."""
        ...


Train = Callable[[Sequence[LabelledArticle]], Predictor]


def out_of_fold(
    train: Train,
    labelled: Sequence[LabelledArticle],
    folds: Sequence[NDArray[np.int64]],
    *,
    passed: Callable[[int, int], None] | None = None,
) -> list[Prediction]:
    """Predict each fold by a model of the other folds.

    Parameters
    ----------
    train : callable
        From labelled articles to what predicts. Whatever it tunes, it tunes on these articles alone.
    labelled : sequence of LabelledArticle
        The corpus.
    folds : sequence of array of int
        From `classifier.evaluate.splits.make_folds`.
    passed : callable, optional
        Told after each fold how many are done, and how many there are.

    Returns
    -------
    list of Prediction
        One for each article, in the order of the corpus.

    Raises
    ------
    ValueError
        Where the folds are not the corpus, each article once.
    """
    if sorted(np.concatenate(folds).tolist()) != list(range(len(labelled))):
        raise ValueError("the folds do not hold each article once")
    found: dict[int, Prediction] = {}
    for done, rows in enumerate(folds, start=1):
        held_out = set(rows.tolist())
        predictor = train([example for i, example in enumerate(labelled) if i not in held_out])
        predictions = predictor.predict([labelled[i].article for i in rows])
        found.update(zip(rows.tolist(), predictions, strict=True))
        if passed is not None:
            passed(done, len(folds))
    return [found[i] for i in range(len(labelled))]


def cross_validate(
    train: Train,
    labelled: Sequence[LabelledArticle],
    folds: Sequence[NDArray[np.int64]],
    keys: tuple[str, ...],
    *,
    model: str,
) -> Evaluation:
    """Score a way of training, every article by a model that has not seen it.

    Parameters
    ----------
    train, labelled, folds
        As in `out_of_fold`.
    keys : tuple of str
        The tags that are scored.
    model : str
        Name of what is trained.

    Returns
    -------
    Evaluation
        Of all folds together, not the mean over folds: F1 is not additive.
    """
    predictions = out_of_fold(train, labelled, folds)
    return evaluate([example.label for example in labelled], predictions, keys, model=model)
