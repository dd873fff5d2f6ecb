"""Bootstrap intervals of counts, for any number of articles in well under a second.

What happened to an article is one of a few hundred patterns: which kind it is and was said to be, which tags it carries
and was given. Drawing articles with replacement is then drawing how often each pattern comes, which is one multinomial
draw a resample, exact and independent of the number of articles.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.domain.interval import Interval, Intervals
from classifier.domain.label import Label
from classifier.domain.prediction import Prediction

LEVEL = 0.95
# Resamples that are drawn at once: memory stays flat.
_CHUNK = 1000
Reals = NDArray[np.float64]


def intervals(
    labels: Sequence[Label],
    predictions: Sequence[Prediction],
    keys: tuple[str, ...],
    *,
    resamples: int,
    rng: np.random.Generator,
    level: float = LEVEL,
) -> Intervals:
    """Draw the articles again and again, and see how the figures scatter.

    Parameters
    ----------
    labels, predictions, keys
        As in `classifier.evaluate.metrics.evaluate`.
    resamples : int
        Drawings, at least one.
    rng : numpy.random.Generator
        Draws them.
    level : float
        Share of the drawings that lie within the interval, 0 to 1.

    Returns
    -------
    Intervals
        Percentile intervals.

    References
    ----------
    B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (percentile intervals).
    """
    kinds = (*keys, None)
    patterns, counts = np.unique(_outcomes(labels, predictions, keys), axis=0, return_counts=True)
    sums = _resampled(patterns.astype(np.float64), counts, resamples, rng)
    # Behind the exact matches stand hits, false alarms and misses, of each kind of primary and then of each tag.
    counted = sums[:, 1:].reshape(resamples, -1, 3)
    f1 = _f1(counted)
    primary, tags = f1[:, : len(kinds)], f1[:, len(kinds) :]
    micro = _f1(counted[:, len(kinds) :].sum(axis=1))
    accuracy = counted[:, : len(kinds), 0].sum(axis=1) / len(labels)

    def between(figures: Reals) -> Interval:
        low, high = np.quantile(figures, [(1 - level) / 2, (1 + level) / 2])
        return Interval(float(low), float(high))

    return Intervals(
        level=level,
        resamples=resamples,
        primary_macro_f1=between(primary.mean(axis=1)),
        primary_accuracy=between(accuracy),
        tag_macro_f1=between(tags.mean(axis=1)),
        tag_micro_f1=between(micro),
        exact_match=between(sums[:, 0] / len(labels)),
        primary={kind: between(figures) for kind, figures in zip(kinds, primary.T, strict=True)},
        tags={key: between(figures) for key, figures in zip(keys, tags.T, strict=True)},
    )


def _outcomes(labels: Sequence[Label], predictions: Sequence[Prediction], keys: tuple[str, ...]) -> NDArray[np.int8]:
    kinds = (*keys, None)
    true = np.array(
        [[label.primary == kind for kind in kinds] + [key in label.tags for key in keys] for label in labels]
    )
    said = np.array(
        [[one.primary == kind for kind in kinds] + [key in one.tags for key in keys] for one in predictions]
    )
    counted = np.stack([true & said, said & ~true, true & ~said], axis=2).reshape(len(labels), -1)
    exact = (true[:, len(kinds) :] == said[:, len(kinds) :]).all(axis=1)
    return np.column_stack([exact, counted]).astype(np.int8)


def _resampled(patterns: Reals, counts: NDArray[np.int64], resamples: int, rng: np.random.Generator) -> Reals:
    n_articles = int(counts.sum())
    shares = counts / n_articles
    sums = np.empty((resamples, patterns.shape[1]))
    for start in range(0, resamples, _CHUNK):
        stop = min(start + _CHUNK, resamples)
        sums[start:stop] = rng.multinomial(n_articles, shares, size=stop - start) @ patterns
    return sums


def _f1(counted: Reals) -> Reals:
    hits, false_alarms, misses = np.moveaxis(counted, -1, 0)
    both = 2 * hits + false_alarms + misses
    # As `Counts.f1` has it: 1 where nothing is true and nothing was said.
    f1: Reals = np.divide(2 * hits, both, out=np.ones_like(both), where=both > 0)
    return f1
