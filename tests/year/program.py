"""The real program of a world: its own installation, its own user, and one workspace to run in."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.world import World, install_world

# A command that hangs is wrong; one that waits for a busy machine is not.
_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Program:
    """``yuankan`` as the person of this world starts it, in the workspace.

    Parameters
    ----------
    installed : pathlib.Path
        What `install_world` made.
    home : pathlib.Path
        Where caches and state of the user go.
    workspace : pathlib.Path
        The folder it is started in.
    """

    installed: Path
    home: Path
    workspace: Path

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command to its end, whatever its exit status."""
        return subprocess.run(
            [sys.executable, "-m", "classifier", *arguments],
            cwd=self.workspace,
            env=os.environ
            | {
                "LC_ALL": "C.UTF-8",
                "PYTHONPATH": str(self.installed),
                "XDG_CACHE_HOME": str(self.home / "cache"),
                "XDG_STATE_HOME": str(self.home / "state"),
            },
            input=stdin,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=_PATIENCE,
        )

    def output(self, *arguments: str, stdin: str = "") -> str:
        """Run a command that must end well; return what it printed."""
        done = self.run(*arguments, stdin=stdin)
        if done.returncode:
            raise AssertionError(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """Run a command that must end well; return the JSON that it printed.

        Any: each command prints an object of its own.
        """
        return json.loads(self.output(*arguments))

    def lines(self, *arguments: str, stdin: str = "") -> list[Any]:
        """Run a command that must end well; return the objects that it printed, one a line."""
        return [json.loads(line) for line in self.output(*arguments, stdin=stdin).splitlines()]


def found_workspace(folder: Path, world: World, settings: str) -> Program:
    """Install a world below a folder, and make a workspace there by ``init``.

    Parameters
    ----------
    folder : pathlib.Path
        Empty.
    world : World
        What ships.
    settings : str
        What ``yuankan.toml`` is to say instead of what ``init`` wrote.
    """
    program = Program(install_world(folder / "installed", world), folder / "home", folder / "workspace")
    program.workspace.mkdir()
    program.output("init")
    (program.workspace / "yuankan.toml").write_text(settings, encoding="utf-8")
    return program
