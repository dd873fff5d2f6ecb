import datetime as dt

import pytest

from classifier.domain.section import Cell, Chart, Column, Kind, Shape
from classifier.report.sheets import section_sheet
from tests.report.reports import make_reported, make_reported_article
from tests.report.sheets.workbooks import HEAD, make_section, written


def test_values_are_numbers_and_dates_with_the_format_of_their_kind() -> None:
    columns = tuple(Column(kind.value, kind.value, kind) for kind in Kind)
    values = ("007", 1234, -3, 1.5, 0.256, dt.date(2024, 4, 26))
    section = make_section(tuple(Cell(value) for value in values), columns=columns)
    cells = written(make_reported(), section)["One"][HEAD + 1]
    assert [cell.value for cell in cells] == [*values[:-1], dt.datetime(2024, 4, 26)]
    forms = [cell.number_format for cell in cells]
    assert forms == ["General", "#,##0", "+#,##0;-#,##0;0", "#,##0.0", "0.0%", "yyyy-mm-dd"]


def test_what_is_not_known_is_blank_and_what_no_calendar_holds_is_text() -> None:
    columns = (Column("day", "Day", Kind.DATE), Column("n", "N"))
    rows = ((Cell(dt.date(1898, 5, 1)), Cell(None)), (Cell(None), Cell("—")))
    sheet = written(make_reported(), make_section(*rows, columns=columns))["One"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1)] == [
        ["1898-05-01", None],
        [None, "—"],
    ]


def test_the_filter_leaves_the_total_out() -> None:
    section = make_section(
        (Cell("a"), Cell(1, (0,))), (Cell("b"), Cell(0)), total=(Cell("Total"), Cell(1, (0,))), note="How."
    )
    sheet = written(make_reported(), section)["One"]
    assert sheet.auto_filter.ref == f"A{HEAD}:B{HEAD + 2}"
    assert [cell.value for cell in sheet["A"]] == ["One", "How.", "← Contents", "Name", "a", "b", None, "Total"]
    assert sheet.freeze_panes == f"B{HEAD + 1}"


def test_a_section_without_rows_says_so() -> None:
    sheet = written(
        make_reported(), make_section(total=(Cell("Total"), Cell(0)), chart=Chart(Shape.BARS, ("articles",)))
    )["One"]
    assert [cell.value for cell in sheet["A"]][-1] == "nothing in this period"
    assert sheet.auto_filter.ref is None
    assert not sheet._charts


def test_more_links_than_a_sheet_holds_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section_sheet, "LINK_LIMIT", 3)
    articles = [make_reported_article(number) for number in range(4)]
    section = make_section(*((Cell(str(number)), Cell(1, (number,))) for number in range(4)))
    sheet = written(make_reported(*articles), section)["One"]
    assert [cell.value for cell in sheet["B"][HEAD:]] == [1] * 4
    assert [bool(cell.hyperlink) for cell in sheet["B"][HEAD:]] == [True, True, False, False]


def test_charts_show_the_rows_that_they_should() -> None:
    columns = (Column("name", "Name", Kind.TEXT), Column("a", "A"), Column("b", "B"))
    rows = tuple((Cell(f"n{number}"), Cell(number), Cell(2 * number)) for number in range(40))
    stacked = make_section(*rows, columns=columns, chart=Chart(Shape.STACKED, ("a", "b"), rows=10))
    bars = make_section(*rows, key="two", title="Two", columns=columns, chart=Chart(Shape.BARS, ("b", "a"), rows=3))
    book = written(make_reported(), stacked, bars)
    (first,), (second,) = book["One"]._charts, book["Two"]._charts
    assert [series.val.numRef.f for series in first.series] == ["One!$B$5:$B$14", "One!$C$5:$C$14"]
    assert (first.grouping, first.series[0].cat.strRef.f) == ("stacked", "One!$A$5:$A$14")
    assert [series.val.numRef.f for series in second.series] == ["Two!$C$5:$C$7"]
    assert book["One"].print_area == "'One'!$A$1:$C$46,'One'!$E$4:$Q$23"


def test_a_chart_of_times_shows_the_last_rows() -> None:
    rows = tuple((Cell(f"n{number}"), Cell(number)) for number in range(40))
    section = make_section(*rows, chart=Chart(Shape.BARS, ("articles",), rows=10), timed=True)
    (found,) = written(make_reported(), section)["One"]._charts
    (series,) = found.series
    assert (series.val.numRef.f, series.cat.strRef.f) == ("One!$B$35:$B$44", "One!$A$35:$A$44")
    assert series.tx.strRef.f == "One!$B$4"


def test_a_matrix_is_shaded_on_one_scale_from_nothing() -> None:
    columns = (Column("name", "Name", Kind.TEXT), Column("a", "A"), Column("b", "B"), Column("c", "C"))
    rows = tuple((Cell(f"n{number}"), *(Cell(number),) * 3) for number in range(4))
    section = make_section(*rows, columns=columns, chart=Chart(Shape.MATRIX, ("a", "b"), rows=3))
    sheet = written(make_reported(), section)["One"]
    (found,) = sheet.conditional_formatting
    assert str(found.sqref) == "B5:C7"
    assert (found.rules[0].colorScale.cfvo[0].type, found.rules[0].colorScale.cfvo[0].val) == ("num", 0)
    assert not sheet._charts
