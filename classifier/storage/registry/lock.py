"""RegistryLock: one writer at a time, whatever the number of processes and threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from classifier.errors import RegistryBusyError
from classifier.storage.registry.disk import sweep
from classifier.storage.registry.source import of_registry

_POLL = 0.02


class RegistryLock:
    """The lock of a registry. It ends with the process that holds it, however that ends.

    Parameters
    ----------
    folder : pathlib.Path
        Of the registry; made where it is missing. The lock is a hidden file in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = FileLock(folder / ".lock", poll_interval=_POLL)

    @contextmanager
    def held(self, patience: float) -> Iterator[None]:
        """Keep every other writer out; a thread may hold it more than once.

        What runs left behind that were ended in the middle is deleted first.

        Parameters
        ----------
        patience : float
            Seconds to wait for another writer, from 0.

        Raises
        ------
        RegistryBusyError
            Where another one took longer.
        DamagedVersionError
            Where something else than a folder stands in the place of the registry.
        OSError
            Where the folder cannot be written.
        """
        if self._file.is_locked:
            yield
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            of_registry(self._folder).refuse("it is not a folder")
        try:
            held = self._file.acquire(timeout=patience)
        except Timeout as error:
            raise RegistryBusyError(self._folder) from error
        except OSError as error:
            # A person knows the folder, not the lock in it.
            raise OSError(error.errno, error.strerror, str(self._folder)) from error
        with held:
            sweep(self._folder)
            yield
