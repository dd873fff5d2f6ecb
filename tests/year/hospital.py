"""The newspaper of the year: each month of a world as two issues, and what is true of what is cut from them."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.domain.article import Article
from classifier.domain.label import Label, LabelledArticle
from classifier.evaluate.splits import grams
from tests.world import World

YEAR = 2025
ISSUES_A_MONTH = 2
# An article that was cut out well shares nearly all of its text with what was printed.
_SAME = 0.6


@dataclass(frozen=True, slots=True)
class Printed:
    """One issue: its file, and what was laid out in it."""

    path: Path
    date: dt.date
    articles: tuple[LabelledArticle, ...]


def print_month(world: World, month: int, folder: Path) -> list[Printed]:
    """Lay out what the hospital prints in a month, January being 1, as text files in a folder."""
    articles = world.months[month - 1]
    size = -(-len(articles) // ISSUES_A_MONTH)
    last = calendar.monthrange(YEAR, month)[1]
    printed = []
    for part in range(ISSUES_A_MONTH):
        date = dt.date(YEAR, month, 15 if part + 1 < ISSUES_A_MONTH else last)
        number = ISSUES_A_MONTH * (month - 1) + part + 1
        laid_out = articles[part * size : (part + 1) * size]
        path = folder / f"{date.isoformat()}.txt"
        path.write_text(_issue(laid_out, date, number), encoding="utf-8")
        printed.append(Printed(path, date, laid_out))
    return printed


def _issue(articles: Sequence[LabelledArticle], date: dt.date, number: int) -> str:
    parts = [f"临江医院报\n{date.year}年{date.month}月{date.day}日　第{number}期"]
    for one in articles:
        paragraphs = [line.strip() for line in one.article.text.split("\n") if line.strip()]
        parts.append("\n\n".join([f"## {one.article.title}", *paragraphs]))
    return "\n\n\n".join(parts) + "\n"


def recognised(found: Sequence[Article], printed: Sequence[LabelledArticle]) -> Mapping[str, Label]:
    """Tell what is true of articles that were cut from issues.

    Parameters
    ----------
    found : sequence of Article
        As the program cut them.
    printed : sequence of LabelledArticle
        As they were laid out.

    Returns
    -------
    mapping of str to Label
        By the id of the article found. One that was cut badly is left out: nobody could label it.
    """
    true = [(grams(one.article), one.label) for one in printed]
    labels = {}
    for article in found:
        mine = grams(article)
        shared, label = max(((len(mine & theirs) / len(mine | theirs), label) for theirs, label in true), key=_first)
        if shared >= _SAME:
            labels[article.id] = label
    return labels


def _first(pair: tuple[float, Label]) -> float:
    return pair[0]
