"""Status: how a workspace stands, and what to do next."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from classifier.domain.contest import Contest
from classifier.domain.drift import Drift
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.version import Aliases, ModelVersion
from classifier.errors import YuankanError

Fault = YuankanError | OSError
TRAINED = frozenset({Outcome.PROMOTED, Outcome.KEPT})
"""What comes of a run that trained."""
# Why a run that looks whether a training is due would train.
_DUE = frozenset({Cause.LABELS, Cause.TAXONOMY, Cause.DRIFT, Cause.AGE})


class Step(StrEnum):
    """What a person, or a run, should do next."""

    MEND_LABELS = "mend_labels"
    """A line of a label log cannot be read: nothing is learnt until somebody mends it."""
    TRUST = "trust"
    """The champion was written elsewhere: look at it, and approve it or take another."""
    ALIASES = "aliases"
    """What says who is champion is damaged: delete it, and choose the champion again."""
    REPLACE = "replace"
    """The champion is damaged: go back to another version."""
    CLASH = "clash"
    """The newest model was refused since its new labels do not hold together: look through them."""
    REVIEW = "review"
    """People disagree."""
    RETRAIN = "retrain"
    """A training is asked for."""
    LABEL = "label"
    """Nothing is labelled yet."""
    LABEL_NEWS = "label_news"
    """The news is no longer what was learnt from, and no label since tells a training anything: label some."""
    QUEUE = "queue"
    """The champion is in doubt of articles that nobody has labelled."""
    TEST_LABELS = "test_labels"
    """Too few articles of a tag are kept for testing for any challenger to be promoted."""
    TAG = "tag"
    """The champion has tagged nothing here yet: whether it still fits the news, nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One thing to do.

    Parameters
    ----------
    step : Step
        What.
    number : int
        Of how many articles it speaks: disputes, doubtful articles, changed labels, articles named where labels clash,
        or labels that there are of the rarest tag.
    needed : int
        How many labels of the tag it takes.
    tags : tuple of str
        Of which tags there are too few, the rarest first.
    version : str or None
        Of which version it speaks: that which was refused, or that which could be champion again.
    """

    step: Step
    number: int = 0
    needed: int = 0
    tags: tuple[str, ...] = ()
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCount:
    """What the answers of a workspace come to.

    Parameters
    ----------
    training, test : int
        Articles that can be learnt from, and that are kept for testing.
    disputed, unsure : int
        Articles that have no label, since people disagree, or nobody could decide.
    neither : int
        Articles that a model chose from an issue set aside: their labels are of use neither for learning nor for
        testing.
    support : mapping of str to int
        How many of those kept for testing carry each tag.
    """

    training: int
    test: int
    disputed: int
    unsure: int
    neither: int
    support: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Idle:
    """Runs that found nothing to do: how many, and when the last of them was."""

    number: int
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a workspace stands.

    Parameters
    ----------
    root : pathlib.Path
        The workspace.
    at : datetime.datetime
        When.
    aliases : Aliases or None
        Who is champion; None where that cannot be read.
    version : ModelVersion or None
        The champion; None of the built-in model, and where it cannot be read.
    contest : Contest or None
        How it did when it was tested; None where it was not.
    labels : LabelCount or None
        None where the labels cannot be read.
    changed : int or None
        Labels that could be learnt from, changed since the last training; None where that cannot be told.
    cause : Cause or None
        Why a run of ``retrain --if-due`` would train now, or would not; None where that cannot be told.
    drift : Drift
        Whether the news is still what was learnt from.
    queue : tuple of str
        Ids of articles that the champion doubted and of which nobody has spoken, those of the latest issues first.
    observed : int
        Issues that the champion has tagged here, of which anything is known.
    runs : tuple of Run
        The latest of those that did something, newest first: always the last that trained, and the last that failed
        since.
    idle : Idle or None
        Those that found nothing to do since the last that trained; None where there were none.
    crowned : tuple of str
        Versions other than the champion that were champion once, as far as anything says so, the latest first; some may
        have been deleted since.
    fallback : str or None
        Where it cannot be read who is champion: the last that the history knows of and that is still here; None where
        that is the built-in model.
    advice : tuple of Advice
        What to do next, most urgent first.
    faults : tuple of YuankanError or OSError
        What cannot be read or used, each once, the weightiest first.
    """

    root: Path
    at: dt.datetime
    aliases: Aliases | None
    version: ModelVersion | None
    contest: Contest | None
    labels: LabelCount | None
    changed: int | None
    cause: Cause | None
    drift: Drift
    queue: tuple[str, ...]
    observed: int
    runs: tuple[Run, ...]
    idle: Idle | None
    crowned: tuple[str, ...]
    fallback: str | None
    advice: tuple[Advice, ...]
    faults: tuple[Fault, ...]

    @property
    def is_due(self) -> bool:
        """Whether a training is due."""
        return self.cause in _DUE

    @property
    def days(self) -> float | None:
        """Age of the champion in days; None of the built-in model, and where it cannot be read."""
        return None if self.version is None else (self.at - self.version.manifest.made).total_seconds() / 86400
