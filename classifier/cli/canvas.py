"""What Rich draws, as text: as wide and as coloured as the place that it goes to."""

import io
import sys
from typing import TYPE_CHECKING

from classifier.cli.output import Sink

if TYPE_CHECKING:
    from rich.console import RenderableType

FILE_WIDTH = 100
# Narrower than this, as a broken terminal may call itself, nothing has room.
MIN_WIDTH = 40


class Canvas:
    """Draws blocks for one sink.

    Parameters
    ----------
    sink : Sink
        Colours are used on a terminal alone; a file is `FILE_WIDTH` columns wide.
    """

    def __init__(self, sink: Sink) -> None:
        from rich.console import Console

        self._page = io.StringIO()
        # Rich asks the terminal for its size and colours by the file it prints to; the page only collects.
        screen = Console(file=sys.stdout if sink.standard else self._page, highlight=False)
        self.width = max(screen.width, MIN_WIDTH) if sink.standard else FILE_WIDTH
        self.height = screen.height
        # A terminal that knows no Chinese shows question marks rather than a traceback.
        self._encoding = sys.stdout.encoding if sink.standard else "utf-8"
        self._console = Console(
            file=self._page,
            width=self.width,
            force_terminal=sink.terminal,
            color_system=screen.color_system if sink.terminal else None,  # type: ignore[arg-type]  # a plain str in Rich
            no_color=screen.no_color,
            highlight=False,
        )

    def drawn(self, block: "RenderableType") -> str:
        """Draw a block.

        Parameters
        ----------
        block : rich.console.RenderableType
            What to draw.

        Returns
        -------
        str
            Whole lines without trailing space.
        """
        self._console.print(block)
        lines = self._page.getvalue().splitlines()
        self._page.seek(0)
        self._page.truncate()
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def encoded(self, text: str) -> bytes:
        """Return a text as bytes for the sink.

        Parameters
        ----------
        text : str
            What was drawn.

        Returns
        -------
        bytes
            What its encoding lacks has become question marks.
        """
        return text.encode(self._encoding, errors="replace")
