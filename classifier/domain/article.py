"""Article: a title, bylines, text, and where it stood."""

import datetime as dt
import hashlib
import unicodedata
from dataclasses import dataclass

ID_LENGTH = 16


def fold(text: str) -> str:
    """Return what of a text counts when two are compared: compatibility forms folded, no space, no junk.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        `text` in NFKC and lower case, letters, digits, punctuation and symbols alone: white space, control, format,
        private-use and unassigned characters and U+FFFD are gone.
    """
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] not in "ZC" and c != "\ufffd")
    return "".join(kept).casefold()


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a source, both ends included, counted from 1."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ValueError(f"no such lines: {self.first} to {self.last}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of an issue, or a ready one.

    Parameters
    ----------
    title : str
        The headline on one line, kicker and subtitle included; empty where the newspaper gave none.
    text : str
        Paragraphs joined by single newlines.
    bylines : tuple of str
        Contributors, in the order printed.
    organisation : str or None
        The department or institution that the article says it comes from.
    date : datetime.date or None
        When the reported thing happened, as far as the article or the masthead tells.
    page : int or None
        Page of the issue, from 1.
    position : int
        Place among the articles of its issue, from 1.
    spans : tuple of Span
        The source lines it was put together from, in reading order. Empty for ready articles.
    source_id : str or None
        The id that a ready article came with.
    """

    title: str
    text: str
    bylines: tuple[str, ...] = ()
    organisation: str | None = None
    date: dt.date | None = None
    page: int | None = None
    position: int = 1
    spans: tuple[Span, ...] = ()
    source_id: str | None = None

    def __post_init__(self) -> None:
        if not (self.title.strip() or self.text.strip()):
            raise ValueError("an article needs a title or a text")
        if "\n" in self.title:
            raise ValueError("a title stands on one line")
        if self.position < 1:
            raise ValueError("positions count from 1")

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits, the same wherever the same title and text are read."""
        digest = hashlib.sha256(f"{fold(self.title)}\n{fold(self.text)}".encode())
        return digest.hexdigest()[:ID_LENGTH]
