"""Time and memory of a retraining, by its steps: ``python -m tests.benchmarks.retraining``.

For each number of labelled articles a workspace is made, one in ten of them drawn by lot and kept for testing. The
articles are put together from sentences of the starter corpus, so that hardly any is nearly a copy of another. Each
number of them is learnt from in a process of its own, which trains beside the whole starter corpus and holds what it
trained against the built-in model; that one is made before. Then ``yuankan retrain`` is run again as a process of its
own, with nothing changed: the seconds of the first such run, which reads all labels, and the median of three later
ones, which see that their files are the same. Steps are in CPU seconds.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from classifier.storage.shipped import load_starter
from classifier.storage.workspace import find_workspace
from tests.benchmarks.footprint import own_peak
from tests.command import Command
from tests.workspaces import composed, fill_workspace

_SIZES = (1_000, 10_000, 50_000)
_RUNS = 3
_UNCHANGED = 11
_RETRAINING = "classifier.workflows.retraining"
# What is timed: the name under which a module calls it, and the step that it is a part of.
_STEPS = (
    (f"{_RETRAINING}.retrain", "gather_labels", "gathering"),
    (f"{_RETRAINING}.retrain", "inputs_of", "gathering"),
    (f"{_RETRAINING}.parting", "near_duplicates", "near-duplicates"),
    (f"{_RETRAINING}.challenge", "train", "training"),
    (f"{_RETRAINING}.challenge", "judge", "contest"),
    (f"{_RETRAINING}.challenge", "find_clash_among", "contest"),
)
_COLUMNS = ("gathering", "near-duplicates", "training", "contest")


class Stopwatch:
    """CPU seconds by step, which a busy machine disturbs less than the clock on the wall."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def watch(self, module: str, name: str, step: str) -> None:
        """Time every call that a module makes of a function."""
        # Any: a function of any kind.
        called: Callable[..., Any] = getattr(import_module(module), name)

        def timed(*given: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return called(*given, **named)
            finally:
                self.seconds[step] += time.process_time() - started

        setattr(import_module(module), name, timed)


def measure(root: Path, size: int) -> str:
    """Return the row of one number of articles, learnt from in this process."""
    from classifier.workflows.retraining.retrain import retrain

    workspace = find_workspace(root)
    if workspace is None:
        raise SystemExit(f"{root}: no workspace")
    watch = Stopwatch()
    for module, name, step in _STEPS:
        watch.watch(module, name, step)
    wall, cpu = time.perf_counter(), time.process_time()
    run = retrain(workspace)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    rest = cpu - sum(watch.seconds.values())
    cells = "".join(f"{watch.seconds[step]:17.1f}" for step in _COLUMNS)
    learnt = run.training + run.borrowed
    return f"{size:9,}{learnt:9,}{run.tested:8,}{cells}{rest:8.1f}{cpu:8.1f}{wall:8.1f}{own_peak():10d}"


def main() -> None:
    """Print a row for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=_SIZES, help="numbers of labelled articles")
    parser.add_argument("--inside", metavar="FOLDER", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(measure(Path(given.inside), given.sizes[0]), end="", flush=True)
        return
    steps = "".join(f"{column:>17}" for column in _COLUMNS)
    print(f"{'labelled':>9}{'learnt':>9}{'tested':>8}{steps}", end="")
    print(f"{'rest':>8}{'CPU s':>8}{'wall s':>8}{'peak MiB':>10}{'unchanged':>11}{'again':>8}", flush=True)
    starter = load_starter()
    with tempfile.TemporaryDirectory() as folder:
        command = Command(home=Path(folder) / "home")
        warm(command, Path(folder))
        for size in given.sizes:
            root = fill_workspace(Path(folder) / str(size), composed(starter, size))
            inside = [sys.executable, "-m", "tests.benchmarks.retraining", str(size), "--inside", str(root)]
            subprocess.run(inside, check=True, env=command.environment())
            first, again = unchanged(command, root), median(unchanged(command, root) for _ in range(_RUNS))
            print(f"{first:11.2f}{again:8.2f}", flush=True)


def warm(command: Command, folder: Path) -> None:
    """Have the built-in model made, which every workspace of this user then has."""
    article = folder / "one.txt"
    article.write_text("我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位。\n", encoding="utf-8")
    command.run("tag", str(article)).check_returncode()


def unchanged(command: Command, root: Path) -> float:
    """Return the seconds of a whole process that finds nothing to do."""
    started = time.perf_counter()
    ended = subprocess.run(
        command.argv("retrain"), check=False, capture_output=True, cwd=root, env=command.environment()
    )
    seconds = time.perf_counter() - started
    if ended.returncode != _UNCHANGED:
        raise SystemExit(f"nothing had changed, and yet: {ended.returncode} {ended.stderr.decode()}")
    return seconds


if __name__ == "__main__":
    main()
