"""Departments and organisations that articles name."""

from collections.abc import Callable

from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.section import Column, Kind, Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.sections.cells import (
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

# On paper: behind these stand pages of names that one article mentions.
_MOST_PRINTED = 30


def departments(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles name each department.

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
        A row a department, the most named first.
    """
    return _named(
        reported,
        taxonomy,
        say,
        lambda article: article.departments,
        key="departments",
        title=say("Departments named", "涉及科室"),
        column=Column("department", say("Department", "科室"), Kind.TEXT),
    )


def organisations(reported: Reported, taxonomy: Taxonomy, say: Say) -> Section:
    """Return how many articles name each organisation.

    Parameters
    ----------
    reported, taxonomy, say
        As for `departments`.

    Returns
    -------
    Section
        A row an organisation, the most named first.
    """
    return _named(
        reported,
        taxonomy,
        say,
        lambda article: article.organisations,
        key="organisations",
        title=say("Organisations named", "涉及单位"),
        column=Column("organisation", say("Organisation", "单位"), Kind.TEXT),
    )


def _named(
    reported: Reported,
    taxonomy: Taxonomy,
    say: Say,
    names: Callable[[ReportedArticle], tuple[str, ...]],
    *,
    key: str,
    title: str,
    column: Column,
) -> Section:
    found = grouped(reported.articles, names)
    before = None if reported.earlier is None else grouped(reported.earlier, names)
    rows = [
        (
            text(name),
            *tag_cells(places, reported, taxonomy),
            count(places),
            *against(len(places), None if before is None else len(before.get(name, ()))),
        )
        for name, places in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    return Section(
        key=key,
        title=title,
        columns=(column, *tag_columns(taxonomy, say), total_column(say), *compared_columns(say)),
        rows=tuple(rows),
        note=say(
            "Named in the text or the byline; an article that names several counts for each of them.",
            "正文或署名中写到即计；一篇写到几个的，各计一次。",
        ),
        chart=tag_chart(taxonomy),
        paper=_MOST_PRINTED,
    )
