"""Intervals: how far a figure may be off because other articles might have been drawn."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most that a figure may well be."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"no interval: {self.low} to {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """Intervals of the figures of an `Evaluation`, under the same names.

    Parameters
    ----------
    level : float
        Share of such intervals that hold the true figure, 0 to 1.
    resamples : int
        Drawings that they were made from.
    primary_macro_f1, primary_accuracy, tag_macro_f1, tag_micro_f1, exact_match : Interval
        Of the figures over all tags.
    primary : mapping of str or None to Interval
        F1 of each kind of primary.
    tags : mapping of str to Interval
        F1 of each tag.
    """

    level: float
    resamples: int
    primary_macro_f1: Interval
    primary_accuracy: Interval
    tag_macro_f1: Interval
    tag_micro_f1: Interval
    exact_match: Interval
    primary: Mapping[str | None, Interval]
    tags: Mapping[str, Interval]
