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
    patterns, counts = np.unique(outcomes(labels, predictions, keys), axis=0, return_counts=True)
    sums = resampled(patterns.astype(np.float64), counts, resamples, rng)
    counted = sums[:, 1:].reshape(resamples, -1, 3)
    f1 = f1_scores(counted)
    primary, tags = f1[:, : len(kinds)], f1[:, len(kinds) :]
    micro = f1_scores(counted[:, len(kinds) :].sum(axis=1))
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


def outcomes(labels: Sequence[Label], predictions: Sequence[Prediction], keys: tuple[str, ...]) -> NDArray[np.int8]:
    """Tell what happened to each article.

    Parameters
    ----------
    labels, predictions, keys
        As in `classifier.evaluate.metrics.evaluate`.

    Returns
    -------
    array of int, (n_articles, 1 + 3 * (n_keys + 1 + n_keys))
        1 or 0: whether the tags were all right; then hit, false alarm and miss, of each kind of primary ("no tag" being
        the last) and then of each tag.
    """
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


def resampled(patterns: Reals, counts: NDArray[np.int64], resamples: int, rng: np.random.Generator) -> Reals:
    """Draw as many articles as there are, with replacement, and add up what happened to them.

    Parameters
    ----------
    patterns : array of float, (n_patterns, n_columns)
        What happened to an article, each pattern once.
    counts : array of int, (n_patterns,)
        How many articles it happened to.
    resamples : int
        Drawings.
    rng : numpy.random.Generator
        Draws them.

    Returns
    -------
    array of float, (resamples, n_columns)
        The sums of each drawing.
    """
    n_articles = int(counts.sum())
    shares = counts / n_articles
    sums = np.empty((resamples, patterns.shape[1]))
    for start in range(0, resamples, _CHUNK):
        stop = min(start + _CHUNK, resamples)
        sums[start:stop] = rng.multinomial(n_articles, shares, size=stop - start) @ patterns
    return sums


def f1_scores(counted: Reals) -> Reals:
    """Return the F1 of counts.

    Parameters
    ----------
    counted : array of float, (..., 3)
        Hits, false alarms and misses.

    Returns
    -------
    array of float, (...)
        0 to 1, higher is better; 1 where nothing is true and nothing was said, as `Counts.f1` has it.
    """
    hits, false_alarms, misses = np.moveaxis(counted, -1, 0)
    both = 2 * hits + false_alarms + misses
    f1: Reals = np.divide(2 * hits, both, out=np.ones_like(both), where=both > 0)
    return f1
