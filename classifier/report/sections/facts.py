"""What articles tell of: awards, techniques done for the first time, training sessions."""

from collections.abc import Sequence

from classifier.domain.facts import Attendance, Award, Level
from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.section import Cell, Chart, Column, Kind, Section, Shape
from classifier.report.report_words import article_name, level_name
from classifier.report.sections.cells import NOTHING, review_cell, review_column, text
from classifier.report.tables import Say

_TRAINING = "training"
_LEVELS = (*Level, None)


def award_levels(reported: Reported, say: Say) -> Section:
    """Return how many awards of each level there are.

    Parameters
    ----------
    reported : Reported
        What is reported on.
    say : callable
        Chooses the language.

    Returns
    -------
    Section
        A row a level, the highest first; none at all where there is no award.
    """
    found = _awards(reported)

    def row(name: str | None, awards: list[tuple[int, Award]]) -> tuple[Cell, ...]:
        places = tuple(dict.fromkeys(place for place, _ in awards))
        return (text(name), Cell(len(awards), places), Cell(len(places), places))

    rows = [
        row(level_name(level, say) or say("not told", "未写明"), [one for one in found if one[1].level is level])
        for level in _LEVELS
    ]
    return Section(
        key="award_levels",
        title=say("Awards by level", "各级奖项"),
        columns=(
            Column("level", say("Level", "级别"), Kind.TEXT),
            Column("awards", say("Awards", "项数")),
            Column("articles", say("Articles", "稿件")),
        ),
        rows=tuple(rows) if found else (),
        note=say("The level is what the wording tells.", "级别按稿件的写法判断，上报前请核对。")
        + _waiting_told(sum(reported.articles[place].review is not None for place, _ in found), say),
        chart=Chart(Shape.BARS, ("awards",)),
        total=row(say("Total", "合计"), found) if found else None,
    )


def awards(reported: Reported, say: Say) -> Section:
    """Return the awards.

    Parameters
    ----------
    reported, say
        As for `award_levels`.

    Returns
    -------
    Section
        A row an award, the highest level first, then by date.
    """
    found = sorted(_awards(reported), key=lambda one: _LEVELS.index(one[1].level))
    rows = [
        (
            text(reported.articles[place].date),
            text(level_name(award.level, say)),
            text(award.name),
            text(award.body),
            *_article(place, reported, say),
        )
        for place, award in found
    ]
    return Section(
        key="awards",
        title=say("Awards", "奖项清单"),
        columns=(
            _date_column(say),
            Column("level", say("Level", "级别"), Kind.TEXT),
            Column("award", say("Award", "奖项"), Kind.TEXT),
            Column("body", say("Given by", "颁发单位"), Kind.TEXT),
            *_article_columns(say),
        ),
        rows=tuple(rows),
        note=say(
            "As the articles word it: several articles may tell of one award.",
            "按稿件写法摘出；几篇稿件写同一奖项的，各列一行。",
        ),
        timed=True,
    )


def firsts(reported: Reported, say: Say) -> Section:
    """Return the techniques that were done for the first time.

    Parameters
    ----------
    reported, say
        As for `award_levels`.

    Returns
    -------
    Section
        A row a technique, by date.
    """
    rows = [
        (
            text(article.date),
            text(first.technique),
            text(first.wording),
            text(first.scope),
            *_article(place, reported, say),
        )
        for place, article in enumerate(reported.articles)
        for first in article.firsts
    ]
    return Section(
        key="firsts",
        title=say("First-time techniques", "首例与新技术"),
        columns=(
            _date_column(say),
            Column("technique", say("Technique", "技术"), Kind.TEXT),
            Column("wording", say("Wording", "稿件用语"), Kind.TEXT),
            Column("scope", say("First in", "范围"), Kind.TEXT),
            *_article_columns(say),
        ),
        rows=tuple(rows),
        note=say("As the articles claim it.", "是否首例以稿件所写为准。"),
        timed=True,
    )


def trainings(reported: Reported, say: Say) -> Section:
    """Return the training sessions, with how many people they had where the article says so.

    Parameters
    ----------
    reported, say
        As for `award_levels`.

    Returns
    -------
    Section
        A row an article that tells of one, by date.
    """
    found = [(place, article) for place, article in enumerate(reported.articles) if is_training(article)]
    rows = [
        (
            text(article.date),
            NOTHING if article.attendance is None else Cell(article.attendance.people, (place,)),
            text(say("about", "约") if article.attendance is not None and article.attendance.about else None),
            *_article(place, reported, say),
        )
        for place, article in found
    ]
    counted = [(place, article.attendance) for place, article in found if article.attendance is not None]
    people = sum(attendance.people for _, attendance in counted)
    total = Cell(people, tuple(place for place, _ in counted))
    return Section(
        key="trainings",
        title=say("Training sessions", "培训场次"),
        columns=(
            _date_column(say),
            Column("people", say("Attendance", "参加人数")),
            Column("about", say("About", "约数"), Kind.TEXT),
            *_article_columns(say),
        ),
        rows=tuple(rows),
        note=say(
            "Attendance as far as the articles state it; the total adds up those that do.",
            "人数以稿件写明的为准，没写的空着；合计只加写明的。",
        )
        + _doubts_told(reported, counted, say),
        timed=True,
        total=(text(say("Total", "合计")), total, *[NOTHING] * 4) if found else None,
    )


def _doubts_told(reported: Reported, counted: Sequence[tuple[int, Attendance]], say: Say) -> str:
    """Return how much of a total of people is not sure; nothing where all of it is."""
    about = [attendance.people for _, attendance in counted if attendance.about]
    waiting = [attendance.people for place, attendance in counted if reported.articles[place].review is not None]
    rough = say(f"{sum(about)} in {len(about)} stated as about", f"{len(about)} 场共 {sum(about)} 人是约数")
    unread = say(
        f"{sum(waiting)} in {len(waiting)} of articles that still wait for review",
        f"{len(waiting)} 场共 {sum(waiting)} 人所在的稿件还待核",
    )
    told = say("; ", "，").join([*([rough] if about else []), *([unread] if waiting else [])])
    return say(f" Of these: {told}.", f"合计里，{told}。") if told else ""


def is_training(article: ReportedArticle) -> bool:
    """Return whether an article tells of a training session."""
    # Of tags of the user's own nobody knows which means training: there, who came is the sign.
    return article.attendance is not None or _TRAINING in article.tags


def _awards(reported: Reported) -> list[tuple[int, Award]]:
    return [(place, award) for place, article in enumerate(reported.articles) for award in article.awards]


def _date_column(say: Say) -> Column:
    return Column("date", say("Date", "日期"), Kind.DATE)


def _article_columns(say: Say) -> tuple[Column, ...]:
    return (
        Column("article", say("Article", "稿件"), Kind.TEXT),
        Column("issue", say("Issue", "报纸文件"), Kind.TEXT),
        review_column(say),
    )


def _article(place: int, reported: Reported, say: Say) -> tuple[Cell, ...]:
    article = reported.articles[place]
    return text(article_name(article, say), (place,)), text(article.issue), review_cell(article, say)


def _waiting_told(awards: int, say: Say) -> str:
    if not awards:
        return ""
    told = f"{awards} of them {'is' if awards == 1 else 'are'}"
    return say(
        f" {told} of articles that still wait for review.", f"其中 {awards} 项所在的稿件还待核，写法和标签可能有误。"
    )
