"""An Excel workbook: text stays text, numbers and dates are real, nothing is a formula or a link."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from classifier.cli.columns import Cell
from classifier.cli.errors import tell
from classifier.cli.language import say
from classifier.cli.listings import Listing
from classifier.cli.names import kind_name, review_name
from classifier.cli.output import Sink, Write
from classifier.cli.plain import visible
from classifier.domain.issue import FurnitureKind
from classifier.domain.prediction import ReviewReason
from classifier.errors import UsageError
from classifier.report.sheets.workbook import FIRST_YEAR, ROW_LIMIT, cut_to_cell, open_workbook, write_text

T = TypeVar("T")


@contextmanager
def xlsx_writer(listing: Listing[T], sink: Sink) -> Iterator[Write[T]]:
    """Write a workbook of one sheet: heading row frozen, every column with a filter.

    Parameters
    ----------
    listing : Listing
        What is shown of each result.
    sink : Sink
        Where it goes.

    Yields
    ------
    callable
        Takes one result. A text longer than a cell can hold is cut, the cell says so, and so does standard error.

    Raises
    ------
    UsageError
        Where there are more articles than a sheet has rows.
    OSError
        Where the output or the temporary folder cannot be written.
    YuankanError
        Where there is no temporary folder at all.
    """
    columns = listing.columns
    with open_workbook(sink.binary, say) as book:
        sheet = book.add_worksheet(say("Articles", "稿件"))
        bold = book.add_format({"bold": True, "bottom": 1})
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.heading, bold)
        sheet.freeze_panes(1, 0)
        row = 0

        def write(result: T) -> None:
            nonlocal row
            for cells in listing.rows(result):
                row += 1
                if row >= ROW_LIMIT:
                    raise UsageError(
                        say("more articles than a sheet has rows", "稿件多于一张工作表的行数"),
                        hint=say("write .csv instead", "请改写 .csv"),
                    )
                for number, value in enumerate(cells):
                    _write_cell(sheet, row, number, value)

        yield write
        sheet.autofilter(0, 0, row, len(columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, value: Cell) -> None:
    match value:
        case None | "":
            return
        case ReviewReason():
            sheet.write_string(row, column, review_name(value))
        case FurnitureKind():
            sheet.write_string(row, column, kind_name(value))
        case str():
            write_text(sheet, row, column, _fitting(visible(value, keep_lines=True), row))
        case date() if value.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, value)
        case date():
            sheet.write_string(row, column, value.isoformat())
        case _:
            sheet.write_number(row, column, value)


def _fitting(text: str, row: int) -> str:
    kept = cut_to_cell(text, say(f"… [cut: {len(text)} characters in all]", f"……［已截断：全文共 {len(text)} 字］"))
    if kept is not text:
        tell(
            say(
                f"row {row + 1}: the text is longer than a cell can hold and was cut; .csv and .jsonl hold all of it",
                f"第 {row + 1} 行：正文超过单元格上限，已截断；.csv 和 .jsonl 里是全文",
            )
        )
    return kept
