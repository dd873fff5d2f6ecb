"""A report as an object for JSON: figures with the ids of the articles behind them, and all that is known of these."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from classifier.domain.period import Period
from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.section import Cell, Section, Value
from classifier.domain.taxonomy import Taxonomy

FORMAT = 1
"""Raised where a key changes its meaning or goes; new keys may come at any time."""
_DIGITS = 4


def report_object(reported: Reported, sections: Sequence[Section], taxonomy: Taxonomy) -> dict[str, object]:
    """Return a report.

    Parameters
    ----------
    reported : Reported
        What is reported on.
    sections : sequence of Section
        Counted from it.
    taxonomy : Taxonomy
        The tags.

    Returns
    -------
    dict
        ``format, at, model, period, before, issue, organisation, points, shared, tags, sections, articles``. A section
        has ``key, title, note, columns, rows, articles, total, total_articles``: ``rows`` are lists of values under
        ``columns``, and ``articles`` has for each value the ids of the articles that it counts. Dates are ISO 8601;
        what is not known, or cannot be compared, is null.
    """
    ids = [article.id for article in reported.articles]
    return {
        **_head(reported, taxonomy),
        "sections": [_section(section, ids) for section in sections],
        "articles": [_article(article) for article in reported.articles],
    }


def report_lines(reported: Reported, sections: Sequence[Section], taxonomy: Taxonomy) -> Iterator[str]:
    """Yield the same object as JSON, a row or an article a line, of which little is held at a time.

    Parameters
    ----------
    reported, sections, taxonomy
        As for `report_object`.

    Yields
    ------
    str
        Lines, each with its end; together one object.
    """
    ids = [article.id for article in reported.articles]
    yield "{\n"
    for key, value in _head(reported, taxonomy).items():
        yield f"{_json(key)}: {_json(value)},\n"
    yield '"sections": [\n'
    for number, section in enumerate(sections, 1):
        yield "{\n"
        yield from _section_lines(_section(section, ids))
        yield "},\n" if number < len(sections) else "}\n"
    yield '],\n"articles": [\n'
    yield from _parted(map(_article, reported.articles))
    yield "]\n}\n"


def _section_lines(section: Mapping[str, object]) -> Iterator[str]:
    for number, (key, value) in enumerate(section.items(), 1):
        end = ",\n" if number < len(section) else "\n"
        if isinstance(value, list):
            yield f"{_json(key)}: [\n"
            yield from _parted(value)
            yield f"]{end}"
        else:
            yield f"{_json(key)}: {_json(value)}{end}"


def _parted(values: Iterable[object]) -> Iterator[str]:
    held: str | None = None
    for value in values:
        if held is not None:
            yield f"{held},\n"
        held = _json(value)
    if held is not None:
        yield f"{held}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _head(reported: Reported, taxonomy: Taxonomy) -> dict[str, object]:
    before = None if reported.earlier is None else reported.period.before()
    return {
        "format": FORMAT,
        "at": reported.at.isoformat(),
        "model": reported.model,
        "period": _period(reported.period),
        "before": None if before is None else _period(before),
        "issue": reported.issue,
        "organisation": reported.organisation,
        "points": dict(reported.points),
        "shared": reported.shared,
        "tags": [{"key": tag.key, "zh": tag.zh, "en": tag.en} for tag in taxonomy],
    }


def _period(period: Period) -> dict[str, object]:
    return {"from": _plain(period.first), "to": _plain(period.last)}


def _section(section: Section, ids: Sequence[str]) -> dict[str, object]:
    return {
        "key": section.key,
        "title": section.title,
        "note": section.note,
        "columns": [{"key": one.key, "label": one.label, "kind": one.kind.value} for one in section.columns],
        "rows": [_values(row) for row in section.rows],
        "articles": [_behind(row, ids) for row in section.rows],
        "total": None if section.total is None else _values(section.total),
        "total_articles": None if section.total is None else _behind(section.total, ids),
    }


def _values(row: Sequence[Cell]) -> list[object]:
    return [_plain(cell.value) for cell in row]


def _behind(row: Sequence[Cell], ids: Sequence[str]) -> list[list[str]]:
    return [[ids[place] for place in cell.articles] for cell in row]


def _plain(value: Value) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return round(value, _DIGITS) if isinstance(value, float) else value


def _article(article: ReportedArticle) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "excerpt": article.excerpt,
        "issue": article.issue,
        "newspaper": article.newspaper,
        "number": article.number,
        "date": _plain(article.date),
        "page": article.page,
        "primary": article.primary,
        "tags": list(article.tags),
        "confirmed": article.confirmed,
        "review": article.review,
        "model": article.model,
        "certainty": _plain(article.certainty),
        "terms": {
            tag: [[term, round(weight, _DIGITS)] for term, weight in terms] for tag, terms in article.terms.items()
        },
        "contributors": [{"name": one.name, "department": one.department} for one in article.contributors],
        "departments": list(article.departments),
        "organisations": list(article.organisations),
        "repeats": article.repeats,
        **_facts(article),
    }


def _facts(article: ReportedArticle) -> dict[str, object]:
    attendance = article.attendance
    return {
        "awards": [
            {"name": one.name, "level": one.level, "body": one.body, "sentence": one.sentence} for one in article.awards
        ],
        "firsts": [
            {"technique": one.technique, "wording": one.wording, "scope": one.scope, "sentence": one.sentence}
            for one in article.firsts
        ],
        "attendance": None
        if attendance is None
        else {"people": attendance.people, "about": attendance.about, "sentence": attendance.sentence},
    }
