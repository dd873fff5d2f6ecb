"""Stability: how far values have moved within a distribution that was known before."""

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
BINS = 10
# Of an article in each bin, so that an empty bin says neither nothing nor infinitely much.
_SMOOTHING = 0.5


def stability(reference: Reals, found: Reals) -> float:
    """Return the population stability index of some values against a reference.

    Parameters
    ----------
    reference, found : array of float, (n_reference,) and (n_found,)
        At least one of each.

    Returns
    -------
    float
        0 where both fall alike into the ten bins that part the reference evenly; the higher, the less alike. By custom
        0.1 is a little and 0.25 much. Both shares are smoothed towards even ones by the same half an article a bin of
        the smaller set. Where nothing has moved it is about ``9 * (1 / n_reference + 1 / n_found)`` by chance.

    References
    ----------
    N. Siddiqi, "Credit Risk Scorecards", 2006, chapter 8. B. Yurdakul, J. Naranjo, "Statistical properties of the
    population stability index", Journal of Risk Model Validation 14(4), 2020: what it is by chance.
    """
    # Many values may be the same, as where a model is quite sure of every tenth article.
    edges = np.unique(np.quantile(reference, np.arange(1, BINS) / BINS))
    n_bins = len(edges) + 1
    blur = _SMOOTHING * n_bins / (min(len(reference), len(found)) + _SMOOTHING * n_bins)

    def shares(values: Reals) -> Reals:
        counts = np.bincount(np.searchsorted(edges, values, side="right"), minlength=n_bins)
        return np.asarray((1 - blur) * counts / len(values) + blur / n_bins)

    expected, actual = shares(reference), shares(found)
    return float(np.sum((actual - expected) * np.log(actual / expected)))
