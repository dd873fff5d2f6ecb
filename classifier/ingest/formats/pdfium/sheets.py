"""Sheets: the pages of a PDF, as a process of its own reads them."""

import json
import logging
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from typing import Any, BinaryIO, cast

from classifier.errors import UnreadableError
from classifier.ingest.formats.pdfium.sheet import Sheet
from classifier.ingest.formats.pdfium.worker import DRAWS, LOCKED, MAX_PAGES, understood

_WORKER = "classifier.ingest.formats.pdfium.worker"
# How long a page may take, in seconds: those that are no attack take a tenth of it at most.
_PATIENCE = 60.0

_logger = logging.getLogger(__name__)


class Sheets:
    """The pages of one PDF; a context manager that ends the process with it.

    Parameters
    ----------
    data : bytes
        The file.
    given : str
        What errors call it.
    draws : bool
        Whether to have the pictures of pages that say more than their text layers.
    """

    def __init__(self, data: bytes, given: str, *, draws: bool) -> None:
        self._data, self._given = data, given
        # Not "-m" alone: that would import from the folder that the call was made in, which is not ours.
        self._command = [sys.executable, "-P", "-m", _WORKER, *([DRAWS] if draws else [])]

    def __enter__(self) -> "Sheets":
        self._complaints = tempfile.TemporaryFile()
        self._process = subprocess.Popen(  # noqa: S603  # our own module
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints
        )
        self._input = cast(BinaryIO, self._process.stdin)
        self._output = cast(BinaryIO, self._process.stdout)
        self._feeder = threading.Thread(target=self._feed, daemon=True)
        self._feeder.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._feeder.join()
        self._output.close()
        self._complaints.close()

    def count(self) -> int:
        """Return how many pages there are; to be asked once, before the first of them.

        Raises
        ------
        UnreadableError
            Where the file is damaged or locked, or has no pages, or more than an issue has.
        """
        head = self._message() or {}
        if "error" in head:
            raise _locked(self._given) if head["error"] == LOCKED else damaged(self._given)
        if not 0 < head["pages"] <= MAX_PAGES:
            raise too_long(self._given) if head["pages"] > 0 else damaged(self._given)
        return int(head["pages"])

    def next(self) -> Sheet | None:
        """Return the next page, or None for one that is damaged.

        Raises
        ------
        UnreadableError
            Where it takes too much time or memory.
        """
        message = self._message()
        return None if message is None else understood(message, self._output)

    def _feed(self) -> None:
        # A process that has ended takes no more.
        with suppress(OSError):
            self._input.write(self._data)
        with suppress(OSError):
            self._input.close()

    def _message(self) -> dict[str, Any] | None:
        watch = threading.Timer(_PATIENCE, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            line = self._output.readline()
        finally:
            watch.cancel()
        if not line.endswith(b"\n"):
            self._process.wait()
            self._complaints.seek(0)
            _logger.debug("the process that read %s ended: %s", self._given, self._complaints.read(10_000))
            raise UnreadableError(
                f"{self._given}: reading it takes too much time or memory",
                source=self._given,
                hint="open it in a viewer and print it to a new PDF",
            )
        message: dict[str, Any] | None = json.loads(line)
        return message


def damaged(given: str) -> UnreadableError:
    """Return the error of a PDF without pages that can be read."""
    return UnreadableError(f"{given}: damaged PDF", source=given, hint="open it in a viewer and save it again")


def too_long(given: str) -> UnreadableError:
    """Return the error of a PDF that can be no issue of a newspaper."""
    return UnreadableError(
        f"{given}: more pages or text than an issue has", source=given, hint="split it into issues and try again"
    )


def _locked(given: str) -> UnreadableError:
    return UnreadableError(
        f"{given}: it is locked with a password", source=given, hint="save it without the password and try again"
    )
