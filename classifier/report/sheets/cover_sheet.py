"""The first sheet of a report: what it is of, how to read it, and where everything is."""

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.domain.reported import Reported
from classifier.domain.section import Kind
from classifier.report.report_words import period_told, report_title
from classifier.report.sheets.grid import LINE, display_width, prepare_print, write_note
from classifier.report.sheets.names import link
from classifier.report.sheets.pen import Look, Pen
from classifier.report.tables import Say
from classifier.report.versions_words import model_name
from classifier.storage.formulas import guard

_WIDTHS = (26, 18, 76)
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents.

    Parameters
    ----------
    sheet, title : str
        Name of the sheet, and what it shows.
    rows : int
        Of its table.
    note : str
        What it leaves out; may be empty.
    """

    sheet: str
    title: str
    rows: int
    note: str = ""


def write_cover(pen: Pen, reported: Reported, entries: Sequence[Entry], notes: Sequence[str]) -> None:
    """Write the sheet.

    Parameters
    ----------
    pen : Pen
        Of an empty sheet.
    reported : Reported
        What is reported on.
    entries : sequence of Entry
        All other sheets, in order.
    notes : sequence of str
        What has to be known to read it.
    """
    sheet, say = pen.sheet, pen.say
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, LINE * 2.2)
    pen.text((0, 0), report_title(reported, say), pen.heading("cover"))
    row = 2
    for label, told in _facts(reported, say):
        pen.text((row, 0), label, pen.heading("label"))
        _write_fact(pen, row, told)
        row += 1
    pen.text((row, 0), say("Made", "生成时间"), pen.heading("label"))
    sheet.write_datetime(row, 1, reported.at.astimezone().replace(tzinfo=None), pen.heading("moment"))
    for place, note in enumerate(notes, start=row + 2):
        write_note(pen, place, note, _WIDTHS)
    _write_contents(pen, entries, row + len(notes) + 3)
    prepare_print(sheet, report_title(reported, say), None)
    sheet.activate()


def _write_fact(pen: Pen, row: int, told: str) -> None:
    shown = pen.fitting(told)
    form = pen.looks.variant(Look(wrapped=True), linked=False, quoted=guard(told) != told)
    lines = -(-display_width(shown) // (sum(_WIDTHS[1:]) - 4))
    pen.sheet.set_row(row, LINE * min(lines, _MOST_LINES))
    pen.sheet.merge_range(row, 1, row, 2, "", form)
    pen.text((row, 1), shown, form)


def _facts(reported: Reported, say: Say) -> list[tuple[str, str]]:
    before = reported.period.before() if reported.earlier is not None else None
    papers = dict.fromkeys(one.newspaper for one in reported.articles if one.newspaper)
    found = [
        (say("Period", "统计期间"), period_told(reported.period, say)),
        (say("Period before", "上一时期"), period_told(before, say) if before else ""),
        (say("Newspaper", "报纸"), say(", ", "、").join(papers)),
        (say("Issue", "只看报纸"), reported.issue or ""),
        (say("Organisation", "只看单位"), reported.organisation or ""),
        (say("Articles", "稿件"), say(f"{len(reported.articles):,}", f"{len(reported.articles):,} 篇")),
        (say("Model", "现用模型"), model_name(reported.model, say)),
    ]
    return [(label, told) for label, told in found if told]


def _write_contents(pen: Pen, entries: Sequence[Entry], row: int) -> None:
    headings = (("Contents", "目录", "words"), ("Rows", "行数", "figures"), ("Note", "备注", "apart"))
    for column, (english, chinese, form) in enumerate(headings):
        pen.text((row, column), pen.say(english, chinese), pen.heading(form))
    for place, entry in enumerate(entries, start=row + 1):
        pen.value((place, 0), entry.title, Look(), link(entry.sheet, 0, 0, 0))
        pen.value((place, 1), entry.rows, Look(Kind.COUNT))
        pen.value((place, 2), entry.note, Look(wrapped=True, apart=True))
