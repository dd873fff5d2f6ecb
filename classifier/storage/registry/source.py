"""Source: a file of the registry that is being read, and what speaks against it."""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from classifier.errors import DamagedVersionError

_VERSION = "restore its folder from a backup, or choose another version: yuankan models promote"
_ALIASES = "delete it, then choose the champion again: yuankan models promote"
_JOURNAL = "move it away, and another one is begun"
_FOLDER = "move it away, and a folder is made in its place"
_NEWER = "a newer version wrote it: install that one"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that anybody may have changed.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    hint : str
        What to do where it is damaged.
    line : int or None
        The line, counted from 1, where it has lines.
    """

    path: Path
    hint: str
    line: int | None = None

    def refuse(self, fault: str) -> NoReturn:
        """Raise what says that the file is damaged."""
        raise DamagedVersionError(self.path, fault, hint=self.hint, line=self.line)

    def refuse_newer(self, fault: str) -> NoReturn:
        """Raise what says that a newer version wrote the file."""
        raise DamagedVersionError(self.path, fault, hint=_NEWER, line=self.line)

    def at(self, line: int) -> "Source":
        """Return one line of the file."""
        return Source(self.path, self.hint, line)


def of_version(path: Path) -> Source:
    """Return a file or folder of one version."""
    return Source(path, _VERSION)


def of_aliases(path: Path) -> Source:
    """Return the file that says which version is champion."""
    return Source(path, _ALIASES)


def of_journal(path: Path) -> Source:
    """Return a file of JSON Lines that only grows."""
    return Source(path, _JOURNAL)


def of_registry(path: Path) -> Source:
    """Return the folder of all versions."""
    return Source(path, _FOLDER)
