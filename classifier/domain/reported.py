"""Reported: the articles of a period with all that is known of them, from which every figure of a report is counted."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from classifier.domain.facts import Attendance, Award, Contributor, First
from classifier.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedArticle:
    """One article of a report; one that stands in several issues is there once, as in the earliest.

    Parameters
    ----------
    id : str
        Of the article.
    title : str
        As printed; may be empty.
    excerpt : str
        How its text begins, on one line.
    issue : str
        What the issue is filed under.
    newspaper, number : str or None
        From the masthead of the issue.
    date : datetime.date or None
        When it was published: the day of the issue, else of what it reports.
    page : int or None
        Of the issue, from 1.
    tags : tuple of str
        The primary first: those that a person gave, else those of the current prediction.
    confirmed : bool
        Whether a person gave them.
    review : str or None
        Why a person should still look: a `ReviewReason`, or ``disputed`` or ``unsure`` where people could not decide;
        None where nobody needs to.
    model : str or None
        The version that predicted; None where nothing did.
    certainty : float or None
        Of that prediction, 0 to 1; higher is surer.
    terms : mapping of str to tuple of (str, float)
        Per tag the terms that spoke for it, strongest first, with what each added to the log-odds.
    contributors : tuple of Contributor
        In printed order.
    departments, organisations : tuple of str
        Named in the article or its byline, each once.
    awards, firsts : tuple
        What it tells of awards, and of techniques done for the first time.
    attendance : Attendance or None
        Of the training session that it tells of.
    repeats : int
        In how many further issues it stands.
    """

    id: str
    title: str
    excerpt: str
    issue: str
    newspaper: str | None = None
    number: str | None = None
    date: dt.date | None = None
    page: int | None = None
    tags: tuple[str, ...] = ()
    confirmed: bool = False
    review: str | None = None
    model: str | None = None
    certainty: float | None = None
    terms: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    contributors: tuple[Contributor, ...] = ()
    departments: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    awards: tuple[Award, ...] = ()
    firsts: tuple[First, ...] = ()
    attendance: Attendance | None = None
    repeats: int = 0

    @property
    def primary(self) -> str | None:
        """The primary tag, if it has any."""
        return self.tags[0] if self.tags else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a report is counted from.

    Parameters
    ----------
    at : datetime.datetime
        When it was gathered, with a time zone.
    period : Period
        That it covers.
    issue, organisation : str or None
        What was asked for, where not everything was.
    model : str
        The champion at that time.
    articles : tuple of ReportedArticle
        By date, issue and place in it; those without a date last.
    earlier : tuple of ReportedArticle or None
        Of the period before; None where there is none to compare with.
    points : mapping of str to float
        What an article is worth to its contributors, by its primary tag; 1 where it is not named.
    shared : bool
        Whether co-authors share the points rather than each getting all.
    """

    at: dt.datetime
    period: Period
    model: str
    articles: tuple[ReportedArticle, ...]
    earlier: tuple[ReportedArticle, ...] | None = None
    issue: str | None = None
    organisation: str | None = None
    points: Mapping[str, float] = field(default_factory=dict)
    shared: bool = False
