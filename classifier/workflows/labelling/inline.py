"""InlineFeed: a feed without a process of its own, for scripts and tests: what is due is done when it is asked for."""

from collections.abc import Iterable
from functools import partial

from classifier.domain.answer import Answer
from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.domain.prediction import Prediction
from classifier.errors import InputError
from classifier.query.question import Question
from classifier.workflows.labelling.desk import AnyFeed
from classifier.workflows.labelling.engine import Engine
from classifier.workflows.labelling.messages import Batch, Logged, Told, Trouble
from classifier.workflows.labelling.models import Models
from classifier.workflows.labelling.plan import Plan


class InlineFeed(AnyFeed):
    """What `classifier.workflows.labelling.feed.Feed` is, with the engine in this very thread.

    Parameters
    ----------
    plan : Plan
        What to ask about, and how.
    models : Models
        Where models come from.
    issues : iterable of Issue or InputError
        What is read.
    """

    def __init__(self, plan: Plan, models: Models, issues: Iterable[Issue | InputError]) -> None:
        super().__init__()
        self._engine = Engine(plan, models, issues, self._hear)

    def take(self, *, wait: bool = False) -> Question | None:
        """Return the next question.

        Parameters
        ----------
        wait : bool
            Do all work that is due before, not only the next piece of it.

        Returns
        -------
        Question or None
            None where none is at hand: `finished` tells whether one will be.

        Raises
        ------
        YuankanError, OSError
            As `Engine.step`.
        """
        busy = self._engine.step()
        while busy and wait:
            busy = self._engine.step()
        question = self._desk.take()
        if question is not None:
            self._engine.took(question.id)
        return question

    def answered(self, answer: Answer) -> None:
        """Note an answer that is on disk."""
        self._desk.answered(answer)
        self._engine.answered(answer)

    def suggest(self, article: Article) -> Prediction | None:
        """Return what the model in use suggests for an article; None without a model."""
        return self._engine.suggest(article)

    def follow(self, article: str) -> Article | None:
        """Return the article after one in its issue, by its id; None where none is known."""
        return self._engine.following(article)

    def close(self) -> None:
        """Nothing is left to end."""

    def _hear(self, told: Told) -> None:
        match told:
            case Batch(questions, fresh):
                self._desk.put(((one.id, partial(_itself, one)) for one in questions), fresh=fresh)
            case Trouble(error):
                self._desk.troubles.setdefault(str(error), error)
            case Logged():
                # Logged here already.
                return
            case _:
                self._desk.hear(told)


def _itself(question: Question) -> Question:
    return question
