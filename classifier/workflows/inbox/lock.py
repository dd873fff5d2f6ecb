"""The lock of a watch: one at a time in a workspace, whatever the number of processes."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from classifier.storage.workspace import Workspace

FILE = ".watch.lock"


@contextmanager
def alone(workspace: Workspace) -> Iterator[bool]:
    """Keep every other watch out of a workspace; the lock ends with the process, however that ends.

    Parameters
    ----------
    workspace : Workspace
        The lock is a hidden file in it.

    Yields
    ------
    bool
        False where another watch is at work; it is not waited for.

    Raises
    ------
    OSError
        Where the workspace cannot be written.
    """
    lock = FileLock(workspace.root / FILE, timeout=0)
    try:
        held = lock.acquire()
    except Timeout:
        yield False
        return
    except OSError as error:
        # A person knows the folder, not the lock in it.
        raise OSError(error.errno, error.strerror, str(workspace.root)) from error
    with held:
        yield True
