"""TrustList: digests of the files that this user's installation wrote, or that the user approved.

A model file is a pickle inside: loading one runs whatever code it asks for. So none is trusted for standing where it
stands. What is trusted is a list of SHA-256 digests in the user's state folder, which only this user can write.
"""

import logging
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from classifier.storage.atomic import write_atomic

_logger = logging.getLogger(__name__)
_DIGEST = re.compile("[0-9a-f]{64}")
_PATIENCE = 10.0
# A pipe in the place of the list would be waited for; Windows has neither the flag nor such pipes.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class TrustList:
    """A private file of SHA-256 digests.

    Parameters
    ----------
    path : pathlib.Path
        The file. Made with the first digest, its folder for this user alone.
    most : int, optional
        How many digests it holds: the oldest go. Without a limit where not given.
    """

    def __init__(self, path: Path, *, most: int | None = None) -> None:
        self._path = path
        self._most = most
        self._warned = False

    def knows(self, digest: str) -> bool:
        """Tell whether a digest is on the list.

        Parameters
        ----------
        digest : str
            SHA-256 in 64 hexadecimal digits, of the very bytes that are to be used: a file could be exchanged between
            the check and the use.

        Returns
        -------
        bool
            False for each where there is no list, or where others can write to it: a warning is logged then, once.

        Raises
        ------
        OSError
            Where the list is there and cannot be read.
        """
        return digest in self._digests()

    def prepare(self) -> None:
        """Make sure that the list can be written, before what is to be put on it is made at the cost of minutes.

        Raises
        ------
        OSError
            Where it cannot.
        """
        with self._held():
            self._write(self._digests())

    def add(self, digest: str) -> None:
        """Put a digest on the list, as its newest.

        Parameters
        ----------
        digest : str
            SHA-256 in 64 hexadecimal digits.

        Raises
        ------
        ValueError
            Where it is no such digest.
        OSError
            Where the list cannot be written; it is then as it was.
        """
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"no digest: {digest}")
        with self._held():
            kept = [known for known in self._digests() if known != digest]
            if self._most is not None:
                kept = kept[max(len(kept) + 1 - self._most, 0) :]
            self._write([*kept, digest])

    @contextmanager
    def _held(self) -> Iterator[None]:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(self._path.with_suffix(".lock"), timeout=_PATIENCE):
            yield

    def _write(self, digests: Sequence[str]) -> None:
        write_atomic(self._path, "".join(f"{line}\n" for line in digests).encode(), private=True)

    def _digests(self) -> list[str]:
        try:
            descriptor = os.open(self._path, _READING)
        except FileNotFoundError:
            return []
        try:
            if not _is_private(os.fstat(descriptor)):
                self._doubt()
                return []
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                lines = file.read().decode("ascii", errors="replace").split()
        finally:
            os.close(descriptor)
        return [line for line in lines if _DIGEST.fullmatch(line)]

    def _doubt(self) -> None:
        # A list is asked again and again: that is no news.
        if not self._warned:
            self._warned = True
            _logger.warning("%s: others can write to it; it is not believed", self._path)


def _is_private(found: os.stat_result) -> bool:
    # Windows has neither owners nor modes of this kind; there the profile folder itself is private.
    if not hasattr(os, "getuid"):
        return stat.S_ISREG(found.st_mode)
    return stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
