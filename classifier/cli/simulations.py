"""A simulation on its way out: as tables for people, as an object for programs, as a page for both desks."""

import json
from typing import TYPE_CHECKING

from classifier.cli.canvas import Canvas
from classifier.cli.grid import grid
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import json_safe, visible
from classifier.cli.report_formats import ReportFormat
from classifier.domain.curve import Measure, Simulation
from classifier.report.curve_object import simulation_object
from classifier.report.curve_page import simulation_page
from classifier.report.curve_tables import needed_table, scores_table
from classifier.report.curve_words import simulated

if TYPE_CHECKING:
    from rich.console import RenderableType


def write_simulation(simulation: Simulation, wanted: ReportFormat, sink: Sink) -> None:
    """Write a simulation.

    Parameters
    ----------
    simulation : Simulation
        The curves.
    wanted : ReportFormat
        The format. JSON and HTML are UTF-8 whatever the locale.
    sink : Sink
        Where it goes.
    """
    match wanted:
        case ReportFormat.JSON:
            text = json.dumps(simulation_object(simulation), ensure_ascii=False, indent=2)
            sink.send(f"{json_safe(text)}\n".encode())
        case ReportFormat.HTML:
            sink.send(simulation_page(simulation, say).encode())
        case ReportFormat.TABLE:
            canvas = Canvas(sink)
            sink.send(canvas.encoded(canvas.drawn(_block(simulation))))


def _block(simulation: Simulation) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    tables = [shown(simulation, measure, say) for measure in Measure for shown in (needed_table, scores_table)]
    return Group(Text(visible(simulated(simulation, say)), style="dim"), *map(grid, tables))
