"""The sheet of all articles of a report."""

from collections.abc import Sequence

from classifier.domain.reported import ReportedArticle
from classifier.report.sheets.fields import PRINTED, Field
from classifier.report.sheets.grid import Grid, prepare_print
from classifier.report.sheets.pen import Pen
from classifier.report.sheets.workbook import ROW_LIMIT

MEASURED = 5000
"""Articles that the columns are made wide enough for."""


def write_articles(pen: Pen, articles: Sequence[ReportedArticle], fields: Sequence[Field]) -> int:
    """Write the articles, each into a row, under a filter.

    Parameters
    ----------
    pen : Pen
        Of an empty sheet.
    articles : sequence of ReportedArticle
        In order.
    fields : sequence of Field
        What is shown of each.

    Returns
    -------
    int
        How many articles are more than a sheet holds.
    """
    sample = ([one.of(article) for one in fields] for article in articles[:MEASURED])
    grid = Grid(pen, [(one.label, one.kind) for one in fields], sample, lines=1)
    grid.write_headings(0)
    held = articles[: ROW_LIMIT - 1]
    for row, article in enumerate(held, start=1):
        grid.write_row(row, [one.of(article) for one in fields])
    if held:
        pen.sheet.autofilter(0, 0, len(held), grid.last)
    pen.sheet.freeze_panes(1, 0)
    prepare_print(pen.sheet, pen.sheet.name, 0)
    # All columns on one page would be too small to read.
    pen.sheet.print_area(0, 0, len(held), PRINTED - 1)
    return len(articles) - len(held)
