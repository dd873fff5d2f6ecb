"""Tables of plain text, drawn as a person at a terminal reads them."""

from typing import TYPE_CHECKING

from classifier.cli.plain import visible
from classifier.report.tables import Table

if TYPE_CHECKING:
    from rich.console import RenderableType


def grid(found: Table) -> "RenderableType":
    """Draw a table.

    Parameters
    ----------
    found : Table
        Whatever its cells hold is shown, never obeyed.

    Returns
    -------
    rich.console.RenderableType
        A blank line, its title, the columns and its note.
    """
    from rich import box
    from rich.console import Group
    from rich.table import Table as Grid
    from rich.text import Text

    drawn = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    last = len(found.headings) - 1
    for place, heading in enumerate(found.headings):
        words = place in found.words
        # The last column of words, such as titles, takes what room is left and is broken where that is too little.
        long = words and place == last
        drawn.add_column(visible(heading), justify="left" if words else "right", no_wrap=not long, overflow="fold")
    for row in found.rows:
        # A Text is never read as markup.
        drawn.add_row(*(Text(visible(cell)) for cell in row))
    title = [Text(visible(found.title), style="bold cyan")] if found.title else []
    note = [Text(visible(found.note), style="dim")] if found.note else []
    return Group(Text(), *title, drawn, *note)
