"""Advice: whether more labels are worth a person's time, and on what grounds."""

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from classifier.domain.interval import Interval


class Stop(StrEnum):
    """What to do."""

    GO_ON = "go_on"
    """Labels still change the model, it is wrong too often, or nobody knows yet how often."""
    NEARLY = "nearly"
    """It hardly changes any more, but not all grounds for stopping are there."""
    STOP = "stop"
    """More labels of this kind bring next to nothing."""


class Ground(StrEnum):
    """Why an advice is what it is."""

    FEW_MODELS = "few_models"
    """There are too few models, far enough apart, to tell whether they still change."""
    SMALL_SET = "small_set"
    """They are compared on too few articles for agreement to say much."""
    ALL_ALIKE = "all_alike"
    """The newest model says the same of every article: it has learnt nothing that could be stable."""
    CHANGING = "changing"
    """Successive models still differ."""
    STABLE = "stable"
    """Successive models say the same."""
    GAIN = "gain"
    """Some tag's F1 is still expected to change."""
    LITTLE_GAIN = "little_gain"
    """F1 is expected to change no more than a trifle."""
    UNMEASURED = "unmeasured"
    """Too few articles drawn by lot are answered to say how often suggestions are right."""
    INACCURATE = "inaccurate"
    """Measured on articles drawn by lot, suggestions are wrong too often."""
    MEASURED = "measured"
    """Measured on articles drawn by lot, suggestions may well be right often enough."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often suggestions were right.

    Parameters
    ----------
    right : int
        Suggestions whose primary, or that there is none, the person confirmed.
    asked : int
        Suggestions that were shown.
    """

    right: int
    asked: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.asked:
            raise ValueError(f"{self.right} of {self.asked} cannot be right")

    @property
    def share(self) -> float | None:
        """The share that was right, 0 to 1; None where nothing was asked."""
        return self.right / self.asked if self.asked else None

    def interval(self, level: float = 0.95) -> Interval:
        """Return where the share may well lie for other articles of the same kind.

        Parameters
        ----------
        level : float
            Share of such intervals that hold the true share, above 0 and below 1.

        Returns
        -------
        Interval
            The score interval: it stays within 0 to 1, and is wide where little was asked; 0 to 1 where nothing was.

        References
        ----------
        E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
        Statistical Association 22, 1927, pp. 209-212.
        """
        if not self.asked:
            return Interval(0.0, 1.0)
        z = NormalDist().inv_cdf((1 + level) / 2)
        share, weight = self.right / self.asked, z * z / self.asked
        middle = (share + weight / 2) / (1 + weight)
        half = z * math.sqrt(share * (1 - share) / self.asked + weight / (4 * self.asked)) / (1 + weight)
        # At the ends the exact bound is 0 or 1, from which rounding may stray.
        low = 0.0 if self.right == 0 else middle - half
        return Interval(low, 1.0 if self.right == self.asked else middle + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Whether to go on labelling.

    Parameters
    ----------
    stop : Stop
        What to do.
    grounds : tuple of Ground
        Why, each once, what counts most first.
    agreement : float or None
        Cohen's kappa between successive models, -1 to 1, of the primaries or of the tags, whichever is lower; higher is
        steadier. None where there are not two models to compare.
    gain : float or None
        By how much F1 is predicted to change, 0 to 1, if as much is labelled again as lies between two of the models;
        lower is steadier. None as for `agreement`.
    accuracy : Accuracy
        Of the suggestions, on articles drawn by lot.
    """

    stop: Stop
    grounds: tuple[Ground, ...]
    agreement: float | None = None
    gain: float | None = None
    accuracy: Accuracy = Accuracy(0, 0)
