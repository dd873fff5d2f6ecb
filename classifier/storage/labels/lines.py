"""A file of JSON Lines that only grows: a line is there whole, flushed to the disk, once `LineFile.append` returned.

Whatever ends a process or a machine, at most the last line is torn, and that one was acknowledged to nobody. It is
never dropped in silence: who appends next copies it into a file beside, ``NAME.torn``, before it is cut off.
"""

import errno
import json
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from classifier.storage.atomic import flush_folder

_logger = logging.getLogger(__name__)
_PATIENCE = 30.0
_POLL = 0.01
_CHUNK = 1 << 16
# Windows would turn every newline into two characters.
_APPENDING = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number from 1, its bytes without the newline, and where the next one begins."""

    number: int
    data: bytes
    end: int


class LineFile:
    """A file to which whole lines of JSON are added, by any number of threads and processes at once.

    Parameters
    ----------
    path : pathlib.Path
        The file; it and its folder are made with the first line. The lock is a hidden file beside it, so that it holds
        on a shared network folder as far as such locks do.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=_PATIENCE, poll_interval=_POLL)
        self._warned = False

    @property
    def torn(self) -> Path:
        """Where torn lines are set aside."""
        return self.path.with_name(f"{self.path.name}.torn")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other writer out; a thread that holds the file may append to it.

        Raises
        ------
        OSError
            With the name of the file: the folder cannot be written, or another program held it for too long
            (`TimeoutError`).
        """
        with _named(self.path):
            _make_folder(self.path.parent)
        try:
            held = self._lock.acquire()
        except Timeout as error:
            raise TimeoutError(errno.ETIMEDOUT, "another program holds it for too long", str(self.path)) from error
        except OSError as error:
            # A person knows the file, not the lock beside it.
            raise OSError(error.errno, error.strerror, str(self.path)) from error
        with held:
            yield

    def append(self, text: str) -> None:
        """Add one line; it is on the disk when this returns, and not in the file where this raises.

        Parameters
        ----------
        text : str
            One JSON object, without a line feed.

        Raises
        ------
        OSError
            With the name of the file: the disk is full, the file may not be written, or as `held`.
        """
        data = f"{text}\n".encode()
        with self.held(), _named(self.path), _opened(self.path) as descriptor:
            end = self._mended(descriptor)
            if not end:
                flush_folder(self.path.parent)
            _add(descriptor, data, end)

    def lines(self, after: Line | None = None) -> Iterator[Line]:
        """Yield the lines of the file, blank ones left out, in constant memory and without keeping writers out.

        Parameters
        ----------
        after : Line, optional
            Go on after this line.

        Yields
        ------
        Line
            Of any content. A torn last line is not among them: a warning is logged instead, once for each `LineFile`.

        Raises
        ------
        OSError
            Where the file is there and cannot be read.
        """
        number, end = (after.number, after.end) if after else (0, 0)
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return
        with file:
            file.seek(end)
            for data in file:
                torn = _is_torn(data)
                for part in self._settled(end) if torn else [data]:
                    number, end = number + 1, end + len(part)
                    line = part.removeprefix(_MARK) if number == 1 else part
                    if line.strip():
                        yield Line(number, line.removesuffix(b"\n").removesuffix(b"\r"), end)
                if torn:
                    return

    def _settled(self, start: int) -> list[bytes]:
        """Return the lines from `start` on, once nobody is in the middle of writing one; a torn last one left out."""
        with ExitStack() as stack:
            # Where the lock cannot be had, as on a disk that is read-only, what is there has to do.
            with suppress(OSError):
                stack.enter_context(self.held())
            with self.path.open("rb") as file:
                file.seek(start)
                parts = file.readlines()
        if not (parts and _is_torn(parts[-1])):
            return parts
        if not self._warned:
            self._warned = True
            _logger.warning("%s: its last line is torn and is passed over; the next answer sets it aside", self.path)
        return parts[:-1]

    def _mended(self, descriptor: int) -> int:
        """Set a torn last line aside, end a whole one; return the size of the file after that."""
        size = os.fstat(descriptor).st_size
        start, tail = _last_line(descriptor, size)
        if not _is_torn(tail):
            if not tail or tail.endswith(b"\n"):
                return size
            _add(descriptor, b"\n", size)
            return size + 1
        with _named(self.torn), _opened(self.torn) as beside:
            flush_folder(self.torn.parent)
            _add(beside, tail.removesuffix(b"\n") + b"\n", os.fstat(beside).st_size)
        os.ftruncate(descriptor, start)
        os.fsync(descriptor)
        _logger.warning("%s: its last line was torn; what was left of it is now in %s", self.path, self.torn)
        return start


def _is_torn(data: bytes) -> bool:
    """Tell whether a last line is a part of one; zeros are what a machine leaves that lost power while it wrote."""
    if b"\0" in data:
        return True
    if data.endswith(b"\n") or not data.strip():
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return True
    return False


def _last_line(descriptor: int, size: int) -> tuple[int, bytes]:
    """Return where the last line begins and its bytes, its newline included; empty of an empty file."""
    start, tail = size, b""
    while start and b"\n" not in tail[:-1]:
        step = min(start, _CHUNK)
        start -= step
        os.lseek(descriptor, start, os.SEEK_SET)
        tail = _read(descriptor, step) + tail
    cut = tail.rfind(b"\n", 0, max(len(tail) - 1, 0)) + 1
    return start + cut, tail[cut:]


def _read(descriptor: int, size: int) -> bytes:
    data = b""
    while len(data) < size and (part := os.read(descriptor, size - len(data))):
        data += part
    return data


def _add(descriptor: int, data: bytes, end: int) -> None:
    """Write at the end of a file and flush it; whatever goes wrong, the file is cut back to `end`."""
    try:
        written = os.write(descriptor, data)
        while written < len(data):
            # The system says why there was no room for the rest only when it is asked to write that.
            written += os.write(descriptor, data[written:])
        os.fsync(descriptor)
    except BaseException:
        os.ftruncate(descriptor, end)
        os.fsync(descriptor)
        raise


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, _APPENDING, 0o666)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say which file it was, where the system does not."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _make_folder(folder: Path) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in missing:
        flush_folder(one.parent)
