"""Overview: what the answers of a folder of labels come to, in counts."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from classifier.domain.answer import Answer, Verdict
from classifier.domain.resolution import Basis, Resolution, latest, replaced, resolve
from classifier.storage.labels.folder import LabelFolder


@dataclass(frozen=True, slots=True)
class TagCount:
    """Articles that carry a tag.

    Parameters
    ----------
    key : str
        Of the tag.
    articles, primary : int
        How many carry it, and of how many it is the primary one.
    """

    key: str
    articles: int
    primary: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatorCount:
    """What one annotator decided, counted once an article, by the latest that they did not take back.

    Parameters
    ----------
    name : str
        Of the annotator.
    labels, unsure, adjudications : int
        Articles that they labelled, were unsure of, and decided for all.
    last : datetime.datetime
        When they gave the latest of these answers.
    """

    name: str
    labels: int
    unsure: int
    adjudications: int
    last: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The labels of a folder.

    Parameters
    ----------
    answered : int
        Articles that anybody spoke of.
    bases : mapping of Basis to int
        What their resolutions rest on.
    tags : tuple of TagCount
        In the order of the taxonomy; a tag that it has no more stands behind.
    untagged : int
        Articles that carry no tag, by decision.
    annotators : tuple of AnnotatorCount
        In the order of their names.
    """

    answered: int
    bases: dict[Basis, int]
    tags: tuple[TagCount, ...]
    untagged: int
    annotators: tuple[AnnotatorCount, ...]

    @property
    def labelled(self) -> int:
        """Articles that have a label."""
        return self.answered - self.disputed - self.unsure

    @property
    def disputed(self) -> int:
        """Articles on which two disagree and nobody has decided."""
        return self.bases.get(Basis.DISPUTED, 0)

    @property
    def unsure(self) -> int:
        """Articles that nobody could decide."""
        return self.bases.get(Basis.UNSURE, 0)


def overview(folder: LabelFolder) -> Overview:
    """Count the labels of a folder.

    Parameters
    ----------
    folder : LabelFolder
        The labels.

    Returns
    -------
    Overview
        Articles that are none since somebody mended the split are not counted.

    Raises
    ------
    BrokenLogError
        Where a line of a log cannot be read.
    """
    answers = folder.answers()
    found = resolve(answers)
    return Overview(
        answered=len(found),
        bases=dict(Counter(one.basis for one in found.values())),
        tags=_tags(list(found.values()), folder.taxonomy().keys),
        untagged=sum(one.label is not None and not one.label.tags for one in found.values()),
        annotators=_annotators(answers),
    )


def _tags(found: Sequence[Resolution], keys: tuple[str, ...]) -> tuple[TagCount, ...]:
    labels = [one.label for one in found if one.label is not None]
    carried = Counter(tag for label in labels for tag in label.tags)
    primary = Counter(label.primary for label in labels)
    every = dict.fromkeys((*keys, *sorted(carried)))
    return tuple(TagCount(key, carried[key], primary[key]) for key in every)


def _annotators(answers: list[Answer]) -> tuple[AnnotatorCount, ...]:
    gone = replaced(answers)
    held: dict[str, list[Answer]] = {}
    for article, said in latest(answers).items():
        for name, answer in said.items():
            if article not in gone:
                held.setdefault(name, []).append(answer)
    return tuple(_annotator(name, held[name]) for name in sorted(held))


def _annotator(name: str, held: list[Answer]) -> AnnotatorCount:
    verdicts = Counter(answer.verdict for answer in held)
    return AnnotatorCount(
        name=name,
        labels=verdicts[Verdict.LABEL],
        unsure=verdicts[Verdict.UNSURE],
        adjudications=verdicts[Verdict.ADJUDICATION],
        last=max(answer.at for answer in held),
    )
