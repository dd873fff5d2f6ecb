"""Feed: the questions of a labelling session, from a process of their own. It imports no array and no learner."""

import itertools
import logging
import pickle
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from threading import Condition, Thread

from classifier.domain.advice import Advice
from classifier.domain.answer import Answer
from classifier.domain.article import Article
from classifier.domain.prediction import Prediction
from classifier.errors import WorkerLostError, YuankanError
from classifier.query.question import Question
from classifier.workflows.interrupts import uninterrupted
from classifier.workflows.labelling.child import serve
from classifier.workflows.labelling.desk import AnyFeed
from classifier.workflows.labelling.messages import (
    Answered,
    Exhausted,
    Follow,
    Logged,
    Parcel,
    Progress,
    Reply,
    Reported,
    Suggest,
    Took,
    Withdrawn,
    unpacked,
)
from classifier.workflows.labelling.plan import Plan

# Seconds that a person waits for what is merely good to have.
_PATIENCE = 0.5
# Seconds in which a process ends that was told to.
_LAST = 5.0


class Feed(AnyFeed):
    """Questions, always one at hand while a model learns; for one thread.

    Parameters
    ----------
    plan : Plan
        What to ask about, and how. The process is started at once.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._changed = Condition()
        self._numbers = itertools.count(1)
        self._awaited: set[int] = set()
        self._replies: dict[int, Prediction | Article | None] = {}
        self._lost: YuankanError | OSError | None = None
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, plan), daemon=True)
        with uninterrupted():
            self._process.start()
        theirs.close()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def lost(self) -> YuankanError | OSError | None:
        """Why no new questions come, where that is so; those at hand can still be taken."""
        return self._lost

    def take(self, *, wait: bool = False) -> Question | None:
        """Return the next question.

        Parameters
        ----------
        wait : bool
            Wait until there is one, or until nothing is left to ask.

        Returns
        -------
        Question or None
            Each article once, unless it is put off. None where none is at hand: `finished` tells whether one will be.

        Raises
        ------
        YuankanError, OSError
            Where none is at hand and none will come: the process is lost, or the labels cannot be read.
        """
        with self._changed:
            question = self._desk.take()
            while question is None and wait and self._lost is None and not self._desk.finished:
                self._changed.wait()
                question = self._desk.take()
            if question is None and self._lost is not None:
                raise self._lost
        if question is not None:
            self._send(Took(question.id))
        return question

    def answered(self, answer: Answer) -> None:
        """Note an answer that is on disk: what comes next depends on it."""
        with self._changed:
            self._desk.answered(answer)
        self._send(Answered(answer))

    def suggest(self, article: Article) -> Prediction | None:
        """Return what the model in use suggests for an article; None without a model, or after half a second."""
        said = self._ask(lambda number: Suggest(number, article))
        return said if isinstance(said, Prediction) else None

    def follow(self, article: str) -> Article | None:
        """Return the article after one in its issue, by its id; None where none is known, or after half a second."""
        found = self._ask(lambda number: Follow(number, article))
        return found if isinstance(found, Article) else None

    def close(self) -> None:
        """End the process at once, whatever it is at, and log what it warned of. A second call does nothing."""
        if self._connection.closed:
            return
        self._process.terminate()
        self._process.join(_LAST)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        # The end of the process is the end of what the listener reads.
        self._listener.join()
        self._connection.close()
        for told in self._desk.warnings.values():
            logging.getLogger(told.logger).log(told.level, told.message, *told.arguments)

    def _ask(self, question: Callable[[int], Suggest | Follow]) -> Prediction | Article | None:
        number = next(self._numbers)
        with self._changed:
            self._awaited.add(number)
        self._send(question(number))
        with self._changed:
            self._changed.wait_for(lambda: number in self._replies or self._lost is not None, _PATIENCE)
            self._awaited.discard(number)
            return self._replies.pop(number, None)

    def _send(self, message: Took | Answered | Suggest | Follow) -> None:
        try:
            self._connection.send(message)
        except OSError:
            self._lose(None)

    def _listen(self) -> None:
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                self._lose(None)
                return
            with self._changed:
                self._heed(message)
                self._changed.notify_all()

    def _heed(self, message: object) -> None:
        match message:
            case Parcel(questions, fresh):
                made = ((article, partial(_opened, data)) for article, data in questions)
                self._desk.put(made, fresh=fresh)
            case Reply(number, value):
                # What nobody waits for any more is not kept.
                if number in self._awaited:
                    self._replies[number] = value
            case Reported(error, final):
                found = error if isinstance(error, OSError) else unpacked(error)
                if final:
                    self._lose(found)
                else:
                    self._desk.troubles.setdefault(str(found), found)
            case Progress() | Advice() | Exhausted() | Withdrawn() | Logged():
                self._desk.hear(message)

    def _lose(self, error: YuankanError | OSError | None) -> None:
        with self._changed:
            self._lost = self._lost or error or WorkerLostError(
                "the process that chooses articles was ended from outside",
                hint="every answer is on disk: start again; memory may be short",
            )  # fmt: skip
            self._changed.notify_all()


def _opened(data: bytes) -> Question:
    # Packed by the process that this one started.
    question: Question = pickle.loads(data)  # noqa: S301
    return question
