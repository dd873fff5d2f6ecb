"""Announced: what is told of a file once it was dealt with, as one JSON object a line."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from classifier.domain.catalogued import CataloguedArticle, Reading, SeenFile
from classifier.storage.labels.record import line_of
from classifier.workflows.inbox.then import Ended

if TYPE_CHECKING:
    from classifier.storage.catalogue.catalogue import Catalogue

_DIGITS = 3


class Became(StrEnum):
    """What became of a file of an inbox."""

    TAGGED = "tagged"
    """It was read and recorded."""
    FAILED = "failed"
    """It, or a part of it, cannot be read."""
    COPY = "copy"
    """It holds what another file holds that was read."""
    RENAMED = "renamed"
    """It was read under another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What is told of one file.

    Parameters
    ----------
    at : datetime.datetime
        When, with a time zone.
    file : str
        Its path inside the inbox.
    seen : SeenFile
        What the catalogue has of it. Its path is where the file lies now.
    became : Became
        What became of it.
    articles : tuple of CataloguedArticle
        Of the issues in it.
    seconds : float or None
        That reading it took; None where it was read by a watch before this one.
    """

    at: dt.datetime
    file: str
    seen: SeenFile
    became: Became
    articles: tuple[CataloguedArticle, ...] = ()
    seconds: float | None = None


def became_of(seen: SeenFile) -> Became:
    """Return what became of a file that was read."""
    return Became.TAGGED if seen.reading is Reading.DONE else Became.FAILED


def articles_of(catalogue: "Catalogue", issues: Sequence[str]) -> tuple[CataloguedArticle, ...]:
    """Return the articles of issues.

    Parameters
    ----------
    catalogue : Catalogue
        That has them.
    issues : sequence of str
        Ids.

    Raises
    ------
    CatalogueError
        Where it cannot be read.
    """
    return tuple(found for issue in dict.fromkeys(issues) for found in catalogue.articles(issue=issue))


def announcement_object(told: Announcement) -> dict[str, object]:
    """Return what is told of a file as the log prints it.

    Parameters
    ----------
    told : Announcement
        What is told.

    Returns
    -------
    dict
        ``time, file, path, status, issues, articles, tags, review, model, seconds, fault, hint``. ``tags`` says of how
        many articles each tag stands, a person's word before a model's; ``review`` how many wait for a person;
        ``model`` is the version that most of them were tagged by.
    """
    models = Counter(one.prediction.model for one in told.articles if one.prediction is not None)
    return {
        "time": told.at.isoformat(timespec="seconds"),
        "file": told.file,
        "path": told.seen.path,
        "status": told.became.value,
        "issues": list(told.seen.issues),
        "articles": len(told.articles),
        "tags": dict(Counter(tag for one in told.articles for tag in _tags(one))),
        "review": sum(_waits(one) for one in told.articles),
        "model": models.most_common(1)[0][0] if models else None,
        "seconds": None if told.seconds is None else round(told.seconds, _DIGITS),
        "fault": told.seen.fault or None,
        "hint": told.seen.hint or None,
    }


def announcement_line(told: Announcement, ended: Ended | None = None) -> str:
    """Return what is told of a file as one line of JSON, without its end.

    Parameters
    ----------
    told : Announcement
        What is told.
    ended : Ended, optional
        How the command ended that was run after it: ``then`` is its exit status, and what kept it from having one
        follows as ``then_fault``.
    """
    found = announcement_object(told)
    if ended is not None:
        found |= {"then": ended.status} | ({"then_fault": ended.fault} if ended.fault else {})
    return line_of(found)


def _tags(one: CataloguedArticle) -> Sequence[str]:
    if one.label is not None:
        return one.label.tags
    return one.prediction.tags if one.prediction is not None else ()


def _waits(one: CataloguedArticle) -> bool:
    return one.label is None and one.prediction is not None and one.prediction.review is not None
