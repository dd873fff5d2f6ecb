"""Paired bootstrap: how much better one model is than another on the same articles, and how far that may be luck.

Both models are judged on every drawing of the articles alike, so that what is hard for both does not blur what sets
them apart. An article is one of a few hundred patterns, what befell it under the one model and under the other, and
drawings are multinomial draws of these, as in `classifier.evaluate.bootstrap`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.domain.contest import Difference
from classifier.domain.label import Label
from classifier.domain.prediction import Prediction
from classifier.evaluate.bootstrap import Reals, f1_scores, outcomes, resampled


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Differences between two models, above 0 where the second is better.

    Parameters
    ----------
    primary : Difference
        Of the macro F1 of the primary.
    tags : Difference
        Of the macro F1 of the tags.
    each : mapping of str to Difference
        Of the F1 of each tag that an article carries; no others.
    """

    primary: Difference
    tags: Difference
    each: Mapping[str, Difference]


def paired(
    labels: Sequence[Label],
    before: Sequence[Prediction],
    after: Sequence[Prediction],
    keys: tuple[str, ...],
    *,
    level: float,
    resamples: int,
    rng: np.random.Generator,
) -> Paired:
    """Draw the articles again and again, and see how the differences between two models scatter.

    Parameters
    ----------
    labels : sequence of Label
        What a person decided of each article, at least one.
    before, after : sequence of Prediction
        What either model said of it, in the same order.
    keys : tuple of str
        The tags.
    level : float
        Confidence of each one-sided bound, above 0.5, below 1.
    resamples : int
        Drawings, at least one.
    rng : numpy.random.Generator
        Draws them.

    Returns
    -------
    Paired
        A macro F1 is the mean over the kinds, "no tag" being one of the primary's, that an article is of: of a kind
        without an article nothing was measured. The same holds of each drawing, where a kind that was not drawn adds
        nothing, and a tag that was not drawn has neither risen nor fallen.

    Raises
    ------
    ValueError
        Where there is no article, or not one prediction of each model for each.

    References
    ----------
    B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (percentile intervals). T.
    Berg-Kirkpatrick, D. Burkett, D. Klein, "An empirical investigation of statistical significance in NLP", EMNLP 2012:
    the paired bootstrap of F1.
    """
    if not labels or not len(labels) == len(before) == len(after):
        raise ValueError(f"{len(labels)} labels, {len(before)} and {len(after)} predictions cannot be compared")
    both = np.hstack([outcomes(labels, before, keys), outcomes(labels, after, keys)])
    patterns, counts = np.unique(both, axis=0, return_counts=True)
    seen = patterns.astype(np.float64)
    values = _differences((counts @ seen)[None], len(keys))[0]
    drawn = _differences(resampled(seen, counts, resamples, rng), len(keys))
    lows, highs = np.quantile(drawn, [1 - level, level], axis=0)
    primary, tags, *each = (
        Difference(value=value, low=low, high=high)
        for value, low, high in zip(values.tolist(), lows.tolist(), highs.tolist(), strict=True)
    )
    carried = {tag for label in labels for tag in label.tags}
    return Paired(
        primary=primary,
        tags=tags,
        each={key: one for key, one in zip(keys, each, strict=True) if key in carried},
    )


def _differences(sums: Reals, n_keys: int) -> Reals:
    """Return, per row of sums, the differences of the macro F1 of primary and tags, and of the F1 of each tag."""
    of_models = sums.reshape(len(sums), 2, -1)
    counted = of_models[:, :, 1:].reshape(len(sums), 2, -1, 3)
    f1 = f1_scores(counted)
    # What is true of the articles is the same for both models.
    true = counted[:, 0, :, 0] + counted[:, 0, :, 2] > 0
    risen = np.where(true, f1[:, 1] - f1[:, 0], 0.0)
    n_kinds = n_keys + 1

    def macro(part: slice) -> Reals:
        return np.asarray(risen[:, part].sum(axis=1) / np.maximum(true[:, part].sum(axis=1), 1))

    return np.column_stack([macro(slice(n_kinds)), macro(slice(n_kinds, None)), risen[:, n_kinds:]])
