"""Then: the command that is run after each file, without a shell, and never for longer than it may take."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SECONDS = 300.0
"""The most that a command may take."""
_POLL = 0.2
# Seconds that a command still has once the watch is to end.
_LAST = 3.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Parameters
    ----------
    status : int or None
        Its exit status; None where it could not be started, or was ended.
    fault : str
        Why there is none.
    """

    status: int | None
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command, as a person wrote it.

    Parameters
    ----------
    words : str or sequence of str
        Its words; on Windows the whole line, which programs there take apart themselves.
    environment : mapping of str to str
        That it is to have.
    output : int
        File descriptor that takes what it prints.
    seconds : float
        The most that it may take.
    """

    words: str | Sequence[str]
    environment: Mapping[str, str]
    output: int
    seconds: float = SECONDS

    def run(self, path: Path, status: str, line: bytes, *, hurried: Callable[[], bool]) -> Ended | None:
        """Run it for one file, and wait for its end.

        Parameters
        ----------
        path : pathlib.Path
            Of the file: its last argument, and YUANKAN_FILE.
        status : str
            What became of the file: YUANKAN_STATUS.
        line : bytes
            For its standard input.
        hurried : callable
            Tells whether the watch is to end: the command is then given a few seconds.

        Returns
        -------
        Ended or None
            None where it was ended because the watch is to end: it has to be run again.
        """
        environment = {**self.environment, "YUANKAN_FILE": str(path), "YUANKAN_STATUS": status}
        # Not a pipe, which a command that does not read would block.
        with tempfile.TemporaryFile() as given:
            given.write(line)
            given.seek(0)
            try:
                # A person asked for it by --then, and there is no shell that a file name could speak to.
                process = subprocess.Popen(  # noqa: S603 - see above
                    _with_path(self.words, path),
                    stdin=given,
                    stdout=self.output,
                    stderr=self.output,
                    env=environment,
                    # A group of its own: Ctrl-C is for the watch, and what it started itself ends with it.
                    start_new_session=True,
                )
            except (OSError, ValueError) as error:
                return Ended(None, f"it cannot be started: {error}")
        return self._wait(process, hurried)

    def _wait(self, process: subprocess.Popen[bytes], hurried: Callable[[], bool]) -> Ended | None:
        end, leaving = time.monotonic() + self.seconds, False
        try:
            while time.monotonic() < end:
                if hurried() and not leaving:
                    leaving, end = True, min(end, time.monotonic() + _LAST)
                with suppress(subprocess.TimeoutExpired):
                    return Ended(process.wait(_POLL))
        finally:
            _end(process)
        return None if leaving else Ended(None, f"it took more than {self.seconds:g} s and was ended")


def words_of(written: str) -> str | list[str]:
    """Take a command apart as a shell would, without one.

    Parameters
    ----------
    written : str
        As a person wrote it.

    Returns
    -------
    str or list of str
        On Windows the line as it is.

    Raises
    ------
    ValueError
        Where there is nothing in it, a quotation mark is not closed, or there is no such program.
    """
    words = [part.strip('"') for part in shlex.split(written, posix=False)] if os.name == "nt" else shlex.split(written)
    if not words:
        raise ValueError("there is no command in it")
    if shutil.which(words[0]) is None:
        raise ValueError(f"{words[0]}: no such program")
    return written if os.name == "nt" else words


def _with_path(words: str | Sequence[str], path: Path) -> str | list[str]:
    # A name of a file there cannot hold a quotation mark, and within them nothing else ends it.
    return f'{words} "{path}"' if isinstance(words, str) else [*words, str(path)]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command that still runs, and what it started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
