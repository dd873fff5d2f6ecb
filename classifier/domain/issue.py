"""Issue: one issue of a newspaper, its masthead, its articles, and what stood between them."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from classifier.domain.article import Article, Span


class FurnitureKind(StrEnum):
    """What a piece of text that belongs to no article is."""

    MASTHEAD = "masthead"
    CAPTION = "caption"
    PAGE = "page"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text of an issue that belongs to no article: it is listed, never dropped."""

    kind: FurnitureKind
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What an issue says of itself. Everything is optional: an extraction often lost it."""

    newspaper: str | None = None
    date: dt.date | None = None
    number: str | None = None
    editors: tuple[str, ...] = ()
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue as it was read.

    Parameters
    ----------
    source : str
        The path as the caller gave it, or ``-``.
    articles : tuple of Article
        In reading order.
    furniture : tuple of Furniture
        What belongs to no article, in source order.
    masthead : Masthead
        The issue's own name, date, number, editors and telephone.
    encoding : str or None
        The codec that decoded the source; None where the source was never bytes.
    ready : bool
        True where the source held ready articles, which are never split.
    path : str or None
        The file that it was read from; None where it was standard input. Two issues are the same wherever they lie.
    part : int
        Which piece of a long file of ready articles it is, from 1.
    """

    source: str
    articles: tuple[Article, ...]
    furniture: tuple[Furniture, ...] = ()
    masthead: Masthead = Masthead()
    encoding: str | None = None
    ready: bool = False
    path: str | None = field(default=None, compare=False)
    part: int = field(default=1, compare=False)
