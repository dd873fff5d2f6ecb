"""Peak memory of this process and of those it started, as the kernel of Linux keeps it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_PARENT = re.compile(r"^PPid:\s+(\d+)", re.MULTILINE)


def own_peak() -> int:
    """Return the most memory that this process ever held, in MiB."""
    # Not getrusage, which a process inherits from the one that started it.
    return _peak((_PROCESSES / "self" / "status").read_text(encoding="utf-8"))


def workers_peak() -> int:
    """Return the most that any running process started from this one ever held, in MiB; 0 where there is none."""
    return max(map(_peak, _children()), default=0)


def _peak(status: str) -> int:
    found = _PEAK.search(status)
    # A process that has ended, but was not waited for, holds nothing.
    return int(found[1]) >> 10 if found else 0


def _children() -> Iterator[str]:
    for path in _PROCESSES.glob("[0-9]*/status"):
        try:
            status = path.read_text(encoding="utf-8")
        except (FileNotFoundError, ProcessLookupError):
            continue
        parent = _PARENT.search(status)
        if parent and int(parent[1]) == os.getpid():
            yield status
