"""Comma-separated values that a spreadsheet opens as text and never runs."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from classifier.cli.columns import Cell
from classifier.cli.listings import Listing
from classifier.cli.output import Sink, Write
from classifier.cli.plain import visible

T = TypeVar("T")
BOM = b"\xef\xbb\xbf"
GUARD = "'"
# A spreadsheet in a Chinese or Japanese locale takes the full-width forms for the plain ones.
_STARTS_FORMULA = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")


def guard(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        `text` with one apostrophe before it where its first visible character could start a formula, where it begins
        with a tab, a line feed or a carriage return, or where it begins with an apostrophe itself: so a program gets
        the text back by dropping one leading apostrophe.
    """
    first = text[:1]
    if not first:
        return text
    unseen = unicodedata.category(first) in {"Cc", "Cf"}
    risky = first == GUARD or unseen or text.lstrip()[:1] in _STARTS_FORMULA
    return GUARD + text if risky else text


def unguard(cell: str) -> str:
    """Return the text that `guard` made a cell of.

    Parameters
    ----------
    cell : str
        A cell of a file that Yuankan wrote.

    Returns
    -------
    str
        Without the apostrophe that was put before it, if one was.
    """
    return cell.removeprefix(GUARD)


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
