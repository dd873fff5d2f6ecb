"""Source lines: what stands on them, how far they are indented, how wide they are."""

import re
import unicodedata
from dataclasses import dataclass

from classifier.text.normalize import repair_characters

_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
# Emphasis that markdown writers put around a whole headline.
_EMPHASIS = re.compile(r"^(\*\*|__)(?=[^*_]*[^\s*_])(?P<inner>[^*_]+)\1$")


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
        Form feeds before the line, plus 1.
    """

    number: int
    text: str
    indent: int
    length: int
    width: int
    gap: int
    level: int
    page: int


def columns(text: str) -> int:
    """Return how many terminal columns a text takes: 2 for each wide character, 1 for any other."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


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
    raws = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, (raw, repaired) in enumerate(zip(raws, repair_characters(source).split("\n"), strict=True), start=1):
        page += repaired.count("\f")
        text = repaired.replace("\f", "").strip(" \u3000")
        if not text:
            gap += 1
            continue
        level, text = _heading(text)
        head = repaired.replace("\f", "")
        head = head[: len(head) - len(head.lstrip(" \u3000"))]
        lines.append(Line(number, text, columns(head), len(raw.rstrip()), columns(text), gap, level, page))
        gap = 0
    return lines


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
