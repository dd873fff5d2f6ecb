"""One page of a PDF: its text layer, and its picture where that says more."""

import math
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium

from classifier.ingest.formats.pdfium.fonts import REGULAR
from classifier.ingest.formats.pdfium.frame import Frame, frame_of
from classifier.ingest.formats.pdfium.runs import runs_of
from classifier.ingest.formats.pdfium.shapes import Shapes, read_shapes
from classifier.ingest.formats.pdfium.text import Glyph, PageText, read_text
from classifier.ingest.layout.page import Page

_POINTS_PER_INCH = 72.0
# At which pages are drawn to be recognised, the most pixels that takes, and what is too coarse to be read.
_DPI, _MAX_PIXELS, _LEAST_DPI = 300.0, 36_000_000, 60.0
# Fewer characters than this are a page number or a stamp; more drawings, where no text is, are characters in outline.
_FEW, _OUTLINES = 24, 150
# What a picture covers of a page that is the scan of one.
_SCANNED = 0.5
# A text layer with more than this share of characters without meaning is junk.
_JUNK = 0.4


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture of a page, grey: `height` rows of `width` bytes, and how many of them make an inch."""

    pixels: bytes
    width: int
    height: int
    dpi: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read.

    Parameters
    ----------
    page : Page
        What its text layer and its drawing operations say; no text where that is junk.
    scanned : bool
        Whether its picture says more than its text layer.
    drawing : Drawing or None
        Its picture, where it says more and was asked for, and the page is not too large for one.
    cut : bool
        Whether there is more text on it than is read.
    """

    page: Page
    scanned: bool
    drawing: Drawing | None
    cut: bool


class Reader:
    """Reads the pages of one file; it learns from each how heavy the running text is.

    Parameters
    ----------
    document : PdfDocument
        As opened.
    draws : bool
        Whether to draw pages whose pictures say more than their text layers.
    """

    def __init__(self, document: pdfium.PdfDocument, *, draws: bool) -> None:
        self._document, self._draws = document, draws
        self._weights = Counter[int]()

    def read(self, index: int) -> Sheet | None:
        """Read a page.

        Parameters
        ----------
        index : int
            From 0.

        Returns
        -------
        Sheet or None
            None where the page is damaged.
        """
        try:
            page = self._document[index]
        except pdfium.PdfiumError:
            return None
        try:
            return self._sheet(page, index + 1)
        except pdfium.PdfiumError:
            return None
        finally:
            page.close()

    def _sheet(self, page: pdfium.PdfPage, number: int) -> Sheet | None:
        frame = frame_of(page.raw)
        if frame is None:
            return None
        textpage = page.get_textpage()
        try:
            text = read_text(textpage.raw, frame)
        finally:
            textpage.close()
        self._weights.update(glyph.weight for glyph in text.glyphs)
        usual = self._weights.most_common(1)[0][0] if self._weights else REGULAR
        runs = runs_of(text.glyphs, usual)
        shapes = read_shapes(page.raw, text.frame, runs)
        scanned, junk = _is_picture(text, shapes), _is_junk(text)
        written = Page(
            number=number,
            width=text.frame.width,
            height=text.frame.height,
            runs=() if junk else runs,
            rules=shapes.rules,
            frames=shapes.frames,
            pictures=shapes.pictures,
        )
        drawing = _drawn(page, frame) if scanned and self._draws else None
        return Sheet(written, scanned=scanned, drawing=drawing, cut=text.cut)


def _is_picture(text: PageText, shapes: Shapes) -> bool:
    """Tell whether what a page says is in its picture rather than in its text layer."""
    if _is_junk(text):
        return True
    few = sum(not glyph.text.isspace() for glyph in text.glyphs) < _FEW
    return few and (shapes.covered > _SCANNED or shapes.drawn > _OUTLINES)


def _is_junk(text: PageText) -> bool:
    meant = [glyph for glyph in text.glyphs if not glyph.text.isspace()]
    junk = text.unknown + sum(_mistaken(glyph) for glyph in meant)
    return junk > _FEW and junk > _JUNK * (len(meant) + text.unknown)


def _mistaken(glyph: Glyph) -> bool:
    """Tell whether a character is one of those that bytes of Chinese come out as where a font does not say its code."""
    return "\xa1" <= glyph.text <= "\xff" and glyph.text not in "·×÷°±§"


def _dpi(frame: Frame) -> float:
    inches = frame.width * frame.height / _POINTS_PER_INCH**2
    return min(_DPI, math.sqrt(_MAX_PIXELS / max(inches, 1e-6)))


def _drawn(page: pdfium.PdfPage, frame: Frame) -> Drawing | None:
    """Return the picture of a page, or None where the page is too large for one that can be read."""
    dpi = _dpi(frame)
    long = max(frame.width, frame.height) / _POINTS_PER_INCH * dpi
    if dpi < _LEAST_DPI or long > _MAX_PIXELS / 1_000:
        return None
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True, may_draw_forms=False)
    try:
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        rows = memoryview(bitmap.buffer).cast("B")
        pixels = b"".join(rows[at * stride : at * stride + width] for at in range(height))
    finally:
        bitmap.close()
    return Drawing(pixels, width, height, dpi)
