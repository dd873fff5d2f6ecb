"""Journal: a log of what the program did, one line of JSON a time; worth having, but nothing rests on it.

So a line that cannot be read is passed over with a warning, where one of a label log would stop the program.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from classifier.errors import DamagedVersionError
from classifier.storage.labels.lines import LineFile
from classifier.storage.labels.record import line_of
from classifier.storage.registry.disk import check_plain
from classifier.storage.registry.entries import Entries, entries_of
from classifier.storage.registry.source import Source

_logger = logging.getLogger(__name__)
Entry = TypeVar("Entry")
_MOST_BYTES = 256 * 1024 * 1024
_MOST_NAMED = 5


class Journal(Generic[Entry]):
    """A file of JSON Lines that only grows.

    Parameters
    ----------
    source : Source
        The file; made with the first entry.
    write : callable
        Makes of an entry what stands on its line.
    read : callable
        Makes an equal entry of that, or raises `DamagedVersionError`.
    """

    def __init__(
        self, source: Source, *, write: Callable[[Entry], Mapping[str, Any]], read: Callable[[Entries], Entry]
    ) -> None:
        self._source, self._write, self._read = source, write, read
        self._file = LineFile(source.path)
        self._warned = False

    def append(self, entry: Entry) -> None:
        """Add an entry; it is on the disk once this returns.

        Parameters
        ----------
        entry : object
            Of this journal's kind.

        Raises
        ------
        DamagedVersionError
            Where something else than a file stands in its place.
        OSError
            Where it could not be written; the file is then as it was.
        """
        check_plain(self._source, _MOST_BYTES)
        self._file.append(line_of(self._write(entry)))

    def entries(self) -> list[Entry]:
        """Read all entries, in the order in which they were added.

        Returns
        -------
        list
            Without the lines that cannot be read: a warning names them, once.

        Raises
        ------
        DamagedVersionError
            Where something else than a file stands in its place, or one larger than it can become.
        OSError
            Where the file is there and cannot be read.
        """
        check_plain(self._source, _MOST_BYTES)
        found, broken = [], []
        for line in self._file.lines():
            try:
                found.append(self._read(entries_of(line.data, self._source.at(line.number))))
            except DamagedVersionError:
                broken.append(line.number)
        self._warn_of(broken)
        return found

    def _warn_of(self, broken: list[int]) -> None:
        if broken and not self._warned:
            self._warned = True
            named = ", ".join(map(str, broken[:_MOST_NAMED])) + (" …" if len(broken) > _MOST_NAMED else "")
            _logger.warning("%s: lines that cannot be read are passed over: %s", self._source.path, named)
