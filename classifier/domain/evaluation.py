"""Evaluation: figures of one model on one fixed set of labelled articles."""

from collections.abc import Mapping
from dataclasses import dataclass

from classifier.domain.coverage import Coverage
from classifier.domain.interval import Intervals
from classifier.domain.reliability import Reliability


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a yes was right, wrong, and missed.

    Parameters
    ----------
    hits : int
        Said and true.
    false_alarms : int
        Said and not true.
    misses : int
        True and not said.
    """

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """Share of what was said that is true, 0 to 1; 1 where nothing was said."""
        said = self.hits + self.false_alarms
        return self.hits / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was said, 0 to 1; 1 where nothing is true."""
        true = self.hits + self.misses
        return self.hits / true if true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1; 1 where nothing is true and nothing was said."""
        both = 2 * self.hits + self.false_alarms + self.misses
        return 2 * self.hits / both if both else 1.0

    @property
    def support(self) -> int:
        """How many it is true of."""
        return self.hits + self.misses

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.hits + other.hits, self.false_alarms + other.false_alarms, self.misses + other.misses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Figures of one model; higher is better for all but the calibration error.

    Parameters
    ----------
    model : str
        Name of the model.
    articles : int
        How many articles were scored.
    primary : mapping of str or None to Counts
        Per tag, and None for "no tag": the primary as one of six kinds.
    tags : mapping of str to Counts
        Per tag: carried or not.
    exact : int
        Articles whose tags were all right, none missing and none too many.
    reliability : Reliability
        Of the confidences of all tags together.
    tag_reliability : mapping of str to Reliability
        Per tag.
    primary_reliability : Reliability
        Of the certainties, each the probability that the primary is right.
    coverage : Coverage
        How right the primaries are of the articles that the model is surest of.
    confusion : mapping of (str or None, str or None) to int
        How often an article of the first kind was said to be of the second; pairs that never happened are left out.
    reviewed : int
        Articles that the model asked a person to look at.
    right_alone : int
        Articles that it did not ask about and whose primary was right.
    intervals : Intervals, optional
        How far the figures may be off by the luck of the draw.
    """

    model: str
    articles: int
    primary: Mapping[str | None, Counts]
    tags: Mapping[str, Counts]
    exact: int
    reliability: Reliability
    tag_reliability: Mapping[str, Reliability]
    primary_reliability: Reliability
    coverage: Coverage
    confusion: Mapping[tuple[str | None, str | None], int]
    reviewed: int = 0
    right_alone: int = 0
    intervals: Intervals | None = None

    def __post_init__(self) -> None:
        if sum(self.confusion.values()) != self.articles:
            raise ValueError(f"{sum(self.confusion.values())} articles in the confusion matrix of {self.articles}")

    @property
    def calibration_error(self) -> float:
        """Expected calibration error of the confidences of all tags, 0 to 1; lower is better."""
        return self.reliability.error

    @property
    def primary_macro_f1(self) -> float:
        """Mean F1 of the primaries, "no tag" included."""
        return sum(counts.f1 for counts in self.primary.values()) / len(self.primary)

    @property
    def primary_accuracy(self) -> float:
        """Share of articles whose primary was right."""
        return sum(counts.hits for counts in self.primary.values()) / self.articles

    @property
    def tag_macro_f1(self) -> float:
        """Mean F1 of the tags."""
        return sum(counts.f1 for counts in self.tags.values()) / len(self.tags)

    @property
    def tag_micro_f1(self) -> float:
        """F1 of all decisions on all tags together."""
        return sum(self.tags.values(), Counts(0, 0, 0)).f1

    @property
    def exact_match(self) -> float:
        """Share of articles whose tags were all right."""
        return self.exact / self.articles

    @property
    def alone(self) -> float:
        """Share of articles that no person was asked to look at, 0 to 1."""
        return 1 - self.reviewed / self.articles

    @property
    def accuracy_alone(self) -> float:
        """Share of right primaries among the articles that no person was asked to look at; 1 where there is none."""
        alone = self.articles - self.reviewed
        return self.right_alone / alone if alone else 1.0
