"""Comma-separated values that a spreadsheet opens as text and never runs."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from classifier.cli.columns import Cell
from classifier.cli.listings import Listing
from classifier.cli.output import Sink, Write
from classifier.cli.plain import visible
from classifier.storage.formulas import guard

T = TypeVar("T")
BOM = b"\xef\xbb\xbf"


@contextmanager
def csv_writer(listing: Listing[T], sink: Sink) -> Iterator[Write[T]]:
    """Write comma-separated values: UTF-8 with a BOM so that Excel opens it, text quoted, one row an article.

    Parameters
    ----------
    listing : Listing
        What is shown of each result.
    sink : Sink
        Where it goes.

    Yields
    ------
    callable
        Takes one result. The rows of an issue leave the process together.
    """

    def encoded(rows: Iterator[tuple[Cell, ...]]) -> bytes:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC).writerows(tuple(_cell(value) for value in row) for row in rows)
        return buffer.getvalue().encode()

    sink.send(BOM + encoded(iter([tuple(column.key for column in listing.columns)])))

    def write(result: T) -> None:
        sink.send(encoded(listing.rows(result)))

    yield write


def _cell(value: Cell) -> str | int | float:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case str():
            return guard(visible(value, keep_lines=True))
        case _:
            return value
