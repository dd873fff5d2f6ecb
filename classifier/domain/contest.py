"""Contest: champion and challenger on the same labelled articles, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """Why a challenger was promoted, or was not."""

    BETTER = "better"
    """Both macro F1 rose, or one did and the other held."""
    NO_WORSE = "no_worse"
    """Surely lower by no more than the margin."""
    WORSE_PRIMARY = "worse_primary"
    """The macro F1 of the primary may be lower by more than the margin."""
    WORSE_TAGS = "worse_tags"
    """The macro F1 of the tags may be."""
    TAG_FELL = "tag_fell"
    """The F1 of one tag fell by more than is allowed."""
    TOO_FEW = "too_few"
    """Too few articles of a tag were kept for testing to say anything."""
    NO_TEST = "no_test"
    """No article was kept for testing."""
    LABELS_CLASH = "labels_clash"
    """The labels added since do not hold together: far more of them than usual are not what all others teach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One ground and its figures.

    Parameters
    ----------
    ground : Ground
        What was found.
    tag : str or None
        Of which tag, where it is of one.
    value, bound : float
        What was measured, and what it was held against: differences of F1 with their lower bound, numbers of articles,
        shares of labels.
    articles : tuple of str
        Ids of articles that a person should look at; empty but where labels clash.
    """

    ground: Ground
    tag: str | None = None
    value: float = 0.0
    bound: float = 0.0
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How one model did in a contest, every figure 0 to 1; higher is better for all but the calibration error."""

    primary_macro_f1: float
    primary_accuracy: float
    tag_macro_f1: float
    exact_match: float
    calibration_error: float
    tags: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How much higher the challenger's figure is than the champion's.

    Parameters
    ----------
    value : float
        On the articles as they are, -1 to 1; above 0 where the challenger is better.
    low, high : float
        One-sided bounds of the paired bootstrap: the true difference is above `low` with the level asked for, and below
        `high` with the same.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Champion and challenger on the same articles, which neither of them learnt from.

    Parameters
    ----------
    champion : str
        Name of the version, or ``builtin``.
    articles : int
        How many there were.
    support : mapping of str to int
        How many of them carry each tag.
    before, after : Figures or None
        Of the champion, and of the challenger; None where there was no article.
    primary, tags : Difference or None
        Of the macro F1 of the primary, and of the tags.
    promoted : bool
        Whether the challenger won.
    findings : tuple of Finding
        Why; the weightiest first, at least one.
    """

    champion: str
    articles: int
    support: Mapping[str, int]
    before: Figures | None
    after: Figures | None
    primary: Difference | None
    tags: Difference | None
    promoted: bool
    findings: tuple[Finding, ...]

    def __post_init__(self) -> None:
        if not self.findings:
            raise ValueError("a contest ends for a reason")
        if len({self.before is None, self.after is None, self.primary is None, self.tags is None}) > 1:
            raise ValueError("both are tested, or neither")
