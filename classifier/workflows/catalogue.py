"""The catalogue of a workspace: opened to be read, and what it holds in a few figures."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from classifier.domain.catalogued import CatalogueRun, Counts, Reading, SeenFile
from classifier.errors import CatalogueError
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.workspace import Workspace

LAST_RUNS = 5
PATIENCE = 3.0
"""Seconds to wait for whoever else writes: what is read is there all the while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a catalogue holds.

    Parameters
    ----------
    place : str
        The database, without any password.
    counts : Counts
        How much of each.
    runs : tuple of CatalogueRun
        The latest, newest first.
    failed : tuple of SeenFile
        Files of an inbox that are there and cannot be read, by path.
    """

    place: str
    counts: Counts
    runs: tuple[CatalogueRun, ...]
    failed: tuple[SeenFile, ...]


def open_recorded(workspace: Workspace) -> Catalogue:
    """Open the catalogue of a workspace to look something up.

    Parameters
    ----------
    workspace : Workspace
        Whose it is.

    Returns
    -------
    Catalogue
        With at least one issue in it.

    Raises
    ------
    CatalogueError
        Where nothing was recorded yet, or it cannot be opened.
    RefusalError
        Where it is damaged, or of a newer version.
    """
    file = workspace.catalogue_file
    nothing = CatalogueError(
        str(file or "catalogue"),
        "nothing is recorded yet",
        hint="tag issues in this workspace first: yuankan tag issues/",
    )
    if file is not None and not file.exists():
        raise nothing
    with ExitStack() as stack:
        catalogue = stack.enter_context(Catalogue.open(workspace.catalogue, patience=PATIENCE))
        if not catalogue.counts().issues:
            raise nothing
        stack.pop_all()
        return catalogue


def look_into(workspace: Workspace) -> Holdings:
    """Say what the catalogue of a workspace holds.

    Parameters
    ----------
    workspace : Workspace
        Whose it is.

    Raises
    ------
    CatalogueError, RefusalError
        Where it cannot be opened.
    """
    with Catalogue.open(workspace.catalogue, patience=PATIENCE) as catalogue:
        # Who took a file away has dealt with it.
        failed = tuple(
            seen for seen in catalogue.files().values() if seen.reading is Reading.FAILED and Path(seen.path).exists()
        )
        return Holdings(
            place=catalogue.where,
            counts=replace(catalogue.counts(), failed=len(failed)),
            runs=tuple(reversed(catalogue.runs()[-LAST_RUNS:])),
            failed=tuple(sorted(failed, key=lambda seen: seen.path)),
        )
