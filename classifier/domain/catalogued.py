"""Catalogued: issues and articles as the catalogue holds them, and what recording one came to."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from classifier.domain.article import ID_LENGTH, Article, fold
from classifier.domain.issue import Issue
from classifier.domain.label import Label
from classifier.domain.prediction import Prediction
from classifier.domain.resolution import Basis


def issue_id(issue: Issue) -> str:
    """Return the id of an issue.

    Parameters
    ----------
    issue : Issue
        As it was read.

    Returns
    -------
    str
        Sixteen hexadecimal digits: the same for the same masthead and the same articles in the same order, under
        whatever name and from whatever kind of file they are read.
    """
    masthead = issue.masthead
    date = masthead.date.isoformat() if masthead.date else ""
    said = (fold(masthead.newspaper or ""), date, fold(masthead.number or ""))
    lines = "\n".join((*said, *(article.id for article in issue.articles)))
    return hashlib.sha256(lines.encode()).hexdigest()[:ID_LENGTH]


class Recorded(StrEnum):
    """What recording an issue came to."""

    NEW = "new"
    """It was not there."""
    KNOWN = "known"
    """It was there: nothing was added."""
    RENAMED = "renamed"
    """It was there under another name, whose file is gone: it has the new name now."""
    COPY = "copy"
    """It is there under another name, whose file is still there: nothing was added."""
    REPLACED = "replaced"
    """Another issue was there under this name: this one took its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguedIssue:
    """One issue in the catalogue.

    Parameters
    ----------
    id : str
        As `issue_id`.
    name : str
        What it is filed under.
    path : str or None
        The file, absolute, as a POSIX path; None where it was read from standard input.
    part : int
        Which piece of the file it is, from 1: a long file of ready articles comes in pieces.
    newspaper, number : str or None
        From its masthead.
    date : datetime.date or None
        Of the issue, from its masthead or its name.
    articles : int
        How many it has.
    """

    id: str
    name: str
    path: str | None
    part: int = 1
    newspaper: str | None = None
    number: str | None = None
    date: dt.date | None = None
    articles: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguedArticle:
    """One article where it stands in an issue, with what is said of it.

    Parameters
    ----------
    article : Article
        With the title, text, bylines, organisation, date, pages and position that it has there. Where its lines stood
        in the source is not kept.
    issue : CataloguedIssue
        That it stands in.
    prediction : Prediction or None
        The current one, its evidence cut down to the terms that spoke for the tags given.
    label : Label or None
        What people decided, where they did.
    basis : Basis or None
        What their decision rests on, or why there is none; None where nobody spoke of it.
    """

    article: Article
    issue: CataloguedIssue
    prediction: Prediction | None = None
    label: Label | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuilding came to.

    Parameters
    ----------
    issues, articles : int
        That were read.
    changed : int
        Articles that are tagged otherwise than they were.
    dropped : int
        Issues that were recorded and are not there any more.
    kept : int
        Issues that were recorded and cannot be read now.
    """

    issues: int
    articles: int
    changed: int
    dropped: int
    kept: int


class Reading(StrEnum):
    """How reading a file of an inbox ended."""

    DONE = "done"
    """All of it is recorded."""
    FAILED = "failed"
    """It cannot be read: it is tried again once it changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFile:
    """A file of an inbox as it was when it was read.

    Parameters
    ----------
    path : str
        The file, absolute, as a POSIX path.
    size, modified : int
        In bytes, and in nanoseconds since 1970.
    digest : str
        SHA-256 of its bytes, hexadecimal.
    reading : Reading
        How it ended.
    fault, hint : str
        Why it cannot be read, and what to do next; empty where it could be.
    issues : tuple of str
        Ids of the issues in it.
    at : datetime.datetime
        When, with a time zone.
    announced : bool
        Whether all that follows a reading was done: the line in the log, the command, the archive.
    """

    path: str
    size: int
    modified: int
    digest: str
    reading: Reading
    fault: str = ""
    hint: str = ""
    issues: tuple[str, ...] = ()
    at: dt.datetime
    announced: bool = False


class Verb(StrEnum):
    """What a catalogue run did."""

    TAG = "tag"
    WATCH = "watch"
    RETAG = "retag"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRun:
    """One call that recorded something.

    Parameters
    ----------
    id : str
        Of the run.
    verb : Verb
        What it did.
    began, ended : datetime.datetime
        With a time zone.
    model : str
        The version that tagged.
    issues, articles, predictions : int
        How many were added.
    failed : int
        Inputs that could not be read.
    """

    id: str
    verb: Verb
    began: dt.datetime
    ended: dt.datetime
    model: str
    issues: int = 0
    articles: int = 0
    predictions: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What recording one issue came to.

    Parameters
    ----------
    outcome : Recorded
        In a word.
    issue : str
        Id of the issue.
    articles : int
        How many were added that stood in no issue before.
    predictions : int
        How many were added: for articles that had none.
    repeated : tuple of str
        Ids of its articles that stand in other issues too, in order, each once.
    """

    outcome: Recorded
    issue: str
    articles: int = 0
    predictions: int = 0
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a catalogue holds.

    Parameters
    ----------
    issues, articles : int
        Each once, in however many files and issues it stands.
    predictions, former : int
        Those that hold, and those that later ones took the place of.
    labels : int
        Articles of which people decided something, or could not.
    failed : int
        Files of an inbox that cannot be read.
    schema : int
        Version of its tables.
    """

    issues: int
    articles: int
    predictions: int
    former: int
    labels: int
    failed: int
    schema: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """All of a catalogue that can be made again from the issue files and the labels: two of them can be compared.

    Parameters
    ----------
    issues : tuple of CataloguedIssue
        One for each piece of a file, copies among them, by path and part.
    articles : tuple of CataloguedArticle
        As `Catalogue.articles` yields them, with what is said of them.
    decided : tuple of (str, Basis, Label or None)
        What people's answers come to, by the id of the article, whether it stands in an issue or not.
    """

    issues: tuple[CataloguedIssue, ...]
    articles: tuple[CataloguedArticle, ...]
    decided: tuple[tuple[str, Basis, Label | None], ...]
