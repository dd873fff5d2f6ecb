"""The terminal set up for a whole screen, and given back whatever happens."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest

from tests.cli.screens.emulator import Window
from tests.command import TIMEOUT, Command

SCRIPT = """
import sys
from classifier.cli.screens.frame import Screen, line
from classifier.cli.screens.terminal import Terminal

with Terminal() as terminal:
    terminal.draw(Screen((line("第一行"), line("ready"))))
    while not (presses := terminal.read()):
        pass
    {ending}
print("left")
"""


@pytest.fixture
def windows(yuankan: Command) -> Iterator[list[Window]]:
    opened: list[Window] = []
    yield opened
    for window in opened:
        window.child.close(force=True)


def begun(windows: list[Window], yuankan: Command, ending: str) -> Window:
    window = Window([sys.executable, "-c", SCRIPT.format(ending=ending)], yuankan.environment())
    windows.append(window)
    window.wait("ready")
    assert window.screen.modes == {"?1049", "?2004"}
    assert window.screen.lines[0] == "第一行"
    return window


@pytest.mark.parametrize(
    ("ending", "status"), [("pass", 0), ("1 / 0", 1), ("sys.exit(3)", 3), ("raise KeyboardInterrupt", -2)]
)
def test_whatever_ends_the_block_the_terminal_is_as_it_was(
    windows: list[Window], yuankan: Command, ending: str, status: int
) -> None:
    window = begun(windows, yuankan, ending)
    window.press("x")
    said, ended = window.end()
    assert ended == status
    assert window.cooked
    assert window.screen.modes == {"?25", "?7"}
    assert ("left" in said) == (status == 0)
    assert ("ZeroDivisionError" in said) == (ending == "1 / 0")


def test_nothing_gives_a_terminal_back_that_was_killed(windows: list[Window], yuankan: Command) -> None:
    window = begun(windows, yuankan, "pass")
    window.child.kill(9)
    window.end()
    assert window.cooked is False


def test_a_terminal_that_hangs_up_is_noticed_by_reading(yuankan: Command, tmp_path: Path) -> None:
    # As under nohup, no signal tells of it.
    script = SCRIPT.replace("import sys", "import sys, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)")
    noted = tmp_path / "noted"
    script = f"import pathlib\ntry:\n{indent(script.format(ending='pass'), ' ')}\nexcept EOFError:\n"
    script += f" pathlib.Path({str(noted)!r}).touch()"
    window = Window([sys.executable, "-c", script], yuankan.environment())
    window.wait("ready")
    window.child.ptyproc.fileobj.close()
    window.child.ptyproc.closed = window.child.closed = True
    until = time.monotonic() + TIMEOUT
    while not noted.exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    os.waitpid(window.child.pid, 0)
