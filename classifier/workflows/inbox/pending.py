"""What is to be done with a file of an inbox: decided from the folder and from the catalogue, and from nothing else."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from classifier.domain.catalogued import Reading, SeenFile
from classifier.workflows.inbox.names import Found, Stamp

_CHUNK = 1 << 20


class Task(StrEnum):
    """What is to be done with a file."""

    NOTHING = "nothing"
    READ = "read"
    """It is new, it has changed, or it could not even be opened."""
    FINISH = "finish"
    """It was read, and not all that follows was done."""


def task_of(found: Found, seen: SeenFile | None, *, archives: bool) -> Task:
    """Decide what is to be done with a file.

    Parameters
    ----------
    found : Found
        The file as it lies there.
    seen : SeenFile or None
        What the catalogue has under its name.
    archives : bool
        Whether files that were read are moved away.
    """
    if seen is None or not seen.digest or is_changed(found.stamp, seen):
        return Task.READ
    if not seen.announced or (archives and seen.reading is Reading.DONE):
        return Task.FINISH
    return Task.NOTHING


def is_changed(stamp: Stamp, seen: SeenFile) -> bool:
    """Tell whether a file may hold something else than it did when it was read."""
    return (stamp.size, stamp.modified) != (seen.size, seen.modified)


def twin_of(found: Found, digest: str, files: Mapping[str, SeenFile]) -> SeenFile | None:
    """Find the file that was read and holds the same.

    Parameters
    ----------
    found : Found
        A file that the catalogue does not know.
    digest : str
        Of its bytes.
    files : mapping of str to SeenFile
        What the catalogue knows, by path.

    Returns
    -------
    SeenFile or None
        One that is still there, if any is: only where all are gone was one of them renamed. What cannot be read under
        another suffix may be read under this one.
    """
    twins = [
        seen
        for path, seen in sorted(files.items())
        if seen.digest == digest
        and seen.reading is Reading.DONE
        and path != found.key
        and Path(path).suffix.lower() == found.path.suffix.lower()
    ]
    return next((seen for seen in twins if Path(seen.path).exists()), None) or next(iter(twins), None)


def digest_of(path: Path) -> str:
    """Return the SHA-256 digest of a file, in 64 hexadecimal digits.

    Raises
    ------
    OSError
        Where it cannot be read.
    """
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()
