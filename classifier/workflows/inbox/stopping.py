"""Stopping: how a watch ends when it is told to, with nothing lost and nothing half done."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Stopping:
    """Whether a watch is to end, and whether what it does right now can simply be dropped.

    A signal handler asks; everything else looks.
    """

    def __init__(self) -> None:
        self.event = threading.Event()
        self._loose = False

    @property
    def asked(self) -> bool:
        """Whether the watch is to end."""
        return self.event.is_set()

    @property
    def loose(self) -> bool:
        """Whether it may end in the middle of what it does: nothing of that is written yet."""
        return self._loose

    def ask(self) -> None:
        """Have the watch end after what it does."""
        self.event.set()

    @contextmanager
    def droppable(self) -> Iterator[None]:
        """Let the watch be ended at once while the block runs, by an exception out of the signal handler."""
        self._loose = True
        try:
            yield
        finally:
            self._loose = False
