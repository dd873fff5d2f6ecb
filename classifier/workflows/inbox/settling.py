"""Settling: a file is complete once it has stood still for a while under our eyes."""

from collections.abc import Collection
from dataclasses import dataclass

from classifier.workflows.inbox.names import Stamp


@dataclass(frozen=True, slots=True)
class _Seen:
    stamp: Stamp
    since: float


class Settling:
    """Knows since when each file of an inbox has stood still.

    Copies keep the time of what they were copied from, and some systems make a file as large as it will be before they
    fill it: only what did not change while it was looked at is complete.

    Parameters
    ----------
    seconds : float
        How long size and time of writing must not change, from 0.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen: dict[str, _Seen] = {}

    def wait(self, key: str, stamp: Stamp, now: float) -> float:
        """Look at a file.

        Parameters
        ----------
        key : str
            What it is called.
        stamp : Stamp
            As it is now.
        now : float
            The time in seconds, of a clock that never goes back.

        Returns
        -------
        float
            Seconds until it is complete if it changes no more; 0 where it is.
        """
        before = self._seen.get(key)
        if before is None or before.stamp != stamp:
            before = self._seen[key] = _Seen(stamp, now)
        return max(0.0, before.since + self._seconds - now)

    def restart(self, key: str) -> None:
        """Let a file stand still anew: it changed while it was read."""
        self._seen.pop(key, None)

    def keep(self, keys: Collection[str]) -> None:
        """Forget all others: they are gone, or done with."""
        self._seen = {key: seen for key, seen in self._seen.items() if key in keys}
