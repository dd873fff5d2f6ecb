"""Pen: writes values into cells, each as what it is, with the look of its kind."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from classifier.domain.section import Kind, Value
from classifier.report.markup import harmless
from classifier.report.sheets.workbook import CELL_LIMIT, DATE_FORMAT, FIRST_YEAR, cut_to_cell, write_text
from classifier.report.tables import Say
from classifier.storage.formulas import guard

LINK, INK, FAINT, BAND, RULE = "#0B5CAD", "#1B1F24", "#57606A", "#EAF0F7", "#C5CED8"
_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.CHANGE: "+#,##0;-#,##0;0",
    Kind.SHARE: "0.0%",
    Kind.DATE: DATE_FORMAT,
}
MOMENT_FORMAT = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks.

    Parameters
    ----------
    kind : Kind
        Of what stands in it.
    linked : bool
        Whether it leads somewhere.
    total : bool
        Whether it stands in the row that sums up.
    decimals : int
        Of a number of any kind.
    wrapped : bool
        Whether a long text goes on in a further line.
    apart : bool
        Whether it keeps away from the cell before it, whose figures end there.
    quoted : bool
        Whether its text would run as a formula once somebody has edited the cell, were it not marked as text.
    """

    kind: Kind = Kind.TEXT
    linked: bool = False
    total: bool = False
    decimals: int = 0
    wrapped: bool = False
    apart: bool = False
    quoted: bool = False

    def of_total(self) -> "Look":
        """Return how it looks in the row that sums up."""
        return Look(self.kind, total=True, decimals=self.decimals, apart=self.apart)

    def properties(self) -> dict[str, object]:
        """Return the properties of a format of the library."""
        found: dict[str, object] = {"valign": "top", "font_color": LINK if self.linked else INK}
        if self.kind is Kind.NUMBER:
            found["num_format"] = f"#,##0.{'0' * self.decimals}" if self.decimals else "#,##0"
        elif self.kind in _FORMATS:
            found["num_format"] = _FORMATS[self.kind]
        if self.kind is Kind.TEXT:
            found |= {"align": "left", "quote_prefix": self.quoted}
        if self.kind is Kind.DATE:
            found["align"] = "left"
        if self.apart:
            found["indent"] = 1
        if self.wrapped:
            found["text_wrap"] = True
        if self.total:
            found |= {"bold": True, "top": 1, "top_color": INK}
        return found


HEADINGS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14, "font_color": INK},
    "cover": {"bold": True, "font_size": 20, "font_color": INK},
    "note": {"text_wrap": True, "valign": "top", "font_color": FAINT},
    "back": {"font_color": LINK, "font_size": 9},
    "label": {"font_color": FAINT, "valign": "top"},
    "moment": {"num_format": MOMENT_FORMAT, "align": "left", "font_color": INK},
    "block": {"bold": True, "bg_color": BAND, "font_color": INK},
    "words": {"bold": True, "bg_color": BAND, "bottom": 1, "bottom_color": RULE, "text_wrap": True},
}
HEADINGS["apart"] = {**HEADINGS["words"], "indent": 1}
HEADINGS["figures"] = {**HEADINGS["words"], "align": "right"}


class Looks:
    """The formats of one workbook, each made when it is first asked for.

    Parameters
    ----------
    book : xlsxwriter.Workbook
        That they belong to.
    """

    def __init__(self, book: Any) -> None:
        self.book = book
        self._made: dict[Look | str, Any] = {}
        self._variants: dict[tuple[Look, bool, bool | None], Any] = {}

    def variant(self, look: Look, *, linked: bool, quoted: bool | None) -> Any:
        """Return the format of a look as one cell needs it.

        Parameters
        ----------
        look : Look
            Of the column.
        linked : bool
            Whether the cell leads somewhere.
        quoted : bool or None
            Of a text, whether it could be taken for a formula; None where the cell holds no text.

        Returns
        -------
        xlsxwriter format
            Made when it is first asked for.
        """
        found = self._variants.get((look, linked, quoted))
        if found is None:
            kind = look.kind if quoted is None else Kind.TEXT
            found = self[replace(look, kind=kind, linked=linked, quoted=bool(quoted))]
            self._variants[look, linked, quoted] = found
        return found

    def __getitem__(self, look: Look | str) -> Any:
        """Return the format of a look, or of one of `HEADINGS`."""
        if look not in self._made:
            properties = HEADINGS[look] if isinstance(look, str) else look.properties()
            self._made[look] = self.book.add_format(properties)
        return self._made[look]


class Pen:
    """Writes into one sheet.

    Parameters
    ----------
    sheet : xlsxwriter worksheet
        That it writes into, from the top down.
    looks : Looks
        Of the workbook.
    say : callable
        Chooses the language.
    """

    def __init__(self, sheet: Any, looks: Looks, say: Say) -> None:
        self.sheet = sheet
        self.looks = looks
        self.say = say

    def heading(self, name: str) -> Any:
        """Return the format of one of `HEADINGS`."""
        return self.looks[name]

    def text(self, place: tuple[int, int], text: str, form: Any) -> None:
        """Write a text of whatever origin; an empty one leaves a blank cell.

        Parameters
        ----------
        place : tuple of int
            Row and column, from 0.
        text : str
            Made harmless, and cut where no cell could hold it.
        form : xlsxwriter format
            Of the cell.
        """
        if shown := self.fitting(text):
            write_text(self.sheet, *place, shown, form)
        else:
            self.sheet.write_blank(*place, None, form)

    def value(self, place: tuple[int, int], value: Value, look: Look, link: str | None = None) -> None:
        """Write a value as what it is: a number, a date, a text.

        Parameters
        ----------
        place : tuple of int
            Row and column, from 0.
        value : Value
            None leaves a blank cell.
        look : Look
            Of the kind of the column.
        link : str or None
            Where the cell leads.
        """
        quoted = guard(value) != value if isinstance(value, str) else None
        form = self.looks.variant(look, linked=link is not None, quoted=quoted)
        if link is not None:
            # The library writes a text with the link, which what stands in the cell then takes the place of.
            self.sheet.write_url(*place, link, form, "→")
        match value:
            case None:
                self.sheet.write_blank(*place, None, form)
            case str():
                self.text(place, value, form)
            case dt.date() if value.year >= FIRST_YEAR:
                self.sheet.write_datetime(*place, value, form)
            case dt.date():
                self.sheet.write_string(*place, value.isoformat(), form)
            case _:
                self.sheet.write_number(*place, value, form)

    def fitting(self, text: str) -> str:
        """Return a text as a cell can show it.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        str
            On one line, steering nothing; one that is too long says so at its end.
        """
        if len(text) <= CELL_LIMIT // 2 and text.isprintable():
            return text
        mark = self.say(f"… [cut: {len(text)} characters in all]", f"……［已截断：全文共 {len(text)} 字］")
        shown = harmless(text[: 2 * CELL_LIMIT])
        if len(text) > 2 * CELL_LIMIT:
            # What was left out may have been all that made it too long.
            return cut_to_cell(shown + " " * CELL_LIMIT, mark)
        return cut_to_cell(shown, mark)
