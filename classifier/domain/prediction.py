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
class Place:
    """Where a term stands: `field` is ``title`` or ``text`` of the article, ``[start, end)`` its characters there."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word or phrase of the article, or a sign of the whole of it, and what it said of a tag.

    Parameters
    ----------
    term : str
        As printed; a sign of the whole stands in 〔〕.
    weight : float
        What it added to the log-odds of the tag's confidence: above 0 for the tag, below 0 against it.
    places : tuple of Place
        Where it stands; empty for a sign.
    """

    term: str
    weight: float
    places: tuple[Place, ...] = ()


PERSON = "person"
"""`Prediction.model` where a person decided, and no model."""
BASE, PUNCTUATION, REST = "〔起点〕", "〔标点〕", "〔其余〕"
"""What every article starts from, what stands between words, and all evidence that is not shown one by one."""


# Share of the strongest weight below which evidence says next to nothing.
_TELLING = 0.1


def strongest(evidence: tuple[Evidence, ...], most: int) -> tuple[Evidence, ...]:
    """Return the strongest evidence, and all other in one, so that the weights still add up.

    Parameters
    ----------
    evidence : tuple of Evidence
        Strongest first.
    most : int
        How many to show beside the rest.

    Returns
    -------
    tuple of Evidence
        The rest, if there is any, comes last.
    """
    rest = evidence[most:]
    return (*evidence[:most], *([Evidence(REST, sum(one.weight for one in rest))] if rest else []))


def telling(evidence: tuple[Evidence, ...], most_for: int, most_against: int) -> tuple[Evidence, ...]:
    """Return what tells a person most of why a tag was given or not.

    Parameters
    ----------
    evidence : tuple of Evidence
        Strongest first.
    most_for, most_against : int
        How many to show that spoke for the tag, and against it.

    Returns
    -------
    tuple of Evidence
        What spoke for it, then what spoke against it, strongest first; never what every article starts from, nor
        punctuation, nor a trifle beside the strongest.
    """
    found = [one for one in evidence if one.term not in (BASE, PUNCTUATION, REST)]
    least = _TELLING * max((abs(one.weight) for one in found), default=0.0)
    spoke = [one for one in found if one.weight > 0 and one.weight >= least]
    against = [one for one in found if one.weight < 0 and -one.weight >= least]
    return (*spoke[:most_for], *against[:most_against])


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
    certainty : float
        Probability that the primary, or that there is none, is right, 0 to 1; higher is surer.
    evidence : mapping of str to tuple of Evidence
        Per tag all that spoke for and against it, strongest first; empty unless asked for. The weights of a tag add up
        to the log-odds of its confidence.
    familiar : float
        Share of the article's words that the model knows, 0 to 1.
    """

    scores: Mapping[str, float]
    tags: tuple[str, ...]
    primary: str | None
    review: ReviewReason | None
    model: str
    certainty: float = 1.0
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    familiar: float = 1.0

    @property
    def explained(self) -> tuple[str, ...]:
        """The tags whose evidence a person asks for: those given, or the likeliest, to see why it was not."""
        return self.tags or (max(self.scores, key=lambda key: self.scores[key]),)

    def __post_init__(self) -> None:
        if (self.primary is None) != (not self.tags):
            raise ValueError("a prediction has a primary tag exactly when it has tags")
        if self.tags and self.tags[0] != self.primary:
            raise ValueError("the primary tag comes first")
        if unknown := set(self.tags) - set(self.scores):
            raise ValueError(f"tags without a score: {', '.join(sorted(unknown))}")
