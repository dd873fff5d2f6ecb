"""What the page of a report holds for its script: sections and articles as compact JSON, every text made harmless."""

import datetime as dt
import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.section import Cell, Section, Value
from classifier.domain.taxonomy import Taxonomy
from classifier.report.markup import harmless
from classifier.report.report_texts import page_texts
from classifier.report.report_words import article_name, reason_name, tag_name
from classifier.report.tables import Say

MOST_ARTICLES = 5_000
"""Articles that a page lists: more would make it too large to send and to open."""
MOST_ROWS = 5_000
"""Rows that a page has of one section."""
MOST_CHARACTERS = 400
_MOST_TERMS, _MOST_NAMES = 8, 40
# Of no more digits than anybody reads, so that sums of thirds do not fill the page.
_DIGITS = 4
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})

Name = Callable[[str], str]
_Key = TypeVar("_Key")


def page_data(reported: Reported, sections: Sequence[Section], taxonomy: Taxonomy, say: Say, term: Name) -> str:
    """Return all that the script of a page draws from.

    Parameters
    ----------
    reported : Reported
        The articles.
    sections : sequence of Section
        In the order of the page.
    taxonomy : Taxonomy
        Gives the tags their names.
    say : callable
        Chooses the language.
    term : callable
        Gives the terms that spoke for a tag the names that people read.

    Returns
    -------
    str
        JSON that can stand in an element ``script``: it ends none and begins none. Of more than `MOST_ARTICLES`
        articles only the first are in it, with all numbers as they are.
    """
    packing = _Packing(taxonomy, say, term)
    articles = [packing.article(article) for article in reported.articles[:MOST_ARTICLES]]
    content = {
        "language": say("en", "zh-CN"),
        "words": page_texts(say),
        "figures": _figures(reported, say),
        "sections": [_section(section) for section in sections],
        "articles": articles,
        "all": len(reported.articles),
        "tags": packing.named(),
        "issues": list(packing.issues),
        "models": [shorten(model) for model in packing.models],
        "reasons": [shorten(reason_name(reason, say)) for reason in packing.reasons],
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_ESCAPES)


def shorten(text: str, most: int = MOST_CHARACTERS) -> str:
    """Return a text that a page can only show, on one line.

    Parameters
    ----------
    text : str
        Any text, of any length.
    most : int
        Characters that may stay; what is too much is cut out of the middle.

    Returns
    -------
    str
        At most so long.
    """
    if len(text) > most:
        tail = most // 4
        text = f"{text[: most - tail - 1]}…{text[-tail:]}"
    return harmless(text).strip()


class _Packing:
    """Articles as they are put into the page; what many of them share is put there once, and told by its place."""

    def __init__(self, taxonomy: Taxonomy, say: Say, term: Name) -> None:
        self._names = {tag.key: tag_name(tag, say) for tag in taxonomy}
        self._say, self._term = say, term
        self.tags: dict[str, int] = {key: place for place, key in enumerate(taxonomy.keys)}
        self.issues: dict[tuple[str, str, str], int] = {}
        self.models: dict[str, int] = {}
        self.reasons: dict[str, int] = {}

    def named(self) -> list[str]:
        """Return what the tags are called, by their places."""
        return [shorten(self._names.get(key, key)) for key in self.tags]

    def article(self, article: ReportedArticle) -> dict[str, object]:
        """Return one article; what it has not is left out."""
        issue = tuple(shorten(name or "") for name in (article.issue, article.newspaper, article.number))
        named = article.contributors[:_MOST_NAMES]
        found = {
            "title": shorten(article_name(article, self._say)),
            "excerpt": shorten(article.excerpt),
            "issue": _place(self.issues, (issue[0], issue[1], issue[2])),
            "date": article.date.isoformat() if article.date else None,
            "page": article.page,
            "tags": [_place(self.tags, tag) for tag in article.tags],
            "confirmed": article.confirmed or None,
            "review": None if article.review is None else _place(self.reasons, article.review),
            "model": None if article.model is None else _place(self.models, article.model),
            "certainty": None if article.certainty is None else round(article.certainty, _DIGITS),
            "terms": self._terms(article),
            "by": [[shorten(one.name), shorten(one.department or "")] for one in named],
            "departments": [shorten(name) for name in article.departments[:_MOST_NAMES]],
            "organisations": [shorten(name) for name in article.organisations[:_MOST_NAMES]],
            "repeats": article.repeats or None,
        }
        return {key: value for key, value in found.items() if value not in (None, "", [])}

    def _terms(self, article: ReportedArticle) -> list[list[object]]:
        return [
            [_place(self.tags, tag), [[shorten(self._term(term)), round(weight, 2)] for term, weight in terms]]
            for tag in article.tags
            if (terms := article.terms.get(tag, ())[:_MOST_TERMS])
        ]


def _place(places: dict[_Key, int], key: _Key) -> int:
    return places.setdefault(key, len(places))


def _figures(reported: Reported, say: Say) -> list[list[object]]:
    """Return what the page tells before all else: label, cell, and the share of all articles."""
    articles = reported.articles
    kinds = (
        (say("Articles", "稿件"), [True] * len(articles)),
        (say("Confirmed by a person", "人工确认"), [article.confirmed for article in articles]),
        (
            say("Tagged by the machine alone", "仅由机器判定"),
            [not article.confirmed and article.model is not None for article in articles],
        ),
        (say("Waiting for review", "待核"), [article.review is not None for article in articles]),
    )
    found: list[list[object]] = []
    for label, fits in kinds:
        places = tuple(place for place, fit in enumerate(fits) if fit)
        share = len(places) / len(articles) if articles and found else None
        found.append([label, _cell(Cell(len(places), places)), None if share is None else round(share, _DIGITS)])
    return found


def _section(section: Section) -> dict[str, object]:
    found: dict[str, object] = {
        "key": section.key,
        "title": shorten(section.title),
        "note": shorten(section.note),
        "columns": [[column.key, shorten(column.label), column.kind.value] for column in section.columns],
        "rows": [[_cell(cell) for cell in row] for row in section.leading(MOST_ROWS)],
        "left": max(len(section.rows) - MOST_ROWS, 0),
    }
    if section.total is not None:
        found["total"] = [_cell(cell) for cell in section.total]
    if section.timed:
        found["timed"] = True
    if section.paper is not None:
        found["paper"] = section.paper
    if section.chart is not None:
        chart = section.chart
        found["chart"] = {"shape": chart.shape.value, "columns": list(chart.columns), "rows": chart.rows}
    return found


def _cell(cell: Cell) -> object:
    """Return a value alone, or with the places of its articles and how many of those the page does not list."""
    value = _value(cell.value)
    if not cell.articles:
        return value
    listed = cell.articles[: bisect_left(cell.articles, MOST_ARTICLES)]
    left = len(cell.articles) - len(listed)
    return [value, listed, left] if left else [value, listed]


def _value(value: Value) -> str | int | float | None:
    if isinstance(value, str):
        return shorten(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return round(value, _DIGITS) if isinstance(value, float) else value
