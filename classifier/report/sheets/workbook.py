"""Excel workbooks of whatever kind: opened so that text stays text, and written whole or not at all."""

import errno
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format

from classifier.errors import YuankanError
from classifier.report.tables import Say

T = TypeVar("T")
# Excel's own limits: UTF-16 units in a cell, rows in a sheet, links in a sheet, the first year of its calendar.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
LINK_LIMIT = 65_530
FIRST_YEAR = 1900
DATE_FORMAT = "yyyy-mm-dd"
_PREFIX = "yuankan."
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": DATE_FORMAT,
}
# The library writes a string between these as it stands, taking it for markup of its own.
_RAW = ("<r>", "</r>")


@contextmanager
def open_workbook(binary: BinaryIO, say: Say, *, constant_memory: bool = True) -> Iterator[Any]:
    """Open a workbook whose parts wait in a temporary folder; the file gets them when the block ends well.

    Parameters
    ----------
    binary : binary file
        That the workbook becomes; it need not be able to seek.
    say : callable
        Chooses the language.
    constant_memory : bool
        Whether rows are let go as they are written: each sheet is then written from the top, row by row, and its
        charts have no figures until a program has opened it.

    Yields
    ------
    xlsxwriter.Workbook
        Without sheets.

    Raises
    ------
    OSError
        Where the file or the temporary folder cannot be written.
    YuankanError
        Where there is no temporary folder at all.
    """
    try:
        base = tempfile.gettempdir()
    except FileNotFoundError as error:
        raise YuankanError(
            say("no temporary folder can be written", "没有可以写入的临时文件夹"),
            hint=say("free some space, or name a folder in TMPDIR", "请腾出空间，或用 TMPDIR 指定一个文件夹"),
        ) from error
    outlet = _Outlet(binary)
    options = {**_OPTIONS, "constant_memory": constant_memory}
    try:
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=base, ignore_cleanup_errors=True) as folder:
            book = xlsxwriter.Workbook(outlet, {**options, "tmpdir": folder})
            try:
                yield book
                book.close()
            finally:
                outlet.abandon()
                if constant_memory:
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


def write_text(sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
    """Write a text into a cell as the text that it is.

    Parameters
    ----------
    sheet : xlsxwriter worksheet
        That it goes into.
    row, column : int
        From 0.
    text : str
        At most `CELL_LIMIT` units of UTF-16, without control characters and lone surrogates.
    look : xlsxwriter format, optional
        Of the cell.
    """
    if text.startswith(_RAW[0]) and text.endswith(_RAW[1]):
        looks = () if look is None else (look,)
        sheet.write_rich_string(row, column, text[0], Format(), text[1:], *looks)
    else:
        sheet.write_string(row, column, text, look)


def cut_to_cell(text: str, mark: str) -> str:
    """Return what of a text fits into a cell.

    Parameters
    ----------
    text : str
        Of any length, without lone surrogates.
    mark : str
        That stands at the end where it was cut.

    Returns
    -------
    str
        The text itself where it fits.
    """
    # No character has fewer than one unit, nor more than two.
    if 2 * len(text) <= CELL_LIMIT or units(text) <= CELL_LIMIT:
        return text
    kept = text[:CELL_LIMIT].encode("utf-16-le")[: (CELL_LIMIT - units(mark)) * 2]
    return kept.decode("utf-16-le", errors="ignore") + mark


def units(text: str) -> int:
    """Return how long a text is as Excel counts it.

    Parameters
    ----------
    text : str
        Without lone surrogates.

    Returns
    -------
    int
        Units of UTF-16: two of each character beyond the first 65,536.
    """
    return len(text.encode("utf-16-le")) // 2


class _Outlet:
    """What the archive is written to: the file, or nothing once it is given up."""

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
