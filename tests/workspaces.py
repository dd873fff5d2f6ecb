"""Workspaces with many labels, written at once: no test that needs them is about the labelling."""

import datetime as dt
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from classifier.config import FILE
from classifier.domain.answer import Answer, Suggestion, Verdict
from classifier.domain.filed import FiledArticle
from classifier.domain.label import LabelledArticle
from classifier.storage.labels.answers import answer_line
from classifier.storage.labels.articles import article_line
from tests.world import make_world
from tests.year.program import Program, found_workspace

ANNOTATOR = "王芳"
BEGUN = dt.datetime(2025, 1, 6, 8, 0, tzinfo=dt.UTC)
# Of tests of what surrounds the gate, not of the gate: a few labels are enough to promote a challenger.
EASY = "[retrain]\nsupport = 1\nmargin = 0.9\ndrop = 0.9\nlevel = 0.6\nlabels = 10\n"
# As many of the articles as a session draws by lot; in an office more, so that every tag is tested.
_LOTS, _OFFICE_LOTS = 10, 4
_SHIPPED, _LABELLED = 240, 80
_ISSUE = 40
_SENTENCE = re.compile(r"(?<=[。！？；])")
_DIGIT = re.compile(r"\d")


def found_office(folder: Path, *, settings: str = EASY) -> Program:
    """Make a workspace of few labels beside a small starter corpus: a training takes seconds.

    Parameters
    ----------
    folder : pathlib.Path
        Empty.
    settings : str
        What stands in ``yuankan.toml``.

    Returns
    -------
    Program
        The program of that world, in the workspace. Nothing is trained yet.
    """
    world = make_world(0)
    program = found_workspace(folder, replace(world, shipped=world.shipped[:_SHIPPED]), settings)
    labelled = [one for month in world.months for one in month][:_LABELLED]
    fill_workspace(program.workspace, labelled, settings=settings, lots=_OFFICE_LOTS)
    return program


def fill_workspace(root: Path, labelled: Iterable[LabelledArticle], *, settings: str = "", lots: int = _LOTS) -> Path:
    """Make a folder a workspace in which one person labelled these articles, some of them drawn by lot.

    Parameters
    ----------
    root : pathlib.Path
        The folder; a workspace that is there gets these labels beside those that it has.
    labelled : iterable of LabelledArticle
        In the order of the answers.
    settings : str
        What stands in ``yuankan.toml``.
    lots : int
        One article in so many was drawn by lot.

    Returns
    -------
    pathlib.Path
        The workspace.
    """
    logs = root / "labels" / "log"
    logs.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(settings, encoding="utf-8")
    log = logs / f"{ANNOTATOR}.jsonl"
    begun = len(log.read_bytes().splitlines()) if log.exists() else 0
    with (
        (root / "labels" / "articles.jsonl").open("a", encoding="utf-8", newline="\n") as articles,
        log.open("a", encoding="utf-8", newline="\n") as answers,
    ):
        for number, one in enumerate(labelled, start=begun):
            articles.write(f"{article_line(FiledArticle(one.article, f'2025-{number // _ISSUE:04d}.txt'))}\n")
            answers.write(f"{answer_line(_answer(number, one, by_lot=number % lots == 0))}\n")
    return root


def _answer(number: int, one: LabelledArticle, *, by_lot: bool) -> Answer:
    return Answer(
        id=f"a{number}",
        verdict=Verdict.LABEL,
        article=one.article.id,
        annotator=ANNOTATOR,
        at=BEGUN + dt.timedelta(seconds=20 * number),
        seconds=18.5,
        label=one.label,
        suggestion=Suggestion(tags=one.label.tags, primary=one.label.primary, model="starter", certainty=0.91),
        strategy="random" if by_lot else "mix",
        random=by_lot,
    )


def composed(labelled: Sequence[LabelledArticle], number: int, *, seed: int = 0) -> list[LabelledArticle]:
    """Return so many labelled articles, hardly any nearly a copy of another.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        Gives titles and labels, again and again; the sentences of each article are drawn from all that have its label.
    number : int
        How many.
    seed : int
        Of the draw.
    """
    rng = random.Random(seed)  # noqa: S311 - which sentences, not secrets
    sentences: dict[str | None, list[str]] = defaultdict(list)
    for one in labelled:
        sentences[one.label.primary] += [part for part in _SENTENCE.split(one.article.text) if part.strip()]

    def text_of(one: LabelledArticle) -> str:
        count = max(1, len([part for part in _SENTENCE.split(one.article.text) if part.strip()]))
        drawn = "".join(rng.choices(sentences[one.label.primary], k=count)).replace("\n", "")
        return _DIGIT.sub(lambda _: rng.choice("0123456789"), drawn)

    return [replace(one, article=replace(one.article, text=text_of(one))) for one in islice(cycle(labelled), number)]
