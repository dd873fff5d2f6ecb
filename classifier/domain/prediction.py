"""Prediction: what a model said of one article, and why a person should look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ReviewReason(StrEnum):
    """Why a prediction should be looked at by a person."""

    SPLIT = "split"
    UNCERTAIN = "uncertain"
    TOO_SHORT = "too_short"
    NO_MODEL = "no_model"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A term of the article and what it added to a tag's score: above 0 for the tag, below 0 against it."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """One model's word on one article.

    Parameters
    ----------
    scores : mapping of str to float
        Calibrated confidence of every tag of the model's taxonomy, 0 to 1; higher is surer.
    tags : tuple of str
        The tags assigned, the primary first, then by falling confidence.
    primary : str or None
        The primary tag; None exactly when `tags` is empty.
    review : ReviewReason or None
        Why a person should look, or None where the model is sure enough.
    model : str
        Name of the model version that spoke.
    evidence : mapping of str to tuple of Evidence
        Per tag the terms that spoke, strongest first; empty unless asked for.
    """

    scores: Mapping[str, float]
    tags: tuple[str, ...]
    primary: str | None
    review: ReviewReason | None
    model: str
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.primary is None) != (not self.tags):
            raise ValueError("a prediction has a primary tag exactly when it has tags")
        if self.tags and self.tags[0] != self.primary:
            raise ValueError("the primary tag comes first")
        if unknown := set(self.tags) - set(self.scores):
            raise ValueError(f"tags without a score: {', '.join(sorted(unknown))}")
