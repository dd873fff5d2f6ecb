"""When to give a tag and when to ask a person, chosen on confidences that were made out of fold."""

import numpy as np
from numpy.typing import NDArray

from classifier.learn.artifact import Decisions, Reals

_GRID = np.linspace(0.25, 0.75, 51)
# Thresholds whose F1 is within this of the best one do equally well on a few hundred articles; their mean is steadier.
_PLATEAU = 0.005
# Of the tags given under a threshold at least this share is right, wherever there is such a threshold.
_PRECISE = 0.75
# A person is asked until this share of what is left is right, but never about more than this share of all.
_RIGHT = 0.96
_ASKED = 0.35
# The shortest texts of a corpus, as a share.
_SHORT = 0.05
# Articles with the least words that others know, as a share: what lies below them is another language or debris.
_STRANGE = 0.01


def choose_thresholds(
    confidence: Reals,
    truth: NDArray[np.bool_],
    given: NDArray[np.bool_],
    barred: NDArray[np.bool_],
    worth: Reals | None = None,
) -> Reals:
    """Choose the confidence from which each tag is given.

    Parameters
    ----------
    confidence : array of float, (n_articles, n_tags)
        Made out of fold.
    truth : array of bool, (n_articles, n_tags)
        What the articles carry.
    given : array of bool, (n_articles, n_tags)
        Tags that are given whatever their confidence: the primary ones.
    barred : array of bool, (n_articles,)
        Articles that get no tag at all.
    worth : array of float, (n_articles,), optional
        How many articles each counts for, above 0; 1 where it is not given.

    Returns
    -------
    array of float, (n_tags,)
        Per tag the middle of the thresholds that make the highest F1 of the tags as they are given in the end, among
        those under which three in four of the tags given are right; where there is none, among the most precise.
    """
    chosen = np.full(truth.shape[1], 0.5)
    worth = np.ones(len(truth)) if worth is None else worth
    for tag in range(truth.shape[1]):
        if not truth[:, tag].any():
            continue
        tagged = (confidence[:, tag] >= _GRID[:, None]) | given[:, tag]
        f1, precision = _f1_and_precision(tagged & ~barred, truth[:, tag], worth)
        f1 = np.where(precision >= min(_PRECISE, precision.max()), f1, 0.0)
        chosen[tag] = _GRID[f1 >= f1.max() - _PLATEAU].mean()
    return chosen


def _f1_and_precision(tagged: NDArray[np.bool_], truth: NDArray[np.bool_], worth: Reals) -> tuple[Reals, Reals]:
    hits, given = ((tagged & truth) * worth).sum(axis=1), (tagged * worth).sum(axis=1)
    return 2 * hits / (given + worth[truth].sum()), np.divide(hits, given, out=np.ones(len(hits)), where=given > 0)


def choose_sure(probability: Reals, right: NDArray[np.bool_], worth: Reals | None = None) -> float:
    """Choose the probability of the primary below which a person should look.

    Parameters
    ----------
    probability : array of float, (n_articles,)
        Of the primary chosen, made out of fold.
    right : array of bool, (n_articles,)
        Whether it was the right one.
    worth : array of float, (n_articles,), optional
        As in `choose_thresholds`.

    Returns
    -------
    float
        The lowest probability at which 96% of the primaries that no person looks at are right; where that would ask
        about more than 35% of the articles, the probability that asks about 35%.
    """
    order = np.argsort(-probability, kind="stable")
    worth = np.ones(len(order)) if worth is None else worth[order]
    passed = np.cumsum(worth)
    enough = np.flatnonzero(np.cumsum(right[order] * worth) / passed >= _RIGHT)
    least = int(np.searchsorted(passed, (1 - _ASKED) * passed[-1]))
    last = max(least, int(enough[-1]) if len(enough) else 0)
    return float(probability[order[last]])


def choose_decisions(thresholds: Reals, sure: float, lengths: NDArray[np.int64], familiarity: Reals) -> Decisions:
    """Put the decisions together with what counts as short in the corpus.

    Parameters
    ----------
    thresholds : array of float, (n_tags,)
        From `choose_thresholds`.
    sure : float
        From `choose_sure`.
    lengths : array of int, (n_articles,)
        Characters of each article.
    familiarity : array of float, (n_articles,)
        Share of each article's words that the other articles know.

    Returns
    -------
    Decisions
        Short is the shortest twentieth of the corpus, familiar all but the strangest hundredth.
    """
    return Decisions(
        thresholds,
        sure,
        short=int(np.quantile(lengths, _SHORT)),
        shortest=int(lengths.min()),
        familiar=float(np.quantile(familiarity, _STRANGE)),
    )
