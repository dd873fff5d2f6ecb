"""The report on what was published, on its way out: a page, a workbook, Markdown, or one object."""

from typing import assert_never

from classifier.cli.canvas import Canvas
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import json_safe, visible
from classifier.cli.report_formats import NewsFormat
from classifier.domain.reported import Reported
from classifier.domain.taxonomy import Taxonomy


def write_news(reported: Reported, taxonomy: Taxonomy, wanted: NewsFormat, sink: Sink) -> None:
    """Write a report.

    Parameters
    ----------
    reported : Reported
        What it is counted from.
    taxonomy : Taxonomy
        Gives the tags their names.
    wanted : NewsFormat
        The form.
    sink : Sink
        Where it goes.
    """
    from classifier.report.sections.catalogue import sections

    found = sections(reported, taxonomy, say)
    match wanted:
        case NewsFormat.JSON:
            from classifier.report.report_object import report_lines

            for line in report_lines(reported, found, taxonomy):
                sink.send(json_safe(line).encode())
        case NewsFormat.HTML:
            from classifier.cli.signs import said_sign
            from classifier.report.report_page import report_page

            sink.send(report_page(reported, found, taxonomy, say, term=said_sign).encode())
        case NewsFormat.XLSX:
            from classifier.report.report_sheet import report_sheet

            report_sheet(reported, found, taxonomy, say, sink.binary)
        case NewsFormat.MD:
            from classifier.report.report_markdown import report_markdown

            text = report_markdown(reported, found, taxonomy, say)
            # A file is UTF-8; a terminal may know less.
            shown = visible(text, keep_lines=True)
            sink.send(Canvas(sink).encoded(shown) if sink.terminal else shown.encode())
        case _:
            assert_never(wanted)
