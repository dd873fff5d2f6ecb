"""Waking: what tells that something may have happened in an inbox. Nothing rests on it: the folder is the truth."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path

from classifier.workflows.inbox.stopping import Stopping

_logger = logging.getLogger(__name__)
POLL = 5.0
"""Seconds between two looks where nothing tells of changes."""
# Milliseconds: how soon a wait that is over is noticed, and how long changes in a row are gathered.
_TICK, _GATHERED = 200, 1000


class Waker:
    """Waits until there may be something to do.

    Parameters
    ----------
    inbox : pathlib.Path
        The folder.
    stopping : Stopping
        Ends every wait.
    poll : float, optional
        Look every so many seconds, rather than be told by the system: on most network folders it does not tell.
    """

    def __init__(self, inbox: Path, stopping: Stopping, *, poll: float | None = None) -> None:
        self._inbox, self._stopping, self._poll = inbox, stopping, poll
        self._wakes: Iterator[bool] | None = None
        self._warned = False

    def wait(self, seconds: float) -> None:
        """Wait until something changes in the inbox, or the watch is to end.

        Parameters
        ----------
        seconds : float
            The longest.
        """
        if self._poll is not None:
            self._stopping.event.wait(min(seconds, self._poll))
            return
        end = time.monotonic() + seconds
        if self._wakes is None and not self._inbox.is_dir():
            # What is asked to watch a folder that is gone says nothing, then or later.
            self._stopping.event.wait(min(seconds, POLL))
            return
        try:
            if self._wakes is None:
                self._wakes = _wakes(self._inbox, self._stopping)
            while not next(self._wakes, True) and time.monotonic() < end:
                pass
        except (OSError, RuntimeError) as error:
            # Perhaps the system can watch no more folders.
            self._wakes = None
            if not self._warned:
                self._warned = True
                _logger.warning(
                    "%s: the system does not tell of changes there, so it is looked at every few seconds: %s",
                    self._inbox,
                    error,
                )
            self._stopping.event.wait(min(end - time.monotonic(), POLL))

    def begin(self) -> None:
        """Be told of changes from now on: those before the first look would be missed otherwise."""
        if self._poll is None:
            self.wait(0)

    def renew(self) -> None:
        """Be told anew: the folder was gone, and another one may stand in its place."""
        self._wakes = None


def _wakes(inbox: Path, stopping: Stopping) -> Iterator[bool]:
    # A call that is wrong should not wait for it.
    from watchfiles import watch  # noqa: PLC0415

    changes = watch(
        inbox,
        watch_filter=None,
        debounce=_GATHERED,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        stop_event=stopping.event,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    for changed in changes:
        yield bool(changed)
