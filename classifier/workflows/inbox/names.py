"""Which files of an inbox are issues, or will be once they are there whole."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.errors import InputError, NoIssuesError
from classifier.ingest.sources import Source, find_sources

# What word processors keep beside a file that is open in them; what begins with a dot is passed over anyway.
_TEMPORARY = re.compile(r"~\$|~WR[A-Z]{1,2}[0-9]")
_FETCHED = (".part", ".crdownload", ".download", ".filepart", ".partial", ".tmp")
"""What stands behind the name of a file that is still being fetched; browsers put an empty file in its place."""
# What storage boxes and systems keep in every folder: previews, and what was deleted.
_FOLDERS = frozenset({"@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", "lost+found", "__MACOSX"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What shows that a file was changed: its size in bytes, and when it was written, in nanoseconds since 1970."""

    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Found:
    """A file of an inbox.

    Parameters
    ----------
    path : pathlib.Path
        Where it lies, absolute.
    name : str
        Its path inside the inbox, with ``/``: what its articles are filed under.
    stamp : Stamp
        As it was when it was found.
    """

    path: Path
    name: str
    stamp: Stamp

    @property
    def key(self) -> str:
        """What the catalogue calls it."""
        return self.path.as_posix()


def find(inbox: Path, outside: Sequence[Path] = ()) -> Iterator[Found | InputError]:
    """Look through an inbox and the folders in it.

    Parameters
    ----------
    inbox : pathlib.Path
        The folder, absolute.
    outside : sequence of pathlib.Path
        Folders in it that are none of it, absolute, such as an archive.

    Yields
    ------
    Found or InputError
        The files that ``tag`` would read of this folder, in the same order, without those that a program keeps for a
        while only; and an error for each folder that cannot be looked into.
    """
    for source in find_sources([str(inbox)]):
        if isinstance(source, NoIssuesError):
            continue
        path = _path_of(source)
        if any(path.is_relative_to(folder) for folder in outside):
            continue
        if path.is_relative_to(inbox) and (stamp := stamp_of(path)) is not None:
            inside = path.relative_to(inbox)
            if not is_temporary(inside.parts):
                yield Found(path, inside.as_posix(), stamp)
        elif isinstance(source, InputError):
            yield source


def _path_of(source: Source | InputError) -> Path:
    # A kind of file that is not read comes as an error: it is for the reader to say so, once.
    return source.path or Path() if isinstance(source, Source) else Path(source.source)


def is_temporary(parts: Iterable[str]) -> bool:
    """Tell whether a file is one that a program keeps for a while, or lies in a folder of such.

    Parameters
    ----------
    parts : iterable of str
        The folders that it lies in, then its name.
    """
    *folders, name = parts
    return bool(
        name.startswith(".")
        or name.endswith(_FETCHED)
        or _TEMPORARY.match(name)
        or any(folder in _FOLDERS or folder.startswith(".") for folder in folders)
    )


def is_being_fetched(found: Found) -> bool:
    """Tell whether a file is empty because what is to come is still being fetched under another name beside it."""
    path = found.path
    return not found.stamp.size and any(os.path.lexists(path.with_name(path.name + end)) for end in _FETCHED)


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file, or None where there is none, or what is there is no plain file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        # It was taken away since it was listed, or it is a link to what is not there.
        return None
    return Stamp(found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None
