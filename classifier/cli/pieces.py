"""The pieces that an issue was cut into, in the order of its source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from classifier.domain.article import Article
from classifier.domain.issue import Furniture, FurnitureKind, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A headline or a line of one, a paragraph, or a piece of furniture.

    Parameters
    ----------
    text : str
        What stands there; empty for a line of a headline whose text stands with the first.
    line : int
        First line of the source that it was made of, from 1; 0 where the source has none.
    article : Article or None
        The article that it was given to; None for furniture.
    kind : FurnitureKind or None
        What furniture it is.
    headline : bool
        Whether it is of a headline.
    certainty : float or None
        How likely it is a part of `article`, 0 to 1; None where nothing tells.
    page : int or None
        The page it stands on, as far as the articles around it tell.
    """

    text: str
    line: int = 0
    article: Article | None = None
    kind: FurnitureKind | None = None
    headline: bool = False
    certainty: float | None = None
    page: int | None = None


def pieces_of(issue: Issue) -> list[Piece]:
    """Return what an issue was cut into.

    Parameters
    ----------
    issue : Issue
        The issue.

    Returns
    -------
    list of Piece
        In the order of the source; ready articles, which have no lines, one after another.
    """
    pieces = [piece for article in issue.articles for piece in _of_article(article)]
    pieces += [_of_furniture(piece) for piece in issue.furniture]
    # Ready articles say which pages they stood on, not where on them.
    known = not issue.ready and any(article.pages for article in issue.articles)
    return list(_paged(sorted(pieces, key=attrgetter("line")), 1 if known else None))


def blocks_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Cut pieces where one article ends and another begins, or furniture stands between.

    Parameters
    ----------
    pieces : sequence of Piece
        In the order of the source.

    Yields
    ------
    list of Piece
        Neighbours of one article, or neighbouring furniture.
    """
    block: list[Piece] = []
    for piece in pieces:
        if block and (piece.article is not block[-1].article or piece.page != block[-1].page):
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


def _of_article(article: Article) -> Iterator[Piece]:
    paragraphs = article.text.split("\n") if article.text else []
    if not article.spans:
        texts = [*([article.title] if article.title else []), *paragraphs]
        lines = [0] * len(texts)
        heads = len(texts) - len(paragraphs)
    else:
        heads = max(len(article.spans) - len(paragraphs), 0)
        texts = [*_headline(article.title, heads), *paragraphs]
        lines = [span.first for span in article.spans]
    certainties = article.certainties or (None,) * len(lines)
    for place, (text, line, certainty) in enumerate(zip(texts, lines, certainties, strict=True)):
        yield Piece(text=text, line=line, article=article, headline=place < heads, certainty=certainty)


def _headline(title: str, lines: int) -> list[str]:
    phrases = title.split(" ")
    if len(phrases) == lines:
        return phrases
    return [title, *[""] * (lines - 1)] if lines else []


def _of_furniture(piece: Furniture) -> Piece:
    return Piece(text=piece.text, line=piece.spans[0].first if piece.spans else 0, kind=piece.kind)


def _paged(pieces: Sequence[Piece], page: int | None) -> Iterator[Piece]:
    """Tell each piece its page: sources go from page to page, and an article says which pages it stands on."""
    for piece in pieces:
        pages = piece.article.pages if piece.article else ()
        if page is not None and page not in pages:
            page = min((later for later in pages if later > page), default=page)
        yield replace(piece, page=page)
