"""How a workspace stands, on its way out: as one screen for people, as one object for programs."""

from typing import TYPE_CHECKING

from classifier.cli.canvas import Canvas
from classifier.cli.json_object import send_object
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import visible
from classifier.domain.status import Status
from classifier.domain.taxonomy import Taxonomy
from classifier.report.status_object import status_object
from classifier.report.status_words import status_parts
from classifier.report.versions_words import moment

if TYPE_CHECKING:
    from rich.console import RenderableType


def write_status(found: Status, taxonomy: Taxonomy, sink: Sink, *, as_json: bool) -> None:
    """Write how a workspace stands.

    Parameters
    ----------
    found : Status
        How it stands. Its faults are told elsewhere, but for JSON.
    taxonomy : Taxonomy
        Gives the tags their names.
    sink : Sink
        Where it goes.
    as_json : bool
        Whether as JSON, on one line and in UTF-8 whatever the locale.
    """
    if as_json:
        send_object(status_object(found), sink)
    else:
        canvas = Canvas(sink)
        sink.send(canvas.encoded(canvas.drawn(_screen(found, taxonomy))))


def _screen(found: Status, taxonomy: Taxonomy) -> "RenderableType":
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, style="bold cyan")
    rows.add_column(overflow="fold")
    for part in status_parts(found, taxonomy, say):
        for number, line in enumerate(part.lines):
            # A Text is never read as markup, and whatever a file brought with it is shown, never obeyed.
            style = "bold red" if part.urgent and number == 0 else ""
            text = Text(visible(line), style=style)
            if part.short:
                # What went wrong in a run may be of any length, and the screen is not.
                text.no_wrap, text.overflow = True, "ellipsis"
            rows.add_row("" if number else part.heading, text)
    head = Text(f"{moment(found.at)}  {visible(str(found.root))}", style="bold", no_wrap=True, overflow="ellipsis")
    return Group(head, rows)
