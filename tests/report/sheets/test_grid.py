import io
from typing import Any

import openpyxl
import pytest

from classifier.domain.section import Kind, Value
from classifier.report.sheets.grid import LINE, NARROWEST, WIDEST, Grid, display_width, write_note
from classifier.report.sheets.pen import Looks, Pen
from classifier.report.sheets.workbook import open_workbook
from tests.report.factories import english

HEADINGS = (("Rank", Kind.COUNT), ("Name", Kind.TEXT), ("Day", Kind.DATE), ("Points", Kind.NUMBER))


def drawn(*rows: tuple[Value, ...], lines: int = 5, note: str = "") -> Any:
    buffer = io.BytesIO()
    with open_workbook(buffer, english, constant_memory=False) as book:
        pen = Pen(book.add_worksheet(), Looks(book), english)
        grid = Grid(pen, HEADINGS, rows, lines=lines)
        grid.write_headings(0)
        for number, row in enumerate(rows, start=1):
            grid.write_row(number, row)
        if note:
            write_note(pen, len(rows) + 1, note, grid.widths)
    return openpyxl.load_workbook(io.BytesIO(buffer.getvalue())).active


def test_an_ideograph_is_two_wide() -> None:
    assert display_width("Abc") == 3
    assert display_width("党建A") == 5
    assert display_width("，") == 2


def test_a_column_is_as_wide_as_its_widest_text_up_to_a_bound() -> None:
    sheet = drawn((1, "心血管内科重症监护室", None, 0), (2, "党", None, 0))
    assert sheet.column_dimensions["B"].width == pytest.approx(22, abs=1)
    assert drawn((1, "党" * 100, None, 0)).column_dimensions["B"].width == pytest.approx(WIDEST, abs=1)
    assert drawn((1, "党", None, 0)).column_dimensions["B"].width >= NARROWEST


@pytest.mark.parametrize(
    ("values", "form"),
    [((1.0, 2.0), "#,##0"), ((1.5, 2), "#,##0.0"), ((1 / 3, 1.5), "#,##0.00"), ((2.999999, 1), "#,##0")],
)
def test_numbers_have_as_many_decimals_as_they_need(values: tuple[float, ...], form: str) -> None:
    sheet = drawn(*((1, "x", None, value) for value in values))
    assert {cell.number_format for cell in sheet["D"][1:]} == {form}


def test_a_long_text_is_wrapped_into_a_row_that_stays_low() -> None:
    sheet = drawn((1, "短", None, 0), (2, "长" * 40, None, 0), (3, "长" * 4000, None, 0))
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [None, 2 * LINE, 5 * LINE]
    assert sheet["B4"].value == "长" * 4000
    assert sheet["B3"].alignment.wrap_text


def test_rows_of_one_line_are_not_wrapped() -> None:
    sheet = drawn((2, "长" * 40, None, 0), lines=1)
    assert sheet.row_dimensions[2].height is None
    assert not sheet["B2"].alignment.wrap_text


def test_words_keep_away_from_figures_before_them() -> None:
    sheet = drawn((1, "x", None, 0))
    assert (sheet["B1"].alignment.indent, sheet["B2"].alignment.indent) == (1, 1)
    assert sheet["C1"].alignment.indent == 0
    assert sheet["A1"].alignment.horizontal == sheet["D1"].alignment.horizontal == "right"


def test_a_note_has_room_for_all_of_its_lines() -> None:
    sheet = drawn((1, "x", None, 0), note="按主标签计；" * 30)
    (merged,) = sheet.merged_cells.ranges
    assert merged.min_row == merged.max_row == 3
    assert sheet.row_dimensions[3].height >= 5 * LINE
