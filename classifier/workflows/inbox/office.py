"""Office: all that a watch works with, put together once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from classifier.errors import InputError, YuankanError
from classifier.storage.workspace import Workspace
from classifier.workflows.inbox.announced import Announcement
from classifier.workflows.inbox.archive import Archive
from classifier.workflows.inbox.champion import Champion
from classifier.workflows.inbox.stopping import Stopping
from classifier.workflows.inbox.then import Command, Ended

Trouble = YuankanError | OSError | MemoryError


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Who is told what a watch does.

    Parameters
    ----------
    announce : callable
        Told of every file that was dealt with, and how the command ended that was run after it, if one was.
    unread : callable
        Told of every fault of a file, when it is found.
    trouble : callable
        Told of what keeps the watch from its work, whatever the file, and after how many seconds it tries again.
    """

    announce: Callable[[Announcement, Ended | None], None]
    unread: Callable[[InputError], None]
    trouble: Callable[[Trouble, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What a watch works with.

    Parameters
    ----------
    workspace : Workspace
        Whose champion tags, and whose catalogue records.
    inbox : pathlib.Path
        The folder that is watched, absolute.
    champion : Champion
        Tags.
    listener : Listener
        Is told.
    stopping : Stopping
        Ends the watch.
    archive : Archive, optional
        Where files go that were read; they stay where they are without one.
    command : Command, optional
        Run after each file.
    clock : callable
        Gives the time, with a time zone.
    """

    workspace: Workspace
    inbox: Path
    champion: Champion
    listener: Listener
    stopping: Stopping
    archive: Archive | None = None
    command: Command | None = None
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)

    @property
    def outside(self) -> tuple[Path, ...]:
        """Folders that may lie in the inbox, and are none of it."""
        own = (self.workspace.labels, self.workspace.models, self.workspace.root / "reports")
        return own if self.archive is None else (*own, self.archive.folder)
