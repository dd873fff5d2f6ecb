"""One writer a format: each takes the results of issues one by one and turns them into bytes."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from classifier.cli.canvas import Canvas
from classifier.cli.formats import Format
from classifier.cli.listings import Listing
from classifier.cli.output import Sink, Write
from classifier.cli.plain import json_safe

T = TypeVar("T")


def writer(wanted: Format, listing: Listing[T], sink: Sink) -> AbstractContextManager[Write[T]]:
    """Return the writer of a format.

    Parameters
    ----------
    wanted : Format
        The format.
    listing : Listing
        What is shown of each result.
    sink : Sink
        Where it goes.

    Returns
    -------
    context manager
        Gives a function that takes one result; leaving it finishes the output.
    """
    match wanted:
        case Format.JSONL:
            return jsonl_writer(listing, sink)
        case Format.CSV:
            from classifier.cli.sheet_csv import csv_writer

            return csv_writer(listing, sink)
        case Format.XLSX:
            from classifier.cli.sheet_xlsx import xlsx_writer

            return xlsx_writer(listing, sink)
        case Format.TABLE:
            return table_writer(listing, sink)


@contextmanager
def jsonl_writer(listing: Listing[T], sink: Sink) -> Iterator[Write[T]]:
    """Write one JSON object a line, in UTF-8 whatever the locale.

    Parameters
    ----------
    listing, sink
        As in `writer`.

    Yields
    ------
    callable
        Takes one result. The lines of an issue leave the process together.
    """

    def write(result: T) -> None:
        lines = (json_safe(json.dumps(found, ensure_ascii=False)) + "\n" for found in listing.objects(result))
        sink.send("".join(lines).encode())

    yield write


@contextmanager
def table_writer(listing: Listing[T], sink: Sink) -> Iterator[Write[T]]:
    """Write tables for people.

    Parameters
    ----------
    listing, sink
        As in `writer`.

    Yields
    ------
    callable
        Takes one result. The table of an issue leaves the process whole.
    """
    canvas = Canvas(sink)
    written = False

    def write(result: T) -> None:
        nonlocal written
        sink.send(canvas.encoded(canvas.drawn(listing.table(result))))
        written = True

    yield write
    footer = listing.footer()
    if written and footer is not None:
        sink.send(canvas.encoded(canvas.drawn(footer)))
