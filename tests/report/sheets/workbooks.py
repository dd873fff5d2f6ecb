"""Reports written as workbooks, and read again."""

import io
import re
from typing import Any

import openpyxl

from classifier.domain.reported import Reported
from classifier.domain.section import Cell, Column, Kind, Section
from classifier.report.report_sheet import report_sheet
from classifier.report.sections.catalogue import sections
from classifier.report.sheets.section_sheet import HEADING_ROW
from classifier.report.tables import Say
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import english

TAXONOMY = load_taxonomy()
HEAD = HEADING_ROW + 1
"""The row of the headings of a section, from 1."""


def written(reported: Reported, *given: Section, say: Say = english) -> Any:
    """The workbook of a report, read again; of all its usual sections where none is given."""
    buffer = io.BytesIO()
    report_sheet(reported, given or sections(reported, TAXONOMY, say), TAXONOMY, say, buffer)
    return openpyxl.load_workbook(buffer)


def make_section(*rows: tuple[Cell, ...], **given: Any) -> Section:
    options: dict[str, Any] = {
        "key": "one",
        "title": "One",
        "columns": (Column("name", "Name", Kind.TEXT), Column("articles", "Articles")),
        "rows": rows,
    }
    return Section(**options | given)


def column(sheet: Any, heading: str, row: int = 1) -> list[Any]:
    headings = [cell.value for cell in sheet[row]]
    return [cells[headings.index(heading)] for cells in sheet.iter_rows(min_row=row + 1)]


def led_to(book: Any, cell: Any) -> list[tuple[Any, ...]]:
    """The rows that a cell leads to, without their heading."""
    name, area = re.fullmatch(r"'(.+)'!(.+)", cell.hyperlink.location).groups()  # type: ignore[union-attr]  # all do
    return [tuple(one.value for one in row) for row in book[name][area][1:]]
