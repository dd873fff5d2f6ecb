"""Source lines: what stands on them, how far they are indented, how wide they are."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.domain.issue import FurnitureKind
from classifier.text.normalize import repair_characters

_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
# Emphasis that markdown writers put around a whole headline.
_EMPHASIS = re.compile(r"^(\*\*|__)(?=[^*_]*[^\s*_])(?P<inner>[^*_]+)\1$")
# What a marked headline begins with.
_MARKS = frozenset("#*_")
_BLANK = " \u3000"
# Characters that are wide in every version of Unicode; all others are looked up.
_WIDE = re.compile("[\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source that holds something.

    Parameters
    ----------
    number : int
        Line of the source, from 1.
    text : str
        Repaired characters, without indent, trailing space, heading marks or emphasis around the whole.
    indent : int
        Columns of white space before the text; an ideographic space counts two.
    length : int
        Characters of the source line, indent included: what wrapping by characters counts.
    width : int
        Columns of `text` on a terminal; an ideograph counts two: what wrapping by columns counts.
    gap : int
        Blank lines since the line before, or since the top.
    level : int
        Depth of a markdown heading, 0 for none.
    page : int
        Page it stands on, from 1; in a text, form feeds before the line, plus 1.
    whole : bool
        Whether the source itself says that the line is a paragraph of its own, neither to be joined nor cut. Text
        files never say so.
    size : float
        Size of its type over that of the source's running text; 1 where the source does not tell.
    bold : bool
        Whether its type is heavier than the running text's.
    kind : FurnitureKind or None
        What the source itself says it is, where that is no part of an article: a running head, a caption.
    recognition : float or None
        Mean confidence with which it was recognised from a picture, 0 to 1; None where it was not.
    """

    number: int
    text: str
    indent: int
    length: int
    width: int
    gap: int
    level: int
    page: int
    whole: bool = False
    size: float = 1.0
    bold: bool = False
    kind: FurnitureKind | None = None
    recognition: float | None = None


def columns(text: str) -> int:
    """Return how many terminal columns a text takes: 2 for each wide character, 1 for any other."""
    if text.isascii():
        return len(text)
    rest = _WIDE.sub("", text)
    wide = len(text) - len(rest) + sum(unicodedata.east_asian_width(char) in "WF" for char in rest)
    return len(text) + wide


def wider(text: str, limit: int) -> bool:
    """Tell whether a text takes more columns than `limit`, without counting those of one that is far longer."""
    return len(text) > limit or (2 * len(text) > limit and columns(text) > limit)


def read_lines(source: str) -> list[Line]:
    """Cut a source into its lines, those that hold something.

    Parameters
    ----------
    source : str
        The whole decoded text.

    Returns
    -------
    list of Line
        In source order. Lines of nothing but white space or junk only count in the `gap` of the next.
    """
    lines: list[Line] = []
    gap, page = 0, 1
    for number, (raw, line) in enumerate(_raw_and_repaired(source), start=1):
        page += line.count("\f")
        printed = line.replace("\f", "")
        text = printed.strip(_BLANK)
        if not text:
            gap += 1
            continue
        indent = printed[: printed.index(text[0])]
        level, text = _heading(text) if text[0] in _MARKS else (0, text)
        length, width = len(raw.rstrip()), columns(text)
        lines.append(Line(number, text, len(indent) + indent.count("\u3000"), length, width, gap, level, page))
        gap = 0
    return lines


def _raw_and_repaired(source: str) -> Iterator[tuple[str, str]]:
    raw = source.replace("\r\n", "\n").replace("\r", "\n")
    repaired = repair_characters(raw)
    if raw == repaired:
        # Most sources are in order, and their lines need not be held twice.
        return ((line, line) for line in raw.split("\n"))
    return zip(raw.split("\n"), repaired.split("\n"), strict=True)


def _heading(text: str) -> tuple[int, str]:
    mark = _HEADING.match(text)
    if mark:
        text = _without_closing(text[mark.end() :])
    emphasis = _EMPHASIS.match(text)
    return (len(mark.group(1)) if mark else 0), (emphasis["inner"].strip() if emphasis else text)


def _without_closing(text: str) -> str:
    """Return a heading without the marks that may close it: they stand after a space, so that C# keeps its own."""
    inner = text.rstrip("#")
    return inner.rstrip(" \u3000") if inner.endswith((" ", "\u3000")) else text
