"""Text layer of a PDF page: its characters where a reader sees them, each once."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from classifier.ingest.formats.pdfium.fonts import BOLD
from classifier.ingest.formats.pdfium.frame import Frame
from classifier.ingest.formats.pdfium.marks import Mark, Setting, read_marks

# How far below the baseline the square of an ideograph reaches, of its side.
_BELOW = 0.12
# The same character twice, nearer than this of its size, is drawn twice to look bold or to cast a shadow.
_TWICE = 0.18


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it stands on the page, in points from the left upper corner.

    Parameters
    ----------
    text : str
        One character.
    left, top, right, bottom : float
        Of the part of the line that it takes up, not of its ink.
    size : float
        Of its type, in points.
    weight : int
        400 for a regular type, 700 for a bold one.
    turned : int
        By how many quarters with the clock: 0 upright, 1 read downwards.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    weight: int
    turned: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The text layer of a page.

    Parameters
    ----------
    glyphs : tuple of Glyph
        In the order drawn, each once; hidden ones, such as recognisers lay under a scan, among them.
    frame : Frame
        The page as it is read: turned so that most characters are upright.
    unknown : int
        How many characters the file does not tell the meaning of; they are not among the glyphs.
    cut : bool
        Whether there were more than are read.
    """

    glyphs: tuple[Glyph, ...]
    frame: Frame
    unknown: int
    cut: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the characters of one setting stand about their origin: along the line and across it."""

    along: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    turned: int


def read_text(textpage: pdfium.FPDF_TEXTPAGE, frame: Frame) -> PageText:
    """Read the text layer of a page.

    Parameters
    ----------
    textpage : FPDF_TEXTPAGE
        As pdfium loaded it.
    frame : Frame
        As its file lays the page down.

    Returns
    -------
    PageText
        Without what stands off the page.
    """
    found = read_marks(textpage)
    settings = Counter(mark.setting for mark in found.marks)
    turns = Counter[int]()
    for setting, times in settings.items():
        turns[_quarters(frame, setting)] += times
    quarters, most = turns.most_common(1)[0] if turns else (0, 0)
    if 2 * most > len(found.marks):
        frame = frame.turned(quarters)
    places = {setting: _place(frame, setting) for setting in settings}
    return PageText(tuple(_once(_placed(found.marks, places, frame))), frame, found.unknown, found.cut)


def _quarters(frame: Frame, setting: Setting) -> int:
    """Return by how many quarters with the clock characters stand turned on the page."""
    x, y = frame.vector(*setting.along)
    return round(math.atan2(y, x) / (math.pi / 2)) % 4


def _place(frame: Frame, setting: Setting) -> _Place:
    up_x, up_y = frame.vector(*setting.up)
    low, high = -_BELOW * setting.size, (1 - _BELOW) * setting.size
    xs, ys = sorted((up_x * low, up_x * high)), sorted((up_y * low, up_y * high))
    return _Place(frame.vector(*setting.along), xs[0], xs[1], ys[0], ys[1], _quarters(frame, setting))


def _placed(marks: Iterable[Mark], places: dict[Setting, _Place], frame: Frame) -> Iterator[Glyph]:
    for mark in marks:
        place = places[mark.setting]
        x, y = frame.point(mark.x, mark.y)
        end_x, end_y = x + place.along[0] * mark.length, y + place.along[1] * mark.length
        left, right = min(x, end_x) + place.left, max(x, end_x) + place.right
        top, bottom = min(y, end_y) + place.top, max(y, end_y) + place.bottom
        if 0 <= left + right <= 2 * frame.width and 0 <= top + bottom <= 2 * frame.height:
            setting = mark.setting
            yield Glyph(mark.char, left, top, right, bottom, setting.size, setting.weight, place.turned)


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Leave out what is drawn a second time at almost the same place, and note the first of it as bold."""
    kept: list[Glyph] = []
    cells: dict[tuple[str, int, int], int] = {}
    for glyph in glyphs:
        step = _TWICE * glyph.size
        column, row = int(glyph.left / step), int(glyph.top / step)
        at = _met(glyph, kept, cells, column, row)
        if at is None:
            cells[glyph.text, column, row] = len(kept)
            kept.append(glyph)
        elif kept[at].weight < BOLD:
            kept[at] = replace(kept[at], weight=BOLD)
    yield from kept


def _met(glyph: Glyph, kept: list[Glyph], cells: dict[tuple[str, int, int], int], column: int, row: int) -> int | None:
    """Return which of the characters kept one is a copy of."""
    for x in (column, column - 1, column + 1):
        for y in (row, row - 1, row + 1):
            at = cells.get((glyph.text, x, y))
            if at is not None and _same(kept[at], glyph):
                return at
    return None


def _same(first: Glyph, second: Glyph) -> bool:
    near = min(_TWICE * second.size, 0.6 * (second.right - second.left) + 0.01)
    alike = abs(first.size - second.size) < 0.1 * second.size
    return alike and abs(first.left - second.left) < near and abs(first.top - second.top) < _TWICE * second.size
