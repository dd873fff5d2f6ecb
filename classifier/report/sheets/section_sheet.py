"""One section of a report as a sheet: its table, whose numbers lead to their articles, and its chart."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_range_abs

from classifier.domain.section import Cell, Kind, Section
from classifier.report.sheets.details import Details
from classifier.report.sheets.grid import LINE, Grid, prepare_print, write_note
from classifier.report.sheets.names import link
from classifier.report.sheets.pen import Pen
from classifier.report.sheets.section_chart import draw
from classifier.report.sheets.workbook import LINK_LIMIT, ROW_LIMIT
from classifier.report.tables import Say

# The title, the note and the way back stand above the headings; a gap and the total below the rows.
HEADING_ROW = 3
_BELOW = 2
_MOST_FROZEN = 30
_GAP = 4.0


class SectionSheet:
    """Writes one section.

    Parameters
    ----------
    section : Section
        Any.
    name, cover : str
        Names of its sheet, and of the first one.
    details : Details
        Where its numbers lead.
    """

    def __init__(self, section: Section, *, name: str, cover: str, details: Details) -> None:
        self.section = section
        self.name = name
        self.rows = section.leading(ROW_LIMIT - HEADING_ROW - 1 - _BELOW)
        self._cover = cover
        self._details = details
        self._links = 1
        kinds = [column.kind for column in section.columns]
        self._words = next((place for place, kind in enumerate(kinds) if kind in {Kind.TEXT, Kind.DATE}), 0)

    def missing(self, say: Say) -> str:
        """Return that the sheet does not hold all rows; nothing where it does."""
        return rows_left_out(len(self.section.rows) - len(self.rows), say)

    def write(self, pen: Pen) -> None:
        """Write the sheet.

        Parameters
        ----------
        pen : Pen
            Of an empty sheet.
        """
        section, sheet = self.section, pen.sheet
        every = (*self.rows, *([section.total] if section.total else []))
        grid = Grid(
            pen,
            [(column.label, column.kind) for column in section.columns],
            ([cell.value for cell in cells] for cells in every),
        )
        note_end = self._write_head(pen, grid)
        for row, cells in enumerate(self.rows, start=HEADING_ROW + 1):
            self._write_row(pen, grid, row, cells)
        end = HEADING_ROW + len(self.rows)
        if not self.rows:
            pen.text((end + 1, 0), pen.say("nothing in this period", "这段时间没有"), pen.heading("label"))
        else:
            sheet.autofilter(HEADING_ROW, 0, end, grid.last)
        if section.total is not None and self.rows:
            # Programs take a row right below the table for one more to filter and to sort.
            sheet.set_row(end + 1, _GAP)
            self._write_row(pen, grid, end + 2, section.total, total=True)
        beside = self._words + 1
        narrow = sum(grid.widths[:beside]) <= _MOST_FROZEN and beside <= grid.last
        sheet.freeze_panes(HEADING_ROW + 1, beside if narrow else 0)
        prepare_print(sheet, section.title, HEADING_ROW)
        if self.rows:
            self._draw(pen, end, max(grid.last, note_end))

    def _draw(self, pen: Pen, end: int, last: int) -> None:
        behind = draw(pen, self.section, self.rows, words=self._words, first_row=HEADING_ROW + 1, left=last + 2)
        if behind is not None:
            # On one page with the table, the chart would make it half as large: each is an area to print by itself.
            table = xl_range_abs(0, 0, end + _BELOW, last)
            areas = ",".join(f"'{self.name}'!{cells}" for cells in (table, xl_range_abs(*behind)))
            pen.looks.book.define_name(f"'{self.name}'!_xlnm.Print_Area", f"={areas}")

    def _write_head(self, pen: Pen, grid: Grid) -> int:
        pen.text((0, 0), self.section.title, pen.heading("title"))
        pen.sheet.set_row(0, LINE * 1.5)
        note = " ".join(filter(None, (self.section.note, self.missing(pen.say))))
        note_end = write_note(pen, 1, note, grid.widths) if note else 0
        pen.sheet.write_url(2, 0, link(self._cover, 0, 0, 0), pen.heading("back"), pen.say("← Contents", "← 目录"))
        grid.write_headings(HEADING_ROW)
        return note_end

    def _write_row(self, pen: Pen, grid: Grid, row: int, cells: Sequence[Cell], *, total: bool = False) -> None:
        told = cells[self._words].value
        what = pen.say("Total", "合计") if told is None else pen.fitting(str(told))
        self._details.begin_row(f"{self.section.title} · {what}", link(self.name, row, row, grid.last))
        links = [self._link(cell, column.label) for cell, column in zip(cells, self.section.columns, strict=True)]
        grid.write_row(row, [cell.value for cell in cells], links, total=total)

    def _link(self, cell: Cell, label: str) -> str | None:
        if not cell.articles or cell.value is None or self._links >= LINK_LIMIT:
            return None
        self._links += 1
        return self._details.link(cell.articles, label)


def rows_left_out(number: int, say: Say) -> str:
    """Return that a sheet leaves out so many rows of its table; nothing where it leaves out none."""
    if not number:
        return ""
    return say(
        f"A sheet holds no more rows: {number:,} further ones are left out; .json holds all.",
        f"一张工作表放不下更多的行：另有 {number:,} 行未列出，.json 里是全部。",
    )
