"""Observation: what a model met in one issue, and the reference that it is held against."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One issue as a model tagged it.

    Parameters
    ----------
    issue : str
        What it is filed under: as `FiledArticle.issue`.
    date : datetime.date or None
        Of the issue, where it is known.
    at : datetime.datetime
        When it was tagged, with a time zone.
    model : str
        Name of the model version.
    articles : int
        How many it had.
    unseen : float
        Share of its words that the model had never met, 0 to 1.
    certainties : tuple of float
        Of each article the probability that its primary is right, 0 to 1.
    tags : mapping of str to int
        How many articles were given each tag.
    doubtful : tuple of str
        Ids of the articles that a person should look at.
    """

    issue: str
    date: dt.date | None
    at: dt.datetime
    model: str
    articles: int
    unseen: float
    certainties: tuple[float, ...]
    tags: Mapping[str, int]
    doubtful: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.certainties) != self.articles:
            raise ValueError(f"{len(self.certainties)} certainties of {self.articles} articles")
        if self.at.tzinfo is None:
            raise ValueError("the time of an observation has a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a model met in training, each article judged by a model that had not seen it.

    Parameters
    ----------
    certainties : tuple of float
        Rising: evenly spread quantiles of the probabilities that the primary is right, 0 to 1; at most 1,001.
    articles : int
        How many articles they stand for.
    unseen : float
        Mean share of words that the other articles did not have, 0 to 1.
    accuracy : float
        Share of primaries that were right, 0 to 1.
    """

    certainties: tuple[float, ...]
    articles: int
    unseen: float
    accuracy: float
