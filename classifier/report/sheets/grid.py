"""Grid: one table of a sheet, its columns as wide as what stands in them, and how the sheet is printed."""

from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import east_asian_width

from classifier.domain.section import Kind, Value
from classifier.report.sheets.names import printable
from classifier.report.sheets.pen import Look, Pen

LINE = 15.0
"""Height of one line, in points."""
NARROWEST, WIDEST = 7, 46
# Of a table whose rows are one line each.
_WIDEST_LINE = 64
_NARROWEST = {Kind.TEXT: NARROWEST, Kind.DATE: 11}
_NARROWEST_FIGURE = 8
_WORDS = frozenset({Kind.TEXT, Kind.DATE})
# Room for the arrow of the filter beside a heading.
_ARROW = 3
_MOST_LINES = 5
_MOST_DECIMALS = 2
_MOST_MEASURED = 1000
_NOTE_WIDTH, _DEFAULT_WIDTH, _FILLED = 64, 8.43, 0.92
_A4 = 9


def display_width(text: str) -> int:
    """Return how wide a text stands.

    Parameters
    ----------
    text : str
        Any text; of a very long one the beginning is measured.

    Returns
    -------
    int
        In letters; an ideograph is two wide.
    """
    if text.isascii():
        return len(text)
    return sum(1 + (east_asian_width(character) in "WFA") for character in text[:_MOST_MEASURED])


class Grid:
    """Writes one table, row by row.

    Parameters
    ----------
    pen : Pen
        Of its sheet.
    headings : sequence of tuple of str and Kind
        One a column.
    sample : iterable of sequence of Value
        Rows that the columns are made fit for.
    lines : int
        Most lines of a row: of a longer text, the beginning is seen.
    """

    def __init__(
        self,
        pen: Pen,
        headings: Sequence[tuple[str, Kind]],
        sample: Iterable[Sequence[Value]],
        *,
        lines: int = _MOST_LINES,
    ) -> None:
        self._pen = pen
        self._lines = lines
        self._headings = headings
        widest = WIDEST if lines > 1 else _WIDEST_LINE
        decimals = [0] * len(headings)
        widths = [
            min(max(display_width(label) + _ARROW, _NARROWEST.get(kind, _NARROWEST_FIGURE)), widest)
            for label, kind in headings
        ]
        for values in sample:
            for place, value in enumerate(values):
                if isinstance(value, float):
                    decimals[place] = _decimals(value, decimals[place])
                elif isinstance(value, str) and widths[place] < widest:
                    widths[place] = min(max(widths[place], display_width(value) + 2), widest)
        self.widths = tuple(widths)
        before = (Kind.TEXT, *(kind for _, kind in headings))
        self._looks = [
            Look(
                kind,
                decimals=places,
                wrapped=kind is Kind.TEXT and width == widest and lines > 1,
                apart=kind in _WORDS and left not in _WORDS,
            )
            for (_, kind), left, places, width in zip(headings, before[:-1], decimals, widths, strict=True)
        ]
        for place, width in enumerate(widths):
            pen.sheet.set_column(place, place, width)

    @property
    def last(self) -> int:
        """The last column, from 0."""
        return len(self._headings) - 1

    def write_headings(self, row: int) -> None:
        """Write the headings: those of words flush left, those of figures flush right."""
        for column, ((label, kind), look) in enumerate(zip(self._headings, self._looks, strict=True)):
            words = "apart" if look.apart else "words"
            self._pen.text((row, column), label, self._pen.heading(words if kind in _WORDS else "figures"))

    def write_row(
        self, row: int, values: Sequence[Value], links: Sequence[str | None] = (), *, total: bool = False
    ) -> None:
        """Write a row.

        Parameters
        ----------
        row : int
            From 0; those above it are written.
        values : sequence of Value
            One a column.
        links : sequence of str or None
            Where each leads; none of them does where there is nothing.
        total : bool
            Whether it sums up those above.
        """
        lines = max((_lines(value) for value in values), default=1)
        if lines > 1 < self._lines:
            # Some programs do not make room by themselves; for a very long text, all would make too much.
            self._pen.sheet.set_row(row, min(lines, self._lines) * LINE)
        for column, (value, look) in enumerate(zip(values, self._looks, strict=True)):
            if total:
                self._pen.value((row, column), value, look.of_total(), links[column] if links else None)
            elif value is not None and value != "":
                self._pen.value((row, column), value, look, links[column] if links else None)


def write_note(pen: Pen, row: int, text: str, widths: Sequence[float]) -> int:
    """Write a text of some lines across the columns.

    Parameters
    ----------
    pen : Pen
        Of its sheet.
    row : int
        From 0.
    text : str
        Any text.
    widths : sequence of float
        Of the columns, in letters.

    Returns
    -------
    int
        The last column that it stands in, from 0.
    """
    shown, form = pen.fitting(text), pen.heading("note")
    last, width = -1, 0.0
    while width < _NOTE_WIDTH:
        last += 1
        width += widths[last] if last < len(widths) else _DEFAULT_WIDTH
    pen.sheet.set_row(row, LINE * -(-display_width(shown) // int(width * _FILLED)) + 3)
    if last:
        pen.sheet.merge_range(row, 0, row, last, "", form)
    pen.text((row, 0), shown, form)
    return last


def prepare_print(sheet: Any, title: str, heading_row: int | None) -> None:
    """Have a sheet printed on A4 across, as wide as the paper, its headings on each page.

    Parameters
    ----------
    sheet : xlsxwriter worksheet
        Any.
    title : str
        Stands below each page, with its number.
    heading_row : int or None
        That is repeated.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    # An ampersand starts a command there, and figures right behind the size would be part of it.
    sheet.set_footer(f"&L&9 {printable(title).replace('&', '&&')}&R&9 &P / &N")
    if heading_row is not None:
        sheet.repeat_rows(heading_row)


def _lines(value: Value) -> int:
    # Most texts are known to be short without looking at their characters.
    if not isinstance(value, str) or 2 * len(value) <= WIDEST:
        return 1
    return -(-display_width(value) // (WIDEST - 1))


def _decimals(value: float, least: int) -> int:
    while least < _MOST_DECIMALS and round(value, least) != round(value, _MOST_DECIMALS):
        least += 1
    return least
