"""Drift: whether the news, or what people say of the suggestions, is no longer what the champion was trained for."""

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What drift shows in."""

    UNSEEN = "unseen"
    """More words that the model never met."""
    CERTAINTY = "certainty"
    """Other certainties than in training: population stability index."""
    SHAPE = "shape"
    """Lower certainties than in training: Kolmogorov-Smirnov test."""
    RATES = "rates"
    """A tag that is given more or less often than in the same months of the year before."""
    ACCURACY = "accuracy"
    """Suggestions that people accept less often than tested."""


class Silence(StrEnum):
    """Why a sign says nothing."""

    NO_REFERENCE = "no_reference"
    """Nothing is known of what the model met in training: it is the one that ships, or came from elsewhere."""
    TOO_FEW = "too_few"
    """Too few issues, articles or answers."""
    NO_YEAR = "no_year"
    """The same months of the year before were not tagged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One sign, measured.

    Parameters
    ----------
    sign : Sign
        What was looked at.
    value : float
        How far things have moved, 0 or more but for `Sign.UNSEEN` and `Sign.ACCURACY`, which are below 0 where things
        have become better. Differences of shares, 0 to 1; of `Sign.CERTAINTY` the population stability index, of
        `Sign.SHAPE` the largest distance of the two distributions, 0 to 1.
    level : float
        Value above which it may be drift.
    above : bool
        Whether it is: the value is above the level, and chance is not likely to have put it there.
    issues, articles : int
        How many it rests on; of `Sign.ACCURACY` the articles are answers, and no issue is counted.
    now, before : float
        What is compared, as shares and means that a person can read, 0 to 1: words never seen, the mean certainty, how
        often the tag is given, suggestions that were right.
    p : float or None
        Probability that chance alone moves things so far, where a test was made.
    tag : str or None
        Which tag, of `Sign.RATES`.
    """

    sign: Sign
    value: float
    level: float
    above: bool
    issues: int
    articles: int
    now: float
    before: float
    p: float | None = None
    tag: str | None = None

    def __post_init__(self) -> None:
        if self.above and self.value <= self.level:
            raise ValueError(f"{self.value} is not above {self.level}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """One sign of which there is too little to say anything.

    Parameters
    ----------
    sign : Sign
        What was looked at.
    why : Silence
        What is missing.
    articles : int
        How many articles or answers there are.
    needed : int
        From how many on something can be said.
    """

    sign: Sign
    why: Silence
    articles: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True)
class Drift:
    """Every sign of drift once: measured, or silent.

    Parameters
    ----------
    signals : tuple of Signal
        Measured, in the order of `Sign`.
    silent : tuple of Silent
        The others, in the same order.
    """

    signals: tuple[Signal, ...] = ()
    silent: tuple[Silent, ...] = ()

    def __post_init__(self) -> None:
        signs = [one.sign for one in self.signals] + [one.sign for one in self.silent]
        if len(set(signs)) < len(signs):
            raise ValueError("a sign is measured, or silent, once")

    @property
    def above(self) -> tuple[Signal, ...]:
        """The signals that are drift."""
        return tuple(signal for signal in self.signals if signal.above)
