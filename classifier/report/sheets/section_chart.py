"""Charts of sections, drawn by the spreadsheet itself from the cells of the table."""

from collections.abc import Sequence
from typing import Any

from classifier.domain.section import Cell, Chart, Kind, Section, Shape
from classifier.report.sheets.grid import display_width
from classifier.report.sheets.names import printable
from classifier.report.sheets.pen import Pen

Rows = Sequence[Sequence[Cell]]

# As on the page, so that a tag has one colour.
PALETTE = ("#2B5C8C", "#A8472F", "#86600F", "#3C7353", "#735598", "#566370", "#1F7080", "#97476A")
PALE, DARK = "#FFFFFF", "#8FB0D2"
_GRID, _INK = "#D0D7DE", "#57606A"
# In pixels; the tallest still fits on a page.
_WIDTH, _HEIGHT = 720, 360
_AROUND, _BAR, _LEAST, _MOST = 110, 24, 200, 640
_COLUMN, _ROW = 64, 20
# Letters that have room below upright bars; more would stand aslant.
_LETTERS = 96
_FONT = {"size": 9, "color": _INK}


def draw(
    pen: Pen, section: Section, written: Rows, *, words: int, first_row: int, left: int
) -> tuple[int, int, int, int] | None:
    """Show what the chart of a section shows, bars beside the table; a section without one is left as it is.

    Parameters
    ----------
    pen : Pen
        Of its sheet, with the table written into it.
    section : Section
        With rows.
    written : sequence of sequence of Cell
        Those of them that stand in the sheet.
    words : int
        The column that the rows are called by, from 0.
    first_row : int
        Of the rows, from 0.
    left : int
        The first column that bars may cover, from 0.

    Returns
    -------
    tuple of int or None
        The cells behind the bars: first row and column, last row and column, from 0.
    """
    chart = section.chart
    if chart is None:
        return None
    headings = first_row - 1
    skipped = max(len(written) - chart.rows, 0) if section.timed else 0
    first_row += skipped
    rows = written[skipped:][: chart.rows]
    last_row = first_row + len(rows) - 1
    keys = [column.key for column in section.columns]
    places = [keys.index(key) for key in chart.columns]
    if chart.shape is Shape.MATRIX:
        _shade(pen.sheet, places, first_row, last_row)
        return None
    shown = places if chart.shape is Shape.STACKED else places[:1]
    labels = ["" if cells[words].value is None else str(cells[words].value) for cells in rows]
    upright = (max(map(display_width, labels)) + 1) * len(rows) <= _LETTERS
    drawn = _bars(pen.looks.book, chart, upright=upright)
    for number, place in enumerate(shown):
        drawn.add_series(
            {
                "name": [pen.sheet.name, headings, place],
                "categories": [pen.sheet.name, first_row, words, last_row, words],
                "values": [pen.sheet.name, first_row, place, last_row, place],
                "fill": {"color": PALETTE[number % len(PALETTE)]},
                "gap": 60,
                "overlap": 100 if chart.shape is Shape.STACKED else 0,
                "data_labels": {"value": chart.shape is Shape.BARS, "font": _FONT},
            }
        )
    _dress(drawn, section, shares=section.columns[shown[0]].kind is Kind.SHARE, upright=upright)
    drawn.set_legend({"none": True} if len(shown) == 1 else {"position": "bottom", "font": _FONT})
    height = _HEIGHT if upright else min(max(_LEAST, _AROUND + _BAR * len(rows)), _MOST)
    drawn.set_size({"width": _WIDTH, "height": height})
    told = pen.say(f"Chart: {section.title}. The table says the same.", f"图：{section.title}。表里是同样的数字。")
    options = {"object_position": 3, "description": printable(told), "x_offset": 8, "y_offset": 4}
    pen.sheet.insert_chart(headings, left, drawn, options)
    return headings, left, headings + height // _ROW + 1, left + _WIDTH // _COLUMN + 1


def _bars(book: Any, chart: Chart, *, upright: bool) -> Any:
    kind: dict[str, str] = {"type": "column" if upright else "bar"}
    if chart.shape is Shape.STACKED:
        kind["subtype"] = "stacked"
    return book.add_chart(kind)


def _dress(drawn: Any, section: Section, *, shares: bool, upright: bool) -> None:
    drawn.set_title({"name": printable(section.title), "name_font": {"size": 12, "bold": False, "color": _INK}})
    names = {"num_font": _FONT, "line": {"color": _GRID}, "reverse": not upright, "major_tick_mark": "none"}
    figures = {
        "num_font": _FONT,
        "num_format": "0%" if shares else "#,##0",
        "line": {"none": True},
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": _GRID, "width": 0.5}},
    }
    # The library names the axes by where they lie. Names from the top down take the figures to the top, unless told.
    if upright:
        drawn.set_x_axis(names)
        drawn.set_y_axis(figures)
    else:
        drawn.set_x_axis(figures)
        drawn.set_y_axis({**names, "crossing": "max"})
    drawn.set_chartarea({"border": {"color": _GRID}})


def _shade(sheet: Any, places: list[int], first_row: int, last_row: int) -> None:
    """Darken the cells of a matrix by their numbers, all on one scale."""
    runs = [[places[0], places[0]]]
    for place in sorted(places)[1:]:
        if place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    for first, last in runs:
        sheet.conditional_format(
            first_row,
            first,
            last_row,
            last,
            {"type": "2_color_scale", "min_color": PALE, "max_color": DARK, "min_type": "num", "min_value": 0},
        )
