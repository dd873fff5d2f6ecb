"""Troubles: what could not be done with a file is tried again, after pauses that grow."""

from collections.abc import Collection
from dataclasses import dataclass

_FIRST, _LONGEST, _GROWTH = 1.0, 300.0, 2.0


@dataclass(frozen=True, slots=True)
class _Pause:
    seconds: float
    until: float


class Troubles:
    """Knows which files wait, and until when."""

    def __init__(self) -> None:
        self._pauses: dict[str, _Pause] = {}

    def wait(self, key: str, now: float) -> float:
        """Return for how many seconds a file still waits; 0 where it does not."""
        pause = self._pauses.get(key)
        return 0.0 if pause is None else max(0.0, pause.until - now)

    def again(self, key: str, now: float) -> float:
        """Have a file wait.

        Parameters
        ----------
        key : str
            What it is called.
        now : float
            The time in seconds, of a clock that never goes back.

        Returns
        -------
        float
            For how many seconds: from 1, twice as many each time, at most five minutes.
        """
        before = self._pauses.get(key)
        seconds = _FIRST if before is None else min(before.seconds * _GROWTH, _LONGEST)
        self._pauses[key] = _Pause(seconds, now + seconds)
        return seconds

    def over(self, key: str) -> None:
        """Note that a file was dealt with."""
        self._pauses.pop(key, None)

    def keep(self, keys: Collection[str]) -> None:
        """Forget all others."""
        self._pauses = {key: pause for key, pause in self._pauses.items() if key in keys}
