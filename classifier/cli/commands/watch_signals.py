"""What ends a watch: the signals of a service manager, of a terminal and of Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from classifier.cli.errors import INTERRUPTED, SIGNALLED

if TYPE_CHECKING:
    from classifier.workflows.inbox.stopping import Stopping

# Windows has no SIGHUP.
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


@contextmanager
def leaving(stopping: "Stopping", *, once: bool) -> Iterator[None]:
    """End the watch at a signal, at once or after what it is writing, and the process with the promised status.

    Parameters
    ----------
    stopping : Stopping
        Is told, and knows what can be dropped.
    once : bool
        Whether the call was to do all that is there: then no signal ends it well.

    Raises
    ------
    SystemExit
        After a signal: with 0 for SIGTERM, which is how a service is stopped, 130 for Ctrl-C, and 128 and the number
        of any other.
    """
    statuses: list[int] = []

    def leave(number: int, _frame: object) -> None:
        again = stopping.asked
        statuses.append(_status(number, once=once))
        stopping.ask()
        # A person who asks twice does not want to wait.
        if stopping.loose or again:
            raise SystemExit(statuses[0])

    # A signal that is ignored, as nohup has it, stays ignored.
    before = {
        number: signal.signal(number, leave)
        for number in _SIGNALS
        if signal.getsignal(number) not in {signal.SIG_IGN, None}
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if statuses:
        raise SystemExit(statuses[0])


def _status(number: int, *, once: bool) -> int:
    if number == signal.SIGINT:
        return INTERRUPTED
    return SIGNALLED + number if once or number != signal.SIGTERM else 0
