"""The loop of a screen: draws, reads, and nothing else."""

from collections.abc import Callable
from typing import Protocol

from classifier.cli.screens.frame import Screen
from classifier.cli.screens.keys import Key, Press
from classifier.cli.screens.terminal import Terminal


class Driven(Protocol):
    """A screen without a terminal."""

    @property
    def quitting(self) -> bool:
        """Whether the person left."""
        ...

    @property
    def subject(self) -> object:
        """What is in question; the very same object as long as it is."""
        ...

    def tick(self) -> None:
        """Do what is due without a press."""
        ...

    def press(self, press: Press) -> None:
        """Act on what a person did."""
        ...


def run(driven: Driven, render: Callable[[int, int], Screen], terminal: Terminal) -> bool:
    """Let a person work on a screen until they quit, or their terminal is gone.

    Parameters
    ----------
    driven : Driven
        The screen.
    render : callable
        From columns and rows to what it shows.
    terminal : Terminal
        Set up.

    Returns
    -------
    bool
        False where the terminal went away.
    """
    while not driven.quitting:
        driven.tick()
        try:
            terminal.draw(render(*terminal.size))
            presses = terminal.read()
        except EOFError:
            return False
        _act(driven, terminal, presses)
    return True


def _act(driven: Driven, terminal: Terminal, presses: list[Press]) -> None:
    seen = driven.subject
    for press in presses:
        if press == Key.SUSPEND:
            terminal.suspend()
        elif press == Key.REDRAW:
            terminal.redraw()
        else:
            driven.press(press)
        # What was typed ahead over a slow line is no answer to an article that nobody saw.
        if driven.quitting or driven.subject is not seen:
            return
