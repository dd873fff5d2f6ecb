"""Clusters: k-means over the articles' vectors, and one article for each cluster."""

import warnings

import numpy as np
from numpy.typing import NDArray

from classifier.query.pool import Integers, Reals
from classifier.query.strategies.ranking import highest

# Centres hardly move after so many rounds, and which article lies nearest moves even less.
_ROUNDS = 50
# Rows held against all labelled ones at once: memory stays flat.
_BLOCK = 2048
# Weights are relative; one of 0 must not make a centre of nothing.
_LEAST = 1e-6


def medoids(vectors: Reals, weights: Reals, number: int, rng: np.random.Generator) -> Integers:
    """Choose articles that stand for all.

    Parameters
    ----------
    vectors : array of float32, (n_articles, n_dimensions)
        Where they lie.
    weights : array of float, (n_articles,)
        How strongly each pulls a centre, 0 or more.
    number : int
        How many clusters, at least 1.
    rng : numpy.random.Generator
        Starts the clusters, and breaks ties.

    Returns
    -------
    array of int, (min(number, n_articles),)
        Of each cluster the row that lies nearest its centre, the heaviest cluster first. Where there are fewer
        places than clusters, the rest is filled up by weight.
    """
    # Whoever looks up the names of strategies need not wait for scikit-learn.
    from sklearn.cluster import KMeans  # noqa: PLC0415
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415

    number = min(number, len(vectors))
    if number == len(vectors):
        return highest(weights, number, rng)
    pull = np.maximum(weights, _LEAST * max(float(weights.max()), _LEAST)).astype(np.float64)
    machine = KMeans(number, n_init=1, max_iter=_ROUNDS, random_state=int(rng.integers(2**31)))
    with warnings.catch_warnings():
        # Rows that are the same make fewer clusters than were asked for.
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = machine.fit_predict(vectors, sample_weight=pull)
    away = ((vectors - machine.cluster_centers_[found]) ** 2).sum(axis=1)
    order = np.lexsort((rng.random(len(vectors)), away, found))
    clusters, firsts = np.unique(found[order], return_index=True)
    mass = np.bincount(found, weights=pull, minlength=number)[clusters]
    nearest = order[firsts][np.argsort(-mass, kind="stable")]
    left = np.setdiff1d(np.arange(len(vectors)), nearest)
    return np.concatenate([nearest, left[highest(weights[left], number - len(nearest), rng)]]).astype(np.int64)


def newness(vectors: Reals, labelled: Reals) -> Reals:
    """Return the squared distance of each row from the nearest labelled one, ``(n_articles,)``; 1 where none is."""
    if not len(labelled):
        return np.ones(len(vectors), dtype=np.float32)
    lengths = (labelled**2).sum(axis=1)
    nearest = [
        (lengths - 2 * (block @ labelled.T)).min(axis=1) + (block**2).sum(axis=1)
        for block in np.split(vectors, range(_BLOCK, len(vectors), _BLOCK))
    ]
    return np.asarray(np.maximum(np.concatenate(nearest), 0))


def drawn(n_articles: int, most: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return all rows, or `most` of them by lot: what costs too much on a whole pool is done on these."""
    return np.arange(n_articles) if n_articles <= most else rng.choice(n_articles, most, replace=False)
