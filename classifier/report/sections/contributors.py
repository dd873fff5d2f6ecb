"""Contributors and their departments: how many articles they wrote, and what these are worth."""

from collections.abc import Sequence

from classifier.domain.reported import Reported
from classifier.domain.section import Cell, Column, Kind, Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import tag_name
from classifier.report.sections.cells import NOTHING, count, tag_cells, tag_chart, tag_columns, text
from classifier.report.sections.people import Contribution, by_department, by_person, ranks
from classifier.report.tables import Say

_DIGITS = 2


def contributors(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles each contributor wrote, and their points.

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
        A row a person, most points first; who has the same points has the same rank.
    """
    found = by_person(reported)
    rows = [
        (Cell(rank), text(one.of.name), text(one.of.department), *_figures(one, reported, taxonomy))
        for rank, one in zip(ranks(found), found, strict=True)
    ]
    signed = [place for place, article in enumerate(reported.articles) if article.contributors]
    return Section(
        key="contributors",
        title=say("Contributors", "个人发稿统计"),
        columns=(
            _rank_column(say),
            Column("name", say("Name", "姓名"), Kind.TEXT),
            Column("department", say("Department", "科室"), Kind.TEXT),
            *_figure_columns(taxonomy, say),
        ),
        rows=tuple(rows),
        note="".join((_points_told(reported, taxonomy, say), _names_told(say))),
        chart=tag_chart(taxonomy),
        total=(
            NOTHING,
            text(say("Articles with a byline", "有署名的稿件")),
            NOTHING,
            *_total(signed, reported, taxonomy),
        ),
    )


def contributing_departments(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles the people of each department wrote, and their points.

    Parameters
    ----------
    reported, taxonomy, say
        As for `contributors`.

    Returns
    -------
    Section
        A row a department, most points first; last those of whom no department is known, without a rank.
    """
    found = by_department(reported)
    rows = [
        (
            NOTHING if one.of.department is None else Cell(rank),
            text(one.of.department or say("(no department given)", "（未注明科室）")),
            Cell(one.people),
            *_figures(one, reported, taxonomy),
        )
        for rank, one in zip(ranks(found), found, strict=True)
    ]
    signed = [place for place, article in enumerate(reported.articles) if article.contributors]
    return Section(
        key="contributing_departments",
        title=say("Contributing departments", "科室发稿统计"),
        columns=(
            _rank_column(say),
            Column("department", say("Department", "科室"), Kind.TEXT),
            Column("people", say("People", "发稿人数")),
            *_figure_columns(taxonomy, say),
        ),
        rows=tuple(rows),
        note=say(
            "By the departments of the bylines: an article counts once for a department, however many of its people"
            " wrote it. “With others”: with authors of other departments.",
            "按署名的科室计：同一科室几人合写的稿件，只计一次。“合写”指与其他科室的人合写。",
        ),
        chart=tag_chart(taxonomy),
        total=(
            NOTHING,
            text(say("Articles with a byline", "有署名的稿件")),
            NOTHING,
            *_total(signed, reported, taxonomy),
        ),
    )


def _rank_column(say: Say) -> Column:
    return Column("rank", say("Rank", "名次"), Kind.NUMBER)


def _figure_columns(taxonomy: Taxonomy, say: Say) -> tuple[Column, ...]:
    return (
        Column("articles", say("Articles", "稿件")),
        Column("joint", say("With others", "合写")),
        *tag_columns(taxonomy, say),
        Column("points", say("Points", "积分"), Kind.NUMBER),
    )


def _figures(one: Contribution, reported: Reported, taxonomy: Taxonomy) -> tuple[Cell, ...]:
    points = Cell(round(float(one.points), _DIGITS), one.places)
    return (count(one.places), count(one.joint), *tag_cells(one.places, reported, taxonomy), points)


def _total(signed: Sequence[int], reported: Reported, taxonomy: Taxonomy) -> tuple[Cell, ...]:
    # Neither joint articles nor points are summed up: an article of two people would count twice.
    return (count(signed), NOTHING, *tag_cells(signed, reported, taxonomy), NOTHING)


def _points_told(reported: Reported, taxonomy: Taxonomy, say: Say) -> str:
    named = [(tag_name(tag, say), reported.points[tag.key]) for tag in taxonomy if tag.key in reported.points]
    worth = say(", ", "、").join(say(f"{name} {points:g}", f"{name} {points:g} 分") for name, points in named)
    told = (
        say(f"Points by the primary tag: {worth}; any other 1. ", f"积分按主标签计：{worth}，其余 1 分。")
        if named
        else say("Each article is worth 1 point. ", "每篇 1 分。")
    )
    shared = (
        say("Co-authors share them equally. ", "合写的平分积分。")
        if reported.shared
        else say("Each co-author gets all of them. ", "合写的每人各得全部积分。")
    )
    return told + shared


def _names_told(say: Say) -> str:
    return say(
        "The same name with two departments is two people; without a department it counts for the one person of that"
        " name, where there is but one.",
        "同名而科室不同的按两人计；没写科室的，同名者只有一人时归到这个人。",
    )
