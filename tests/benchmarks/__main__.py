"""Every benchmark, one after the other: ``make bench``."""

import subprocess
import sys
from pathlib import Path

SCORING = Path("../shared/scoring")
# Each with its arguments; the scripts of SCORING compose the issues of those that need it.
BENCHMARKS = (("startup",), ("crossval",), ("pages", "--set", "all"), ("speed",))
NEED_SCORING = (("issues",), ("splits",))


def main() -> None:
    """Run each benchmark in a process of its own, so that none warms up another."""
    here = SCORING.is_dir()
    for name, *arguments in (*BENCHMARKS, *(NEED_SCORING if here else ())):
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=True)
    if not here:
        print(f"== {' and '.join(name for name, *_ in NEED_SCORING)} left out: {SCORING} is not here")


if __name__ == "__main__":
    main()
