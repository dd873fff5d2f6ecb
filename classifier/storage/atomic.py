"""Writing whole files, so that a reader sees the old content or the new, never a part."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# What file systems say that cannot flush a folder, and need not.
_NO_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Open a file that becomes `path` when the block ends well, and vanishes when it does not.

    Parameters
    ----------
    path : pathlib.Path
        The file to replace or make. A link is followed; a device or a pipe is written as it stands, since putting a
        file in its place would destroy it. Its folder is made where it is missing.
    private : bool
        Readable by this user alone, and a link in its place is replaced rather than followed; otherwise with the
        permissions of the file replaced, or as the umask says.

    Yields
    ------
    binary file
        Seekable, unless `path` is a device or a pipe.

    Raises
    ------
    OSError
        Where the folder cannot be written, `path` is a folder, or the disk is full; `path` is then as it was.
    """
    # A private file is one of our own: a link in its place was put there by somebody else, and is replaced.
    target = path.absolute() if private else path.resolve()
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode) and not private:
        with _named(target), target.open("wb") as file:
            yield file
        return
    handle, temporary = _temporary(target)
    try:
        with _named(target), os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not private:
            temporary.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_atomic(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a whole file at once.

    Parameters
    ----------
    path, private
        As in `replacing`.
    data : bytes
        The whole content.

    Raises
    ------
    OSError
        As in `replacing`.
    """
    with replacing(path, private=private) as file:
        file.write(data)


def flush_folder(folder: Path) -> None:
    """See to it that a new name in a folder is still there after the machine lost power.

    Raises
    ------
    OSError
        Where the disk could not be written.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDERS:
            raise
    finally:
        os.close(descriptor)


def _temporary(target: Path) -> tuple[int, Path]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".yuankan.", suffix=".part", dir=target.parent)
    except OSError as error:
        # A person knows the name they gave, not that of the file beside it.
        raise OSError(error.errno, error.strerror, str(target)) from error
    return handle, Path(name)


@contextmanager
def _named(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # The system does not say which file it had no room for; it is this one unless somebody else said so before.
        if error.errno in _NO_ROOM and error.filename is None:
            raise OSError(error.errno, error.strerror, str(target)) from error
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    # The umask can be read only by setting it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
