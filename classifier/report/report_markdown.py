"""A report as Markdown, short enough to paste into a message."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence

from classifier.domain.reported import Reported
from classifier.domain.section import Cell, Column, Kind, Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.markup import harmless
from classifier.report.report_summary import report_summary
from classifier.report.report_words import nothing_told, report_facts, report_title
from classifier.report.tables import Say, percent

MOST_ROWS = 15
# Characters of a cell: a headline is known by fewer, and a row that wraps is no row any more.
_WIDEST = 40
_EMPTY = "—"
# Whatever some flavour of Markdown obeys inside a line; each is shown as it stands with a backslash before it. What
# acts only beside others needs none there: an underscore within a word, as of a file name, or a round bracket. Colons
# and dots are there for addresses, of which many renderers make links: parted, they are no addresses any more.
_ACTIVE = re.compile(
    r"[\\`*\[\]<{|$~#@^]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?:(?<==)=|=(?==))|(?<=[A-Za-z]):(?=//)|(?<=\bwww)\.",
    re.IGNORECASE,
)
# What is obeyed at the head of a line.
_LEADING = re.compile(r"^(?:[-+%:>=]|\d+(?=[.)]))")
_SPACES = re.compile(r"\s+")
_WORDS = frozenset({Kind.TEXT, Kind.DATE})


def report_markdown(
    reported: Reported,
    sections: Sequence[Section],
    taxonomy: Taxonomy,
    say: Say,
) -> str:
    """Return a report for a message.

    Parameters
    ----------
    reported : Reported
        What is reported on.
    sections : sequence of Section
        Counted from it.
    taxonomy : Taxonomy
        The tags.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        A heading, what has to be known of the report, what it comes to in plain lines, and a table for every section
        that has rows, at most `MOST_ROWS` of them: the newest of one in order of time, else the first. Whatever stands
        in a cell is shown as text: nothing of it is markup, a link or HTML, and no row of it breaks.
    """
    blocks = [f"# {escaped(report_title(reported, say))}"]
    told = ((nothing_told(reported, say),), report_summary(reported, taxonomy, say), report_facts(reported, say))
    # Two spaces break a line where Markdown is shown as what it means, and are not seen where it is not.
    blocks += ["  \n".join(escaped(line) for line in lines) for lines in told if any(lines)]
    for section in sections:
        if section.rows:
            blocks += [f"## {escaped(section.title)}", "\n".join(_table(section))]
            left = len(section.rows) - MOST_ROWS
            if left > 0:
                blocks.append(_left_told(left, section, say))
    return "\n\n".join(blocks) + "\n"


def _left_told(left: int, section: Section, say: Say) -> str:
    rows = f"row{'' if left == 1 else 's'}"
    if section.timed:
        return say(f"… {left} earlier {rows} left out", f"…另有较早的 {left} 行未列出")
    return say(f"… {left} more {rows}", f"…另有 {left} 行")


def _table(section: Section) -> Iterator[str]:
    shown = [*section.leading(MOST_ROWS), *([section.total] if section.total else [])]
    rows = [[cell_text(cell, column) for cell, column in zip(row, section.columns, strict=True)] for row in shown]
    heads = [escaped(column.label) for column in section.columns]
    widths = [max(3, *(_width(row[place]) for row in (heads, *rows))) for place in range(len(heads))]
    right = [column.kind not in _WORDS for column in section.columns]
    yield _line(heads, widths, right)
    rules = ["-" * (width - is_right) + ":" * is_right for width, is_right in zip(widths, right, strict=True)]
    yield f"| {' | '.join(rules)} |"
    for row in rows:
        yield _line(row, widths, right)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, width, is_right in zip(cells, widths, right, strict=True):
        space = " " * (width - _width(cell))
        padded.append(space + cell if is_right else cell + space)
    return f"| {' | '.join(padded)} |"


def cell_text(cell: Cell, column: Column) -> str:
    """Return what stands in a cell.

    Parameters
    ----------
    cell : Cell
        The cell.
    column : Column
        Of whose kind it is.

    Returns
    -------
    str
        One line, escaped, at most 40 characters of what was printed.
    """
    value = cell.value
    if value is None:
        return _EMPTY
    if isinstance(value, str):
        line = _SPACES.sub(" ", harmless(value[: _WIDEST * 10])).strip()
        cut = f"{line[: _WIDEST - 1]}…" if len(line) > _WIDEST else line
        return escaped(cut) or _EMPTY
    if isinstance(value, dt.date):
        return value.isoformat()
    if column.kind is Kind.SHARE:
        return percent(value)
    number = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return f"+{number}" if column.kind is Kind.CHANGE and value > 0 else number


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        On one line, a backslash before whatever a renderer might obey, without control characters and directional
        marks.
    """
    line = _SPACES.sub(" ", harmless(text)).strip()
    return _LEADING.sub(_led, _ACTIVE.sub(lambda found: f"\\{found[0]}", line))


def _led(found: re.Match[str]) -> str:
    # The full stop behind a number is what makes a list of it.
    return f"{found[0]}\\" if found[0].isdecimal() else f"\\{found[0]}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
