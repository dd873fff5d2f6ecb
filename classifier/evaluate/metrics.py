"""Scoring predictions against what a person decided."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.domain.evaluation import Counts, Evaluation
from classifier.domain.label import Label
from classifier.domain.prediction import Prediction


def evaluate(
    labels: Sequence[Label], predictions: Sequence[Prediction], keys: tuple[str, ...], *, model: str
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

    Returns
    -------
    Evaluation
        All counts. Confidences are calibrated well where its calibration error is near 0.

    Raises
    ------
    ValueError
        Where there is no article, or not one prediction for each label.
    """
    if not labels or len(labels) != len(predictions):
        raise ValueError(f"{len(labels)} labels and {len(predictions)} predictions cannot be compared")
    pairs = list(zip(labels, predictions, strict=True))
    right = [label.primary == said.primary for label, said in pairs]
    alone = [said.review is None for _, said in pairs]
    return Evaluation(
        model=model,
        articles=len(pairs),
        primary={
            kind: _counts((label.primary == kind, said.primary == kind) for label, said in pairs)
            for kind in (*keys, None)
        },
        tags={key: _counts((key in label.tags, key in said.tags) for label, said in pairs) for key in keys},
        exact=sum(set(label.tags) == set(said.tags) for label, said in pairs),
        calibration_error=calibration_error(
            np.array([[said.scores[key] for key in keys] for said in predictions]),
            np.array([[key in label.tags for key in keys] for label in labels]),
        ),
        reviewed=len(pairs) - sum(alone),
        right_alone=sum(a and b for a, b in zip(right, alone, strict=True)),
    )


def _counts(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    hits = false_alarms = misses = 0
    for true, said in pairs:
        hits += true and said
        false_alarms += said and not true
        misses += true and not said
    return Counts(hits, false_alarms, misses)


def calibration_error(confidence: NDArray[np.float64], truth: NDArray[np.bool_], *, n_bins: int = 10) -> float:
    """Return the expected calibration error: how far confidences stand from how often they are right.

    Parameters
    ----------
    confidence : array of float, any shape
        0 to 1.
    truth : array of bool, the same shape
        Whether it was so.
    n_bins : int
        Bins of equal width from 0 to 1.

    Returns
    -------
    float
        Mean over all confidences of the distance between a bin's mean confidence and its share of true ones; 0 to 1,
        lower is better.

    References
    ----------
    M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
    """
    said, true = confidence.ravel(), truth.ravel().astype(float)
    bins = np.minimum((said * n_bins).astype(int), n_bins - 1)
    gaps = np.bincount(bins, weights=said - true, minlength=n_bins)
    return float(np.abs(gaps).sum() / len(said))
