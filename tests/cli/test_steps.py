import io
import sys

import pytest

from classifier.cli.steps import steps


class Terminal(io.StringIO):
    """Calls itself a terminal."""

    def isatty(self) -> bool:
        return True


def test_without_a_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with steps("folds", 2) as passed:
        passed(1, 2)
    assert stream.getvalue() == ""


def test_a_closed_standard_error_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with steps("folds", 2) as passed:
        passed(2, 2)


def test_the_first_step_tells_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with steps("[bold]folds", 5) as passed:
        passed(1, 5)
    shown = stream.getvalue()
    assert "[bold]folds" in shown
    assert "1/5" in shown
    assert "0:00:0" in shown
