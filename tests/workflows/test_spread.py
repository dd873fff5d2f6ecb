import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import Prediction
from classifier.errors import CorpusError, WorkerLostError
from classifier.workflows.gather import Batch
from classifier.workflows.spread import Spreader


@dataclass
class Echo:
    """Says the title of an article, and which process read it; some titles it cannot bear."""

    batches: list[int] = field(default_factory=list)

    def predict(self, articles: Sequence[Article], *, explain: bool = False) -> list[Prediction]:
        self.batches.append(len(articles))
        return [self._said(article, explain=explain) for article in articles]

    def _said(self, article: Article, *, explain: bool) -> Prediction:
        if article.title == "broken":
            raise CorpusError("broken: cannot be read", hint="mend it")
        if article.title == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        scores = {article.title: os.getpid(), "explain": float(explain)}
        return Prediction(scores=scores, tags=(), primary=None, review=None, model="echo")


def make_batch(*titles: str, full: bool = True) -> Batch:
    articles = tuple(Article(title=title, text="文") for title in titles)
    return Batch((Issue(source="a", articles=articles),), full)


def make_spreader(echo: Echo, *, explain: bool = False, jobs: int | None = 2) -> Spreader:
    return Spreader(lambda: echo, explain, jobs, None)


def pids(spreader: Spreader, stream: Sequence[Batch]) -> list[int]:
    """Which process read each batch; the order of the titles is checked on the way."""
    found = []
    for predicted, batch in zip(spreader.predicted(stream), stream, strict=True):
        assert predicted.batch is batch
        assert [next(iter(one.scores)) for one in predicted.predictions] == [a.title for a in batch.articles]
        found.append(int(next(iter(predicted.predictions[0].scores.values()))))
    return found


def test_many_full_batches_go_to_processes_and_come_back_in_order() -> None:
    stream = [make_batch(f"a{n}", f"b{n}") for n in range(9)]
    found = pids(make_spreader(Echo()), stream)
    assert found[:2] == [os.getpid()] * 2
    assert os.getpid() not in found[2:]
    assert len(set(found[2:])) <= 2


@pytest.mark.parametrize(
    ("jobs", "fulls"),
    [(1, [True] * 6), (2, [True] * 3), (2, [False] * 6), (2, [True, True, True, False])],
)
def test_few_batches_or_one_job_start_no_process(jobs: int, fulls: list[bool]) -> None:
    stream = [make_batch(f"a{n}", full=full) for n, full in enumerate(fulls)]
    assert set(pids(make_spreader(Echo(), jobs=jobs), stream)) == {os.getpid()}


def test_what_is_not_full_is_tagged_here_in_its_turn() -> None:
    stream = [make_batch(f"a{n}", full=n != 6) for n in range(9)]
    found = pids(make_spreader(Echo()), stream)
    assert [pid == os.getpid() for pid in found] == [n in {0, 1, 6} for n in range(9)]


def test_no_batch_is_taken_before_it_is_needed() -> None:
    taken: list[int] = []

    def stream() -> Iterator[Batch]:
        for n in range(40):
            taken.append(n)
            yield make_batch(f"a{n}")

    results = make_spreader(Echo()).predicted(stream())
    for done in range(1, 41):
        next(results)
        assert len(taken) <= done + 6


def test_processes_are_told_whether_to_explain() -> None:
    stream = [make_batch(f"a{n}") for n in range(6)]
    for explain in (False, True):
        last = list(make_spreader(Echo(), explain=explain).predicted(stream))[-1]
        assert last.predictions[0].scores["explain"] == explain


def test_an_error_of_a_process_comes_back_as_it_is() -> None:
    stream = [make_batch(f"a{n}" if n != 4 else "broken") for n in range(9)]
    results = make_spreader(Echo()).predicted(stream)
    assert [next(results).batch for _ in range(4)] == stream[:4]
    with pytest.raises(CorpusError, match="broken: cannot be read") as caught:
        next(results)
    assert caught.value.hint == "mend it"


def test_a_process_that_is_killed_is_told_of() -> None:
    stream = [make_batch(f"a{n}" if n != 4 else "deadly") for n in range(9)]
    with pytest.raises(WorkerLostError) as caught:
        list(make_spreader(Echo()).predicted(stream))
    assert "--jobs 1" in caught.value.hint


def test_the_tagger_is_not_asked_about_nothing() -> None:
    echo = Echo()
    (predicted,) = make_spreader(echo).predicted([make_batch(full=False)])
    assert (predicted.predictions, echo.batches) == ([], [])
