"""Scorecard: an evaluation with what has to be known to read it rightly."""

from dataclasses import dataclass

from classifier.domain.evaluation import Evaluation
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Mistake:
    """A labelled article beside a prediction that gave it another primary."""

    labelled: LabelledArticle
    prediction: Prediction


@dataclass(frozen=True, slots=True)
class Seen:
    """How many of the scored articles the model had learnt from.

    Parameters
    ----------
    same : int
        Articles that it was trained on, letter by letter.
    alike : int
        Others that are near-duplicates of what it was trained on.
    """

    same: int = 0
    alike: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What one call of `evaluate` found.

    Parameters
    ----------
    evaluation : Evaluation
        The figures.
    mistakes : tuple of Mistake
        Wrong primaries, the surest first; not necessarily all.
    seed : int
        Of all that was drawn: resamples and folds.
    folds : int, optional
        Where the gold itself was learnt from, by cross-validation: the number of folds.
    seen : Seen
        How much of the gold the model had learnt from; nothing under cross-validation.
    """

    evaluation: Evaluation
    mistakes: tuple[Mistake, ...]
    seed: int
    folds: int | None = None
    seen: Seen = Seen()
