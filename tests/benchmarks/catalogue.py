"""Seconds and memory of a catalogue of so many articles: ``python -m tests.benchmarks.catalogue 100000``.

The articles are those of the starter corpus again and again, each time with other digits and their sentences in another
order, in issues of fifty. Each step is a process of its own. ``--url`` measures another database than a file of SQLite:
an empty one, which is filled.
"""

import argparse
import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from classifier.domain.issue import Issue, Masthead
from classifier.domain.label import LabelledArticle
from classifier.domain.period import Period
from classifier.domain.prediction import Evidence, Prediction
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.shipped import load_starter, load_taxonomy
from tests.benchmarks.corpus import varied
from tests.benchmarks.footprint import own_peak

_ISSUE = 50
_FIRST = dt.date(2016, 1, 1)
_MOMENT = dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC)


def issues(number: int) -> Iterator[tuple[Issue, list[Prediction]]]:
    """Yield issues of fifty articles until there are so many, with predictions as a tagger gives them."""
    keys = load_taxonomy().keys
    examples = varied(load_starter(), number)
    place = 0
    while held := list(islice(examples, _ISSUE)):
        place += 1
        articles = tuple(
            replace(one.article, position=at, bylines=("王芳", "李明"), pages=(at // 12 + 1,), source_id=None)
            for at, one in enumerate(held, start=1)
        )
        masthead = Masthead(newspaper="某某医院报", date=_FIRST + dt.timedelta(days=2 * place), number=f"{place}")
        name = f"{place}.txt"
        issue = Issue(source=name, path=f"/issues/{name}", articles=articles, masthead=masthead)
        yield issue, [prediction(one, keys) for one in held]


def prediction(example: LabelledArticle, keys: tuple[str, ...]) -> Prediction:
    """Return what a tagger that is always right would say of an article, with as much evidence as it gives."""
    label = example.label
    terms = dict.fromkeys(example.article.text[at : at + 2] for at in range(0, 120, 3))
    evidence = tuple(Evidence(term, 2.0 - at / 20) for at, term in enumerate(terms))
    ordered = sorted(label.tags, key=lambda tag: tag != label.primary)
    return Prediction(
        scores={key: 0.9731846153 if key in label.tags else 0.0213984572 for key in keys},
        tags=tuple(ordered),
        primary=label.primary,
        review=None,
        model="v0001",
        certainty=0.9731846153,
        evidence=dict.fromkeys(keys, evidence),
        familiar=0.98,
    )


def record(url: str, number: int) -> str:
    """Record them all; only what the catalogue takes is counted."""
    spent, added = 0.0, 0
    with Catalogue.open(url) as catalogue:
        for issue, predictions in issues(number):
            began = time.perf_counter()
            found = catalogue.record(issue, predictions, date=issue.masthead.date, at=_MOMENT, run="benchmark")
            spent += time.perf_counter() - began
            added += found.articles
    return f"{spent:9.1f} s   {added:,} articles, {1000 * spent * _ISSUE / number:.1f} ms an issue"


def again(url: str, number: int) -> str:
    """Record them all once more: nothing is added."""
    return record(url, number)


def stream(url: str, number: int) -> str:
    """Read them all."""
    began = time.perf_counter()
    with Catalogue.open(url) as catalogue:
        found = sum(one.prediction is not None for one in catalogue.articles())
    return f"{time.perf_counter() - began:9.1f} s   {found:,} articles with a prediction"


def month(url: str, number: int) -> str:
    """Read those of one month."""
    began = time.perf_counter()
    with Catalogue.open(url) as catalogue:
        found = sum(1 for _ in catalogue.articles(Period(dt.date(2016, 3, 1), dt.date(2016, 3, 31))))
    return f"{time.perf_counter() - began:9.1f} s   {found:,} articles"


def tally(url: str, number: int) -> str:
    """Count them."""
    began = time.perf_counter()
    with Catalogue.open(url) as catalogue:
        found = catalogue.counts()
    return f"{time.perf_counter() - began:9.1f} s   {found.issues:,} issues"


STEPS: dict[str, Callable[[str, int], str]] = {step.__name__: step for step in (record, again, stream, month, tally)}


def main() -> None:
    """Print a line for each step: seconds, what came of it, CPU seconds and peak memory of its process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--url", help="of an empty database; a file of SQLite in a temporary folder if not given")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        line = STEPS[given.step](given.url, given.articles)
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(f"{given.step:8}{line}; {used.ru_utime + used.ru_stime:.1f} s of CPU, peak {own_peak()} MiB", flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalogue.db"
        url = given.url or f"sqlite:///{file}"
        for step in STEPS:
            command = [sys.executable, "-m", "tests.benchmarks.catalogue", str(given.articles), "--url", url]
            subprocess.run([*command, "--step", step], check=True)
        if file.exists():
            print(f"the file takes {file.stat().st_size >> 20} MiB")


if __name__ == "__main__":
    main()
