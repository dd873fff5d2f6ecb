"""Run: one line of the history of a registry."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from classifier.domain.contest import Contest


class Outcome(StrEnum):
    """What came of a run, or what a person did with the versions."""

    PROMOTED = "promoted"
    KEPT = "kept"
    NOTHING = "nothing"
    FAILED = "failed"
    CROWNED = "crowned"
    """A person made a version the champion."""
    ROLLED_BACK = "rolled_back"


class Cause(StrEnum):
    """Why a run trained, or why it did not."""

    ASKED = "asked"
    """A person asked for it."""
    LABELS = "labels"
    """Enough labels have changed."""
    TAXONOMY = "taxonomy"
    """The tags have."""
    DRIFT = "drift"
    """The news is no longer like what was learnt from."""
    AGE = "age"
    """The champion is old, and something has changed."""
    UNCHANGED = "unchanged"
    """The same inputs would make the same model again."""
    NOT_DUE = "not_due"
    """Something has changed, but none of the rules asks for a training yet."""
    NO_LABELS = "no_labels"
    """Nobody has labelled anything yet."""
    BUSY = "busy"
    """Another run was under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of ``retrain``, or one deed of a person.

    Parameters
    ----------
    at : datetime.datetime
        When it ended, with a time zone.
    outcome : Outcome
        What came of it.
    cause : Cause
        Why it trained, or did not.
    champion : str or None
        Who is champion after it; None where that could not be read.
    version : str or None
        The version that it made, crowned or went back to.
    who : str
        The user of the machine.
    changed : int
        Training labels changed since the version before.
    training, tested, borrowed : int
        Articles: the user's own learnt from, kept for testing, and of the starter corpus; 0 where nothing was trained.
    contest : Contest or None
        Of champion and challenger, where there was one.
    seconds : float
        That it took.
    fault : str
        What went wrong, of a run that failed.
    """

    at: dt.datetime
    outcome: Outcome
    cause: Cause
    champion: str | None
    version: str | None = None
    who: str = ""
    changed: int = 0
    training: int = 0
    tested: int = 0
    borrowed: int = 0
    contest: Contest | None = None
    seconds: float = 0.0
    fault: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of a run has a time zone")
