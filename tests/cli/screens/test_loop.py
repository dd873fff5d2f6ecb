"""The loop over a terminal that is none."""

from functools import partial
from typing import Any

from classifier.cli.screens.frame import Screen, text_of
from classifier.cli.screens.keys import Key, Pasted, Press
from classifier.cli.screens.label_view import render
from classifier.cli.screens.loop import run
from tests.cli.screens.factories import ListSource, make_state, numbered


class FakeTerminal:
    """Gives presses in bursts, and remembers what it was told to show."""

    size = (80, 24)

    def __init__(self, *bursts: list[Press], lost: bool = False) -> None:
        self.bursts = list(bursts)
        self.lost = lost
        self.drawn: list[str] = []
        self.told: list[str] = []

    def draw(self, screen: Screen) -> None:
        self.drawn.append(text_of(screen.lines[1]))

    def read(self) -> list[Press]:
        if not self.bursts:
            assert self.lost, "nobody quits"
            raise EOFError
        return self.bursts.pop(0)

    def suspend(self) -> None:
        self.told.append("suspend")

    def redraw(self) -> None:
        self.told.append("redraw")


def ran(terminal: FakeTerminal, **more: Any) -> tuple[bool, list[str]]:
    state, keeper, _ = make_state(numbered(6), **more)
    alive = run(state, partial(render, state), terminal)  # type: ignore[arg-type]  # it does what the loop asks of one
    return alive, [answer.verdict for answer in keeper.answers]


def test_each_burst_is_acted_on_and_the_screen_drawn_between() -> None:
    terminal = FakeTerminal(["1", "5"], [Key.ENTER], [], ["q"])
    assert ran(terminal) == (True, ["label"])
    assert terminal.drawn == ["第1篇：我院获奖", "第1篇：我院获奖", "第2篇：我院获奖", "第2篇：我院获奖"]


def test_what_is_typed_ahead_never_answers_what_nobody_saw() -> None:
    assert ran(FakeTerminal([Key.ENTER] * 4, [Key.ENTER, "s"], ["q"])) == (True, ["label", "label"])


def test_the_terminal_itself_is_told_to_suspend_and_to_redraw() -> None:
    terminal = FakeTerminal([Key.SUSPEND, Key.REDRAW, Pasted("q")], ["q"])
    assert ran(terminal) == (True, [])
    assert terminal.told == ["suspend", "redraw"]


def test_a_terminal_that_is_gone_ends_it() -> None:
    assert ran(FakeTerminal([Key.ENTER], lost=True)) == (False, ["label"])


def test_while_nothing_is_at_hand_it_keeps_looking() -> None:
    source = ListSource(numbered(1), ready=False)

    class Late(FakeTerminal):
        def read(self) -> list[Press]:
            source.ready = len(self.drawn) > 2
            return super().read()

    terminal = Late([], [], [], [Key.ENTER], ["q"])
    assert ran(terminal, source=source) == (True, ["label"])
