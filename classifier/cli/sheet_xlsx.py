"""An Excel workbook: text stays text, numbers and dates are real, nothing is a formula or a link."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import xlsxwriter

from classifier.cli.columns import Cell
from classifier.cli.errors import tell
from classifier.cli.language import say
from classifier.cli.listings import Listing
from classifier.cli.output import Sink, Write
from classifier.cli.plain import visible
from classifier.errors import UsageError

T = TypeVar("T")
# Excel's own limits: UTF-16 units in a cell, rows in a sheet, the first year of its calendar.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
FIRST_YEAR = 1900
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


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
    """
    columns = listing.columns
    with xlsxwriter.Workbook(sink.binary, _OPTIONS) as book:
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
        case str():
            sheet.write_string(row, column, _fitting(visible(value, keep_lines=True), row))
        case date() if value.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, value)
        case date():
            sheet.write_string(row, column, value.isoformat())
        case _:
            sheet.write_number(row, column, value)


def _fitting(text: str, row: int) -> str:
    units = len(text.encode("utf-16-le")) // 2
    if units <= CELL_LIMIT:
        return text
    mark = say(f"… [cut: {len(text)} characters in all]", f"……［已截断：全文共 {len(text)} 字］")
    kept = text.encode("utf-16-le")[: (CELL_LIMIT - len(mark)) * 2].decode("utf-16-le", errors="ignore")
    tell(
        say(
            f"row {row + 1}: the text is longer than a cell can hold and was cut; .csv and .jsonl hold all of it",
            f"第 {row + 1} 行：正文超过单元格上限，已截断；.csv 和 .jsonl 里是全文",
        )
    )
    return kept + mark
