"""Watch: every new issue in an inbox is tagged and recorded, once it is there whole."""

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from classifier.domain.catalogued import SeenFile
from classifier.errors import InputError, NotFoundError, YuankanError
from classifier.workflows.inbox.clerk import Clerk
from classifier.workflows.inbox.names import Found, find, is_being_fetched
from classifier.workflows.inbox.office import Office
from classifier.workflows.inbox.pending import Task
from classifier.workflows.inbox.settling import Settling
from classifier.workflows.inbox.troubles import Troubles
from classifier.workflows.inbox.waker import Waker

SETTLE = 3.0
"""Seconds that a file must stand still, where nothing else is said."""
EVERY = 30.0
"""Seconds after which the inbox is looked through though nothing was heard of it."""
PATIENCE = 3.0
"""Seconds to wait for whoever else writes to the catalogue: a watch that waits cannot be stopped, and tries again."""
_MOMENT = 0.01
# As if it were a file: what keeps the watch from any work.
_ALL = ""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one look through an inbox came to.

    Parameters
    ----------
    rest : float
        Seconds until there is something to do that is known of already.
    failed : int
        Files that turned out not to be readable.
    """

    rest: float
    failed: int


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be done with one file: in how many seconds, and what; False where it is to be looked at again."""

    key: str
    wait: Callable[[], float]
    do: Callable[[], bool]


def _finished(clerk: Clerk, row: SeenFile) -> bool:
    clerk.finish(row)
    return True


class Watch:
    """Watches an inbox. What it knows it knows from the folder and from the catalogue: it can end at any moment.

    Parameters
    ----------
    office : Office
        What it works with.
    settle : float
        Seconds that size and time of a file must stand still before it is read.
    """

    def __init__(self, office: Office, *, settle: float = SETTLE) -> None:
        self._office, self._settle = office, settle
        self._settling, self._troubles = Settling(settle), Troubles()
        self._faults: set[str] = set()
        self._gone = False
        self._thorough = True

    def run(self, *, poll: float | None = None) -> None:
        """Watch until the watch is to end; what keeps it from its work is told and tried again.

        Parameters
        ----------
        poll : float, optional
            As in `Waker`.

        Raises
        ------
        OSError
            Where nobody can be told what was done.
        """
        stopping = self._office.stopping
        if self._office.archive is not None:
            self._office.archive.sweep()
        waker = Waker(self._office.inbox, stopping, poll=poll)
        waker.begin()
        while not stopping.asked:
            rest = self._swept().rest
            if self._gone:
                waker.renew()
            if (pause := self._troubles.wait(_ALL, time.monotonic())) > 0:
                stopping.event.wait(pause)
            else:
                waker.wait(min(rest, EVERY))

    def once(self) -> bool:
        """Do what is there; files that still grow are left to the next time.

        Returns
        -------
        bool
            Whether all of it could be read.

        Raises
        ------
        YuankanError, OSError
            Where something keeps it from being done.
        """
        office = self._office
        if office.archive is not None:
            office.archive.sweep()
        failed, end = 0, time.monotonic() + self._settle
        while True:
            late = time.monotonic() >= end
            with ExitStack() as stack:
                swept = self._sweep(stack, patient=False)
            failed += swept.failed
            if late or swept.rest > self._settle or office.stopping.asked:
                return not failed
            # A moment longer, lest the last look come a moment too soon.
            office.stopping.event.wait(swept.rest + _MOMENT)

    def _swept(self) -> Swept:
        """Look through the inbox; whatever keeps the catalogue shut is trouble like any other."""
        try:
            with ExitStack() as stack:
                return self._sweep(stack, patient=True)
        except BrokenPipeError:
            # Nobody reads what is printed: there is nobody left to watch for.
            raise
        except (YuankanError, OSError, MemoryError) as error:
            return Swept(self._trouble(_ALL, error), 0)

    def _sweep(self, stack: ExitStack, *, patient: bool) -> Swept:
        from classifier.storage.catalogue.catalogue import Catalogue  # noqa: PLC0415 - a wrong call does not wait for it

        office = self._office
        url = office.workspace.catalogue
        catalogue = stack.enter_context(Catalogue.open(url, patience=PATIENCE) if patient else Catalogue.open(url))
        files: dict[str, SeenFile] = catalogue.files()
        clerk = Clerk(catalogue, office, files)
        found = self._found()
        left = clerk.left({one.key for one in found}, thorough=self._thorough)
        self._thorough = False
        pending = [one for one in found if clerk.task(one) is not Task.NOTHING]
        keys = {one.key for one in pending}
        self._settling.keep(keys)
        self._troubles.keep(keys | {row.path for row in left} | {_ALL})
        works = [
            *(_Work(row.path, partial(self._wait_for, row.path), partial(_finished, clerk, row)) for row in left),
            *(_Work(one.key, partial(self._wait, clerk, one), partial(clerk.deal, one)) for one in pending),
        ]
        rest = self._done(works, patient=patient)
        self._troubles.over(_ALL)
        return Swept(rest, clerk.failed)

    def _done(self, works: Iterable["_Work"], *, patient: bool) -> float:
        """Do what can be done by now; return the seconds until there is more."""
        rest, faults = float("inf"), 0
        for work in works:
            if self._office.stopping.asked:
                return 0.0
            if (wait := work.wait()) > 0:
                rest = min(rest, wait)
                continue
            try:
                if work.do():
                    self._troubles.over(work.key)
                else:
                    self._settling.restart(work.key)
                    rest = min(rest, self._settle)
                faults = 0
            except BrokenPipeError:
                raise
            except (YuankanError, OSError, MemoryError) as error:
                if not patient:
                    raise
                rest = min(rest, self._trouble(work.key, error))
                faults += isinstance(error, YuankanError)
                if faults > 1:
                    # It is not for the files.
                    return rest
        return rest

    def _wait_for(self, key: str) -> float:
        return self._troubles.wait(key, time.monotonic())

    def _wait(self, clerk: Clerk, one: Found) -> float:
        if (pause := self._wait_for(one.key)) > 0:
            return pause
        if clerk.task(one) is Task.FINISH:
            return 0.0
        if is_being_fetched(one):
            self._settling.restart(one.key)
            return EVERY
        return self._settling.wait(one.key, one.stamp, time.monotonic())

    def _found(self) -> list[Found]:
        """Return the files of the inbox; of each folder that cannot be looked into it is told once."""
        found: list[Found] = []
        faults: list[InputError] = []
        for one in find(self._office.inbox, self._office.outside):
            if isinstance(one, Found):
                found.append(one)
            else:
                faults.append(one)
        for fault in faults:
            if fault.message not in self._faults:
                self._office.listener.unread(fault)
        self._faults = {fault.message for fault in faults}
        self._gone = any(isinstance(fault, NotFoundError) for fault in faults)
        return found

    def _trouble(self, key: str, error: YuankanError | OSError | MemoryError) -> float:
        pause = self._troubles.again(key, time.monotonic())
        self._office.listener.trouble(error, pause)
        return pause
