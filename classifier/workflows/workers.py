"""Workers: processes that hold the tagger and tag batch after batch."""

import os
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from threading import Thread

from joblib import cpu_count
from joblib.externals.loky import ProcessPoolExecutor  # type: ignore[import-untyped]  # loky ships no types

from classifier.domain.article import Article
from classifier.domain.prediction import Prediction
from classifier.errors import WorkerLostError
from classifier.workflows.interrupts import uninterrupted
from classifier.workflows.predictor import Predictor

# Seconds between two looks at whether the process that started a worker is still there.
_LOOK = 2.0
_tagger: Predictor | None = None


def available() -> int:
    """Return how many processes can work at once, as far as the system lets this one use its processors."""
    return int(cpu_count())


class Workers:
    """A pool of processes, each of which was sent the tagger once.

    Parameters
    ----------
    tagger : Predictor
        Sent to every process when it starts.
    number : int
        Of processes.
    """

    # Not joblib.Parallel: it takes its input from a thread of its own, in which an error of the reader, or Ctrl-C,
    # would be nobody's.
    def __init__(self, tagger: Predictor, number: int) -> None:
        self._pool = ProcessPoolExecutor(max_workers=number, initializer=_begin, initargs=(tagger,))

    def begin(self, articles: Sequence[Article], *, explain: bool) -> "Future[list[Prediction]]":
        """Have some articles tagged.

        Parameters
        ----------
        articles : sequence of Article
            One batch.
        explain : bool
            As in `Predictor.predict`.

        Returns
        -------
        concurrent.futures.Future
            For `result`.
        """
        with uninterrupted():
            found: Future[list[Prediction]] = self._pool.submit(_predict, articles, explain)
        return found

    def result(self, begun: "Future[list[Prediction]]") -> list[Prediction]:
        """Wait for the predictions of a batch.

        Parameters
        ----------
        begun : concurrent.futures.Future
            From `begin`.

        Returns
        -------
        list of Prediction
            One for each article.

        Raises
        ------
        WorkerLostError
            Where a process was ended from outside, as a system does that is short of memory.
        """
        try:
            return begun.result()
        except BrokenProcessPool as error:
            raise WorkerLostError(
                "a process that tags was ended from outside", hint="memory may be short: use fewer of them, --jobs 1"
            ) from error

    def end(self) -> None:
        """End the processes at once, whatever they are at."""
        self._pool.shutdown(wait=True, kill_workers=True)


@contextmanager
def workers(tagger: Predictor, number: int) -> Iterator[Workers]:
    """Have workers while the block runs; see `Workers`."""
    pool = Workers(tagger, number)
    try:
        yield pool
    finally:
        pool.end()


def _begin(tagger: Predictor) -> None:
    global _tagger  # noqa: PLW0603 - what a worker is sent once has no other place to stay
    # Where it could not be put off for this process before it began.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _tagger = tagger
    Thread(target=_follow, args=(os.getppid(),), daemon=True).start()


def _follow(parent: int) -> None:
    """End this process after the one that started it: that may be killed before it can end its workers."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os.kill(os.getpid(), signal.SIGTERM)


def _predict(articles: Sequence[Article], explain: bool) -> list[Prediction]:
    if _tagger is None:
        raise RuntimeError("a worker was given articles before it was given a tagger")
    return _tagger.predict(articles, explain=explain)
