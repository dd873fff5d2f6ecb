"""Scoring predictions against what a person decided."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.domain.evaluation import Counts, Evaluation
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.domain.scorecard import Mistake
from classifier.evaluate.bootstrap import intervals
from classifier.evaluate.reliability import BINS, coverage, reliability


def evaluate(
    labels: Sequence[Label],
    predictions: Sequence[Prediction],
    keys: tuple[str, ...],
    *,
    model: str,
    resamples: int = 0,
    rng: np.random.Generator | None = None,
) -> Evaluation:
    """Score predictions.

    Parameters
    ----------
    labels : sequence of Label
        What a person decided of each article.
    predictions : sequence of Prediction
        What the model said of it, in the same order.
    keys : tuple of str
        The tags that are scored.
    model : str
        Name of the model.
    resamples : int
        Bootstrap resamples that the intervals are made from; 0 for none.
    rng : numpy.random.Generator, optional
        Draws them; needed where there are any.

    Returns
    -------
    Evaluation
        All counts. Confidences are calibrated well where its calibration error is near 0.

    Raises
    ------
    ValueError
        Where there is no article, not one prediction for each label, or nothing to draw resamples with.
    """
    if not labels or len(labels) != len(predictions):
        raise ValueError(f"{len(labels)} labels and {len(predictions)} predictions cannot be compared")
    if resamples and rng is None:
        raise ValueError("resamples need a generator")
    pairs = list(zip(labels, predictions, strict=True))
    right = [label.primary == said.primary for label, said in pairs]
    alone = [said.review is None for _, said in pairs]
    confidence = np.array([[said.scores[key] for key in keys] for said in predictions])
    truth = np.array([[key in label.tags for key in keys] for label in labels])
    certainty = np.array([said.certainty for said in predictions])
    return Evaluation(
        model=model,
        articles=len(pairs),
        primary={
            kind: _counts((label.primary == kind, said.primary == kind) for label, said in pairs)
            for kind in (*keys, None)
        },
        tags={key: _counts((key in label.tags, key in said.tags) for label, said in pairs) for key in keys},
        exact=sum(set(label.tags) == set(said.tags) for label, said in pairs),
        reliability=reliability(confidence, truth),
        tag_reliability={key: reliability(confidence[:, i], truth[:, i]) for i, key in enumerate(keys)},
        primary_reliability=reliability(certainty, np.array(right)),
        coverage=coverage(certainty, np.array(right)),
        confusion=Counter((label.primary, said.primary) for label, said in pairs),
        reviewed=len(pairs) - sum(alone),
        right_alone=sum(a and b for a, b in zip(right, alone, strict=True)),
        intervals=None
        if rng is None or not resamples
        else intervals(labels, predictions, keys, resamples=resamples, rng=rng),
    )


def _counts(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    hits = false_alarms = misses = 0
    for true, said in pairs:
        hits += true and said
        false_alarms += said and not true
        misses += true and not said
    return Counts(hits, false_alarms, misses)


def calibration_error(confidence: NDArray[np.float64], truth: NDArray[np.bool_], *, n_bins: int = BINS) -> float:
    """Return the expected calibration error: how far confidences stand from how often they are right.

    Parameters
    ----------
    confidence, truth, n_bins
        As in `classifier.evaluate.reliability.reliability`.

    Returns
    -------
    float
        0 to 1, lower is better.
    """
    return reliability(confidence, truth, n_bins=n_bins).error


def worst_mistakes(
    labelled: Sequence[LabelledArticle], predictions: Sequence[Prediction], *, most: int
) -> tuple[Mistake, ...]:
    """Return the articles that the model was wrong about and most certain of.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        The gold.
    predictions : sequence of Prediction
        In the same order.
    most : int
        How many are returned at most.

    Returns
    -------
    tuple of Mistake
        Wrong primaries by falling certainty; equally sure ones in the order of the gold.
    """
    wrong = [
        Mistake(example, said)
        for example, said in zip(labelled, predictions, strict=True)
        if example.label.primary != said.primary
    ]
    return tuple(sorted(wrong, key=lambda mistake: -mistake.prediction.certainty)[:most])
