"""Files of an inbox and runs, as tables."""

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from classifier.domain.catalogued import CatalogueRun, SeenFile
from classifier.storage.catalogue.rows import run_of, run_values, seen_of, seen_values
from classifier.storage.catalogue.schema import FILES, RUNS


def seen_files(connection: Connection) -> dict[str, SeenFile]:
    """Return every file of an inbox that was read, by its path."""
    return {row.path: seen_of(row) for row in connection.execute(select(FILES).order_by(FILES.c.path))}


def put_seen(connection: Connection, seen: SeenFile) -> None:
    """Write a file of an inbox, in the place of what was known of it."""
    connection.execute(delete(FILES).where(FILES.c.path == seen.path))
    connection.execute(insert(FILES).values(**seen_values(seen)))


def add_to_seen(connection: Connection, seen: SeenFile, issue: str) -> None:
    """Write a file of an inbox with one more issue of it; those that were found in the same bytes stay."""
    row = connection.execute(select(FILES).where(FILES.c.path == seen.path)).one_or_none()
    before = seen_of(row) if row is not None else None
    known = before.issues if before is not None and before.digest == seen.digest else ()
    put_seen(connection, replace(seen, issues=tuple(dict.fromkeys((*known, *seen.issues, issue)))))


def mark_announced(connection: Connection, path: str) -> None:
    """Note that all that follows the reading of a file was done."""
    connection.execute(update(FILES).where(FILES.c.path == path).values(announced=True))


def put_run(connection: Connection, run: CatalogueRun) -> None:
    """Write a run, in the place of what was known of it."""
    connection.execute(delete(RUNS).where(RUNS.c.id == run.id))
    connection.execute(insert(RUNS).values(**run_values(run)))


def every_run(connection: Connection) -> list[CatalogueRun]:
    """Return the runs, the earliest first."""
    return [run_of(row) for row in connection.execute(select(RUNS).order_by(RUNS.c.began, RUNS.c.id))]
