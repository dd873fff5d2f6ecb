"""Fields: what a workbook shows of each article."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from classifier.domain.facts import Award, Contributor, First
from classifier.domain.reported import ReportedArticle
from classifier.domain.section import Kind, Value
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import level_name, reason_name, tag_name
from classifier.report.tables import Say
from classifier.report.versions_words import model_name

PRINTED = 12
"""How many of the first fields go on paper: up to the contributors."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table of articles.

    Parameters
    ----------
    label : str
        What people read above it.
    kind : Kind
        What stands in it.
    of : callable
        Its value for one article.
    brief : bool
        Whether it also stands where only what matters most does.
    """

    label: str
    kind: Kind
    of: Callable[[ReportedArticle], Value]
    brief: bool = False


def article_fields(taxonomy: Taxonomy, say: Say) -> tuple[Field, ...]:
    """Return what is shown of each article, from the left.

    Parameters
    ----------
    taxonomy : Taxonomy
        Names the tags.
    say : callable
        Chooses the language.

    Returns
    -------
    tuple of Field
        Those of its place come first, those of the text last.
    """
    names = {tag.key: tag_name(tag, say) for tag in taxonomy}
    return (*_place(say), *_tags(names, say), *_people(say), *_facts(say), *_rest(names, say))


def _place(say: Say) -> tuple[Field, ...]:
    return (
        Field(say("Date", "日期"), Kind.DATE, lambda one: one.date, brief=True),
        Field(say("Newspaper", "报纸"), Kind.TEXT, lambda one: one.newspaper),
        Field(say("Number", "期号"), Kind.TEXT, lambda one: one.number),
        Field(say("Issue", "报纸文件"), Kind.TEXT, lambda one: one.issue, brief=True),
        Field(say("Page", "版次"), Kind.COUNT, lambda one: one.page, brief=True),
        Field(say("Title", "标题"), Kind.TEXT, lambda one: one.title, brief=True),
    )


def _tags(names: Mapping[str, str], say: Say) -> tuple[Field, ...]:
    person, machine = say("person", "人工"), say("machine", "模型")
    mark = say(", ", "、")

    def given(article: ReportedArticle) -> str | None:
        if article.confirmed:
            return person
        return None if article.model is None else machine

    return (
        Field(say("Primary", "主标签"), Kind.TEXT, lambda one: names.get(one.primary or "", one.primary)),
        Field(
            say("Tags", "标签"),
            Kind.TEXT,
            lambda one: mark.join(names.get(tag, tag) for tag in one.tags),
            brief=True,
        ),
        Field(say("Tagged by", "认定"), Kind.TEXT, given, brief=True),
        Field(say("Certainty", "把握"), Kind.SHARE, lambda one: one.certainty, brief=True),
        Field(
            say("To review", "待审原因"),
            Kind.TEXT,
            lambda one: None if one.review is None else reason_name(one.review, say),
            brief=True,
        ),
    )


def _people(say: Say) -> tuple[Field, ...]:
    mark = say(", ", "、")

    def named(one: Contributor) -> str:
        return (
            one.name
            if one.department is None
            else say(f"{one.name} ({one.department})", f"{one.name}（{one.department}）")
        )

    return (
        Field(
            say("Contributors", "作者"),
            Kind.TEXT,
            lambda one: mark.join(named(contributor) for contributor in one.contributors),
            brief=True,
        ),
        Field(say("Departments", "科室"), Kind.TEXT, lambda one: mark.join(one.departments)),
        Field(say("Organisations", "单位"), Kind.TEXT, lambda one: mark.join(one.organisations)),
    )


def _facts(say: Say) -> tuple[Field, ...]:
    mark = say("; ", "；")

    def award(one: Award) -> str:
        return " · ".join(filter(None, (level_name(one.level, say), one.name, one.body)))

    def first(one: First) -> str:
        return " · ".join(filter(None, (f"{one.scope or ''}{one.wording}", one.technique)))

    def people(article: ReportedArticle) -> int | None:
        return None if article.attendance is None else article.attendance.people

    return (
        Field(say("Awards", "获奖"), Kind.TEXT, lambda one: mark.join(map(award, one.awards))),
        Field(
            say("First-time techniques", "首例首次"),
            Kind.TEXT,
            lambda one: mark.join(map(first, one.firsts)),
        ),
        Field(say("Attendance", "参训人数"), Kind.COUNT, people),
    )


def _rest(names: Mapping[str, str], say: Say) -> tuple[Field, ...]:
    mark, colon, stop = say(", ", "、"), say(": ", "："), say("; ", "；")

    def spoke(article: ReportedArticle) -> str:
        return stop.join(
            names.get(tag, tag) + colon + mark.join(f"{term} {weight:+.1f}" for term, weight in terms)
            for tag, terms in article.terms.items()
            if terms
        )

    return (
        Field(say("Terms that spoke for the tags", "判断依据"), Kind.TEXT, spoke, brief=True),
        Field(say("Further issues", "另见期数"), Kind.COUNT, lambda one: one.repeats),
        Field(say("Begins", "开头"), Kind.TEXT, lambda one: one.excerpt),
        Field(say("Model", "模型版本"), Kind.TEXT, lambda one: one.model and model_name(one.model, say)),
        Field(say("Article", "稿件编号"), Kind.TEXT, lambda one: one.id),
    )
