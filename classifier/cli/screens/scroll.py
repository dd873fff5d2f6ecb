"""Scroll: which part of a long text is on the screen."""

from collections.abc import Sequence

from classifier.cli.screens.frame import Line
from classifier.cli.screens.keys import SPACE, Key


class Scroll:
    """Where a person is in a text of many lines.

    It learns how much there is, and how much of it fits, when it is shown.
    """

    def __init__(self) -> None:
        self._first = 0
        self._height = 1
        self._total = 0

    def press(self, key: str) -> bool:
        """Move.

        Parameters
        ----------
        key : str
            A key.

        Returns
        -------
        bool
            False where the key does not move.
        """
        # One line stays in sight, so that nobody loses their place.
        page = max(self._height - 1, 1)
        moves = {Key.UP: -1, Key.DOWN: 1, Key.PAGE_UP: -page, Key.PAGE_DOWN: page, SPACE: page}
        ends = {Key.HOME: -self._total, Key.END: self._total}
        step = (moves | ends).get(key)
        if step is None:
            return False
        self._move(self._first + step)
        return True

    def reset(self) -> None:
        """Go to the beginning."""
        self._first = 0

    def seek(self, line: int) -> None:
        """Bring a line into sight.

        Parameters
        ----------
        line : int
            From 0.
        """
        if not self._first <= line < self._first + self._height:
            self._move(line - self._height // 2)

    def show(self, lines: Sequence[Line], height: int) -> tuple[Line, ...]:
        """Return the lines in sight.

        Parameters
        ----------
        lines : sequence of Line
            All there are.
        height : int
            Rows that there are for them.

        Returns
        -------
        tuple of Line
            `height` at most.
        """
        self.measure(len(lines), height)
        return tuple(lines[self._first : self._first + height])

    def measure(self, total: int, height: int) -> None:
        """Learn how much there is, and how much of it fits.

        Parameters
        ----------
        total, height : int
            In lines.
        """
        self._total, self._height = total, max(height, 1)
        self._move(self._first)

    @property
    def marker(self) -> str:
        """How far down the last line in sight is, such as ``12/40``; empty where all is in sight."""
        last = min(self._first + self._height, self._total)
        return f"{last}/{self._total}" if self._total > self._height else ""

    def _move(self, first: int) -> None:
        self._first = max(0, min(first, self._total - self._height))
