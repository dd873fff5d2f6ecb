"""What a labelling screen needs from outside: where questions come from, and which answers were just kept."""

from collections.abc import Sequence
from typing import Protocol

from classifier.domain.advice import Advice
from classifier.domain.answer import Answer
from classifier.domain.filed import FiledArticle
from classifier.errors import YuankanError
from classifier.query.means import Keeper
from classifier.query.question import Question
from classifier.workflows.labelling.messages import Progress


class Source(Protocol):
    """Where questions come from. Nothing of it makes a person wait."""

    def take(self) -> Question | None:
        """Return the next question; None where none is at hand."""
        ...

    @property
    def finished(self) -> bool:
        """Whether nothing is left to ask; an answer that is taken back may change that."""
        ...

    @property
    def left(self) -> int:
        """How many unlabelled articles were found so far, those in question aside."""
        ...

    @property
    def progress(self) -> Progress:
        """How far reading, learning and looking are."""
        ...

    @property
    def advice(self) -> Advice | None:
        """Whether to go on; None while there is nothing to say."""
        ...

    @property
    def troubles(self) -> Sequence[YuankanError | OSError]:
        """What could not be read."""
        ...

    def answered(self, answer: Answer) -> None:
        """Hear of an answer that was kept."""
        ...


class Recorder:
    """A keeper that remembers what it kept.

    Parameters
    ----------
    keeper : Keeper
        Where answers go.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._fresh: list[Answer] = []
        self.kept: list[Answer] = []

    def append(self, answer: Answer) -> None:
        """Keep an answer."""
        self._keeper.append(answer)
        self.kept.append(answer)
        self._fresh.append(answer)

    def file(self, filed: FiledArticle) -> None:
        """Keep the text of an article."""
        self._keeper.file(filed)

    def fresh(self) -> list[Answer]:
        """Return the answers that were kept since the last call."""
        found, self._fresh = self._fresh, []
        return found
