"""What the benchmark of speed compares: each learns from labelled articles, and then tags others in batches."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing import get_context

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.learn.batches import batches
from classifier.text.words import engine
from classifier.workflows.starter import train_starter
from classifier.workflows.workers import workers
from tests.benchmarks.baselines import joined, make_prediction, naive
from tests.benchmarks.fast_text import FastText, Settings, spaced

Tag = Callable[[Sequence[Article]], list[Prediction]]
Learn = Callable[[Sequence[LabelledArticle], tuple[str, ...]], AbstractContextManager[Tag]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A way to tag.

    Parameters
    ----------
    processes : int
        That tag at once, this one or others.
    learn : callable
        From labelled articles and tags to what tags, as long as its block runs. The limit says nothing of any article.
    """

    processes: int
    learn: Learn


def _ours(labelled: Sequence[LabelledArticle], keys: tuple[str, ...]) -> AbstractContextManager[Tag]:
    return nullcontext(train_starter(labelled, keys).predict)


@contextmanager
def _ours_by_two(labelled: Sequence[LabelledArticle], keys: tuple[str, ...]) -> Iterator[Tag]:
    with workers(train_starter(labelled, keys), 2) as pool:

        def tag(articles: Sequence[Article]) -> list[Prediction]:
            begun = [pool.begin(batch, explain=False) for batch in batches(articles)]
            return [said for future in begun for said in pool.result(future)]

        yield tag


def _naive(labelled: Sequence[LabelledArticle], keys: tuple[str, ...]) -> AbstractContextManager[Tag]:
    return nullcontext(naive(labelled, keys).predict)


def _fast_text(labelled: Sequence[LabelledArticle], keys: tuple[str, ...]) -> AbstractContextManager[Tag]:
    texts = list(map(spaced, joined([example.article for example in labelled])))
    kinds = (*keys, None)
    primary = FastText(texts, [[kinds.index(example.label.primary)] for example in labelled], Settings())
    carried = [[keys.index(key) for key in example.label.tags] or [len(keys)] for example in labelled]
    tags = FastText(texts, carried, Settings(), independent=True)

    def tag(articles: Sequence[Article]) -> list[Prediction]:
        spread = list(map(spaced, joined(articles)))
        return [
            make_prediction(kinds[chosen], {key: float(i in given) for i, key in enumerate(keys)})
            for chosen, given in zip(primary.likeliest(spread), tags.above(spread), strict=True)
        ]

    return nullcontext(tag)


def _segment(articles: Sequence[Article]) -> None:
    cut = engine()
    for text in joined(articles):
        cut(text)


def _limit(_: Sequence[LabelledArticle], __: tuple[str, ...]) -> AbstractContextManager[Tag]:
    def tag(articles: Sequence[Article]) -> list[Prediction]:
        _segment(articles)
        return []

    return nullcontext(tag)


@contextmanager
def _limit_by_two(_: Sequence[LabelledArticle], __: tuple[str, ...]) -> Iterator[Tag]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:

        def tag(articles: Sequence[Article]) -> list[Prediction]:
            for _ in pool.map(_segment, batches(articles)):
                pass
            return []

        yield tag


NAIVE, FAST_TEXT = "naive path", "fastText"
LIMITS = {1: "rjieba alone", 2: "rjieba alone, 2 processes"}
CONTENDERS = {
    "this project": Contender(1, _ours),
    "this project, 2 processes": Contender(2, _ours_by_two),
    NAIVE: Contender(1, _naive),
    FAST_TEXT: Contender(1, _fast_text),
    LIMITS[1]: Contender(1, _limit),
    LIMITS[2]: Contender(2, _limit_by_two),
}
"""In the order they run in."""
