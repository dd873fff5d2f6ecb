"""Cells that sections are put together from: counts that know their articles, and a column for every tag."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.section import Cell, Chart, Column, Kind, Section, Shape, Value
from classifier.domain.taxonomy import Taxonomy
from classifier.report.report_words import tag_name
from classifier.report.tables import Say

K = TypeVar("K", bound=Hashable)
Places = Sequence[int]
"""Places in `Reported.articles`, rising, each once."""

NOTHING = Cell(None)
UNTAGGED = "untagged"
_COMPARED = ("before", "change")
MOST_BARS = 24
"""Of a chart whose rows are ranked: what comes later is small."""


def text(value: Value, places: Places = ()) -> Cell:
    """Return a cell of words, or of a date, and the articles that they are of."""
    return Cell(value or None, tuple(places))


def count(places: Places) -> Cell:
    """Return a cell that counts articles."""
    return Cell(len(places), tuple(places))


def share(places: Places, whole: int) -> Cell:
    """Return the cell of a share, from 0 to 1; empty where there is nothing to share."""
    return Cell(len(places) / whole, tuple(places)) if whole else NOTHING


def against(now: int, before: int | None) -> tuple[Cell, Cell]:
    """Return what was counted before, and the change since; empty cells where there is nothing to compare with."""
    return (NOTHING, NOTHING) if before is None else (Cell(before), Cell(now - before))


def grouped(articles: Iterable[ReportedArticle], keys: Callable[[ReportedArticle], Iterable[K]]) -> dict[K, list[int]]:
    """Return the places of articles by what they have.

    Parameters
    ----------
    articles : iterable of ReportedArticle
        Of a report, all of them.
    keys : callable
        What an article has; naming it twice counts once.

    Returns
    -------
    dict
        By what they have, in the order in which it first comes.
    """
    found: dict[K, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for key in dict.fromkeys(keys(article)):
            found[key].append(place)
    return dict(found)


def by_primary(places: Places, articles: Sequence[ReportedArticle]) -> dict[str | None, list[int]]:
    """Return some places by the primary tag of what stands there; under None those without any."""
    found: dict[str | None, list[int]] = defaultdict(list)
    for place in places:
        found[articles[place].primary].append(place)
    return dict(found)


def tag_column(key: str) -> str:
    """Return the key of the column of a tag; no other column may begin so, for a tag may have any name."""
    return f"tag_{key}"


def tag_columns(taxonomy: Taxonomy, say: Say) -> tuple[Column, ...]:
    """Return a column for every tag, counted by primary, and one for articles without any."""
    named = (Column(tag_column(tag.key), tag_name(tag, say)) for tag in taxonomy)
    return (*named, Column(UNTAGGED, say("Untagged", "无标签")))


def tag_cells(places: Places, reported: Reported, taxonomy: Taxonomy) -> tuple[Cell, ...]:
    """Return the cells under `tag_columns` of some articles."""
    found: Mapping[str | None, Places] = by_primary(places, reported.articles)
    return tuple(count(found.get(key, ())) for key in (*taxonomy.keys, None))


def tag_chart(taxonomy: Taxonomy, *, rows: int = MOST_BARS) -> Chart:
    """Return a bar a row, cut into its `tag_columns`: as long as all articles of the row are many."""
    return Chart(Shape.STACKED, (*map(tag_column, taxonomy.keys), UNTAGGED), rows=rows)


def compared_columns(say: Say) -> tuple[Column, Column]:
    """Return the columns of what was counted before, and of the change since."""
    before, change = _COMPARED
    return Column(before, say("Before", "上一时期")), Column(change, say("Change", "增减"), Kind.CHANGE)


def total_column(say: Say) -> Column:
    """Return the column that counts all articles of a row."""
    return Column("total", say("Articles", "合计"))


def review_column(say: Say) -> Column:
    """Return the column that marks what still waits for a person."""
    return Column("review", say("To review", "待核"), Kind.TEXT)


def review_cell(article: ReportedArticle, say: Say) -> Cell:
    """Return the cell under `review_column` of an article; empty where nobody needs to look."""
    return NOTHING if article.review is None else text(say("yes", "待核"))


def without_comparison(section: Section) -> Section:
    """Return a section without its `compared_columns`.

    Parameters
    ----------
    section : Section
        It may have none of them.
    """
    kept = [place for place, column in enumerate(section.columns) if column.key not in _COMPARED]

    def cut(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(row[place] for place in kept)

    return replace(
        section,
        columns=tuple(section.columns[place] for place in kept),
        rows=tuple(map(cut, section.rows)),
        total=None if section.total is None else cut(section.total),
    )
