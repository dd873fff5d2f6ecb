"""Recording: what was tagged goes into the catalogue of the workspace."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.domain.catalogued import CatalogueRun, Recorded, Recording, SeenFile, Verb
from classifier.domain.issue import Issue
from classifier.ingest.sources import STDIN
from classifier.workflows.filing import filed_name
from classifier.workflows.issue_date import issue_date
from classifier.workflows.tag import TaggedIssue

if TYPE_CHECKING:
    from classifier.storage.catalogue.catalogue import Catalogue

_ADDED = frozenset({Recorded.NEW, Recorded.REPLACED})


class Recorder:
    """Records issue after issue, as one run.

    Parameters
    ----------
    catalogue : Catalogue
        Where they go.
    verb : Verb
        What is being done.
    model : str
        Name of the version that tags.
    sources : sequence of pathlib.Path
        Folders in which issues are looked for, as of `classifier.workflows.filing.filed_name`.
    clock : callable
        Gives the time, with a time zone.
    """

    def __init__(
        self,
        catalogue: "Catalogue",
        *,
        verb: Verb,
        model: str,
        sources: Sequence[Path] = (),
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self._catalogue, self._clock = catalogue, clock
        self._sources = tuple(sources)
        began = clock()
        self._run = CatalogueRun(id=uuid.uuid4().hex, verb=verb, began=began, ended=began, model=model)
        self._begun = False
        self._ready: Issue | None = None

    @property
    def run(self) -> CatalogueRun:
        """What it came to so far."""
        return self._run

    def __call__(self, tagged: TaggedIssue, seen: SeenFile | None = None) -> Recording | None:
        """Record an issue.

        Parameters
        ----------
        tagged : TaggedIssue
            Its predictions explained.
        seen : SeenFile, optional
            The file that it was read from, written in the same transaction.

        Returns
        -------
        Recording or None
            None for an issue from standard input, which lies nowhere to be read again.

        Raises
        ------
        CatalogueError, RefusalError
            Where it cannot be written; nothing of it is then.
        """
        if tagged.issue.source == STDIN:
            return None
        self._begin()
        issue = self._filed(tagged.issue)
        if self._ready is not None and self._ready.path != issue.path:
            self.settle()
        found = self._catalogue.record(
            issue,
            tagged.predictions,
            date=issue_date(tagged.issue),
            at=self._clock(),
            run=self._run.id,
            seen=seen,
        )
        self._ready = issue if issue.ready else None
        run = self._run
        self._run = replace(
            run,
            issues=run.issues + (found.outcome in _ADDED),
            articles=run.articles + found.articles,
            predictions=run.predictions + found.predictions,
        )
        return found

    def _filed(self, issue: Issue) -> Issue:
        if issue.path is None:
            return issue
        path = Path(issue.path).resolve()
        return replace(issue, source=filed_name(path, issue.source, self._sources), path=path.as_posix())

    def settle(self) -> None:
        """Take out what a file of ready articles held behind its last piece when it was longer: all of it was read."""
        if self._ready is not None and self._ready.path is not None:
            self._catalogue.trim(self._ready.path, self._ready.part)
        self._ready = None

    def failed(self) -> None:
        """Note an input that could not be read."""
        self._begin()
        self._run = replace(self._run, failed=self._run.failed + 1)

    def retag(self, tagged: TaggedIssue) -> TaggedIssue | None:
        """Record what is tagged otherwise than before.

        Parameters
        ----------
        tagged : TaggedIssue
            Articles that are recorded, their predictions explained.

        Returns
        -------
        TaggedIssue or None
            Those that are tagged otherwise by now; None where there are none.

        Raises
        ------
        CatalogueError, RefusalError
            Where it cannot be written.
        """
        self._begin()
        said = [(article.id, prediction) for article, prediction in tagged.pairs]
        anew = self._catalogue.retag_all(said, at=self._clock(), run=self._run.id)
        changed = [(article, prediction) for article, prediction in tagged.pairs if article.id in anew]
        if not changed:
            return None
        articles, predictions = zip(*changed, strict=True)
        self._run = replace(self._run, predictions=self._run.predictions + len(changed))
        return TaggedIssue(replace(tagged.issue, articles=articles), predictions)

    def end(self) -> None:
        """Note that the run is over; one that had nothing to do leaves no trace."""
        if self._begun:
            self._run = replace(self._run, ended=self._clock())
            self._catalogue.end(self._run)

    def close(self) -> None:
        """Close the catalogue."""
        self._catalogue.close()

    def _begin(self) -> None:
        if not self._begun:
            self._catalogue.begin(self._run)
            self._begun = True
