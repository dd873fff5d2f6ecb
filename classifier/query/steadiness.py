"""Steadiness: how far successive models agree on a fixed set of articles, the stop set, that nobody needs to label."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.query.gain import macro_change

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What one model says of the stop set.

    Parameters
    ----------
    labels : int
        How many labels of the user's own it learnt from.
    primaries : array of int, (n_articles,)
        The primary of each article, as any numbers that stand for the same kinds in every snapshot.
    tags : array of bool, (n_articles, n_tags)
        Which tags it gives.
    """

    labels: int
    primaries: Integers
    tags: Flags

    def __post_init__(self) -> None:
        if self.primaries.ndim != 1 or self.tags.ndim != 2 or len(self.primaries) != len(self.tags):
            raise ValueError("a snapshot has a primary and a row of tags for each article")
        if not len(self.primaries):
            raise ValueError("a stop set without articles tells nothing")


@dataclass(frozen=True, slots=True)
class Window:
    """Two successive models beside one another.

    Parameters
    ----------
    primary, tags : float
        Cohen's kappa of the primaries, and the mean over the tags, -1 to 1; higher is steadier.
    gain : float
        Predicted change of macro F1, of the primaries or of the tags, whichever is larger, 0 to 1.
    """

    primary: float
    tags: float
    gain: float


def kappa(before: Integers, after: Integers) -> float:
    """Return Cohen's kappa between what two models say.

    Parameters
    ----------
    before, after : array of int, (n_articles,)
        The kind that each gives to each article; a kind may be missing on either side.

    Returns
    -------
    float
        At most 1; 0 where they agree no more often than by chance. Where both give one and the same kind to every
        article, kappa is 0 / 0: they agree wholly, and it is taken as 1.

    References
    ----------
    J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960,
    pp. 37-46.
    """
    n_articles = len(before)
    kinds, both = np.unique(np.concatenate([before, after]), return_inverse=True)
    first, second = (np.bincount(half, minlength=len(kinds)) for half in np.split(both, 2))
    # In whole numbers, so that 0 / 0 is known for what it is.
    chance = int(first @ second)
    agreed = n_articles * int((before == after).sum())
    return (agreed - chance) / (n_articles**2 - chance) if len(kinds) > 1 else 1.0


def tag_kappa(before: Flags, after: Flags) -> float:
    """Return the mean of Cohen's kappa over the tags.

    Parameters
    ----------
    before, after : array of bool, (n_articles, n_tags)
        Which tags each model gives.

    Returns
    -------
    float
        Over the tags that either model gives to some articles and not to others, for on the rest they agree whatever
        they learn; 1 where there is no such tag and they agree on all.
    """
    either = np.concatenate([before, after])
    told = np.flatnonzero(either.any(axis=0) & ~either.all(axis=0)).tolist()
    found = [kappa(before[:, tag].astype(np.int64), after[:, tag].astype(np.int64)) for tag in told]
    return float(np.mean(found)) if found else 1.0


def compare(before: Snapshot, after: Snapshot) -> Window:
    """Hold two models against one another.

    Parameters
    ----------
    before, after : Snapshot
        Of the same stop set.

    Returns
    -------
    Window
        The same whichever of the two comes first.

    Raises
    ------
    ValueError
        Where they do not speak of the same articles and tags.
    """
    if before.tags.shape != after.tags.shape:
        raise ValueError("snapshots of different stop sets cannot be compared")
    kinds = np.unique(np.concatenate([before.primaries, after.primaries]))
    primaries = macro_change(before.primaries[:, None] == kinds, after.primaries[:, None] == kinds)
    return Window(
        primary=kappa(before.primaries, after.primaries),
        tags=tag_kappa(before.tags, after.tags),
        gain=max(primaries, macro_change(before.tags, after.tags)),
    )


def windows(snapshots: Sequence[Snapshot], *, step: int) -> list[Window]:
    """Hold every model against the one before it.

    Parameters
    ----------
    snapshots : sequence of Snapshot
        Of the same stop set, oldest first.
    step : int
        Labels that have to lie between two models: with hardly any between them, any two agree. Models that lie closer
        are passed over; the newest never is.

    Returns
    -------
    list of Window
        Oldest first.
    """
    kept: list[Snapshot] = []
    for snapshot in reversed(snapshots):
        if not kept or snapshot.labels <= kept[-1].labels - step:
            kept.append(snapshot)
    kept.reverse()
    return [compare(before, after) for before, after in itertools.pairwise(kept)]
