"""Where the result goes: standard output piece by piece, or a file that appears whole or not at all."""

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from classifier.storage.atomic import replacing

T = TypeVar("T")
# What a writer of any format gives: it takes the result of one issue.
Write = Callable[[T], None]


@dataclass(frozen=True, slots=True)
class Sink:
    """Takes the bytes of a result; `terminal` where a person looks at them as they come."""

    binary: BinaryIO
    terminal: bool
    standard: bool

    def send(self, data: bytes) -> None:
        """Write bytes; on standard output the next program in a pipe gets them at once.

        Parameters
        ----------
        data : bytes
            Whole lines.

        Raises
        ------
        OSError
            Where the reader went away or the disk is full.
        """
        self.binary.write(data)
        if self.standard:
            self.binary.flush()


@contextmanager
def open_sink(output: Path | None) -> Iterator[Sink]:
    """Open the place that the result goes to.

    Parameters
    ----------
    output : pathlib.Path, optional
        A file; standard output where there is none.

    Yields
    ------
    Sink
        A file takes its name when the block ends well; until then what stood there stands.

    Raises
    ------
    OSError
        Where the place cannot be written, or standard output is closed.
    """
    if output is not None:
        with replacing(output) as file:
            yield Sink(binary=file, terminal=False, standard=False)
        return
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    yield Sink(binary=sys.stdout.buffer, terminal=sys.stdout.isatty(), standard=True)
    sys.stdout.flush()
