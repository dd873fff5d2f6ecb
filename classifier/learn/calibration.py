"""From scores to probabilities, fitted on scores that were made out of fold."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from classifier.learn.artifact import Reals, Sigmoids, Softmax

# The logarithm of a probability that is none.
_NEVER = -100.0


def fit_sigmoids(scores: Reals, truth: NDArray[np.bool_], worth: Reals | None = None) -> Sigmoids:
    """Fit a confidence for each tag.

    Parameters
    ----------
    scores : array of float, (n_articles, n_tags)
        Made by models that had not seen the article.
    truth : array of bool, (n_articles, n_tags)
        Whether the article carries the tag.
    worth : array of float, (n_articles,), optional
        How much each label counts, above 0; 1 where it is not given.

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
        curve = LogisticRegression(C=10.0).fit(scores[:, [tag]], carried, sample_weight=worth)
        slopes[tag], offsets[tag] = curve.coef_[0, 0], curve.intercept_[0]
    return Sigmoids(slopes, offsets)


def fit_softmax(scores: Reals, primaries: NDArray[np.int64], n_primaries: int, worth: Reals | None = None) -> Softmax:
    """Fit the probability of each primary from all scores: a tag's own score and the others' tell it together.

    Parameters
    ----------
    scores : array of float, (n_articles, n_scores)
        Made by models that had not seen the article.
    primaries : array of int, (n_articles,)
        Which primary the article has.
    n_primaries : int
        How many there are; one that no article here has is never likeliest.
    worth : array of float, (n_articles,), optional
        As in `fit_sigmoids`.

    Returns
    -------
    Softmax
        One column for each primary.

    References
    ----------
    D. Wolpert, "Stacked generalization", Neural Networks 5, 1992.
    """
    present = np.unique(primaries)
    weights, offsets = np.zeros((scores.shape[1], n_primaries)), np.full(n_primaries, _NEVER)
    offsets[present] = 0.0
    if len(present) > 1:
        stack = LogisticRegression(C=1.0, max_iter=1000).fit(scores, primaries, sample_weight=worth)
        # Of two classes scikit-learn keeps the second one's weights alone.
        fitted = present if len(present) > 2 else present[1:]
        weights[:, fitted], offsets[fitted] = stack.coef_.T, stack.intercept_
    return Softmax(weights, offsets)
