"""Desk: the questions at hand on the screen's side, and what is known of where they come from."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self

from classifier.domain.advice import Advice
from classifier.domain.answer import Answer
from classifier.errors import YuankanError
from classifier.query.question import Question
from classifier.workflows.labelling.held import Held
from classifier.workflows.labelling.messages import Exhausted, Logged, Progress, Withdrawn

Waiting = tuple[str, Callable[[], Question]]
"""The id of an article, and what makes its question."""


class Desk:
    """Questions in the order in which they are asked, each article once."""

    def __init__(self) -> None:
        self.progress = Progress()
        self.advice: Advice | None = None
        # What could not be used, and what was warned of: each once, by what it says.
        self.troubles: dict[str, YuankanError | OSError] = {}
        self.warnings: dict[str, Logged] = {}
        self._waiting: deque[Waiting] = deque()
        self._held = Held()
        self._events = 0
        self._exhausted = -1

    @property
    def finished(self) -> bool:
        """Whether nothing is left to ask, as far as everything that happened tells."""
        return not self._waiting and self._exhausted == self._events

    def put(self, questions: Iterable[Waiting], *, fresh: bool) -> None:
        """Put questions at the end, or in place of all that wait.

        Parameters
        ----------
        questions : iterable of (str, callable)
            Ids of the articles, and what makes their questions.
        fresh : bool
            Whether those that wait are dropped.
        """
        if fresh:
            self._waiting.clear()
        self._waiting.extend(questions)

    def hear(self, told: Progress | Advice | Exhausted | Withdrawn | Logged) -> None:
        """Note how things stand."""
        match told:
            case Progress():
                self.progress = told
            case Advice():
                self.advice = told
            case Exhausted(after):
                self._exhausted = after
            case Withdrawn(articles):
                self._waiting = deque(one for one in self._waiting if one[0] not in articles)
            case Logged():
                self.warnings.setdefault(f"{told.message} {told.arguments}", told)

    def take(self) -> Question | None:
        """Return the next question that was not asked yet; None where none is at hand."""
        while self._waiting:
            article, make = self._waiting.popleft()
            if article not in self._held:
                self._held.take(article)
                self._events += 1
                return make()
        return None

    def answered(self, answer: Answer) -> None:
        """Note what became of a question."""
        self._held.answer(answer)
        self._events += 1


class AnyFeed(ABC):
    """What every feed tells, wherever its questions are chosen."""

    def __init__(self) -> None:
        self._desk = Desk()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """End what was started."""

    @property
    def progress(self) -> Progress:
        """How far reading, learning and looking are."""
        return self._desk.progress

    @property
    def left(self) -> int:
        """Unlabelled articles that were found so far, those in question aside."""
        return self._desk.progress.left

    @property
    def advice(self) -> Advice | None:
        """Whether to go on; None before a model was looked at."""
        return self._desk.advice

    @property
    def finished(self) -> bool:
        """Whether nothing is left to ask; an answer that is taken back, or put off, may change that."""
        return self._desk.finished

    @property
    def troubles(self) -> tuple[YuankanError | OSError, ...]:
        """What could not be read or used, each once, in the order in which it was met."""
        return tuple(self._desk.troubles.values())
