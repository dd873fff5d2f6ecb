"""A whole screen: lines of text, cut and padded to the width of the terminal, only changes of which are drawn."""

from dataclasses import dataclass

from prompt_toolkit.output.base import Output
from rich.cells import cell_len, set_cell_size
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from rich.style import Style

from classifier.cli.plain import visible

Line = tuple[Segment, ...]
"""Pieces of text on one line, each with its style."""

BLANK: Line = ()
# Terminals that know these show what stands between them at once; others pass over them.
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
# Nothing is told by colour alone, and the colours can be read on white and on black.
HEAD, BOLD, DIM, ON, HIT, CHOSEN = "reverse", "bold", "dim", "bold green", "bold underline cyan", "reverse"
GOOD, WARN, WRONG, KEY = "green", "bold yellow", "bold red", "bold"


@dataclass(frozen=True, slots=True)
class Screen:
    """What is to be seen.

    Parameters
    ----------
    lines : tuple of Line
        From the top; what is below them is empty.
    cursor : tuple of (int, int) or None
        Row and column, from 0, where a person is typing text; None where there is no cursor.
    """

    lines: tuple[Line, ...]
    cursor: tuple[int, int] | None = None


def line(*parts: str | tuple[str, str]) -> Line:
    """Return a line.

    Parameters
    ----------
    parts : str or tuple of (str, str)
        Text, or text with its style in Rich's words. Whatever might steer a terminal is taken out of it.

    Returns
    -------
    Line
        Without the parts that hold nothing.
    """
    pairs = [(part, "") if isinstance(part, str) else part for part in parts]
    shown = [(visible(text), style) for text, style in pairs]
    return tuple(Segment(text, Style.parse(style)) for text, style in shown if text)


def text_of(one: Line) -> str:
    """Return the text of a line."""
    return "".join(segment.text for segment in one)


def width_of(one: Line) -> int:
    """Return how many columns a line takes."""
    return Segment.get_line_length(list(one))


def cut(text: str, width: int) -> str:
    """Return a text that fits.

    Parameters
    ----------
    text : str
        On one line.
    width : int
        Columns that it may take.

    Returns
    -------
    str
        With … at its end where something had to go.
    """
    text = visible(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip(" ") + "…" if width > 0 else ""


def fitted(one: Line, width: int, style: str = "") -> Line:
    """Return a line that fills its row.

    Parameters
    ----------
    one : Line
        Any line.
    width : int
        Columns of the row.
    style : str
        Of what is added, and under what there is.

    Returns
    -------
    Line
        Cut or padded with spaces; half an ideograph becomes a space.
    """
    beneath = Style.parse(style)
    segments = Segment.adjust_line_length(list(one), width, style=beneath)
    return tuple(Segment(text, beneath + (own or Style.null())) for text, own, _ in segments)


def spread(left: Line, right: Line, width: int, style: str = "") -> Line:
    """Return a line with one part at either end of its row.

    Parameters
    ----------
    left : Line
        Cut where both have no room.
    right : Line
        Kept whole as far as the row goes.
    width : int
        Columns of the row.
    style : str
        Under both and between them.

    Returns
    -------
    Line
        As wide as the row.
    """
    room = width - width_of(right) - 1
    if room < 1 or not right:
        return fitted(right if right else left, width, style)
    return fitted((*fitted(left, room), Segment(" "), *right), width, style)


class Frame:
    """Draws screens on a terminal, row by row and only the rows that changed, so that nothing flickers.

    Parameters
    ----------
    output : prompt_toolkit.output.Output
        The terminal.
    console : rich.console.Console
        Knows the colours of it.
    """

    def __init__(self, output: Output, console: Console) -> None:
        self._output = output
        self._console = console
        self._drawn: list[str] = []
        self._cursor: tuple[int, int] | None = None
        self._size = (0, 0)

    def forget(self) -> None:
        """Draw everything the next time: something else was on the terminal."""
        self._size = (0, 0)

    def draw(self, screen: Screen, columns: int, rows: int) -> None:
        """Show a screen.

        Parameters
        ----------
        screen : Screen
            What does not fit in the rows is left out.
        columns, rows : int
            Size of the terminal.

        Raises
        ------
        OSError
            Where the terminal is gone.
        """
        whole = [*screen.lines[:rows], *[BLANK] * (rows - len(screen.lines))]
        drawn = [self._ansi(fitted(one, columns)) for one in whole]
        fresh = self._size != (columns, rows)
        if not fresh and drawn == self._drawn and screen.cursor == self._cursor:
            return
        self._output.write_raw(_BEGIN)
        self._output.hide_cursor()
        if fresh:
            self._output.erase_screen()
        for row, text in enumerate(drawn):
            if fresh or text != self._drawn[row]:
                self._output.cursor_goto(row + 1, 1)
                self._output.write_raw(text)
        if screen.cursor is not None:
            row, column = screen.cursor
            self._output.cursor_goto(row + 1, min(column, columns - 1) + 1)
            self._output.show_cursor()
        self._output.write_raw(_END)
        self._output.flush()
        self._drawn, self._cursor, self._size = drawn, screen.cursor, (columns, rows)

    def _ansi(self, one: Line) -> str:
        segments = Segment.remove_color(one) if self._console.no_color else one
        colours = COLOR_SYSTEMS.get(self._console.color_system or "")
        return "".join(
            (style or Style.null()).render(visible(text), color_system=colours) for text, style, _ in segments
        )
