"""An article on the screen: what is known of it, and its text with the terms that told a model of its tags."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style

from classifier.cli.language import Language, say, spoken
from classifier.cli.plain import visible
from classifier.cli.screens.frame import BLANK, BOLD, CHOSEN, DIM, HIT, Line, line
from classifier.cli.wrap import wrap
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.prediction import Place, Prediction, telling

# So many terms are underlined for each tag: more would be read as none.
_TERMS = 8
_INDENT = "\u3000\u3000"
_CHOSEN_MARK = "▌"


@dataclass(frozen=True, slots=True)
class ArticleLines:
    """An article as lines.

    Parameters
    ----------
    lines : tuple of Line
        From the headline on.
    starts : tuple of int
        The line that each paragraph of the text begins on.
    """

    lines: tuple[Line, ...]
    starts: tuple[int, ...]


def told_places(prediction: Prediction | None) -> tuple[Place, ...]:
    """Return where the terms stand that spoke for the suggested tags.

    Parameters
    ----------
    prediction : Prediction or None
        With its evidence.

    Returns
    -------
    tuple of Place
        Of the tags given, or of the likeliest where none was.
    """
    if prediction is None:
        return ()
    spoke = (one for tag in prediction.explained for one in telling(prediction.evidence.get(tag, ()), _TERMS, 0))
    return tuple(place for one in spoke for place in one.places)


def where(filed: FiledArticle) -> str:
    """Return the issue of an article and its position there, as a heading says it."""
    return f"{visible(filed.issue)} · {filed.article.position}" if filed.issue else f"{filed.article.position}"


def article_lines(
    article: Article, width: int, *, places: Sequence[Place] = (), chosen: int | None = None
) -> ArticleLines:
    """Lay an article out.

    Parameters
    ----------
    article : Article
        The article. Whatever might steer the terminal is taken out of it.
    width : int
        Columns that there are, at least 8.
    places : sequence of Place
        What is underlined and coloured.
    chosen : int, optional
        The paragraph that is marked, from 0.

    Returns
    -------
    ArticleLines
        Headline, what is known of the article, and its text.
    """
    return _laid_out(article, width, tuple(places), chosen, spoken())


# A screen asks for the same article whenever it is drawn.
@lru_cache(maxsize=4)
def _laid_out(article: Article, width: int, places: tuple[Place, ...], chosen: int | None, _: Language) -> ArticleLines:
    lines: list[Line] = []
    title = _flags(article.title, (one for one in places if one.field == "title"))
    if article.title:
        lines += _wrapped(article.title, title, width, BOLD)
    else:
        lines.append(line((say("(no headline)", "（无题）"), DIM)))
    facts = _facts(article)
    lines += [line((part, DIM)) for part in wrap(facts, width)] if facts else []
    lines.append(BLANK)
    starts: list[int] = []
    picked = Style.parse(CHOSEN)
    begin = 0
    hits = _flags(article.text, (one for one in places if one.field == "text"))
    for number, paragraph in enumerate(article.text.split("\n") if article.text else []):
        end = begin + len(paragraph)
        starts.append(len(lines))
        laid = _wrapped(_INDENT + paragraph, [False] * len(_INDENT) + hits[begin:end], width - 1, "")
        mark = line((_CHOSEN_MARK, BOLD) if number == chosen else " ")
        lines += [(*mark, *(Segment.apply_style(one, picked) if number == chosen else one)) for one in laid]
        begin = end + 1
    return ArticleLines(tuple(lines), tuple(starts))


def _facts(article: Article) -> str:
    parts = [say(", ", "、").join(article.bylines), article.organisation or ""]
    parts.append(article.date.isoformat() if article.date else "")
    if article.page is not None:
        parts.append(say(f"page {article.page}", f"第 {article.page} 版"))
    return visible(" · ".join(filter(None, parts)))


def _flags(text: str, places: Iterable[Place]) -> list[bool]:
    """Return for each character whether it is to be underlined."""
    flags = [False] * len(text)
    for place in places:
        begin, end = max(place.start, 0), min(place.end, len(text))
        flags[begin:end] = [True] * max(end - begin, 0)
    return flags


def _wrapped(text: str, flags: Sequence[bool], width: int, style: str) -> Iterator[Line]:
    """Break a paragraph into lines whose flagged characters stand out."""
    shown, ends, hit = "", [0], [False]
    for flag, piece in _runs(text, flags):
        safe = visible(piece)
        if safe:
            shown += safe
            ends.append(len(shown))
            hit.append(flag)
    at = 0
    for part in wrap(shown, width):
        # Lines lose the spaces between them.
        at = shown.index(part, at)
        yield line(*_styled(part, at, ends, hit, style))
        at += len(part)


def _runs(text: str, flags: Sequence[bool]) -> Iterator[tuple[bool, str]]:
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or flags[place] != flags[begin]:
            yield flags[begin], text[begin:place]
            begin = place


def _styled(part: str, at: int, ends: Sequence[int], hit: Sequence[bool], style: str) -> Iterator[tuple[str, str]]:
    done = at
    while done < at + len(part):
        run = bisect_right(ends, done)
        end = min(ends[run], at + len(part))
        yield part[done - at : end - at], HIT if hit[run] else style
        done = end
