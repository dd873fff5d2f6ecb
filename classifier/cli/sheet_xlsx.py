"""An Excel workbook: text stays text, numbers and dates are real, nothing is a formula or a link."""

import errno
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from classifier.cli.columns import Cell
from classifier.cli.errors import tell
from classifier.cli.language import say
from classifier.cli.listings import Listing
from classifier.cli.names import kind_name, review_name
from classifier.cli.output import Sink, Write
from classifier.cli.plain import visible
from classifier.domain.issue import FurnitureKind
from classifier.domain.prediction import ReviewReason
from classifier.errors import UsageError, YuankanError

T = TypeVar("T")
# Excel's own limits: UTF-16 units in a cell, rows in a sheet, the first year of its calendar.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
FIRST_YEAR = 1900
_PREFIX = "yuankan."
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
    OSError
        Where the output or the temporary folder cannot be written.
    YuankanError
        Where there is no temporary folder at all.
    """
    columns = listing.columns
    with _workbook(sink) as book:
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


class _Outlet:
    """What the archive is written to: the sink, or nothing once the sink is given up."""

    def __init__(self, binary: BinaryIO) -> None:
        self._binary: BinaryIO | None = binary
        self._place = 0
        self.failed = False

    def write(self, data: bytes) -> int:
        self._place += len(data)
        return self._ask(lambda binary: binary.write(data), otherwise=len(data))

    def tell(self) -> int:
        return self._ask(lambda binary: binary.tell(), otherwise=self._place)

    def seek(self, place: int) -> int:
        self._place = place
        return self._ask(lambda binary: binary.seek(place), otherwise=place)

    def flush(self) -> None:
        self._ask(lambda binary: binary.flush(), otherwise=None)

    def abandon(self) -> None:
        """Let a half-written archive, which ends itself when it is collected, do so where nobody sees it."""
        self._binary = None

    def _ask(self, action: Callable[[BinaryIO], T], *, otherwise: T) -> T:
        if self._binary is None:
            return otherwise
        try:
            return action(self._binary)
        except OSError as error:
            # Buffered bytes may find the disk full at any of the four; a pipe that cannot seek is no fault.
            self.failed = self.failed or error.errno == errno.ENOSPC
            raise


@contextmanager
def _workbook(sink: Sink) -> Iterator[Any]:
    """Open a workbook whose rows wait in a temporary folder, and which the sink gets when the block ends well."""
    try:
        base = tempfile.gettempdir()
    except FileNotFoundError as error:
        raise YuankanError(
            say("no temporary folder can be written", "没有可以写入的临时文件夹"),
            hint=say("free some space, or name a folder in TMPDIR", "请腾出空间，或用 TMPDIR 指定一个文件夹"),
        ) from error
    outlet = _Outlet(sink.binary)
    try:
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=base, ignore_cleanup_errors=True) as folder:
            book = xlsxwriter.Workbook(outlet, {**_OPTIONS, "tmpdir": folder})
            try:
                yield book
                book.close()
            finally:
                outlet.abandon()
                for sheet in book.worksheets():
                    with suppress(OSError):
                        sheet.row_data_fh.close()
    except (FileCreateError, OSError) as error:
        cause = error if isinstance(error, OSError) else error.args[0]
        nameless = cause.errno == errno.ENOSPC and cause.filename is None and not outlet.failed
        if nameless or str(cause.filename).startswith(str(Path(base, _PREFIX))):
            # A person knows the temporary folder, not the files that the workbook makes in it.
            raise OSError(cause.errno, cause.strerror, base) from error
        raise cause from None


def _write_cell(sheet: Any, row: int, column: int, value: Cell) -> None:
    match value:
        case None | "":
            return
        case ReviewReason():
            sheet.write_string(row, column, review_name(value))
        case FurnitureKind():
            sheet.write_string(row, column, kind_name(value))
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
