"""CPU seconds of starting up: ``python -m tests.benchmarks.startup``.

Counts user and system time of the child processes, which a busy machine disturbs less than the clock on the wall.
"""

import resource
import tempfile
from pathlib import Path
from statistics import median

from tests.command import Command

RUNS = 5
ISSUE = "## 我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n\n"


def cpu_seconds(command: Command, *arguments: str) -> float:
    """Return the CPU seconds of one call, user and system together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command.run(*arguments).check_returncode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a table: each call, its median and its worst of some runs, and what it may cost."""
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder) / "issue.md"
        issue.write_text(ISSUE * 6, encoding="utf-8")
        command = Command(home=Path(folder) / "home")
        calls: list[tuple[str, tuple[str, ...], int, float | None]] = [
            ("yuankan --help", ("--help",), RUNS, 0.3),
            ("yuankan split, one issue", ("split", str(issue)), RUNS, None),
            ("yuankan tag, first use (trains)", ("tag", str(issue)), 1, None),
            ("yuankan tag, one issue, warm", ("tag", str(issue)), RUNS, 2.5),
        ]
        print(f"{'call':34} {'median s':>9} {'worst s':>9} {'allowed':>9}")
        for name, arguments, runs, allowed in calls:
            seconds = [cpu_seconds(command, *arguments) for _ in range(runs)]
            limit = f"{allowed:9.2f}" if allowed is not None else f"{'':>9}"
            print(f"{name:34} {median(seconds):9.2f} {max(seconds):9.2f} {limit}")


if __name__ == "__main__":
    main()
