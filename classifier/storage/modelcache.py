"""Models that can be made again, kept as files; bytes are handed out only if this installation wrote them.

A model file is a pickle inside: loading one runs whatever code it asks for. The cache folder may be shared, restored
from elsewhere or written to by others, so nothing in it is trusted for standing there. What is trusted is a list of
SHA-256 digests in the user's state folder, which only this user can write; the very bytes that were read are digested,
so that a file cannot be exchanged between the check and the use.
"""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from classifier.storage.atomic import write_atomic
from classifier.storage.trust import TrustList

_logger = logging.getLogger(__name__)
_SUFFIX = ".joblib"
_LIST = "written-models.sha256"
_MOST_DIGESTS = 64
_MOST_FILES = 4


class ModelCache:
    """A folder of model files, and the private list of those that this installation wrote.

    Parameters
    ----------
    folder : pathlib.Path
        Where the files are. It may hold anything; made where it is missing.
    state : pathlib.Path
        Where the list is. Made, for this user alone, where it is missing.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self._folder = folder
        self._written = TrustList(state / _LIST, most=_MOST_DIGESTS)
        self._warned: set[Path] = set()

    def path(self, name: str) -> Path:
        """Return where the model of that name is kept."""
        return self._folder / f"{name}{_SUFFIX}"

    @contextmanager
    def lock(self, name: str, *, patience: float) -> Iterator[None]:
        """Hold the model of that name for this process alone.

        Parameters
        ----------
        name : str
            Of the model.
        patience : float
            Seconds to wait for another process.

        Raises
        ------
        OSError
            Where the folder cannot be written, or the other process took longer (`TimeoutError`).
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._folder / f"{name}.lock", timeout=patience):
            yield

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a model if this installation wrote them.

        Parameters
        ----------
        name : str
            Of the model.

        Returns
        -------
        bytes or None
            None where there is no such file, or where it is not, byte for byte, one that was written here: a warning
            is logged then, once a file.

        Raises
        ------
        OSError
            Where the file is there and cannot be read.
        """
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError:
            return None
        if self._written.knows(hashlib.sha256(data).hexdigest()):
            return data
        self._warn(self.path(name))
        return None

    def write(self, name: str, data: bytes) -> None:
        """Keep the bytes of a model.

        Parameters
        ----------
        name : str
            Of the model.
        data : bytes
            Made by this process.

        Raises
        ------
        OSError
            Where one of the two folders cannot be written.
        """
        # The list first: a file that is not on it would be made again by every run.
        self._written.add(hashlib.sha256(data).hexdigest())
        write_atomic(self.path(name), data, private=True)
        self._prune(self.path(name))

    def _warn(self, path: Path) -> None:
        # A model is looked for again under the lock: that is no news.
        if path not in self._warned:
            self._warned.add(path)
            _logger.warning("%s: not what this installation wrote; it was not opened", path)

    def _prune(self, newest: Path) -> None:
        """Delete all but the last few models: each change of version or corpus leaves one behind."""
        ages = []
        for path in self._folder.glob(f"{newest.name.split('-')[0]}-*{_SUFFIX}"):
            try:
                ages.append((path.stat().st_mtime, path))
            except FileNotFoundError:
                # Another process prunes at the same time.
                continue
        for _, path in sorted(ages)[:-_MOST_FILES]:
            if path != newest:
                path.unlink(missing_ok=True)
