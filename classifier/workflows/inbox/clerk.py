"""Clerk: deals with one file of an inbox, in steps of which each can be the last and is taken up again."""

import time
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.domain.catalogued import Reading, SeenFile
from classifier.errors import InputError
from classifier.workflows.filing import filed_name
from classifier.workflows.inbox.announced import (
    Announcement,
    Became,
    announcement_line,
    articles_of,
    became_of,
)
from classifier.workflows.inbox.names import Found, Stamp, stamp_of
from classifier.workflows.inbox.office import Office
from classifier.workflows.inbox.pending import Task, is_changed, task_of, twin_of
from classifier.workflows.inbox.reading import FileReader

if TYPE_CHECKING:
    from classifier.storage.catalogue.catalogue import Catalogue


class Clerk:
    """Deals with files: recorded first, then moved away, then announced; the catalogue knows how far each of them is.

    Parameters
    ----------
    catalogue : Catalogue
        That records.
    office : Office
        All else.
    files : dict of str to SeenFile
        What the catalogue knows of files, by path; kept up.
    """

    def __init__(self, catalogue: "Catalogue", office: Office, files: dict[str, SeenFile]) -> None:
        self._catalogue, self._office, self._files = catalogue, office, files
        self._reader = FileReader(catalogue, office)
        self.failed = 0

    def task(self, found: Found) -> Task:
        """Return what is to be done with a file."""
        return task_of(found, self._files.get(found.key), archives=self._office.archive is not None)

    def deal(self, found: Found) -> bool:
        """Do with a file all that is to be done.

        Parameters
        ----------
        found : Found
            It has stood still.

        Returns
        -------
        bool
            False where it changed meanwhile, and is to be looked at again.

        Raises
        ------
        YuankanError, OSError
            Where something keeps it from being done; what is done by then stays done.
        """
        before = self._files.get(found.key)
        if before is not None and self.task(found) is Task.FINISH:
            self._finish(found.name, before)
            return True
        began = time.monotonic()
        digest = self._reader.digest(found)
        if isinstance(digest, InputError):
            return self._refuse(found, before, digest)
        if before is not None and before.digest == digest and before.reading is Reading.DONE:
            self._touch(found, before)
            return True
        if before is None and (twin := twin_of(found, digest, self._files)) is not None:
            self._recognise(found, twin)
            return True
        row = self._reader.read(found, digest)
        if row is None:
            return False
        self._keep(row)
        self._finish(found.name, row, seconds=time.monotonic() - began)
        return True

    def left(self, present: Collection[str], *, thorough: bool) -> list[SeenFile]:
        """Return the files that are not in the inbox any more and were not finished.

        Parameters
        ----------
        present : collection of str
            The paths of those that are in it.
        thorough : bool
            Whether those count that were announced, and may have been moved without a note of it.
        """
        return [
            row
            for row in self._files.values()
            if row.path not in present and (thorough or not row.announced) and self._is_ours(Path(row.path))
        ]

    def finish(self, row: SeenFile) -> None:
        """Finish what was begun with a file that is not in the inbox any more; errors as `deal`."""
        path, archive = Path(row.path), self._office.archive
        if archive is not None and path.is_relative_to(archive.folder):
            name = path.relative_to(archive.folder).as_posix()
        else:
            name = path.relative_to(self._office.inbox).as_posix()
            place = archive.holds(name, row.digest) if archive and row.reading is Reading.DONE else None
            if place is not None and not path.exists():
                row = self._lies_at(place, row, name)
        if not row.announced:
            self._announce(name, row, became_of(row), None)

    def _is_ours(self, path: Path) -> bool:
        # What lies elsewhere came through another inbox, and its watch will see to it.
        archive = self._office.archive
        return path.is_relative_to(self._office.inbox) or (archive is not None and path.is_relative_to(archive.folder))

    def _refuse(self, found: Found, before: SeenFile | None, fault: InputError) -> bool:
        if stamp_of(found.path) is None:
            return True
        known = before is not None and not before.digest and before.fault == fault.message
        if before is not None and known and before.announced:
            return True
        self._office.listener.unread(fault)
        row = self._reader.refuse(found, fault)
        self._keep(row)
        self._finish(found.name, row)
        return True

    def _touch(self, found: Found, before: SeenFile) -> None:
        """Note that a file was written again, with nothing changed in it."""
        row = replace(before, size=found.stamp.size, modified=found.stamp.modified)
        self._catalogue.see(row)
        self._keep(row)
        if self.task(found) is Task.FINISH:
            self._finish(found.name, row)

    def _recognise(self, found: Found, twin: SeenFile) -> None:
        """Enter a file that holds what another one does, or did before it had this name."""
        renamed = not Path(twin.path).exists()
        if renamed:
            self._lies_at(found.path, twin, found.name)
        else:
            self._catalogue.copy(twin.path, found.key, name=self._filed(found.path, found.name))
        row = replace(
            twin,
            path=found.key,
            size=found.stamp.size,
            modified=found.stamp.modified,
            at=self._office.clock(),
            announced=False,
        )
        self._catalogue.see(row)
        self._keep(row)
        self._finish(found.name, row, became=Became.RENAMED if renamed else Became.COPY)

    def _finish(self, name: str, row: SeenFile, *, became: Became | None = None, seconds: float | None = None) -> None:
        """Do what follows a reading: move the file away, and announce it."""
        row = self._archived(name, row)
        if not row.announced:
            self._announce(name, row, became or became_of(row), seconds)

    def _archived(self, name: str, row: SeenFile) -> SeenFile:
        archive, path = self._office.archive, Path(row.path)
        if archive is None or row.reading is not Reading.DONE or not path.is_relative_to(self._office.inbox):
            return row
        stamp = None if path.is_relative_to(archive.folder) else stamp_of(path)
        # What was taken away or written anew since it was read is not what was recorded.
        if stamp is None or is_changed(stamp, row):
            return row
        return self._lies_at(archive.take(Found(path, name, Stamp(row.size, row.modified)), row.digest), row, name)

    def _filed(self, path: Path, name: str) -> str:
        return filed_name(path, name, self._office.workspace.sources)

    def _lies_at(self, place: Path, row: SeenFile, name: str) -> SeenFile:
        """Enter that a file lies elsewhere now."""
        moved = replace(row, path=place.as_posix())
        self._catalogue.move(row.path, moved.path, name=self._filed(place, name))
        self._files.pop(row.path, None)
        self._keep(moved)
        return moved

    def _announce(self, name: str, row: SeenFile, became: Became, seconds: float | None) -> None:
        office = self._office
        told = Announcement(
            at=office.clock(),
            file=name,
            seen=row,
            became=became,
            articles=articles_of(self._catalogue, row.issues),
            seconds=seconds,
        )
        ended = None
        if office.command is not None:
            line = f"{announcement_line(told)}\n".encode()
            ended = office.command.run(Path(row.path), became.value, line, hurried=lambda: office.stopping.asked)
            if ended is None:
                # It is run again by the next watch.
                return
        office.listener.announce(told, ended)
        self._catalogue.announced(row.path)
        self._keep(replace(row, announced=True))
        self.failed += became is Became.FAILED

    def _keep(self, row: SeenFile) -> None:
        self._files[row.path] = row
