"""Files and folders of a registry on the disk: read within bounds, written whole or not at all."""

import errno
import logging
import os
import re
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from classifier.storage.atomic import flush_folder
from classifier.storage.registry.source import Source, of_registry

_logger = logging.getLogger(__name__)
# Neither wait for a pipe nor follow a link; Windows has neither flag.
_READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
# What systems say of a link that was not followed, and of a socket.
_LINK, _SOCKET = frozenset({errno.ELOOP, errno.EMLINK}), errno.ENXIO
_PART, _GONE = ".part", ".gone"
_LEFTOVER = re.compile(r"\.(?:v[0-9]{4,9}|aliases\.json|unchanged\.sha256)\.(?:part|gone)")


def is_plain(path: Path) -> bool:
    """Tell whether a plain file stands there, no link to one."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Tell whether a folder stands there, no link to one."""
    return stat.S_ISDIR(_mode(path))


def check_plain(source: Source, most: int) -> bool:
    """Tell whether there is a file, and refuse what would be followed to elsewhere, waited for, or fill the memory.

    Parameters
    ----------
    source : Source
        Anything may stand there.
    most : int
        Bytes that such a file can have.

    Raises
    ------
    DamagedVersionError
        Where no plain file stands there, or a larger one.
    """
    try:
        _check(source.path.lstat(), source, most)
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        of_registry(source.path.parent).refuse("it is not a folder")
    return True


def read_plain_file(source: Source, most: int) -> bytes:
    """Read a whole file.

    Parameters
    ----------
    source : Source
        Anything may stand there.
    most : int
        Bytes that such a file can have.

    Raises
    ------
    DamagedVersionError
        Where it is missing, no plain file, or larger.
    OSError
        Where it may not be read.
    """
    try:
        descriptor = os.open(source.path, _READING)
    except FileNotFoundError:
        source.refuse("it is missing")
    except OSError as error:
        if error.errno in _LINK:
            source.refuse("it is a link, and links are not followed")
        if error.errno == _SOCKET:
            source.refuse("it is not a file")
        raise
    try:
        _check(os.fstat(descriptor), source, most)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            # It may have grown since.
            data = file.read(most + 1)
    finally:
        os.close(descriptor)
    if len(data) > most:
        source.refuse("it is larger than such a file can be")
    return data


def write_folder(home: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder so that it is there whole, flushed to the disk, or not at all.

    Parameters
    ----------
    home : pathlib.Path
        The folder; nothing stands there yet.
    files : mapping of str to bytes
        What it is to hold, by name.

    Raises
    ------
    OSError
        With the name of the file or folder; nothing is left of it then.
    """
    part = home.with_name(f".{home.name}{_PART}")
    with _named(home):
        part.mkdir()
    try:
        for name, data in files.items():
            with _named(home / name):
                _write_flushed(part / name, data)
        with _named(home):
            flush_folder(part)
            part.rename(home)
            flush_folder(home.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is there as before or as now, flushed to the disk; a link in its place is replaced.

    Parameters
    ----------
    path : pathlib.Path
        The file, in a folder that nobody else writes to meanwhile.
    data : bytes
        Its new content.

    Raises
    ------
    OSError
        With the name of the file, which is then as it was.
    """
    part = path.with_name(f".{path.name}{_PART}")
    try:
        with _named(path):
            _write_flushed(part, data)
            part.replace(path)
            flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def remove_folder(home: Path) -> None:
    """Delete a folder, or the link that stands in its place: it is gone at once, though its files may take longer.

    Raises
    ------
    OSError
        With the name of the folder, which is then as it was.
    """
    gone = home.with_name(f".{home.name}{_GONE}")
    with _named(home):
        home.rename(gone)
        flush_folder(home.parent)
    _delete(gone)


def sweep(folder: Path) -> None:
    """Delete what runs left behind that were ended in the middle: no other may be at work here."""
    for path in sorted(folder.iterdir()):
        if _LEFTOVER.fullmatch(path.name):
            _delete(path)


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _check(found: os.stat_result, source: Source, most: int) -> None:
    if stat.S_ISLNK(found.st_mode):
        source.refuse("it is a link, and links are not followed")
    if not stat.S_ISREG(found.st_mode):
        source.refuse("it is not a file")
    if found.st_size > most:
        source.refuse("it is larger than such a file can be")


def _write_flushed(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _delete(path: Path) -> None:
    try:
        if stat.S_ISDIR(path.lstat().st_mode):
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        # It is no version and never becomes one: nothing is lost by leaving it.
        _logger.warning("%s: left over, and could not be deleted: %s", path, error.strerror)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Name the file that a person knows, not the one that is on its way to become it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
