"""A terminal for tests: runs a program in it, and knows what is on its screen."""

import codecs
import re
import termios
import time
from collections.abc import Callable, Mapping, Sequence

import pexpect
from rich.cells import cell_len

from tests.command import TIMEOUT

# From the first to the last byte of one screen.
DRAWING = "?2026"
# All that a screen may send: whatever else came would be text from a file that steers the terminal.
_SEQUENCE = re.compile(r"\x1b\[(?P<numbers>[?\d;]*)(?P<final>[A-Za-z])")
_MODES = {DRAWING, "?1049", "?2004", "?7", "?25", "?12"}
LEAVING = "\x1b[?1049l"
UP, DOWN, ESCAPE, ENTER, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b", "\r", "\x1b[6~"


class Emulator:
    """What a terminal shows of what it is sent, as far as whole screens of Yuankan go."""

    def __init__(self, columns: int, rows: int) -> None:
        self.modes: set[str] = set()
        self._rest = ""
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._row = self._column = 0
        self._cells = [[" "] * columns for _ in range(rows)]

    @property
    def lines(self) -> list[str]:
        return ["".join(row).rstrip() for row in self._cells]

    def feed(self, text: str) -> None:
        text = self._rest + text
        place = 0
        while place < len(text):
            if text[place] != "\x1b":
                self._put(text[place])
                place += 1
                continue
            found = _SEQUENCE.match(text, place)
            if found is None:
                assert len(text) - place < 20, f"no known sequence: {text[place : place + 20]!r}"
                break
            self._obey(found["numbers"], found["final"])
            place = found.end()
        self._rest = text[place:]

    def _put(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\n":
            self._row = min(self._row + 1, self.rows - 1)
        else:
            width = cell_len(character)
            assert character.isprintable() or character in "\u3000", f"{character!r} reached the terminal"
            # What was on its way when the window shrank has no row any more.
            if self._row < self.rows and self._column + width <= self.columns:
                self._cells[self._row][self._column : self._column + width] = [character] + [""] * (width - 1)
            self._column += width

    def _obey(self, numbers: str, final: str) -> None:
        match final:
            case "H":
                row, column = (int(number) for number in (numbers or "1;1").split(";"))
                self._row, self._column = row - 1, column - 1
            case "J":
                self._cells = [[" "] * self.columns for _ in range(self.rows)]
            case "h" | "l":
                assert numbers in _MODES
                self.modes = self.modes | {numbers} if final == "h" else self.modes - {numbers}
            case _:
                assert final == "m", f"an unknown sequence: {numbers}{final}"


class Window:
    """A program in a terminal of its own.

    Parameters
    ----------
    argv : sequence of str
        The program.
    environment : mapping of str to str
        Its environment.
    columns, rows : int
        Size of the terminal.
    prepare : callable, optional
        Called in the new process before the program.
    """

    def __init__(
        self,
        argv: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
        prepare: Callable[[], None] | None = None,
    ) -> None:
        environment = {key: value for key, value in environment.items() if key not in {"COLUMNS", "LINES", "NO_COLOR"}}
        self.child = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            env={"TERM": "xterm-256color", **environment},
            dimensions=(rows, columns),
            timeout=TIMEOUT,
            preexec_fn=prepare,
        )
        # What is typed before the program turned echo off must not be echoed onto the screen.
        self.child.delaybeforesend = None
        self.screen = Emulator(columns, rows)
        self.sent = ""
        self._cooked: bool | None = None
        self._read_from = 0
        self._left = False
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    @property
    def text(self) -> str:
        return "\n".join(self.screen.lines)

    @property
    def cooked(self) -> bool:
        """Whether the terminal is, or was at the end, as a shell needs it."""
        if self._cooked is not None:
            return self._cooked
        return bool(termios.tcgetattr(self.child.child_fd)[3] & termios.ICANON)

    def read_until(self, *texts: str) -> None:
        """Read until the program sent some texts one after the other, after those that were read so before."""
        for text in texts:
            until = time.monotonic() + TIMEOUT
            while (found := self.sent.find(text, self._read_from)) < 0:
                assert time.monotonic() < until, f"{text!r} was never sent: {self.sent[-500:]!r}"
                assert self.read(), f"{text!r} was never sent, the program ended: {self.sent[-500:]!r}"
            self._read_from = found + len(text)

    def wait(self, text: str, *, gone: str = "") -> str:
        """Read until a text is on the screen, and another one is not, and the screen is drawn to its end."""
        until = time.monotonic() + TIMEOUT
        while DRAWING in self.screen.modes or text not in self.text or (gone and gone in self.text):
            assert time.monotonic() < until, f"{text!r} never came:\n{self.text}"
            assert self.read(), f"{text!r} never came, the program ended:\n{self.text}"
        return self.text

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(key)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(columns, rows)
        self.child.setwinsize(rows, columns)

    def end(self) -> tuple[str, int | None]:
        """Read to the end of the program: what it said once its screen was gone, and its exit status or signal."""
        while self.read():
            pass
        self._cooked = self.cooked
        self.child.close()
        status = self.child.exitstatus
        said = self.sent.rpartition(LEAVING)[2]
        said = _SEQUENCE.sub("", said).replace("\r\n", "\n")
        return said, -self.child.signalstatus if status is None else status

    def read(self) -> bool:
        """Read what there is; whether the program still runs."""
        try:
            text = self._decoder.decode(self.child.read_nonblocking(65536, timeout=0.1))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.sent += text
        if not self._left:
            shown, left, _ = text.partition(LEAVING)
            self._left = bool(left)
            self.screen.feed(shown + left)
        return True
