"""PDF files: what stands where on each page, read from the file or recognised from its picture, laid out to lines."""

import logging
from collections.abc import Iterator

import numpy as np

from classifier.ingest.document import Document
from classifier.ingest.formats.extras import needs_extra
from classifier.ingest.formats.pdfium.sheet import Sheet
from classifier.ingest.formats.pdfium.sheets import Sheets, damaged, too_long
from classifier.ingest.formats.recognition.page import read_picture
from classifier.ingest.formats.recognition.recogniser import installed
from classifier.ingest.kinds import PassedPages
from classifier.ingest.layout.lay_out import lay_out
from classifier.ingest.layout.page import Page

# Of a whole file: some times the text of the largest yearbooks.
MAX_CHARACTERS = 8_000_000
# How many pages a warning names.
_NAMED = 20

_logger = logging.getLogger(__name__)


def read(data: bytes, given: str, *, passed: PassedPages | None = None) -> Document:
    """Read a PDF, as `classifier.ingest.kinds.Reader` describes it.

    Raises
    ------
    UnreadableError
        Where it is damaged or locked, has too much in it, or holds pictures of text alone and the extra that reads
        those is not installed.
    """
    return Document(lines=lay_out(tuple(pages_of(data, given, passed))), paged=True, marked=True)


def pages_of(data: bytes, given: str, passed: PassedPages | None = None) -> Iterator[Page]:
    """Yield what stands on each page of a PDF.

    Parameters
    ----------
    data, given, passed : bytes, str and callable
        As of `read`.

    Yields
    ------
    Page
        One for each page that can be read; a warning names the others.

    Raises
    ------
    UnreadableError
        As of `read`.
    """
    recognises = installed()
    broken: list[int] = []
    unseen: list[int] = []
    cut: list[int] = []
    characters = 0
    with Sheets(data, given, draws=recognises) as sheets:
        count = sheets.count()
        for number in range(1, count + 1):
            sheet = sheets.next()
            if sheet is None:
                broken.append(number)
            else:
                unseen += [number] if sheet.scanned and not recognises else []
                cut += [number] if sheet.cut else []
                characters += sum(len(run.text) for run in sheet.page.runs)
                if characters > MAX_CHARACTERS:
                    raise too_long(given)
                yield _recognised(sheet)
            if passed is not None:
                passed(number, count)
    if len(broken) == count:
        raise damaged(given)
    if unseen and not characters:
        raise needs_extra(given, "scanned pages", "ocr")
    _warn(given, broken, unseen, cut)


def _recognised(sheet: Sheet) -> Page:
    """Return a page with what its picture says, where that is more than its text layer does."""
    drawing = sheet.drawing
    if drawing is None:
        return sheet.page
    picture = np.frombuffer(drawing.pixels, dtype=np.uint8).reshape(drawing.height, drawing.width)
    seen = read_picture(picture, drawing.dpi, sheet.page.number)
    return seen if seen.runs else sheet.page


def _warn(given: str, broken: list[int], unseen: list[int], cut: list[int]) -> None:
    if broken:
        _logger.warning("%s: damaged pages are not read: %s", given, _numbers(broken))
    if cut:
        _logger.warning("%s: pages with more text than is read: %s", given, _numbers(cut))
    if unseen:
        _logger.warning(
            '%s: scanned pages are not read: %s; install what reads them with: pip install "yuankan[ocr]"',
            given,
            _numbers(unseen),
        )


def _numbers(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:_NAMED])) + (", …" if len(pages) > _NAMED else "")
