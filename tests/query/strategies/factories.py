"""Pools made of what a test cares about; the rest says nothing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from classifier.query.pool import Pool, Reals

TAGS, DIMENSIONS = 3, 4


def floats(values: ArrayLike) -> Reals:
    return np.asarray(values, dtype=np.float32)


def unit(rows: ArrayLike) -> Reals:
    """Scale rows to length 1, but leave those of 0."""
    found = floats(rows)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return floats(np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0))


def make_pool(
    n_articles: int | None = None,
    *,
    vectors: ArrayLike | None = None,
    confidences: ArrayLike | None = None,
    probabilities: ArrayLike | None = None,
    thresholds: Sequence[float] | None = None,
    by_words: ArrayLike | None = None,
    by_characters: ArrayLike | None = None,
    labelled: ArrayLike | None = None,
    counts: Sequence[int] | None = None,
) -> Pool:
    given = [part for part in (vectors, confidences, probabilities, by_words) if part is not None]
    n_articles = len(floats(given[0])) if n_articles is None else n_articles
    opinions = confidences if confidences is not None else by_words
    sure = floats(opinions) if opinions is not None else np.full((n_articles, TAGS), 0.5, dtype=np.float32)
    n_tags = sure.shape[1]
    where = floats(vectors) if vectors is not None else np.zeros((n_articles, DIMENSIONS), dtype=np.float32)
    chances = np.full((n_articles, n_tags + 1), 1 / (n_tags + 1))
    return Pool(
        vectors=where,
        confidences=sure,
        probabilities=floats(probabilities if probabilities is not None else chances),
        thresholds=floats(thresholds if thresholds is not None else [0.5] * n_tags),
        by_words=floats(by_words) if by_words is not None else sure,
        by_characters=floats(by_characters) if by_characters is not None else sure,
        labelled=floats(labelled) if labelled is not None else where[:0],
        counts=np.array(counts if counts is not None else [0] * n_tags, dtype=np.int64),
    )


def any_pool(n_articles: int, *, seed: int = 0, n_tags: int = 5, n_dimensions: int = 16, n_labelled: int = 20) -> Pool:
    """Return articles about which a model says this and that."""
    rng = np.random.default_rng(seed)
    chances = rng.random((n_articles, n_tags + 1)) ** 3
    return make_pool(
        vectors=unit(rng.normal(size=(n_articles, n_dimensions))),
        confidences=rng.random((n_articles, n_tags)),
        probabilities=chances / chances.sum(axis=1, keepdims=True),
        thresholds=(0.3 + 0.4 * rng.random(n_tags)).tolist(),
        by_words=rng.random((n_articles, n_tags)),
        by_characters=rng.random((n_articles, n_tags)),
        labelled=unit(rng.normal(size=(n_labelled, n_dimensions))),
        counts=rng.integers(0, 9, n_tags).tolist(),
    )
