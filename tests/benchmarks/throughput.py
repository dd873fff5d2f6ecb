"""Characters and articles a second beside other ways to tag: ``python -m tests.benchmarks.throughput``.

Every contender learns from four fifths of the first edition of the starter corpus, is scored on the rest, and tags the
same articles, which are those of the first edition again and again with other digits; each in a process of its own, one
after the other. The fastest of some rounds counts, for a busy machine only ever takes time.

``of limit`` holds a contender against rjieba segmenting alone with as many processes, ``of one`` against rjieba in one
process; ``primary`` and ``tags`` are macro F1. ``MiB`` is the peak of the process, training included, ``worker`` that
of the largest of those it started, which tag alone.

``--articles 1000000`` has this project alone tag so many articles, that are made as they are asked for, as a folder of
issues is tagged: how long each 100,000 of them took, and the memory until then.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from classifier.domain.article import Article
from classifier.evaluate.metrics import evaluate
from classifier.storage.shipped import load_taxonomy
from tests.benchmarks.contenders import CONTENDERS, FAST_TEXT, LIMITS, NAIVE
from tests.benchmarks.corpus import editions, held_out, renumbered
from tests.benchmarks.fast_text import ABSENT, installed
from tests.benchmarks.footprint import own_peak, workers_peak
from tests.benchmarks.long_run import long_run

# Loads dictionaries and starts processes before the clock runs.
_WARM_UP = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured of one contender.

    Parameters
    ----------
    training : float
        Seconds to learn.
    seconds : float
        To tag all articles, in the fastest round.
    peak, workers : int
        MiB of the process, training included, and of the largest of those it started.
    primary, tags : float or None
        Macro F1 on the held-out fold; None for the limit, which says nothing.
    """

    training: float
    seconds: float
    peak: int
    workers: int
    primary: float | None
    tags: float | None


def measure(name: str, articles: Sequence[Article], rounds: int) -> Row:
    """Measure one contender in this process."""
    keys = load_taxonomy().keys
    learnt, held = held_out()
    begun = time.perf_counter()
    with CONTENDERS[name].learn(learnt, keys) as tag:
        training = time.perf_counter() - begun
        said = tag([example.article for example in held])
        tag(articles[:_WARM_UP])
        taken = []
        for _ in range(rounds):
            begun = time.perf_counter()
            tag(articles)
            taken.append(time.perf_counter() - begun)
        workers = workers_peak()
    scored = evaluate([example.label for example in held], said, keys, model=name) if said else None
    return Row(
        training=training,
        seconds=min(taken),
        peak=own_peak(),
        workers=workers,
        primary=scored.primary_macro_f1 if scored else None,
        tags=scored.tag_macro_f1 if scored else None,
    )


def table(rows: dict[str, Row], characters: int, number: int) -> Iterator[str]:
    """Yield the lines of the comparison."""
    heads = ("chars/s", "articles/s", "x naive", "of limit", "of one", "train s", "MiB", "worker", "primary", "tags")
    yield f"{'':26}{''.join(f'{head:>11}' for head in heads)}"
    alone = rows[LIMITS[1]].seconds
    for name, row in rows.items():
        limit = rows[LIMITS[CONTENDERS[name].processes]].seconds
        f1 = [f"{figure:11.3f}" if figure is not None else f"{'':11}" for figure in (row.primary, row.tags)]
        yield (
            f"{name:26}{characters / row.seconds:11,.0f}{number / row.seconds:11,.0f}"
            f"{rows[NAIVE].seconds / row.seconds:11.2f}{limit / row.seconds:11.2f}{alone / row.seconds:11.2f}"
            f"{row.training:11.1f}{row.peak:11d}{row.workers:11d}{f1[0]}{f1[1]}"
        )


def compare(number: int, rounds: int) -> None:
    """Measure every contender in a process of its own, and print the table."""
    rows: dict[str, Row] = {}
    for name in CONTENDERS:
        if name == FAST_TEXT and not installed():
            print(ABSENT)
            continue
        command = [sys.executable, "-m", "tests.benchmarks.throughput", "--only", name]
        command += ["--compare", str(number), "--rounds", str(rounds)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        rows[name] = Row(**json.loads(done.stdout.splitlines()[-1]))
        print(f"{name}: {rows[name].seconds:.2f} s", flush=True)
    characters = sum(len(article.title) + len(article.text) for article in _articles(number))
    print(f"\n{number} articles, {characters:,} characters, the fastest of {rounds} rounds")
    for line in table(rows, characters, number):
        print(line)


def _articles(number: int) -> list[Article]:
    first, _ = editions()
    return list(renumbered([example.article for example in first], number))


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", type=int, default=10_000, help="articles that every contender tags")
    parser.add_argument("--rounds", type=int, default=3, help="of tagging them all; the fastest counts")
    parser.add_argument("--articles", type=int, help="have this project alone tag so many")
    parser.add_argument("--jobs", type=int, help="most processes for --articles")
    parser.add_argument("--only", choices=CONTENDERS, help="measure one contender, and print its row as JSON")
    options = parser.parse_args()
    if options.articles:
        for line in long_run(options.articles, options.jobs):
            print(line, flush=True)
    elif options.only:
        print(json.dumps(asdict(measure(options.only, _articles(options.compare), options.rounds))))
    else:
        compare(options.compare, options.rounds)


if __name__ == "__main__":
    main()
