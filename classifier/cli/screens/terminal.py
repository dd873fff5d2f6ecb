"""The terminal while a whole screen is on it: set up, and given back as it was whatever happens."""

import os
import signal
import sys
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output
from rich.console import Console

from classifier.cli.errors import abandon_output
from classifier.cli.language import say
from classifier.cli.screens.frame import Frame, Screen, line
from classifier.cli.screens.keys import Keyboard, Press
from classifier.cli.wrap import wrap
from classifier.errors import UsageError

LEAST_COLUMNS, LEAST_ROWS = 40, 10
# A change of size is seen after so long, and whatever else has to be looked at from time to time.
TICK_SECONDS = 0.1
_DUMB = frozenset({"", "dumb", "unknown"})


def check_terminal(command: str) -> None:
    """Refuse a call that has no terminal to show a screen on.

    Parameters
    ----------
    command : str
        The command, for the sentence.

    Raises
    ------
    UsageError
        Where standard input or output is no terminal, or one that can only print line after line.
    """
    streams = (sys.stdin, sys.stdout)
    if any(stream is None or not stream.isatty() for stream in streams):
        raise UsageError(
            say(f"yuankan {command} asks and shows in a terminal", f"yuankan {command} 要在终端里问答"),
            hint=say("do not redirect its input or output", "请不要重定向它的输入和输出"),
        )
    if sys.platform != "win32" and os.environ.get("TERM", "") in _DUMB:
        raise UsageError(
            say(
                f"yuankan {command} needs a terminal that can draw a whole screen",
                f"yuankan {command} 需要能画整屏的终端",
            ),
            hint=say("set TERM to what your terminal is, such as xterm", "请把 TERM 设为终端的类型，例如 xterm"),
        )


class Terminal:
    """The terminal of this process, in raw mode and on its alternate screen while the block runs.

    Whatever ends the block, the terminal is as it was before: an exception, a signal that raises one, a quit.
    """

    def __init__(self) -> None:
        self._input = create_input()
        self._output = create_output()
        self._keyboard = Keyboard(self._input)
        self._frame = Frame(self._output, Console())
        self._modes = ExitStack()
        self._continued = False
        self._before: object = None

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            import termios

            self._before = signal.signal(signal.SIGCONT, self._on_continue)
            # What was typed while a person waited for the screen decides nothing on it.
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
        self._enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()
        if sys.platform != "win32":
            signal.signal(signal.SIGCONT, self._before)  # type: ignore[arg-type]  # what signal.signal itself returned

    def read(self, seconds: float = TICK_SECONDS) -> list[Press]:
        """Wait for presses.

        Parameters
        ----------
        seconds : float
            How long at most.

        Returns
        -------
        list of Press
            Empty where none came in time.

        Raises
        ------
        EOFError
            Where the terminal is gone.
        """
        if self._continued:
            # The shell may have set the terminal up for itself while this process was stopped.
            self._leave()
            self._enter()
        return self._keyboard.read(seconds)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        size = self._output.get_size()
        return size.columns, size.rows

    def draw(self, screen: Screen) -> None:
        """Show a screen made for `size`, or a plea for more room where there is next to none.

        Parameters
        ----------
        screen : Screen
            What is to be seen.

        Raises
        ------
        EOFError
            Where the terminal is gone.
        """
        columns, rows = self.size
        if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
            plea = say(
                f"the window is too small: {LEAST_COLUMNS} by {LEAST_ROWS} at least",
                f"窗口太小：至少 {LEAST_COLUMNS} 列 {LEAST_ROWS} 行",
            )
            screen = Screen(tuple(line(part) for part in wrap(plea, max(columns, 2))))
        try:
            self._frame.draw(screen, columns, rows)
        except OSError as error:
            raise EOFError from error

    def redraw(self) -> None:
        """Draw everything the next time, for something else wrote over it."""
        self._frame.forget()

    def suspend(self) -> None:
        """Go to the background as any program does on Ctrl-Z, and come back when the person does."""
        if sys.platform == "win32":
            return
        self._leave()
        # The processes that this one started stop with it, as if the terminal itself had sent it.
        os.kill(0, signal.SIGTSTP)
        self._enter()

    def _on_continue(self, _number: int, _frame: object) -> None:
        self._continued = True

    def _enter(self) -> None:
        self._continued = False
        self._modes.enter_context(self._input.raw_mode())
        self._modes.callback(self._restore)
        self._output.enter_alternate_screen()
        self._output.enable_bracketed_paste()
        # A glyph that is wider than it should be must not push the rows below down.
        self._output.disable_autowrap()
        self._frame.forget()

    def _leave(self) -> None:
        self._modes.close()

    def _restore(self) -> None:
        try:
            self._output.reset_attributes()
            self._output.erase_screen()
            self._output.cursor_goto(1, 1)
            self._output.enable_autowrap()
            self._output.disable_bracketed_paste()
            self._output.show_cursor()
            self._output.quit_alternate_screen()
            self._output.flush()
        except OSError:
            # The terminal itself is what was lost.
            abandon_output()
