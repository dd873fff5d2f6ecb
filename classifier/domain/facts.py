"""Facts: what of an article a report lists: an award, a technique done for the first time, a training session."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How far an award reaches; the highest comes first."""

    NATIONAL = "national"
    """国家级: by a ministry, a national society or a national contest."""
    PROVINCIAL = "provincial"
    """省级: by a province, an autonomous region, a municipality of provincial rank or their societies."""
    MUNICIPAL = "municipal"
    """市级: by a prefecture or a city below the province."""
    COUNTY = "county"
    """区县级: by a district or a county."""
    HOSPITAL = "hospital"
    """院级: by the hospital itself, or the group that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One award that an article reports.

    Parameters
    ----------
    name : str
        What it is called, as printed; the words that tell of it where it has no name.
    level : Level or None
        As the wording tells; None where it does not.
    body : str or None
        Who gave it, as printed; None where the article does not say.
    sentence : str
        That it was found in.
    """

    name: str
    level: Level | None
    body: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One technique that an article reports as done for the first time.

    Parameters
    ----------
    technique : str
        What was done, as printed.
    wording : str
        The words that say that it was the first, such as ``首例`` or ``填补空白``.
    scope : str or None
        Where it was the first, as printed, such as ``全省``; None where the article does not say.
    sentence : str
        That it was found in.
    """

    technique: str
    wording: str
    scope: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """How many people a training session had.

    Parameters
    ----------
    people : int
        At least 1. The greatest number of them that the article states.
    about : bool
        Whether the article says about so many, or more than so many.
    sentence : str
        That it was found in.
    """

    people: int
    about: bool
    sentence: str

    def __post_init__(self) -> None:
        if self.people < 1:
            raise ValueError(f"nobody attends: {self.people}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """One who wrote, or helped to write, an article.

    Parameters
    ----------
    name : str
        Normalised, so that the same person has the same name in every article.
    department : str or None
        That the byline names with it.
    """

    name: str
    department: str | None = None
