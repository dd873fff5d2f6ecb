"""Fitting how far an article's cut can be trusted, and from when on a person should look."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Reals = NDArray[np.float64]
_STRENGTH = 1.0
# Of the articles that nobody is asked to look at, so many are right.
_RIGHT_UNSEEN = 0.92
_STEPS = np.round(np.arange(0.3, 0.951, 0.05), 2)


def fit_confidence(signs: Sequence[Sequence[float]], right: Sequence[bool]) -> Reals:
    """Fit the log odds that an article is whole and rightly titled.

    Parameters
    ----------
    signs : sequence of sequence of float, (n_articles, n_signs)
        What tells of each article; one of the signs is 1 for all of them.
    right : sequence of bool, (n_articles,)
        Whether each was cut out as it should be; some were and some were not.

    Returns
    -------
    array of float, (n_signs,)
        Log odds for each unit of a sign.

    References
    ----------
    J. Platt, "Probabilistic outputs for support vector machines", 1999.
    """
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=1000)
    model.fit(np.array(signs), np.array(right))
    return np.asarray(model.coef_[0], dtype=np.float64)


def fit_threshold(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Return the confidence from which an article need not be looked at.

    Parameters
    ----------
    confidences : sequence of float, (n_articles,)
        Of articles of several issues.
    right : sequence of bool, (n_articles,)
        Whether each was cut out as it should be.

    Returns
    -------
    float
        The lowest of some round figures above which nearly all articles are right.
    """
    given, truth = np.array(confidences), np.array(right)
    good = (step for step in _STEPS if (given >= step).any() and truth[given >= step].mean() >= _RIGHT_UNSEEN)
    return float(next(good, _STEPS[-1]))
