"""Time and memory of a report on a long-kept newspaper: ``python -m tests.benchmarks.reporting 100000``.

A workspace is made whose catalogue holds so many articles of the starter corpus, sentences and digits changed so that
no two are one, in issues of thirty, a tenth of them labelled by a person. Then ``yuankan report`` runs in every format
as a process of its own: seconds on the clock, seconds of the processor, and the most memory that it held.
"""

import argparse
import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from classifier.domain.issue import Issue, Masthead
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Evidence, Prediction, ReviewReason
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.storage.workspace import Workspace, find_workspace
from tests.benchmarks.corpus import varied
from tests.benchmarks.footprint import workers_peak
from tests.command import Command
from tests.workspaces import fill_workspace

FORMATS = ("json", "html", "xlsx", "md")
_ISSUE, _LABELLED = 30, 10
_FIRST = dt.date(2004, 1, 1)
_AT = dt.datetime(2025, 1, 6, 8, tzinfo=dt.UTC)
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "安之伯言晓岚文若水明远静思齐子衿云帆"
_LOOK = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds on the clock and of the processor, the most memory in MiB, the size of the file."""

    wall: float
    cpu: float
    peak: int
    size: int


def fill_catalogue(workspace: Workspace, articles: int, *, seed: int = 0) -> None:
    """Record so many articles in the catalogue of a workspace, and label one in ten of them.

    Parameters
    ----------
    workspace : Workspace
        Empty.
    articles : int
        How many.
    seed : int
        Of what is drawn.
    """
    rng = random.Random(seed)  # noqa: S311 - who wrote what, not secrets
    found = varied(load_starter(), articles, seed=seed)
    labelled: list[LabelledArticle] = []
    with Catalogue.open(workspace.catalogue) as catalogue:
        for number in range(-(-articles // _ISSUE)):
            drawn = [_filed(example, number, place) for place, example in enumerate(islice(found, _ISSUE), 1)]
            issue, examples = _issue(number, drawn, rng)
            predictions = [_predicted(example, rng) for example in examples]
            catalogue.record(issue, predictions, date=issue.masthead.date, at=_AT, run="benchmark")
            labelled += examples[::_LABELLED]
    fill_workspace(workspace.root, labelled)


def _filed(example: LabelledArticle, number: int, place: int) -> LabelledArticle:
    # A headline without a text has nothing to shuffle: the line keeps it apart from its like.
    text = f"{example.article.text}\n存档 {number + 1}-{place}".strip()
    return replace(example, article=replace(example.article, text=text))


def _issue(
    number: int, examples: Sequence[LabelledArticle], rng: random.Random
) -> tuple[Issue, Sequence[LabelledArticle]]:
    day = _FIRST + dt.timedelta(days=2 * number)
    placed = [
        replace(
            example, article=replace(example.article, position=place, bylines=_bylines(rng), pages=(1 + place // 8,))
        )
        for place, example in enumerate(examples, 1)
    ]
    masthead = Masthead(newspaper="云溪医院报", date=day, number=f"第 {number + 1} 期")
    name = f"{day}.txt"
    articles = tuple(example.article for example in placed)
    issue = Issue(source=name, articles=articles, masthead=masthead, path=f"/issues/{name}")
    return issue, placed


def _bylines(rng: random.Random) -> tuple[str, ...]:
    return tuple({rng.choice(_SURNAMES) + rng.choice(_GIVEN) for _ in range(rng.choice((0, 1, 1, 2)))})


def _predicted(example: LabelledArticle, rng: random.Random) -> Prediction:
    tags, text = example.label.tags, example.article.text
    tags = tuple(sorted(tags, key=lambda tag: tag != example.label.primary))
    spoken = {
        tag: tuple(Evidence(text[2 * n : 2 * n + 2], 2.0 - n / 8) for n in range(8) if text[2 * n : 2 * n + 2])
        for tag in tags
    }
    return Prediction(
        scores={key: 0.9 if key in tags else 0.05 for key in load_taxonomy().keys},
        tags=tags,
        primary=tags[0] if tags else None,
        review=rng.choice((*[None] * 8, ReviewReason.UNCERTAIN)),
        model="v0001",
        certainty=round(rng.uniform(0.4, 1.0), 4),
        evidence=spoken,
    )


def run_report(root: Path, home: Path, form: str, *options: str) -> Cost:
    """Run one report as a process of its own.

    Parameters
    ----------
    root : pathlib.Path
        The workspace.
    home : pathlib.Path
        Where caches of the user go.
    form : str
        One of `FORMATS`.
    options : str
        Further ones of the command.

    Raises
    ------
    subprocess.CalledProcessError
        Where it fails.
    """
    command = Command(home)
    file = root / f"report.{form}"
    argv = command.argv("report", "--format", form, "-o", str(file), *options)
    began, before = time.perf_counter(), os.times()
    with subprocess.Popen(argv, cwd=root, env=command.environment()) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, workers_peak())
            time.sleep(_LOOK)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, argv)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - began, spent, peak, file.stat().st_size)


def main(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        root.mkdir()
        (root / "yuankan.toml").touch()
        workspace = find_workspace(root)
        if workspace is None:
            raise RuntimeError(f"no workspace in {root}")
        began = time.perf_counter()
        fill_catalogue(workspace, given.articles)
        size = (root / "catalogue.db").stat().st_size >> 20
        yield f"{given.articles:,} articles recorded in {time.perf_counter() - began:.0f} s, {size:,} MiB"
        for form in given.formats.split(","):
            cost = run_report(root, Path(folder) / "home", form)
            yield (
                f"{form:5} {cost.wall:6.1f} s, {cost.cpu:6.1f} s CPU, peak {cost.peak:5,} MiB,"
                f" file {cost.size / 2**20:,.1f} MiB"
            )


if __name__ == "__main__":
    for line in main(sys.argv[1:]):
        print(line, flush=True)
