"""Suspicious labels: what models that had not seen an article say of it, against what a person decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from classifier.domain.label import Label

Reals = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Of a class with few articles of one's own, the mean over all articles counts as so many more.
_PRIOR = 10


class Fault(StrEnum):
    """What a label seems to have wrong."""

    MISSING = "missing"
    """It lacks a tag."""
    UNEXPECTED = "unexpected"
    """It carries a tag that it should not."""
    PRIMARY = "primary"
    """Another tag, or none, should be the primary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """One thing that a label seems to have wrong.

    Parameters
    ----------
    row : int
        Which article.
    fault : Fault
        What kind of thing.
    tag : str or None
        The tag that is missing or unexpected, or that should be the primary; None where there should be none.
    given : float
        Confidence, 0 to 1, in what the label says.
    other : float
        Confidence in what it should say instead.
    margin : float
        Half of what `other` is above `given`, put on a scale from 0 to 1: higher is more suspicious.
    """

    row: int
    fault: Fault
    tag: str | None
    given: float
    other: float
    margin: float


@dataclass(frozen=True, slots=True)
class Unlikely:
    """Articles that are likelier of another class than of the one given.

    Parameters
    ----------
    rows : array of int, (n_found,)
        The articles, in order.
    classes : array of int, (n_found,)
        The class that each is likelier of.
    """

    rows: Integers
    classes: Integers


def self_confidence(probabilities: Reals, given: Integers, own: Flags) -> Reals:
    """Return how sure of a class a model is where that class was given.

    Parameters
    ----------
    probabilities : array of float, (n_articles, n_classes)
        Out of fold: of each class, by a model that had not seen the article.
    given : array of int, (n_articles,)
        The class of each article, by a person.
    own : array of bool, (n_articles,)
        Which articles are in question. Where they hold few of a class, the mean over all articles counts beside theirs.

    Returns
    -------
    array of float, (n_classes,)
        The mean probability, from which an article counts as likely of the class; infinity for one that nobody gave.
    """
    thresholds = np.full(probabilities.shape[1], np.inf)
    for number, found in enumerate(probabilities.T):
        of_class = given == number
        if of_class.any():
            ours = found[of_class & own]
            thresholds[number] = (ours.sum() + _PRIOR * found[of_class].mean()) / (len(ours) + _PRIOR)
    return thresholds


def unlikely(probabilities: Reals, given: Integers, thresholds: Reals) -> Unlikely:
    """Find the articles off the diagonal of the confident joint.

    Parameters
    ----------
    probabilities, given : array
        As in `self_confidence`.
    thresholds : array of float, (n_classes,)
        From `self_confidence`.

    Returns
    -------
    Unlikely
        The articles whose likeliest class, of those that reach their threshold, is not the one given. An article that
        reaches no threshold is of no class, and not found.

    References
    ----------
    C. G. Northcutt, L. Jiang, I. L. Chuang, "Confident learning: estimating uncertainty in dataset labels", Journal of
    Artificial Intelligence Research 70, 2021, pp. 1373-1411: equations 1 and 2.
    """
    confident = np.where(probabilities >= thresholds, probabilities, -np.inf)
    likeliest = confident.argmax(axis=1)
    rows = np.flatnonzero((confident.max(axis=1) > -np.inf) & (likeliest != given))
    return Unlikely(rows, likeliest[rows])


def find_suspicions(
    labels: Sequence[Label],
    keys: tuple[str, ...],
    confidences: Reals,
    primaries: tuple[str | None, ...],
    probabilities: Reals,
    *,
    own: Flags | None = None,
) -> list[Suspicion]:
    """Find what labels seem to have wrong: each tag is a question of its own, and so is the primary.

    Parameters
    ----------
    labels : sequence of Label
        What a person decided of each article.
    keys : tuple of str
        The tags.
    confidences : array of float, (n_articles, n_tags)
        Of every tag, by a model that had not seen the article; calibrated.
    primaries : tuple of str or None
        Every primary that a label has, None for "no tag".
    probabilities : array of float, (n_articles, n_primaries)
        Of every primary, by such a model.
    own : array of bool, (n_articles,), optional
        Which articles are looked through; all of them where it is not given. The others only help to tell how sure
        models are of each tag.

    Returns
    -------
    list of Suspicion
        The most suspicious article first, by the largest margin of what is wrong with it, and what is wrong with it
        together. The margin is that of the paper cited at `unlikely`, its sign turned.
    """
    wanted = np.ones(len(labels), dtype=bool) if own is None else own
    found: list[Suspicion] = []
    for column, key in enumerate(keys):
        both = np.column_stack([1 - confidences[:, column], confidences[:, column]])
        given = np.array([key in label.tags for label in labels], dtype=np.int64)
        for row, likelier in _doubted(both, given, wanted):
            fault = Fault.MISSING if likelier else Fault.UNEXPECTED
            found.append(_suspicion(row, fault, key, both[row, given[row]], both[row, likelier]))
    given = np.array([primaries.index(label.primary) for label in labels], dtype=np.int64)
    for row, likelier in _doubted(probabilities, given, wanted):
        said = probabilities[row]
        found.append(_suspicion(row, Fault.PRIMARY, primaries[likelier], said[given[row]], said[likelier]))
    worst: dict[int, float] = {}
    for one in found:
        worst[one.row] = max(one.margin, worst.get(one.row, 0.0))
    return sorted(found, key=lambda one: (-worst[one.row], one.row, -one.margin))


def _doubted(probabilities: Reals, given: Integers, own: Flags) -> list[tuple[int, int]]:
    found = unlikely(probabilities, given, self_confidence(probabilities, given, own))
    kept = own[found.rows]
    return list(zip(found.rows[kept].tolist(), found.classes[kept].tolist(), strict=True))


def _suspicion(row: int, fault: Fault, tag: str | None, given: float, other: float) -> Suspicion:
    return Suspicion(
        row=row, fault=fault, tag=tag, given=float(given), other=float(other), margin=float((1 + other - given) / 2)
    )
