"""From scores to probabilities, fitted on scores that were made out of fold."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from classifier.learn.artifact import Reals, Sigmoids, Softmax


def fit_sigmoids(scores: Reals, truth: NDArray[np.bool_]) -> Sigmoids:
    """Fit a confidence for each tag.

    Parameters
    ----------
    scores : array of float, (n_articles, n_tags)
        Made by models that had not seen the article.
    truth : array of bool, (n_articles, n_tags)
        Whether the article carries the tag.

    Returns
    -------
    Sigmoids
        A tag that no article carries, or every one, gets its smoothed share as a constant confidence.

    References
    ----------
    J. Platt, "Probabilistic outputs for support vector machines", 1999.
    """
    slopes, offsets = np.zeros(truth.shape[1]), np.zeros(truth.shape[1])
    for tag, carried in enumerate(truth.T):
        if carried.all() or not carried.any():
            share = (carried.sum() + 0.5) / (len(carried) + 1)
            offsets[tag] = np.log(share / (1 - share))
            continue
        curve = LogisticRegression(C=10.0).fit(scores[:, [tag]], carried)
        slopes[tag], offsets[tag] = curve.coef_[0, 0], curve.intercept_[0]
    return Sigmoids(slopes, offsets)


def fit_softmax(scores: Reals, primaries: NDArray[np.int64]) -> Softmax:
    """Fit the probability of each primary from all scores: a tag's own score and the others' tell it together.

    Parameters
    ----------
    scores : array of float, (n_articles, n_scores)
        Made by models that had not seen the article.
    primaries : array of int, (n_articles,)
        Which primary the article has; at least two of them are there.

    Returns
    -------
    Softmax
        One column for each primary from 0 to the highest.

    References
    ----------
    D. Wolpert, "Stacked generalization", Neural Networks 5, 1992.
    """
    stack = LogisticRegression(C=1.0, max_iter=1000).fit(scores, primaries)
    weights, offsets = stack.coef_.T, stack.intercept_
    if len(stack.classes_) == 2:
        # Of two classes scikit-learn keeps the second one's weights alone.
        weights, offsets = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, offsets[0]])
    return Softmax(np.ascontiguousarray(weights), offsets)
