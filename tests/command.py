"""The real program in a process of its own, with a model cache that all tests of a session share."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 120


@dataclass(frozen=True, slots=True)
class Command:
    """``yuankan`` as a person starts it, under an English locale unless told otherwise.

    Parameters
    ----------
    home : pathlib.Path
        Where caches and state of the user go.
    """

    home: Path

    def environment(self, **more: str) -> dict[str, str]:
        return os.environ | {
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_STATE_HOME": str(self.home / "state"),
            **more,
        }

    def argv(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "classifier", *arguments]

    def run(self, *arguments: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.argv(*arguments),
            input=stdin,
            capture_output=True,
            check=False,
            env=self.environment(**more),
            timeout=TIMEOUT,
        )

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.argv(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(**more),
        )
