"""A snapshot as a file: a line of what holds for all, then one line for each article, gzipped."""

import gzip
import io
import zlib

from classifier.domain.label import Label
from classifier.domain.snapshot import Part, Snapshot, SnapshotRow
from classifier.storage.labels.record import line_of
from classifier.storage.registry.entries import Entries, entries_of
from classifier.storage.registry.source import Source

_MOST_UNPACKED = 64 * 1024 * 1024


def snapshot_data(snapshot: Snapshot) -> bytes:
    """Write a snapshot as a whole file, of which `read_snapshot` makes an equal one; the same each time."""
    head = {
        "keys": snapshot.keys,
        "borrowed": snapshot.borrowed,
        "starter_weight": snapshot.starter_weight,
        "seed": snapshot.seed,
    }
    lines = [line_of(head), *(_row_line(row) for row in snapshot.rows)]
    # A time inside would give the same labels another digest.
    return gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0)


def read_snapshot(data: bytes, source: Source) -> Snapshot:
    """Read a snapshot.

    Parameters
    ----------
    data : bytes
        The whole file.
    source : Source
        Where they stand.

    Raises
    ------
    DamagedVersionError
        Where they are no snapshot that this version writes, or unpack to more than any has.
    """
    lines = _unpacked(data, source).splitlines()
    if not lines:
        source.refuse("it is empty")
    found = entries_of(lines[0], source.at(1))
    found.only("keys", "borrowed", "starter_weight", "seed")
    rows = tuple(_row(entries_of(line, source.at(number))) for number, line in enumerate(lines[1:], start=2))
    if len({row.article for row in rows}) < len(rows):
        source.refuse("an article stands in it twice")
    return Snapshot(
        keys=found.texts("keys"),
        rows=rows,
        borrowed=found.texts("borrowed"),
        starter_weight=found.share("starter_weight"),
        seed=found.whole("seed"),
    )


def _unpacked(data: bytes, source: Source) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            # A few bytes can unpack to as many as fill a machine.
            found = file.read(_MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error):
        source.refuse("it cannot be unpacked")
    if len(found) > _MOST_UNPACKED:
        source.refuse("it unpacks to more than any snapshot has")
    return found


def _row_line(row: SnapshotRow) -> str:
    return line_of(
        {
            "article": row.article,
            "tags": row.label.tags,
            "primary": row.label.primary,
            "part": row.part.value,
        }
    )


def _row(found: Entries) -> SnapshotRow:
    found.only("article", "tags", "primary", "part")
    label = found.made(lambda: Label(tags=found.texts("tags"), primary=found.text_or_none("primary")))
    return SnapshotRow(found.text("article"), label, found.choice("part", Part))
