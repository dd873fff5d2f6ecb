import io
import sys

import pytest

from classifier.cli.waiting import waiting


class Terminal(io.StringIO):
    """Calls itself a terminal."""

    def isatty(self) -> bool:
        return True


def test_without_a_terminal_each_step_is_a_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with waiting() as report:
        report("training")
        report("testing")
    assert capsys.readouterr().err == "yuankan: training\nyuankan: testing\n"


def test_a_terminal_shows_the_step_beside_the_time_and_clears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with waiting() as report:
        report("[bold]training\x1b[31m")
        assert "[bold]training" in stream.getvalue()
        report("testing")
    shown = stream.getvalue()
    assert "\x1b[31m" not in shown
    assert "testing" in shown
    assert "0:00:0" in shown
    # The line is taken away again: what follows is the result.
    assert shown.endswith("\x1b[2K")


def test_nothing_is_shown_before_the_first_step(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting():
        pass
    assert stream.getvalue() == ""


def test_a_closed_standard_error_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with waiting() as report:
        report("training")
