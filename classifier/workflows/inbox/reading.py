"""Reading: one file of an inbox goes into the catalogue, in the transaction that says that it was done."""

import io
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.domain.catalogued import Reading, SeenFile, Verb, issue_id
from classifier.domain.issue import Issue
from classifier.errors import InputError
from classifier.ingest.sources import Source, unreadable
from classifier.storage.registry.folder import Registry
from classifier.workflows.chosen import Chosen
from classifier.workflows.inbox.names import Found, stamp_of
from classifier.workflows.inbox.office import Office
from classifier.workflows.inbox.pending import digest_of
from classifier.workflows.observe import Observer
from classifier.workflows.recording import Recorder
from classifier.workflows.split import split
from classifier.workflows.tag import TaggedIssue, tag_issues

if TYPE_CHECKING:
    from classifier.storage.catalogue.catalogue import Catalogue


class FileReader:
    """Reads files of an inbox into the catalogue.

    Parameters
    ----------
    catalogue : Catalogue
        Where they go.
    office : Office
        What tags them, and who is told.
    """

    def __init__(self, catalogue: "Catalogue", office: Office) -> None:
        self._catalogue, self._office = catalogue, office
        self._recorder: Recorder | None = None
        self._model = ""

    def digest(self, found: Found) -> str | InputError:
        """Return the digest of a file, or why it cannot be opened."""
        try:
            with self._office.stopping.droppable():
                return digest_of(found.path)
        except OSError as error:
            return unreadable(Source(found.path, str(found.path), found.name), error)

    def refuse(self, found: Found, fault: InputError) -> SeenFile:
        """Record that a file cannot be opened; it has no digest then, and is tried again."""
        row = self._row(found, "", fault)
        self._catalogue.see(row)
        return row

    def read(self, found: Found, digest: str) -> SeenFile | None:
        """Read a file, tag its articles and record them.

        Parameters
        ----------
        found : Found
            The file.
        digest : str
            Of its bytes.

        Returns
        -------
        SeenFile or None
            None where it changed meanwhile, or the watch is to end: it is to be read another time.

        Raises
        ------
        YuankanError
            Where the champion cannot be loaded, or the catalogue cannot be written; what is recorded by then is
            recorded again the next time.
        """
        chosen = self._office.champion.now()
        recorder = self._of(chosen)
        observe = Observer(Registry(self._office.workspace.models), chosen.name)
        pieces = _Pieces()
        with closing(_tagged(found, chosen)) as stream:
            while True:
                with self._office.stopping.droppable():
                    if self._office.stopping.asked:
                        return None
                    result = next(stream, None)
                if result is None:
                    break
                if isinstance(result, InputError):
                    pieces.fault = pieces.fault or result
                    self._office.listener.unread(result)
                elif (before := pieces.turn(result)) is not None:
                    recorder(before)
                    observe(before)
        # Who replaced the file while it was read wants the new one read.
        if stamp_of(found.path) != found.stamp:
            return None
        row = replace(self._row(found, digest, pieces.fault), issues=pieces.issues)
        if pieces.last is None:
            self._catalogue.see(row)
        else:
            # Before the file counts as done: nobody would come back to it.
            self._catalogue.trim(found.key, len(pieces.issues))
            recorder(pieces.last, row)
            observe(pieces.last)
        if pieces.fault is not None:
            recorder.failed()
        recorder.end()
        return row

    def _of(self, chosen: Chosen) -> Recorder:
        if self._recorder is None or self._model != chosen.name:
            self._model = chosen.name
            self._recorder = Recorder(
                self._catalogue,
                verb=Verb.WATCH,
                model=chosen.name,
                sources=self._office.workspace.sources,
                clock=self._office.clock,
            )
        return self._recorder

    def _row(self, found: Found, digest: str, fault: InputError | None) -> SeenFile:
        return SeenFile(
            path=found.key,
            size=found.stamp.size,
            modified=found.stamp.modified,
            digest=digest,
            reading=Reading.DONE if fault is None else Reading.FAILED,
            fault=fault.message if fault else "",
            hint=fault.hint if fault else "",
            at=self._office.clock(),
        )


@dataclass(slots=True)
class _Pieces:
    """The issues of one file as they come: all but the last are recorded at once, the last with the file itself."""

    last: TaggedIssue | None = None
    issues: tuple[str, ...] = ()
    fault: InputError | None = None

    def turn(self, tagged: TaggedIssue) -> TaggedIssue | None:
        before, self.last = self.last, tagged
        self.issues = (*self.issues, issue_id(tagged.issue))
        return before


def _tagged(found: Found, chosen: Chosen) -> Generator[TaggedIssue | InputError, None, None]:
    """Read a file as ``tag`` does, filed under its path inside the inbox."""
    read = (
        replace(result, source=found.name) if isinstance(result, Issue) else result
        for result in split([str(found.path)], io.BytesIO())
    )
    # One process: this one may be ended at any moment, and has no time to end others.
    yield from tag_issues(read, chosen.load, chosen.taxonomy.keys, explain=True, jobs=1)
