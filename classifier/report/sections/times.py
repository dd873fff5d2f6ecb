"""Articles over time: by month, and by issue."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable

from classifier.domain.period import Period
from classifier.domain.reported import Reported
from classifier.domain.section import Cell, Column, Kind, Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.sections.cells import (
    NOTHING,
    Places,
    against,
    compared_columns,
    count,
    grouped,
    tag_cells,
    tag_chart,
    tag_columns,
    text,
    total_column,
)
from classifier.report.tables import Say

_Month = int
"""Months since the year 0, so that they can be counted."""
# Longer without any article is a gap in the collection rather than in the news.
_LONGEST_GAP = 2
_MONTHS = 36
"""Most bars of a chart that can still be told apart."""


def months(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles each month has.

    Parameters
    ----------
    reported : Reported
        What is reported on.
    taxonomy : Taxonomy
        The tags.
    say : callable
        Chooses the language.

    Returns
    -------
    Section
        A row a month, one or two between without any article too; the last counts what has no date.
    """
    found = grouped(reported.articles, lambda article: (_month(article.date),))
    shift = _shift(reported.period)
    before: dict[_Month | None, int] | None = None
    if reported.earlier is not None and shift is not None:
        held = grouped(reported.earlier, lambda article: (_month(article.date),))
        before = {None if month is None else month + shift: len(places) for month, places in held.items()}

    def row(month: _Month | None) -> tuple[Cell, ...]:
        places: Places = found.get(month, ())
        name = say("no date", "日期不明") if month is None else f"{month // 12:04d}-{month % 12 + 1:02d}"
        held = against(len(places), None if before is None or month is None else before.get(month, 0))
        return (text(name), *tag_cells(places, reported, taxonomy), count(places), *held)

    timed = {month for month in found if month is not None} | {month for month in before or () if month is not None}
    return Section(
        key="months",
        title=say("Articles by month", "各月稿件"),
        columns=(
            Column("month", say("Month", "月份"), Kind.TEXT),
            *tag_columns(taxonomy, say),
            total_column(say),
            *compared_columns(say),
        ),
        rows=tuple(row(month) for month in (*_filled(timed), *([None] if None in found else []))),
        note=say(
            "By the primary tag and the day of the issue, or of what the article reports where the issue has none."
            " Where three months or more have no article, they are left out.",
            "按主标签计；月份看报纸的出版日期，报纸没有日期的看稿件日期。连续三个月以上没有稿件的月份不列出。",
        ),
        chart=tag_chart(taxonomy, rows=_MONTHS),
        timed=True,
        total=_total(reported, taxonomy, say, 0),
    )


def issues(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles each issue has.

    Parameters
    ----------
    reported, taxonomy, say
        As for `months`.

    Returns
    -------
    Section
        A row an issue, by date, then by name.
    """
    found = grouped(reported.articles, lambda article: (article.issue,))
    rows = []
    for name, places in found.items():
        first = reported.articles[places[0]]
        dates = {reported.articles[place].date for place in places}
        # An issue without a date has articles of many.
        day = dates.pop() if len(dates) == 1 else None
        start = (text(name), text(day), text(first.newspaper), text(first.number))
        rows.append((*start, *tag_cells(places, reported, taxonomy), count(places)))
    total = _total(reported, taxonomy, say, 3)
    return Section(
        key="issues",
        title=say("Articles by issue", "各期稿件"),
        columns=(
            Column("issue", say("Issue", "报纸文件"), Kind.TEXT),
            Column("date", say("Date", "日期"), Kind.DATE),
            Column("newspaper", say("Newspaper", "报名"), Kind.TEXT),
            Column("number", say("Number", "期号"), Kind.TEXT),
            *tag_columns(taxonomy, say),
            total_column(say),
        ),
        rows=tuple(rows),
        note=say(
            "By the primary tag; what stands in several issues counts in the earliest alone.",
            "按主标签计；在几期上刊发的稿件只算在最早的一期。",
        ),
        chart=tag_chart(taxonomy, rows=_MONTHS),
        timed=True,
        total=total[: -len(compared_columns(say))],
    )


def _total(reported: Reported, taxonomy: Taxonomy, say: Say, empty: int) -> tuple[Cell, ...]:
    every = range(len(reported.articles))
    before = None if reported.earlier is None else len(reported.earlier)
    return (
        text(say("Total", "合计")),
        *[NOTHING] * empty,
        *tag_cells(every, reported, taxonomy),
        count(every),
        *against(len(every), before),
    )


def _month(day: dt.date | None) -> _Month | None:
    return None if day is None else day.year * 12 + day.month - 1


def _shift(period: Period) -> int | None:
    """Return by how many months a period of whole months lies behind the one before; None where it is none."""
    before = period.before()
    if before is None or before.first is None or period.first is None or period.last is None:
        return None
    whole = period.first.day == 1 and period.last.day == monthrange(period.last.year, period.last.month)[1]
    return (period.first.year - before.first.year) * 12 + period.first.month - before.first.month if whole else None


def _filled(timed: Iterable[_Month]) -> list[_Month]:
    found: list[_Month] = []
    for month in sorted(timed):
        if found and month - found[-1] - 1 <= _LONGEST_GAP:
            found.extend(range(found[-1] + 1, month))
        found.append(month)
    return found
