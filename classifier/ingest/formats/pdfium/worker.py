"""The process that reads one PDF, so that a file which brings pdfium down brings down nothing else.

It is given the file on standard input, and writes one line of JSON for the file and one for each page to standard
output, each followed by the pixels of the page's picture where there is one.
"""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from classifier.ingest.formats.pdfium.sheet import Drawing, Reader, Sheet
from classifier.ingest.layout.page import Box, Page, Run

DRAWS = "--draw"
# What the first line says where the file cannot be opened.
LOCKED, DAMAGED = "locked", "damaged"
MAX_PAGES = 1_000
# Of memory, besides the file twice: a page of a million characters takes half of it.
_MAX_BYTES = 1_000 << 20


def serve(source: BinaryIO, target: BinaryIO, *, draws: bool) -> None:
    """Read a PDF and tell what stands on its pages.

    Parameters
    ----------
    source : binary file
        The PDF.
    target : binary file
        Where the lines go.
    draws : bool
        Whether to add the pictures of pages that say more than their text layers.
    """
    data = source.read()
    _bound_memory(_MAX_BYTES + 2 * len(data))
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        _write(target, {"error": LOCKED if locked else DAMAGED})
        return
    count = len(document)
    _write(target, {"pages": count})
    reader = Reader(document, draws=draws)
    for index in range(min(count, MAX_PAGES)):
        sheet = reader.read(index)
        _write(target, None if sheet is None else _told(sheet))
        if sheet is not None and sheet.drawing is not None:
            target.write(sheet.drawing.pixels)
    document.close()


def _bound_memory(limit: int) -> None:
    """Have a file that asks for more memory end this process; Windows knows no such bound."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def _write(target: BinaryIO, message: dict[str, Any] | None) -> None:
    target.write(json.dumps(message).encode() + b"\n")
    target.flush()


def _told(sheet: Sheet) -> dict[str, Any]:
    page, drawing = sheet.page, sheet.drawing
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "runs": [[run.text, *_sides(run.box), run.size, run.bold, run.vertical] for run in page.runs],
        "rules": [_sides(box) for box in page.rules],
        "frames": [_sides(box) for box in page.frames],
        "pictures": [_sides(box) for box in page.pictures],
        "scanned": sheet.scanned,
        "cut": sheet.cut,
        "drawing": [drawing.width, drawing.height, drawing.dpi] if drawing is not None else None,
    }


def _sides(box: Box) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]


def understood(message: dict[str, Any], source: BinaryIO) -> Sheet:
    """Return the page that a line tells of.

    Parameters
    ----------
    message : dict
        The line.
    source : binary file
        Where its picture follows.

    Returns
    -------
    Sheet
        As the process had it.
    """
    page = Page(
        number=message["number"],
        width=message["width"],
        height=message["height"],
        runs=tuple(_runs(message["runs"])),
        rules=tuple(Box(*sides) for sides in message["rules"]),
        frames=tuple(Box(*sides) for sides in message["frames"]),
        pictures=tuple(Box(*sides) for sides in message["pictures"]),
    )
    drawing = None
    if message["drawing"] is not None:
        width, height, dpi = message["drawing"]
        drawing = Drawing(source.read(width * height), width, height, dpi)
    return Sheet(page, scanned=message["scanned"], drawing=drawing, cut=message["cut"])


def _runs(rows: list[list[Any]]) -> Iterator[Run]:
    for text, left, top, right, bottom, size, bold, vertical in rows:
        yield Run(text=text, box=Box(left, top, right, bottom), size=size, bold=bold, vertical=vertical)


if __name__ == "__main__":
    # The ends of two pipes to the process that asked, not a terminal: nobody but `sheets` starts this module.
    with os.fdopen(0, "rb") as questions, os.fdopen(1, "wb") as answers:
        serve(questions, answers, draws=DRAWS in sys.argv)
