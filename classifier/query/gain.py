"""Predicted change of F1 from one model to the next, without a single label to score them on."""

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]


def predicted_change(before: Flags, after: Flags) -> float:
    """Predict how much F1 differs between two models, from where the two say yes.

    Of the table of agreement between two models, a counts what both say yes to, b and c what only one of them does. The
    F1 of one model held against the other is 2a / (2a + b + c); the prediction is what that lacks of 1.

    Parameters
    ----------
    before, after : array of bool, (n_articles,)
        What each model says of the same articles.

    Returns
    -------
    float
        0 to 1; 0 where they say the same, also where neither ever says yes.

    References
    ----------
    M. Altschuler, M. Bloodgood, "Stopping active learning based on predicted change of F measure for text
    classification", IEEE ICSC 2019, pp. 47-54, arXiv:1901.09118.
    """
    both = int((before & after).sum())
    either = int((before ^ after).sum())
    return either / (2 * both + either) if either else 0.0


def macro_change(before: Flags, after: Flags) -> float:
    """Predict how much macro F1 differs between two models.

    Parameters
    ----------
    before, after : array of bool, (n_articles, n_kinds)
        What each model says of the same articles, a column a kind.

    Returns
    -------
    float
        Mean of `predicted_change` over the kinds that either model ever says yes to, 0 to 1; 0 where there is none. A
        kind that is never said cannot change, and would only water the mean down.
    """
    told = (before | after).any(axis=0)
    columns = np.flatnonzero(told).tolist()
    return float(np.mean([predicted_change(before[:, one], after[:, one]) for one in columns])) if columns else 0.0
