"""Details: the sheet that the numbers of a report lead to, which lists the articles behind each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from classifier.domain.reported import ReportedArticle
from classifier.domain.section import Value
from classifier.report.sheets.fields import Field
from classifier.report.sheets.grid import Grid, prepare_print
from classifier.report.sheets.names import link
from classifier.report.sheets.pen import Pen
from classifier.report.sheets.workbook import LINK_LIMIT

# A longer list is better filtered in the sheet of all articles; more of them make a file that nobody can open.
MOST_ARTICLES, MOST_ROWS = 1000, 100_000
FIRST_ROW, MEASURED = 1, 5000


@dataclass(slots=True)
class _Block:
    row: int
    articles: tuple[int, ...]
    heading: str
    home: str
    labels: list[str] = field(default_factory=list)


class Details:
    """Gives each number the place of its list, and writes the lists in the end.

    Parameters
    ----------
    name, everything : str
        Names of this sheet, and of that of all articles.
    articles : sequence of ReportedArticle
        Of the report.
    fields : sequence of Field
        What is shown of each.
    """

    def __init__(
        self, name: str, everything: str, articles: Sequence[ReportedArticle], fields: Sequence[Field]
    ) -> None:
        self.name = name
        self.unlisted = 0
        self._everything = link(everything, 0, 0, 0)
        self._articles = articles
        self._fields = tuple(one for one in fields if one.brief)
        self._blocks: list[_Block] = []
        self._next = FIRST_ROW
        self._row: dict[tuple[int, ...], _Block] = {}
        self._heading = self._home = ""

    @property
    def rows(self) -> int:
        """How many the sheet has below its headings: the articles of all lists, and a line above each list."""
        return self._next - FIRST_ROW

    def begin_row(self, heading: str, home: str) -> None:
        """Say which row of a report the numbers that follow stand in.

        Parameters
        ----------
        heading : str
            What the row is of.
        home : str
            Link to it.
        """
        self._row = {}
        self._heading, self._home = heading, home

    def link(self, articles: tuple[int, ...], label: str) -> str:
        """Return where a number leads.

        Parameters
        ----------
        articles : tuple of int
            That it counts; not empty.
        label : str
            Of its column. Numbers of one row that count the same articles lead to one list.

        Returns
        -------
        str
            To its list; to the sheet of all articles where it counts all of them, or too many to list them again.
        """
        if len(articles) == len(self._articles):
            return self._everything
        block = self._row.get(articles)
        if block is None:
            if len(articles) > MOST_ARTICLES or self._next + len(articles) >= MOST_ROWS:
                self.unlisted += 1
                return self._everything
            block = self._row[articles] = _Block(self._next, articles, self._heading, self._home)
            self._blocks.append(block)
            self._next += 1 + len(articles)
        block.labels.append(label)
        return link(self.name, block.row, block.row + len(articles), len(self._fields) - 1)

    def write(self, pen: Pen) -> None:
        """Write all lists that something leads to.

        Parameters
        ----------
        pen : Pen
            Of an empty sheet.
        """
        fields = self._fields
        listed = sorted({place for block in self._blocks for place in block.articles})
        sample = (self._values(place) for place in listed[:MEASURED])
        grid = Grid(pen, [(one.label, one.kind) for one in fields], sample, lines=1)
        grid.write_headings(FIRST_ROW - 1)
        for number, block in enumerate(self._blocks):
            self._write_heading(pen, block, grid.last, linked=number < LINK_LIMIT)
            for row, place in enumerate(block.articles, start=block.row + 1):
                grid.write_row(row, self._values(place))
        prepare_print(pen.sheet, self.name, FIRST_ROW - 1)
        pen.sheet.print_area(0, 0, self._next - 1, grid.last)
        pen.sheet.freeze_panes(FIRST_ROW, 0)

    def _values(self, place: int) -> list[Value]:
        return [one.of(self._articles[place]) for one in self._fields]

    def _write_heading(self, pen: Pen, block: _Block, last: int, *, linked: bool) -> None:
        form, number = pen.heading("block"), len(block.articles)
        told = pen.say(
            f"{block.heading} · {', '.join(block.labels)}: {number}",
            f"{block.heading} · {'、'.join(block.labels)}：{number} 篇",
        )
        if linked:
            pen.sheet.write_url(block.row, 0, block.home, form, "→")
        pen.text((block.row, 0), told, form)
        for column in range(1, last + 1):
            pen.sheet.write_blank(block.row, column, None, form)
