"""What a report says in words: of its period, its tags, why an article waits, how far an award reaches."""

import datetime as dt
from calendar import monthrange

from classifier.domain.facts import Level
from classifier.domain.period import Period
from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.taxonomy import Tag
from classifier.report.tables import Say
from classifier.report.versions_words import model_name, moment

_REASONS = {
    "split": ("split", "拆分存疑"),
    "uncertain": ("uncertain", "机器拿不准"),
    "too_short": ("too short", "文字太短"),
    "no_model": ("no model", "没有模型"),
    "disputed": ("people disagree", "人工意见不一"),
    "unsure": ("people are unsure", "人工拿不准"),
}
_LEVELS = {
    Level.NATIONAL: ("national", "国家级"),
    Level.PROVINCIAL: ("provincial", "省级"),
    Level.MUNICIPAL: ("municipal", "市级"),
    Level.COUNTY: ("county", "区县级"),
    Level.HOSPITAL: ("hospital", "院级"),
}
# What the built-in model calls itself, before the digits of its edition.
_EDITION = "starter-"
# Characters of a text that stand for the headline that it has not.
_BEGINNING = 24


def tag_name(tag: Tag, say: Say) -> str:
    """Return what a tag is called."""
    return say(tag.en or tag.key, tag.zh)


def reason_name(reason: str, say: Say) -> str:
    """Return why an article waits, as `ReportedArticle.review` has it."""
    return say(*_REASONS.get(reason, (reason, reason)))


def level_name(level: Level | None, say: Say) -> str | None:
    """Return what a level of awards is called; None where it is not known."""
    return None if level is None else say(*_LEVELS[level])


def article_name(article: ReportedArticle, say: Say) -> str:
    """Return what an article is called in a list.

    Parameters
    ----------
    article : ReportedArticle
        The article.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        Its title; where it has none, how its text begins. As it was printed: whoever shows it makes it harmless.
    """
    if article.title.strip():
        return article.title
    beginning = article.excerpt.strip()
    cut = f"{beginning[:_BEGINNING]}…" if len(beginning) > _BEGINNING else beginning
    return say(f"(no title) {cut}", f"（无标题）{cut}").strip()


def predictor_name(model: str | None, say: Say) -> str:
    """Return what the model that spoke of an article is called; the built-in one has a name for each edition."""
    if model is None:
        return say("none", "没有模型")
    if model.startswith(_EDITION):
        return say(f"built-in ({model})", f"内置（{model}）")
    return model_name(model, say)


def period_told(period: Period, say: Say) -> str:
    """Return which days a report covers.

    Parameters
    ----------
    period : Period
        The period.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        A whole year or month by its name.
    """
    first, last = period.first, period.last
    if first is None:
        return say("all issues", "全部报纸") if last is None else say(f"up to {last}", f"截至 {_day(last)}")
    if last is None:
        return say(f"from {first}", f"{_day(first)}起")
    return _span_told(first, last, say)


def _span_told(first: dt.date, last: dt.date, say: Say) -> str:
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12):
        years = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        return say(years, f"{years} 年")
    if whole and (first.year, first.month) == (last.year, last.month):
        return say(f"{first:%Y-%m}", f"{first.year} 年 {first.month} 月")
    same = first.year == last.year
    if whole:
        until = f"{last.month} 月" if same else f"{last.year} 年 {last.month} 月"
        return say(f"{first:%Y-%m} to {last:%Y-%m}", f"{first.year} 年 {first.month} 月至 {until}")
    until = f"{last.month} 月 {last.day} 日" if same else _day(last)
    return say(f"{first} to {last}", f"{_day(first)}至 {until}")


def _day(day: dt.date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def report_title(reported: Reported, say: Say) -> str:
    """Return what a report is called: what it is of, and of which days."""
    told = period_told(reported.period, say)
    return say(f"Newspaper report, {told}", f"院报稿件统计：{told}")


def nothing_told(reported: Reported, say: Say) -> str:
    """Return that a report is of no article at all, where it is; else nothing."""
    if reported.articles:
        return ""
    if reported.issue is not None or reported.organisation is not None:
        return say(
            "No article in this period fits what was asked for: nothing is counted below.",
            "这段时间没有符合条件的稿件，下面没有可统计的内容。",
        )
    return say(
        "No newspaper with an article in this period: nothing is counted below.",
        "这段时间没有报纸，一篇稿件也没有，下面没有可统计的内容。",
    )


def report_facts(reported: Reported, say: Say) -> tuple[str, ...]:
    """Return what has to be known of a report beside its figures.

    Parameters
    ----------
    reported : Reported
        What it is counted from.
    say : callable
        Chooses the language.

    Returns
    -------
    tuple of str
        What was asked for alone, what it is held against, the model, and when it was made. Names in it are as they
        were given: whoever shows them makes them harmless.
    """
    before = None if reported.earlier is None else reported.period.before()
    model = model_name(reported.model, say)
    found = [
        say(f"Issue: {reported.issue}", f"只看报纸：{reported.issue}") if reported.issue is not None else "",
        say(f"Organisation: {reported.organisation}", f"只看单位：{reported.organisation}")
        if reported.organisation is not None
        else "",
        say(f"Before: {period_told(before, say)}", f"上一时期：{period_told(before, say)}")
        if before is not None
        else "",
        say(f"Model: {model}", f"现用模型：{model}"),
        say(f"Made: {moment(reported.at)}", f"生成时间：{moment(reported.at)}"),
    ]
    return tuple(filter(None, found))
