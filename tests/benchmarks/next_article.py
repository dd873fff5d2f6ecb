"""How soon the next article is there: a scripted person labels from a large pool while models are trained beside it."""

import argparse
import datetime as dt
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from classifier.domain.answer import Answer, Verdict
from classifier.domain.label import Label
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.labelling.feed import Feed
from classifier.workflows.labelling.messages import Stage
from classifier.workflows.labelling.plan import Plan
from tests.benchmarks.footprint import own_peak, workers_peak

_BY = "script"
_CHARACTERS = 300
_LOOK = 0.05
_SETTLING = 2.0


@dataclass(slots=True)
class Course:
    """What a session took.

    Parameters
    ----------
    first : float
        Seconds to the first question.
    waits : list of float
        Seconds to each question after it.
    suggestions : list of float
        Seconds to each suggestion for a mended article.
    refreshes : list of float
        Seconds from the start of each training to the questions chosen by it.
    models : set of str
        Models whose suggestions were shown.
    """

    first: float = 0.0
    waits: list[float] = field(default_factory=list)
    suggestions: list[float] = field(default_factory=list)
    refreshes: list[float] = field(default_factory=list)
    models: set[str] = field(default_factory=set)
    _training: float | None = None
    _stage: Stage = Stage.STARTING

    def watch(self, feed: Feed) -> None:
        """Look what the feed is at, and note how long a refresh took once it ends."""
        before, self._stage, now = self._stage, feed.progress.stage, time.perf_counter()
        if before is Stage.LOOKING and self._stage is not Stage.LOOKING and self._training is not None:
            self.refreshes.append(now - self._training)
            self._training = None
        if self._stage is Stage.TRAINING and self._training is None:
            self._training = now


def prepare(path: Path, number: int) -> None:
    """Write so many ready articles, all different: those of the starter corpus, sentences shuffled, other digits.

    The built-in model is made too where there is none, as the first `yuankan tag` would.
    """
    # In a process of its own: the one of the screen, which the caller plays, holds none of all this.
    from classifier.storage.shipped import load_starter
    from classifier.workflows.starter import starter_tagger
    from tests.benchmarks.corpus import varied

    starter_tagger()
    with path.open("w", encoding="utf-8") as file:
        for count, example in enumerate(varied(load_starter(), number)):
            title, text = f"{example.article.title} {count}", example.article.text
            file.write(json.dumps({"title": title, "text": text[:_CHARACTERS]}, ensure_ascii=False) + "\n")


def label(feed: Feed, folder: LabelFolder, number: int, pace: float) -> Course:
    """Label so many articles as suggested, one every `pace` seconds, each on disk before the next."""
    course, log = Course(), folder.log(_BY)
    begun = time.perf_counter()
    for count in range(number):
        asked = time.perf_counter()
        question = feed.take(wait=True)
        if question is None:
            break
        if count:
            course.waits.append(time.perf_counter() - asked)
        else:
            course.first = time.perf_counter() - begun
        said = question.prediction
        course.models.add(said.model if said else "-")
        shown = Label(tags=said.tags, primary=said.primary) if said else Label(tags=(), primary=None)
        folder.file(question.filed)
        answer = Answer(
            id=f"{count:016x}",
            verdict=Verdict.LABEL,
            article=question.id,
            annotator=_BY,
            at=dt.datetime.now(dt.UTC),
            label=shown,
            suggestion=question.suggestion,
            strategy=question.strategy,
            random=question.random,
        )
        log.append(answer)
        feed.answered(answer)
        mended = replace(question.filed.article, title=f"{question.filed.article.title}！")
        asked = time.perf_counter()
        feed.suggest(mended)
        course.suggestions.append(time.perf_counter() - asked)
        until = time.perf_counter() + pace
        while time.perf_counter() < until:
            course.watch(feed)
            time.sleep(_LOOK)
    return course


def lines(course: Course, seconds: float) -> Iterator[str]:
    """Tell what a session took."""
    waits = sorted(course.waits)
    suggestions = sorted(course.suggestions)
    yield f"first question       {course.first:8.2f} s"
    yield f"pool looked through  {seconds:8.2f} s"
    if len(waits) > 1:
        yield f"next article, median {statistics.median(waits) * 1000:8.1f} ms"
        yield f"next article, 95 %   {statistics.quantiles(waits, n=20)[-1] * 1000:8.1f} ms"
        yield f"next article, most   {waits[-1] * 1000:8.1f} ms of {len(waits)}"
        yield f"suggestion, 95 %     {statistics.quantiles(suggestions, n=20)[-1] * 1000:8.1f} ms"
    for taken in course.refreshes:
        yield f"refresh              {taken:8.1f} s"
    yield f"models shown         {', '.join(sorted(course.models))}"


def main() -> None:
    """Write the pool, label from it while it is read and again once it is, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--pace", type=float, default=0.5, help="seconds between two answers")
    parser.add_argument("--wait", action="store_true", help="answer only once the pool is looked through")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        pool, folder = Path(name, "pool.jsonl"), LabelFolder(Path(name, "labels"))
        preparing = get_context("spawn").Process(target=prepare, args=(pool, given.articles))
        preparing.start()
        preparing.join()
        begun = time.perf_counter()
        with Feed(Plan(paths=(str(pool),), labels=folder.folder, annotator=_BY)) as feed:
            ready = 0.0
            while given.wait and feed.progress.stage is not Stage.READY:
                time.sleep(_LOOK)
                ready = time.perf_counter() - begun
            course = label(feed, folder, given.questions, given.pace)
            # The stage may still be that of before the last answer.
            time.sleep(_SETTLING)
            while feed.progress.stage is not Stage.READY:
                course.watch(feed)
                time.sleep(_LOOK)
            course.watch(feed)
            for line in lines(course, ready):
                print(line)
            print(f"memory               {own_peak():8d} MiB here, {workers_peak()} MiB in the process that chooses")


if __name__ == "__main__":
    main()
