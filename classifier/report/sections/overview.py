"""The overview: how many articles and issues, who tagged them, what waits; and the articles of each tag."""

from collections.abc import Callable, Iterable

from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.section import Cell, Chart, Column, Kind, Section, Shape
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import tag_name
from classifier.report.sections.cells import (
    NOTHING,
    Places,
    against,
    compared_columns,
    count,
    grouped,
    share,
    text,
)
from classifier.report.tables import Say

_PARTS: tuple[tuple[str, str, Callable[[ReportedArticle], bool]], ...] = (
    ("Confirmed by a person", "人工确认", lambda article: article.confirmed),
    (
        "Tagged by the machine alone",
        "仅由机器判定",
        lambda article: not article.confirmed and article.model is not None,
    ),
    ("Waiting for review", "待核", lambda article: article.review is not None),
    ("Without a tag", "无标签", lambda article: not article.tags),
    ("In more than one issue", "重复刊发", lambda article: article.repeats > 0),
)
"""Parts of all articles: what they are called, and which articles they are."""


def overview(reported: Reported, say: Say) -> Section:
    """Return the figures that stand above all others.

    Parameters
    ----------
    reported : Reported
        What is reported on.
    say : callable
        Chooses the language.

    Returns
    -------
    Section
        A row a figure, with the period before beside it.
    """
    articles, earlier = reported.articles, reported.earlier
    every = range(len(articles))
    whole = None if earlier is None else len(earlier)
    issues = len(_issues(articles))
    rows = [
        (text(say("Articles", "稿件")), count(every), NOTHING, *against(len(articles), whole)),
        (
            text(say("Issues", "报纸期数")),
            Cell(issues),
            NOTHING,
            *against(issues, None if earlier is None else len(_issues(earlier))),
        ),
    ]
    for english, chinese, is_part in _PARTS:
        places = _where(articles, is_part)
        before = None if earlier is None else len(_where(earlier, is_part))
        name = text(say(english, chinese))
        rows.append((name, count(places), share(places, len(articles)), *against(len(places), before)))
    return Section(
        key="overview",
        title=say("Overview", "总览"),
        columns=(
            Column("figure", say("Figure", "项目"), Kind.TEXT),
            Column("count", say("Number", "数量")),
            Column("share", say("Share", "占稿件"), Kind.SHARE),
            *compared_columns(say),
        ),
        rows=tuple(rows),
        note=say(
            "An article that stands in several issues counts once, in the earliest of them. A person's tags always come"
            " before the machine's.",
            "同一篇稿件在几期上刊发的只计一次，算在最早的一期。人工给的标签总是优先于机器的判定。",
        ),
    )


def tags(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles each tag has.

    Parameters
    ----------
    reported, say
        As for `overview`.
    taxonomy : Taxonomy
        The tags.

    Returns
    -------
    Section
        A row a tag, and one for articles without any; shares are of all articles, by their primary tag.
    """
    primary, carried = _tallies(reported.articles)
    before = None if reported.earlier is None else _tallies(reported.earlier)[0]
    whole = len(reported.articles)

    def row(key: str | None, name: str) -> tuple[Cell, ...]:
        places = primary.get(key, [])
        held = against(len(places), None if before is None else len(before.get(key, ())))
        any_ = NOTHING if key is None else count(carried.get(key, []))
        return (text(name), count(places), any_, share(places, whole), *held)

    return Section(
        key="tags",
        title=say("Articles by tag", "各标签稿件"),
        columns=(
            Column("tag", say("Tag", "标签"), Kind.TEXT),
            Column("primary", say("As primary", "主标签")),
            Column("any", say("As any tag", "含次标签")),
            Column("share", say("Share", "占比"), Kind.SHARE),
            *compared_columns(say),
        ),
        rows=(*(row(tag.key, tag_name(tag, say)) for tag in taxonomy), row(None, say("Untagged", "无标签"))),
        note=say(
            "Share and change are by the primary tag.",
            "占比、上一时期、增减都按主标签计，每篇只算一次；“含次标签”一栏，一篇可算进几个标签。",
        ),
        chart=Chart(Shape.BARS, ("primary",)),
        total=(
            text(say("Total", "合计")),
            count(range(whole)),
            NOTHING,
            share(range(whole), whole),
            *against(whole, None if reported.earlier is None else len(reported.earlier)),
        ),
    )


def _tallies(articles: Iterable[ReportedArticle]) -> tuple[dict[str | None, list[int]], dict[str, list[int]]]:
    held = tuple(articles)
    return grouped(held, lambda article: (article.primary,)), grouped(held, lambda article: article.tags)


def _issues(articles: Iterable[ReportedArticle]) -> set[str]:
    return {article.issue for article in articles}


def _where(articles: Iterable[ReportedArticle], wanted: Callable[[ReportedArticle], bool]) -> Places:
    return [place for place, article in enumerate(articles) if wanted(article)]
