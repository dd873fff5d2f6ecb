"""How confidences stand to what is true, and how right a model is where it is surest."""

import numpy as np
from numpy.typing import NDArray

from classifier.domain.coverage import Coverage, Point
from classifier.domain.reliability import Bin, Reliability

BINS = 10
# Probabilities that were added up may miss 0 and 1 by this.
_ROUNDING = 1e-6
# The curve is shown where a person could use the model: from half the articles left alone to all of them.
SHARES = tuple(percent / 100 for percent in range(50, 101))


def reliability(confidence: NDArray[np.float64], truth: NDArray[np.bool_], *, n_bins: int = BINS) -> Reliability:
    """Put confidences into bins of equal width.

    Parameters
    ----------
    confidence : array of float, any shape
        0 to 1.
    truth : array of bool, the same shape
        Whether it was so.
    n_bins : int
        Bins from 0 to 1.

    Returns
    -------
    Reliability
        Its bins hold each confidence once.

    Raises
    ------
    ValueError
        Where there is no confidence, or one that is none.

    References
    ----------
    As in `classifier.domain.reliability.Reliability`.
    """
    said, true = confidence.ravel(), truth.ravel()
    if not len(said) or not ((said >= -_ROUNDING) & (said <= 1 + _ROUNDING)).all():
        raise ValueError("confidences lie from 0 to 1")
    said = said.clip(0, 1)
    place = np.minimum((said * n_bins).astype(int), n_bins - 1)
    counts = np.bincount(place, minlength=n_bins)
    totals = np.bincount(place, weights=said, minlength=n_bins)
    right = np.bincount(place, weights=true, minlength=n_bins)
    bins = (
        Bin(
            low=i / n_bins,
            high=(i + 1) / n_bins,
            count=int(counts[i]),
            confidence=float(totals[i] / counts[i]),
            right=int(right[i]),
        )
        for i in np.flatnonzero(counts).tolist()
    )
    return Reliability(bins=tuple(bins), brier=float(np.mean((said - true) ** 2)))


def coverage(
    certainty: NDArray[np.float64], right: NDArray[np.bool_], *, shares: tuple[float, ...] = SHARES
) -> Coverage:
    """Follow how right the surest articles are as more of them are taken.

    Parameters
    ----------
    certainty : array of float, (n_articles,)
        Of the primary; higher is surer.
    right : array of bool, (n_articles,)
        Whether it was the right one.
    shares : tuple of float
        Where the curve is wanted, rising, above 0, the last 1.

    Returns
    -------
    Coverage
        Of articles that are equally sure none comes first: each counts as what such articles are on average.

    References
    ----------
    As in `classifier.domain.coverage.Coverage`.
    """
    order = np.argsort(-certainty, kind="stable")
    sure = certainty[order]
    _, tie, sizes = np.unique(-sure, return_inverse=True, return_counts=True)
    average = np.bincount(tie, weights=right[order]) / sizes
    taken = np.arange(1, len(order) + 1)
    accuracy = np.cumsum(average[tie]) / taken
    # Sums of averages may stray from whole numbers by their rounding.
    accuracy[-1] = right.mean()
    places = [max(round(share * len(order)), 1) - 1 for share in shares]
    points = tuple(
        Point(share=share, accuracy=float(min(accuracy[place], 1.0)), certainty=float(sure[place]))
        for share, place in zip(shares, places, strict=True)
    )
    return Coverage(points=points, area=float(np.mean(1 - accuracy)))
