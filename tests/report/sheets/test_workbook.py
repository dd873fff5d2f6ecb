import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from classifier.report.sheets.workbook import CELL_LIMIT, cut_to_cell, open_workbook, units, write_text
from tests.report.factories import english

# The library takes a text between these for markup of its own, and writes it into the sheet as it stands.
SMUGGLED = '<r><t>x</t></r></is></c><c r="B1"><f>HYPERLINK(&quot;http://example.invalid&quot;)</f></c><r></r>'
TEXTS = ("<r>粗</r>", SMUGGLED, "<r></r>", "_x0041_", "<b>&amp;", " 前后有空格 ", "=1+1")


class Pipe(io.RawIOBase):
    """A file that only takes bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        taken = bytes(cast(bytes, data))
        self.data += taken
        return len(taken)


def cells(data: bytes) -> Iterator[openpyxl.cell.Cell]:
    for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows():
        yield from row


@pytest.mark.parametrize("constant_memory", [False, True])
@pytest.mark.parametrize("formatted", [False, True])
def test_any_text_is_a_text_and_never_markup_or_a_formula(constant_memory: bool, formatted: bool) -> None:
    buffer = io.BytesIO()
    with open_workbook(buffer, english, constant_memory=constant_memory) as book:
        sheet = book.add_worksheet()
        look = book.add_format({"bold": True}) if formatted else None
        for row, text in enumerate(TEXTS):
            write_text(sheet, row, 0, text, look)
    found = list(cells(buffer.getvalue()))
    # The library that reads here leaves the escapes of a text that stands in its cell to others.
    read = [unescape(cell.value) if constant_memory else cell.value for cell in found]
    assert read == list(TEXTS)
    assert not [cell for cell in found if cell.data_type == "f"]
    parts = zipfile.ZipFile(buffer)
    assert not [name for name in parts.namelist() if name.endswith(".xml") and b"<f>" in parts.read(name)]


@pytest.mark.parametrize("constant_memory", [False, True])
def test_a_workbook_goes_through_a_pipe(constant_memory: bool) -> None:
    pipe = Pipe()
    with open_workbook(cast(BinaryIO, pipe), english, constant_memory=constant_memory) as book:
        write_text(book.add_worksheet(), 0, 0, "院报")
    assert [cell.value for cell in cells(pipe.data)] == ["院报"]


@pytest.mark.parametrize("constant_memory", [False, True])
def test_a_block_that_fails_writes_nothing(constant_memory: bool) -> None:
    buffer = io.BytesIO()
    with pytest.raises(ZeroDivisionError), open_workbook(buffer, english, constant_memory=constant_memory) as book:
        write_text(book.add_worksheet(), 0, 0, str(1 / 0))
    assert buffer.getvalue() == b""


@pytest.mark.parametrize("character", ["报", "𠮷"])
def test_a_text_is_cut_to_what_a_cell_holds(character: str) -> None:
    cut = cut_to_cell(character * 40_000, "…")
    assert units(cut) in {CELL_LIMIT, CELL_LIMIT - 1}
    assert cut == character * (len(cut) - 1) + "…"


def test_a_text_that_just_fits_is_the_same_text() -> None:
    text = "报" * CELL_LIMIT
    assert cut_to_cell(text, "…") is text
    assert cut_to_cell("𠮷" * (CELL_LIMIT // 2), "…") == "𠮷" * (CELL_LIMIT // 2)
