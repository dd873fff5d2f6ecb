"""The texts of all articles that anybody labelled: one line an article, so that the labels alone can be learnt from."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.storage.labels.lines import Line, LineFile
from classifier.storage.labels.record import Record, line_of, record_of

_KEYS = frozenset(
    {"id", "issue", "position", "title", "byline", "organisation", "date", "pages", "text", "source_id"}
)  # fmt: skip
# Bytes before the place where reading goes on, by which a file is known that somebody edited meanwhile.
_REMEMBERED = 256


def article_line(filed: FiledArticle) -> str:
    """Write an article as one line.

    Parameters
    ----------
    filed : FiledArticle
        Where it stood in the source, and how well it was read, are left out: they are of no use without the source.

    Returns
    -------
    str
        A JSON object without a newline.
    """
    article = filed.article
    entries: dict[str, Any] = {"id": article.id}
    if filed.issue:
        entries["issue"] = filed.issue
    entries |= {"position": article.position, "title": article.title}
    if article.bylines:
        entries["byline"] = article.bylines
    if article.organisation is not None:
        entries["organisation"] = article.organisation
    if article.date is not None:
        entries["date"] = article.date.isoformat()
    if article.pages:
        entries["pages"] = article.pages
    entries["text"] = article.text
    if article.source_id is not None:
        entries["source_id"] = article.source_id
    return line_of(entries)


def read_article(line: Line, path: Path) -> FiledArticle:
    """Read an article from its line.

    Parameters
    ----------
    line : Line
        Of `path`.
    path : pathlib.Path
        The file, for faults.

    Returns
    -------
    FiledArticle
        The article as it was filed.

    Raises
    ------
    BrokenLogError
        Where it is no article, says what this version does not know, or has the id of another title or text: its labels
        would be learnt of something that nobody labelled.
    """
    return _checked(line, path)[1]


def _checked(line: Line, path: Path) -> tuple[str, FiledArticle]:
    record = record_of(line, path)
    record.allow(_KEYS)
    own = record.text("id")
    filed = FiledArticle(_article(record), record.text("issue") if "issue" in record else "")
    if filed.id != own:
        record.refuse(
            f"the id {own!r} is not that of its title and text",
            hint="bring the title and the text back as they were: what was labelled cannot be changed",
        )
    # To work an id out again takes as long as all else here.
    return own, filed


def _article(record: Record) -> Article:
    try:
        return Article(
            title=record.text("title"),
            text=record.text("text"),
            bylines=record.texts("byline"),
            organisation=record.text_or_none("organisation"),
            date=record.date_or_none("date"),
            pages=record.counts("pages"),
            position=record.count("position", 1),
            source_id=record.text_or_none("source_id"),
        )
    except ValueError as error:
        record.refuse(str(error))


@dataclass(frozen=True, slots=True)
class _Read:
    """How far a file was read, and what stood before that place."""

    line: Line
    before: bytes


class ArticleFile:
    """The file of articles, each in it once.

    Parameters
    ----------
    path : pathlib.Path
        The file; made with the first article.
    """

    def __init__(self, path: Path) -> None:
        self._file = LineFile(path)
        self._ids: set[str] = set()
        self._read: _Read | None = None

    def read(self) -> dict[str, FiledArticle]:
        """Return every article, by its id, in the order of the file.

        Raises
        ------
        BrokenLogError
            Where a line cannot be read.
        OSError
            Where the file cannot be.
        """
        found: dict[str, FiledArticle] = {}
        for line in self._file.lines():
            id_, filed = _checked(line, self._file.path)
            # Two who merge what they labelled apart have some articles twice.
            found.setdefault(id_, filed)
        return found

    def add(self, filed: FiledArticle) -> None:
        """Add an article, unless it is there.

        Parameters
        ----------
        filed : FiledArticle
            The article.

        Raises
        ------
        BrokenLogError
            Where a line that others added cannot be read.
        OSError
            As `LineFile.append`.
        """
        line, id_ = article_line(filed), filed.id
        with self._file.held():
            self._catch_up()
            if id_ not in self._ids:
                self._file.append(line)
                self._ids.add(id_)

    def _catch_up(self) -> None:
        """Take note of what was added since, by whomever; the file may have become another one by a merge."""
        path = self._file.path
        if self._read is not None and not _is_same(path, self._read):
            self._read = None
            self._ids.clear()
        last = self._read.line if self._read else None
        for line in self._file.lines(last):
            self._ids.add(record_of(line, path).text("id"))
            last = line
        if last is not None and (self._read is None or last is not self._read.line):
            self._read = _Read(last, _before(path, last.end))


def _is_same(path: Path, read: _Read) -> bool:
    try:
        return _before(path, read.line.end) == read.before
    except FileNotFoundError:
        return False


def _before(path: Path, end: int) -> bytes:
    """Return the last bytes before `end`, fewer where the file is shorter."""
    start = max(end - _REMEMBERED, 0)
    with path.open("rb") as file:
        file.seek(start, os.SEEK_SET)
        return file.read(end - start)
