"""Article: a title, bylines, text, and where it stood."""

import datetime as dt
import hashlib
import re
import unicodedata
from dataclasses import dataclass

ID_LENGTH = 16
# All but what nearly every character of a text is, and what always counts: to look each up would take far longer than
# all else that is done of an article beside tagging it.
_UNSURE = re.compile("[^!-~‘’“”—·\u3001-\u301f\u4e00-\u9fa5]+")
_WIDE = re.compile("[\uff01-\uff5e]")
_WIDER = 0xFEE0


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
    # Without its full-width forms, nearly every text is normal already: that is seen far sooner than it is made.
    narrow = _WIDE.sub(lambda wide: chr(ord(wide.group()) - _WIDER), text)
    return _UNSURE.sub(_counted, unicodedata.normalize("NFKC", narrow)).casefold()


def _counted(match: re.Match[str]) -> str:
    return "".join(c for c in match.group() if unicodedata.category(c)[0] not in "ZC" and c != "\ufffd")


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
    pages : tuple of int
        Pages of the issue that it stands on, from 1, in reading order; empty where the source has none.
    position : int
        Place among the articles of its issue, from 1.
    spans : tuple of Span
        The source lines it was put together from, in reading order: its headline's, then one for each paragraph of
        `text`. A source without lines of its own, such as a PDF, is counted in the lines that its reader made of it.
        Empty for ready articles.
    certainties : tuple of float
        For each of `spans`, how likely it is a part of this article, 0 to 1.
    confidence : float
        How likely the article was cut out as a person would, 0 to 1; 1 for ready articles.
    doubtful : bool
        Whether a boundary of it should be looked at by a person.
    recognition : float or None
        Mean confidence with which its characters were recognised from a picture, 0 to 1; None where they were not.
    source_id : str or None
        The id that a ready article came with.
    """

    title: str
    text: str
    bylines: tuple[str, ...] = ()
    organisation: str | None = None
    date: dt.date | None = None
    pages: tuple[int, ...] = ()
    position: int = 1
    spans: tuple[Span, ...] = ()
    certainties: tuple[float, ...] = ()
    confidence: float = 1.0
    doubtful: bool = False
    recognition: float | None = None
    source_id: str | None = None

    def __post_init__(self) -> None:
        if not (self.title.strip() or self.text.strip()):
            raise ValueError("an article needs a title or a text")
        if "\n" in self.title:
            raise ValueError("a title stands on one line")
        if self.position < 1:
            raise ValueError("positions count from 1")
        if self.certainties and len(self.certainties) != len(self.spans):
            raise ValueError(f"{len(self.certainties)} certainties for {len(self.spans)} spans")

    @property
    def page(self) -> int | None:
        """The page it begins on, from 1, where that is known."""
        return self.pages[0] if self.pages else None

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits, the same wherever the same title and text are read."""
        digest = hashlib.sha256(f"{fold(self.title)}\n{fold(self.text)}".encode())
        return digest.hexdigest()[:ID_LENGTH]
