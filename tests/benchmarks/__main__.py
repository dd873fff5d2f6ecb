"""Every benchmark, one after the other: ``make bench``."""

import subprocess
import sys
from pathlib import Path

SCORING, TITLES = Path("../shared/scoring"), Path("../shared/bench")
# Each with its arguments.
BENCHMARKS = (
    ("startup",),
    ("crossval",),
    ("crossval", "--first-only"),
    ("crossval", "--across"),
    ("throughput",),
    ("throughput", "--articles", "1000000"),
    ("training",),
    ("retraining",),
    ("pages", "--set", "all"),
    ("speed",),
    ("active_learning", "--set", "starter"),
    ("suspects",),
    ("next_article",),
    ("session",),
    ("kills",),
    ("retrain_kills",),
    ("bylines",),
    ("facts",),
    ("catalogue", "100000"),
    ("reporting", "100000"),
    ("watch_kills",),
)
# Those that need a folder beside the project: its scripts compose issues, its files hold titles.
NEEDY = {SCORING: (("issues",), ("splits",)), TITLES: (("titles",), ("active_learning", "--set", "titles"))}


def main() -> None:
    """Run each benchmark in a process of its own, so that none warms up another."""
    here = [benchmark for folder, needy in NEEDY.items() if folder.is_dir() for benchmark in needy]
    for name, *arguments in (*BENCHMARKS, *here):
        print(f"== {' '.join((name, *arguments))}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=True)
    for folder, needy in NEEDY.items():
        if not folder.is_dir():
            print(f"== {' and '.join(name for name, *_ in needy)} left out: {folder} is not here")


if __name__ == "__main__":
    main()
