"""Dates as newspapers print them."""

import datetime as dt
import re
import unicodedata
from calendar import monthrange

_YEAR = r"(?:(?P<year>(?:19|20)\d{2})\s*年?\s*[年./-]\s*)"
_FULL = re.compile(_YEAR + r"(?P<month>1[0-2]|0?[1-9])\s*[月./-]\s*(?P<day>3[01]|[12]\d|0?[1-9])(?:\s*[日号]|(?!\d))")
_MONTH_DAY = re.compile(
    r"(?<![\d.])" + _YEAR + r"?(?P<month>1[0-2]|0?[1-9])\s*月\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号](?!\s*[龄间])"
)
_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d{2})(?P<part>[-_.年]?)(?P<month>0[1-9]|1[0-2]|(?<=[-_.年])[1-9])"
    r"(?:(?:(?P=part)|月)(?P<day>[0-3]?\d)日?)?(?![0-9A-Za-z])"
)
_DAY = re.compile(r"^(?:[^。]{0,24}?[)）\s，,])?(?P<day>3[01]|[12]\d|[1-9])\s*日(?=[，,上下早晚至起、])")
# A notice tells of the weeks to come; a date further ahead is one of the year before.
_AHEAD = dt.timedelta(days=45)
_YEARS_AGO = {"去年": 1, "前年": 2}


def full_date(text: str) -> dt.date | None:
    """Return the first date in a text that names year, month and day, else None."""
    return _date(_FULL.search(unicodedata.normalize("NFKC", text)))


def named_date(name: str) -> dt.date | None:
    """Return the day of the issue that a file's name tells, as 2024-04.txt or 院报20240426.md do.

    Parameters
    ----------
    name : str
        Name of the file.

    Returns
    -------
    datetime.date or None
        The last day of the month where the name has no day; None where it names no month.
    """
    found = _IN_NAME.search(name)
    if not found:
        return None
    year, month = int(found["year"]), int(found["month"])
    return _day_of(year, month, int(found["day"] or monthrange(year, month)[1]))


def article_date(text: str, issued: dt.date | None) -> dt.date | None:
    """Return the date that an article opens with.

    Parameters
    ----------
    text : str
        The article's first paragraphs. The first date that stands there is taken to be that of the news.
    issued : datetime.date or None
        The day of the issue. It gives the year where the text has only month and day, and the month where it has only
        the day. The date then is the latest such day that is at most 45 days ahead of it; with a day alone, the latest
        that is not ahead at all.

    Returns
    -------
    datetime.date or None
        None where the text names no day, or the year is unknown.
    """
    text = unicodedata.normalize("NFKC", text)
    found = _MONTH_DAY.search(text)
    if found:
        ago = next((years for word, years in _YEARS_AGO.items() if text[: found.start()].endswith(word)), 0)
        return _date(found, issued, ago)
    found = _DAY.search(text)
    return _in_month(int(found["day"]), issued) if found and issued else None


def _date(found: re.Match[str] | None, issued: dt.date | None = None, ago: int = 0) -> dt.date | None:
    if found is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return _day_of(int(found["year"]), month, day)
    if issued is None:
        return None
    if ago:
        return _day_of(issued.year - ago, month, day)
    dates = (_day_of(year, month, day) for year in (issued.year + 1, issued.year, issued.year - 1))
    return next((date for date in dates if date and date - issued <= _AHEAD), None)


def _day_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        # 31 June, or 29 February of a common year: a misprint is no date.
        return None


def _in_month(day: int, issued: dt.date) -> dt.date | None:
    first = issued.replace(day=1)
    if day > issued.day:
        first = (first - dt.timedelta(days=1)).replace(day=1)
    try:
        return first.replace(day=day)
    except ValueError:
        return None
