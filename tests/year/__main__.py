"""Live through the simulated year and print its table: ``python -m tests.year --seed N``."""

import argparse
import tempfile
import time
from pathlib import Path

from tests.year.story import BAD_MONTH, ROLLBACK_MONTH, Ended, Month, live

_HEAD = "month  answers  trained  tested  outcome   champion  right  seconds  what the gate said"


def line(month: Month, ended: Ended, note: str = "") -> str:
    """Return a run as one line of the table."""
    run = ended.run
    said = "; ".join([*ended.grounds, note] if note else ended.grounds) or run["cause"]
    return (
        f"{month.number:5}  {month.answers:7}  {run['training']:7}  {run['tested']:6}  {ended.outcome:8}  "
        f"{run['champion']:8}  {month.score:5.3f}  {run['seconds']:7.1f}  {said}"
    )


def tell(month: Month) -> None:
    """Print the lines of a month."""
    if month.number == ROLLBACK_MONTH:
        print("       the champion, if there is one, was rolled back, and promoted again")
    first, *more = month.ended
    print(line(month, first, "a bad batch" if month.number == BAD_MONTH else ""), flush=True)
    for ended in more:
        print(line(month, ended, "the bad batch taken back"), flush=True)


def main() -> None:
    """Print each month as it ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, nargs="+", default=[0])
    for seed in parser.parse_args().seed:
        with tempfile.TemporaryDirectory() as name:
            print(f"seed {seed}\n{_HEAD}")
            started = time.perf_counter()
            year = live(Path(name), seed, tell)
            print(f"the built-in model: {year.builtin:.3f} right; champions around the rollback: {year.champions}")
            print(f"{time.perf_counter() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
