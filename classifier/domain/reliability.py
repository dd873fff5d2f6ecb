"""Reliability: whether what is said with a confidence of 0.8 is right eight times in ten."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Confidences that lie near one another.

    Parameters
    ----------
    low, high : float
        Its ends, 0 to 1.
    count : int
        Confidences in it, at least one.
    confidence : float
        Their mean, 0 to 1.
    right : int
        How many of them were of what is true.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.count or not self.count:
            raise ValueError(f"{self.right} of {self.count} cannot be right")

    @property
    def share(self) -> float:
        """Share of what is true, 0 to 1; near `confidence` where that can be believed."""
        return self.right / self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How confidences stand to what is true.

    Parameters
    ----------
    bins : tuple of Bin
        By rising confidence; bins without any confidence are left out.
    brier : float
        Mean squared distance of a confidence from what is true (1) or not (0), 0 to 1; lower is better.

    References
    ----------
    M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015
    (the expected calibration error).
    G. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950, pp. 1-3.
    """

    bins: tuple[Bin, ...]
    brier: float

    @property
    def count(self) -> int:
        """Confidences in all bins."""
        return sum(one.count for one in self.bins)

    @property
    def error(self) -> float:
        """Expected calibration error: mean distance of a bin's confidence from its share, 0 to 1; lower is better."""
        return sum(one.count * abs(one.confidence - one.share) for one in self.bins) / self.count
