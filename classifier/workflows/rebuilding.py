"""Rebuilding: the catalogue made again from the issue files, as the champion tags them."""

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.domain.catalogued import Rebuilt, Verb
from classifier.domain.resolution import resolve
from classifier.errors import DamagedCatalogueError, InputError, NewerCatalogueError
from classifier.ingest.kinds import PassedPages
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.workspace import Workspace
from classifier.workflows.recording import Recorder
from classifier.workflows.spread import Told
from classifier.workflows.tag import TaggedIssue, tag

if TYPE_CHECKING:
    from classifier.workflows.chosen import Chosen

_logger = logging.getLogger(__name__)


def rebuilt_from(workspace: Workspace) -> tuple[str, ...]:
    """Return what a catalogue is made again from.

    Parameters
    ----------
    workspace : Workspace
        Whose it is.

    Returns
    -------
    tuple of str
        The sources of the workspace that exist, then every other file that is recorded and still there.

    Raises
    ------
    CatalogueError, RefusalError
        Where the catalogue cannot be opened. One that is damaged is set aside, and tells of no files.
    """
    sources = [source.resolve() for source in workspace.sources if source.exists()]
    with _opened(workspace) as old:
        recorded = sorted({Path(issue.path) for issue in old.issues() if issue.path is not None})
    others = (path for path in recorded if path.exists() and not any(path.is_relative_to(one) for one in sources))
    return tuple(map(str, (*sources, *others)))


def rebuild(
    workspace: Workspace,
    model: "Chosen",
    paths: Sequence[str],
    *,
    jobs: int | None = None,
    passed: Told | None = None,
    passed_pages: PassedPages | None = None,
    told: Callable[[TaggedIssue | InputError], None] = lambda _result: None,
) -> Rebuilt:
    """Read and tag every issue, and let the catalogue hold what comes of it and nothing else.

    Parameters
    ----------
    workspace : Workspace
        Whose catalogue it is.
    model : Chosen
        The champion.
    paths : sequence of str
        Files and folders, as of `rebuilt_from`.
    jobs, passed, passed_pages
        As in `classifier.workflows.tag.tag`.
    told : callable, optional
        Told of each issue that is read, and of each input that cannot be.

    Returns
    -------
    Rebuilt
        What it came to. What is recorded of an input that cannot be read now stays, and so do runs and earlier
        predictions; what is recorded of anything else that was not read goes once all is read. A call that is broken
        off leaves nothing half done, and the next one goes through it all again.

    Raises
    ------
    CatalogueError, RefusalError
        Where the catalogue cannot be opened or written.
    """
    read: set[tuple[str, int]] = set()
    unread: list[str] = []
    with _opened(workspace) as catalogue:
        recorder = Recorder(catalogue, verb=Verb.REBUILD, model=model.name, sources=workspace.sources)
        results = tag(paths, io.BytesIO(), model, explain=True, jobs=jobs, passed=passed, passed_pages=passed_pages)
        articles = changed = 0
        with closing(results):
            for result in results:
                if isinstance(result, InputError):
                    recorder.failed()
                    unread.append(result.source)
                elif result.issue.path is not None:
                    recorder(result)
                    anew = recorder.retag(result)
                    read.add((result.issue.path, result.issue.part))
                    articles += len(result.issue.articles)
                    changed += len(anew.issue.articles) if anew else 0
                told(result)
        dropped, kept = catalogue.keep_only(read, unread=unread)
        catalogue.mirror(resolve(LabelFolder(workspace.labels).answers()))
        recorder.end()
    return Rebuilt(issues=len(read), articles=articles, changed=changed, dropped=dropped, kept=kept)


def _opened(workspace: Workspace) -> Catalogue:
    """Open the catalogue; one that this version cannot read is set aside first."""
    try:
        return Catalogue.open(workspace.catalogue)
    except (DamagedCatalogueError, NewerCatalogueError):
        file = workspace.catalogue_file
        if file is None:
            raise
        aside = next(_asides(file))
        file.rename(aside)
        for rest in ("-wal", "-shm"):
            file.with_name(f"{file.name}{rest}").unlink(missing_ok=True)
        # What the error tells to do is what is being done.
        _logger.warning("%s: it cannot be used, and was set aside as %s", file, aside)
        return Catalogue.open(workspace.catalogue)


def _asides(file: Path) -> Iterator[Path]:
    number = 1
    while True:
        aside = file.with_name(f"{file.name}.damaged-{number}")
        if not aside.exists():
            yield aside
        number += 1
