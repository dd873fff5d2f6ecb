"""Saved pages of web sites: the article or the articles, and apart from them whatever leads elsewhere."""

import datetime as dt
import re
from importlib.util import find_spec

from classifier.ingest.dates import full_date
from classifier.ingest.document import Document
from classifier.ingest.formats.blocks import Block, to_lines
from classifier.ingest.formats.extras import needs_extra
from classifier.ingest.formats.markup import Element
from classifier.ingest.formats.web.article import find_articles, to_blocks
from classifier.ingest.formats.web.charset import decode_page
from classifier.ingest.formats.web.credits import dated
from classifier.ingest.formats.web.tree import parse_page
from classifier.ingest.formats.web.visible import look_at
from classifier.ingest.kinds import PassedPages

# Names that content systems give the day on which a page was put up.
_DATE_NAMES = frozenset({"pubdate", "publishdate", "article:published_time", "datepublished", "og:release_date"})
_TITLE_NAMES = frozenset({"og:title", "articletitle", "twitter:title"})
# Seconds since 1970 that WeChat's script shows as the day, in China.
_WECHAT_TIME = re.compile(r"\bvar\s+ct\s*=\s*[\"'](\d{10})[\"']")
# So many blocks from the headline on, the day is looked for.
_NEAR = 8
_CHINA = dt.timezone(dt.timedelta(hours=8))


def read(data: bytes, given: str, *, passed: PassedPages | None = None) -> Document:
    """Read a page, as `classifier.ingest.kinds.Reader` describes it.

    Raises
    ------
    DecodingError
        Where it is text in neither the charset that it declares nor any other that is tried.
    UnreadableError
        Where it has more elements than any page, or the extra that reads it is not installed.
    """
    if find_spec("lxml") is None:
        raise needs_extra(given, ".html", "html")
    decoded = decode_page(data, given)
    root = parse_page(decoded.text, given)
    blocks: list[Block] = []
    date = None
    if root is not None:
        view = look_at(root)
        found = find_articles(view, _title(root))
        blocks = to_blocks(view, found)
        near = view.chunks[found.first : found.first + _NEAR] if found else []
        date = next(filter(None, (dated(chunk.text) for chunk in near)), None) or _declared_date(root, decoded.text)
    if passed is not None:
        passed(1, 1)
    return Document(lines=to_lines(blocks), encoding=decoded.encoding, date=date, marked=True)


def _title(root: Element) -> str:
    """Return every title that a page gives itself: a block that is part of them is its headline."""
    told = [element.get("content") or "" for element in root.iter("meta") if _name(element) in _TITLE_NAMES]
    return "\n".join(["".join(element.itertext()) for element in root.iter("title")] + told)


def _declared_date(root: Element, text: str) -> dt.date | None:
    """Return the day that a page declares without showing it."""
    told = (full_date(element.get("content") or "") for element in root.iter("meta") if _name(element) in _DATE_NAMES)
    if date := next(filter(None, told), None):
        return date
    seconds = _WECHAT_TIME.search(text)
    return dt.datetime.fromtimestamp(int(seconds[1]), _CHINA).date() if seconds else None


def _name(meta: Element) -> str:
    return (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
