"""Means: what a session has from outside itself, so that a screen, a script and a test can each hand in their own."""

import datetime as dt
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.query.question import Question

_ID_BYTES = 8


class Keeper(Protocol):
    """Where answers are kept for good."""

    def append(self, answer: Answer) -> None:
        """Keep an answer; return once it cannot be lost, raise OSError where it was not kept."""
        ...

    def file(self, filed: FiledArticle) -> None:
        """Keep the text of an article, once."""
        ...


def now() -> dt.datetime:
    """Return the time, with the zone of this machine."""
    return dt.datetime.now().astimezone()


def new_id() -> str:
    """Return an id for an answer: 16 hexadecimal digits by lot."""
    return secrets.token_hex(_ID_BYTES)


def _nowhere(_: str) -> Question | None:
    return None


def _nothing(_: str) -> Article | None:
    return None


def _as_it_is(question: Question) -> Question:
    return question


@dataclass(frozen=True, slots=True)
class Means:
    """What a session has from outside itself.

    Parameters
    ----------
    keeper : Keeper
        Where answers go.
    find : callable
        From the id of an article that was answered to the question that asks it; None where it is not to be had.
    follow : callable
        From the id of an article to the one after it in its issue; None where none comes after it.
    suggest : callable
        From the question that asks an article just mended to the same with what a model suggests for it now.
    clock : callable
        Seconds that only rise.
    now : callable
        The time, with its zone.
    new_id : callable
        An id for an answer, never the same twice.
    """

    keeper: Keeper
    find: Callable[[str], Question | None] = _nowhere
    follow: Callable[[str], Article | None] = _nothing
    suggest: Callable[[Question], Question] = _as_it_is
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], dt.datetime] = now
    new_id: Callable[[], str] = new_id

    def take_back(self, answer: Answer) -> None:
        """Keep that the person who gave an answer takes it back.

        Parameters
        ----------
        answer : Answer
            One that stands.

        Raises
        ------
        OSError
            Where that was not kept: the answer still stands.
        """
        undo = Answer(
            id=self.new_id(),
            verdict=Verdict.UNDO,
            article=answer.article,
            annotator=answer.annotator,
            at=self.now(),
            undoes=answer.id,
        )
        self.keeper.append(undo)

    def ask_mended(
        self, question: Question, old: Sequence[FiledArticle], new: Sequence[FiledArticle]
    ) -> list[Question]:
        """Return the questions that ask what a mend made of an article.

        Parameters
        ----------
        question : Question
            That asked it before.
        old, new : sequence of FiledArticle
            What the mend replaces, the article in question first, and what it makes, in reading order.

        Returns
        -------
        list of Question
            One for each of `new`, suggested anew unless they are blind.
        """
        # What follows in the issue follows the last of the new articles.
        last = question.following if len(old) == 1 else self.follow(old[-1].id)
        nexts = (*(one.article for one in new[1:]), last)
        asked = [
            replace(question, filed=filed, following=after, prediction=None)
            for filed, after in zip(new, nexts, strict=True)
        ]
        return asked if question.blind else [self.suggest(one) for one in asked]
