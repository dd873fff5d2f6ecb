"""Characters of a PDF page as pdfium tells them, in the coordinates of the file."""

import ctypes
import math
import unicodedata
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from classifier.ingest.formats.pdfium.fonts import Weights

# More characters than any printed page has: what follows them is not read.
MAX_CHARACTERS = 200_000
# What pdfium puts for a hyphen at the end of a line.
_HYPHENS = frozenset({0x02, 0xFFFE})
# The least that a letter of a ligature takes up, of its size.
_LETTER = 0.3
# Smaller and larger type than this, in points, is not there to be read.
_SIZES = (0.5, 4_000.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """How characters are set.

    Parameters
    ----------
    along, up : tuple of float
        Unit vectors along the line and up from it.
    em : float
        What an ideograph takes up of the line, in points.
    size : float
        Its height across the line, in points.
    weight : int
        400 for a regular type, 700 for a bold one.
    """

    along: tuple[float, float]
    up: tuple[float, float]
    em: float
    size: float
    weight: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A character: where its baseline begins, how much of the line it takes up, how it is set, what drew it."""

    char: str
    x: float
    y: float
    length: float
    setting: Setting
    drawing: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The characters of a page.

    Parameters
    ----------
    marks : list of Mark
        In the order drawn.
    unknown : int
        How many more there are that the file does not tell the meaning of.
    cut : bool
        Whether there are more than are read.
    """

    marks: list[Mark]
    unknown: int
    cut: bool


def read_marks(textpage: pdfium.FPDF_TEXTPAGE) -> Marks:
    """Read the characters of a page, without the blanks and line ends that pdfium adds of its own.

    Parameters
    ----------
    textpage : FPDF_TEXTPAGE
        As pdfium loaded it.

    Returns
    -------
    Marks
        At most 200,000 of them.
    """
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    reading = _Reading(textpage)
    marks: list[Mark] = []
    unknown = 0
    sign: list[Mark] = []
    for index in range(min(count, MAX_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        drawing = pdfium.FPDFText_GetTextObject(textpage, index)
        if not drawing or pdfium.FPDFText_IsGenerated(textpage, index):
            continue
        if pdfium.FPDFText_HasUnicodeMapError(textpage, index) > 0 or not _meant(code):
            unknown += 1
            continue
        mark = reading.mark(index, code, drawing)
        if mark is None:
            continue
        if sign and (mark.x, mark.y, mark.drawing) != (sign[0].x, sign[0].y, sign[0].drawing):
            marks += sign if len(sign) == 1 else _parts(sign)
            sign = []
        sign.append(mark)
    return Marks(marks + _parts(sign), unknown, count > MAX_CHARACTERS)


class _Reading:
    """The calls to pdfium for single characters, with the memory that they write to."""

    def __init__(self, textpage: pdfium.FPDF_TEXTPAGE) -> None:
        self._textpage = textpage
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._weights = Weights()
        self._drawing = 0
        self._setting: Setting | None = None
        self._settings: dict[tuple[float, float, float, float, float, int], Setting | None] = {}

    def mark(self, index: int, code: int, drawing: pdfium.FPDF_PAGEOBJECT) -> Mark | None:
        """Return a character, or None where it is not set to be read."""
        address = ctypes.addressof(drawing.contents)
        if address != self._drawing:
            self._drawing, self._setting = address, self._set(index, drawing)
        setting = self._setting
        if setting is None:
            return None
        pdfium.FPDFText_GetCharOrigin(self._textpage, index, ctypes.byref(self._x), ctypes.byref(self._y))
        x, y = self._x.value, self._y.value
        char = "-" if code in _HYPHENS else chr(code)
        wide = unicodedata.east_asian_width(char) in "WF"
        length = setting.em
        if not wide or unicodedata.category(char).startswith("P"):
            reach = self._reach(index, x, y, setting)
            # Punctuation may be set half as wide as an ideograph.
            length = reach if not wide or 0.35 * setting.em < reach < setting.em else setting.em
        return Mark(char, x, y, length, setting, address) if math.isfinite(x + y + length) else None

    def _reach(self, index: int, x: float, y: float, setting: Setting) -> float:
        """Return how far along the line the box of a character reaches from its origin."""
        pdfium.FPDFText_GetLooseCharBox(self._textpage, index, ctypes.byref(self._box))
        box, (along_x, along_y) = self._box, setting.along
        right = (box.right - x) * along_x if along_x > 0 else (box.left - x) * along_x
        top = (box.top - y) * along_y if along_y > 0 else (box.bottom - y) * along_y
        return max(0.0, float(right + top))

    def _set(self, index: int, drawing: pdfium.FPDF_PAGEOBJECT) -> Setting | None:
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._textpage, index, ctypes.byref(matrix)):
            return None
        nominal, weight = pdfium.FPDFText_GetFontSize(self._textpage, index), self._weights.of(drawing)
        key = (matrix.a, matrix.b, matrix.c, matrix.d, nominal, weight)
        if key not in self._settings:
            self._settings[key] = _setting(key[:4], nominal, weight)
        return self._settings[key]


def _setting(matrix: tuple[float, float, float, float], nominal: float, weight: int) -> Setting | None:
    a, b, c, d = matrix
    stretch = math.hypot(a, b)
    # Across the line: a slanted type is no larger for its slant.
    size = abs(nominal * (a * d - b * c)) / stretch if stretch > 0 else 0.0
    em = abs(nominal) * stretch
    if not (_SIZES[0] <= size <= _SIZES[1] and em <= _SIZES[1]):
        return None
    along = (a / stretch, b / stretch)
    up = (along[1], -along[0]) if a * d < b * c else (-along[1], along[0])
    return Setting(along, up, em, size, weight)


def _parts(sign: list[Mark]) -> list[Mark]:
    """Give each character of a sign that stands for several, as that of ffi does, its part of the line."""
    if len(sign) < 2:
        return sign
    setting = sign[0].setting
    along_x, along_y = setting.along
    # pdfium gives the box of the ink alone where it took a sign apart.
    part = max(sign[0].length / len(sign), _LETTER * setting.size)
    return [
        Mark(mark.char, mark.x + along_x * part * at, mark.y + along_y * part * at, part, setting, mark.drawing)
        for at, mark in enumerate(sign)
    ]


def _meant(code: int) -> bool:
    """Tell whether a code stands for a character that a person could read."""
    return code in _HYPHENS or (0x20 <= code < 0x110000 and code != 0xFFFD and unicodedata.category(chr(code)) != "Co")
