"""Messages between the screen's process and the one that chooses. Light: the screen's process imports no array."""

from dataclasses import dataclass
from enum import StrEnum

from classifier.domain.advice import Advice
from classifier.domain.answer import Answer
from classifier.domain.article import Article
from classifier.domain.prediction import Prediction
from classifier.errors import YuankanError
from classifier.query.question import Question


class Stage(StrEnum):
    """What the process that chooses is at."""

    STARTING = "starting"
    READING = "reading"
    TRAINING = "training"
    LOOKING = "looking"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far it is.

    Parameters
    ----------
    stage : Stage
        What it is at.
    done, of : int
        Articles read, or looked through, and how many there are; `of` is 0 where that is not known.
    left : int
        Unlabelled articles that were found so far, those in question aside.
    model : str or None
        Name of the model in use.
    """

    stage: Stage = Stage.STARTING
    done: int = 0
    of: int = 0
    left: int = 0
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions, the next one first.

    Parameters
    ----------
    questions : tuple of Question
        None at all only where they are fresh.
    fresh : bool
        Whether they take the place of those that were sent before.
    """

    questions: tuple[Question, ...]
    fresh: bool


@dataclass(frozen=True, slots=True)
class Exhausted:
    """Nothing is left to ask, as far as `after` messages about what became of questions tell."""

    after: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Articles by id whose questions are no longer wanted: somebody else decided them meanwhile."""

    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be used, while the rest goes on."""

    error: YuankanError | OSError


@dataclass(frozen=True, slots=True)
class Logged:
    """A warning, to be logged where a person sees it."""

    logger: str
    level: int
    message: str
    arguments: tuple[object, ...]


Told = Batch | Withdrawn | Exhausted | Trouble | Progress | Advice | Logged


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch on its way: each question is unpacked only when its turn comes.

    Parameters
    ----------
    questions : tuple of (str, bytes)
        Ids of the articles, and the questions.
    fresh : bool
        As in `Batch`.
    """

    questions: tuple[tuple[str, bytes], ...]
    fresh: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """An error on its way: its class, its arguments and what it knows."""

    kind: type[YuankanError]
    arguments: tuple[object, ...]
    state: dict[str, object]


@dataclass(frozen=True, slots=True)
class Reported:
    """A `Trouble` on its way, or the end of the process, where `final`."""

    error: Sent | OSError
    final: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What was asked for by that number."""

    number: int
    value: Prediction | Article | None


@dataclass(frozen=True, slots=True)
class Took:
    """An article is in question now."""

    article: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer is on disk."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Suggest:
    """What is to be suggested for an article that a person mended? Asked by number."""

    number: int
    article: Article


@dataclass(frozen=True, slots=True)
class Follow:
    """Which article comes after one in its issue? Asked by number."""

    number: int
    article: str


def packed(error: YuankanError) -> Sent:
    """Pack an error of ours: those with arguments by name cannot be pickled as they are."""
    return Sent(type(error), error.args, dict(error.__dict__))


def unpacked(sent: Sent) -> YuankanError:
    """Return the error that was packed: of its class, and with all that it knows."""
    error = sent.kind.__new__(sent.kind, *sent.arguments)
    error.__dict__.update(sent.state)
    return error


def plain(error: OSError) -> OSError:
    """Return an error of the system as one that can be pickled, whatever a library made of it."""
    if isinstance(error, TimeoutError):
        return TimeoutError(str(error))
    return OSError(error.errno, error.strerror or str(error), error.filename)
