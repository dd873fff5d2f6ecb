"""A scorecard on its way out: as a table for people, as an object for programs, as a page for both desks."""

import json
from typing import TYPE_CHECKING

from classifier.cli.canvas import Canvas
from classifier.cli.grid import grid
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import json_safe, visible
from classifier.cli.report_formats import ReportFormat
from classifier.domain.scorecard import Scorecard
from classifier.domain.taxonomy import Taxonomy
from classifier.report.scorecard_object import scorecard_object
from classifier.report.scorecard_page import scorecard_page
from classifier.report.scorecard_tables import (
    bins_table,
    calibration_table,
    confusion_table,
    coverage_table,
    mistakes_table,
    primary_table,
    summary,
    tag_table,
)
from classifier.report.scorecard_words import legend, measured

if TYPE_CHECKING:
    from rich.console import RenderableType


def write_scorecard(card: Scorecard, taxonomy: Taxonomy, wanted: ReportFormat, sink: Sink) -> None:
    """Write a scorecard.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    taxonomy : Taxonomy
        Gives the tags their names.
    wanted : ReportFormat
        The format. JSON and HTML are UTF-8 whatever the locale.
    sink : Sink
        Where it goes.
    """
    match wanted:
        case ReportFormat.JSON:
            text = json.dumps(scorecard_object(card), ensure_ascii=False, indent=2)
            sink.send(f"{json_safe(text)}\n".encode())
        case ReportFormat.HTML:
            sink.send(scorecard_page(card, taxonomy, say).encode())
        case ReportFormat.TABLE:
            canvas = Canvas(sink)
            sink.send(canvas.encoded(canvas.drawn(_block(card, taxonomy))))


def _block(card: Scorecard, taxonomy: Taxonomy) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    found = card.evaluation
    tables = [
        summary(card, say),
        primary_table(card, taxonomy, say),
        confusion_table(card, taxonomy, say),
        tag_table(card, taxonomy, say),
        coverage_table(card, say),
        calibration_table(card, taxonomy, say),
        bins_table(found.reliability, say, title=say("Confidences of all tags", "全部标签的置信度")),
        bins_table(found.primary_reliability, say, title=say("Certainty of the primary", "主标签的把握")),
        *([mistakes_table(card, taxonomy, say)] if card.mistakes else []),
    ]
    head = (Text(visible(found.model), style="bold"), Text(visible(measured(card, say)), style="dim"))
    names = legend(taxonomy, say)
    foot = [Text(visible(names), style="dim")] if names else []
    return Group(*head, *map(grid, tables), *foot)
