"""Every benchmark, one after the other: ``make bench``."""

import subprocess
import sys
from pathlib import Path

SCORING = Path("../shared/scoring")


def main() -> None:
    """Run each benchmark in a process of its own, so that none warms up another."""
    names = ["startup", "crossval", *(["issues"] if SCORING.is_dir() else [])]
    for name in names:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=True)
    if "issues" not in names:
        print(f"== issues left out: {SCORING} is not here")


if __name__ == "__main__":
    main()
