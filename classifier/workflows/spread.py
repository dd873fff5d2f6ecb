"""Spreading: batches out to processes where there are many of them, predictions back in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from classifier.domain.article import Article
from classifier.domain.prediction import Prediction
from classifier.learn.batches import batches
from classifier.workflows.gather import Batch
from classifier.workflows.predictor import Predictor

if TYPE_CHECKING:
    from concurrent.futures import Future

    from classifier.workflows.workers import Workers

Told = Callable[[Sequence[Article]], None]
# Starting processes takes about as long as tagging so many full batches.
_ALONE = 2
# Batches that wait for each process, so that none of them ever waits for a batch to be read.
_WAITING = 2


@dataclass(frozen=True, slots=True)
class PredictedBatch:
    """A batch, one prediction for each of its articles, and whether these were told of on the way."""

    batch: Batch
    predictions: list[Prediction]
    told: bool = False


@dataclass(frozen=True, slots=True)
class Spreader:
    """Has batches tagged: here while there are few, by processes once there are many.

    Parameters
    ----------
    load : callable
        Gives the tagger.
    explain : bool
        As in `Predictor.predict`.
    jobs : int, optional
        Most processes; as many as can work at once where it is not given.
    passed : callable, optional
        Told of the articles of an issue that fills more than one batch as they are tagged.
    """

    load: Callable[[], Predictor]
    explain: bool
    jobs: int | None
    passed: Told | None

    def predicted(self, found: Iterable[Batch]) -> Iterator[PredictedBatch]:
        """Yield batches with their predictions, in order; at most a few batches a process are held.

        Parameters
        ----------
        found : iterable of Batch
            Taken one by one in this thread.

        Yields
        ------
        PredictedBatch
            One for each batch.
        """
        stream = iter(found)
        full, most = 0, 1
        while ahead := _ahead(stream, most):
            number = sum(batch.full for batch in ahead)
            if number > 1:
                yield from self._by_workers(chain(ahead, stream), number)
            else:
                yield from map(self._here, ahead)
            full += number
            most = self._most() if full >= _ALONE else 1

    def _most(self) -> int:
        if self.jobs is not None:
            return self.jobs
        # joblib takes longer to import than an issue takes to tag.
        from classifier.workflows.workers import available  # noqa: PLC0415

        return available()

    def _here(self, batch: Batch) -> PredictedBatch:
        alone = len(batch.issues) == 1
        predictions: list[Prediction] = []
        for part in batches(batch.articles):
            predictions += self.load().predict(part, explain=self.explain)
            if alone and self.passed is not None:
                self.passed(part)
        return PredictedBatch(batch, predictions, told=alone)

    def _by_workers(self, stream: Iterable[Batch], number: int) -> Iterator[PredictedBatch]:
        from classifier.workflows.workers import workers  # noqa: PLC0415 - see _most

        begun: deque[tuple[Batch, Future[list[Prediction]]]] = deque()
        with workers(self.load(), number) as pool:
            for batch in stream:
                if batch.full:
                    begun.append((batch, pool.begin(batch.articles, explain=self.explain)))
                    yield from _ended(begun, pool, waiting=_WAITING * number)
                else:
                    # Nothing more is at hand: a person may be waiting for what there is.
                    yield from _ended(begun, pool)
                    yield self._here(batch)
            yield from _ended(begun, pool)


def _ended(
    begun: "deque[tuple[Batch, Future[list[Prediction]]]]", pool: "Workers", *, waiting: int = 0
) -> Iterator[PredictedBatch]:
    """Take off the front what is done, and wait for more until no more than `waiting` batches are left."""
    while begun and (len(begun) > waiting or begun[0][1].done()):
        batch, future = begun.popleft()
        yield PredictedBatch(batch, pool.result(future))


def _ahead(stream: Iterator[Batch], most: int) -> list[Batch]:
    """Take batches, at most so many, and none after one that is not full: what comes next may take long to come."""
    taken: list[Batch] = []
    for batch in stream:
        taken.append(batch)
        if not batch.full or len(taken) == most:
            break
    return taken
