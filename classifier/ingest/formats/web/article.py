"""Which part of a page is the article, or the articles, and which leads elsewhere."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from classifier.domain.issue import FurnitureKind
from classifier.ingest.byline import byline_alone, closing_byline, leading_byline
from classifier.ingest.formats.blocks import Block
from classifier.ingest.formats.web.credits import read_credits
from classifier.ingest.formats.web.visible import WECHAT_BODY, Chunk, View
from classifier.ingest.headlines import is_kicker
from classifier.ingest.signs import leads

_PROSE = re.compile("[，。；！？]")
_MIN_PROSE = 20
_FOOT = re.compile(
    r"版权所有|ICP\s*备|公网安备|Copyright|©|技术支持|邮政?编码?\s*[:：]|(?:联系)?电话\s*[:：]", re.IGNORECASE
)
# A block that holds as much of a page's prose holds the article; beside it stand summaries of others.
_MOST = 0.6
_LEAST_SIBLING = 40
_TAIL = re.compile(
    r"^[\[【(（\s]*(?:上一?[篇条页]|下一?[篇条页]|前一[篇条]|后一[篇条]|没有了|打印|关闭|分享|返回|收藏|(?:相关|延伸|推荐|往期)(?:新闻|文章|链接|阅读|推荐|回顾)|"
    r"阅读原文|责任编辑|点击数|附件下载|更多)"
)
_TITLE_KEY = re.compile(r"title|biaoti|\bbt\d?\b|headline|activity-name", re.IGNORECASE)
_MIN_TITLE, _MAX_TITLE = 4, 80
# So many blocks below a headline may hold the names of one byline.
_MAX_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the articles of a page are.

    Parameters
    ----------
    node : int
        The block that holds the prose.
    first, last : int
        The first and the last chunk of articles in it.
    titles : frozenset of int
        The chunks that are headlines of articles.
    """

    node: int
    first: int
    last: int
    titles: frozenset[int]


def find_articles(view: View, page_title: str) -> Found | None:
    """Find the articles of a page.

    Parameters
    ----------
    view : View
        What shows.
    page_title : str
        The title that the page gives itself, empty for none.

    Returns
    -------
    Found or None
        None where the page only leads elsewhere.
    """
    prose = [index for index, chunk in enumerate(view.chunks) if _is_prose(chunk)]
    node = _body_of(view, prose)
    inside = [index for index, chunk in enumerate(view.chunks) if view.holds(node, chunk)] if view.nodes else []
    told = [index for index in prose if view.holds(node, view.chunks[index])]
    if not told and (not inside or sum(chunk.linked for chunk in view.chunks) > 0.3 * _size(view.chunks)):
        return None
    opening = told[0] if told else inside[-1]
    if titles := _several(view, inside):
        # What stands above the first headline of an issue is its masthead.
        return Found(node=node, first=inside[0], last=inside[-1], titles=titles)
    titles = _title_before(view, opening, page_title)
    return Found(node=node, first=min([*titles, opening]), last=inside[-1], titles=titles)


def to_blocks(view: View, found: Found | None) -> list[Block]:
    """Return every chunk of a page: the articles' as they are, all others as what leads elsewhere.

    Parameters
    ----------
    view : View
        What shows.
    found : Found or None
        Where its articles are.
    """
    blocks: list[Block] = []
    signed = _signed(view, found)
    for index, chunk in enumerate(view.chunks):
        if found is not None and index in found.titles:
            blocks.append(Block(text=chunk.text, level=1, bold=True))
        elif index in signed:
            blocks += [Block(text=signed[index])] if signed[index] else []
            continue
        elif found is not None and found.first <= index <= found.last:
            blocks += _within(view, index, found)
        else:
            blocks.append(Block(text=chunk.text, kind=FurnitureKind.NAVIGATION))
        blocks.append(Block(text=""))
    return blocks


def _signed(view: View, found: Found | None) -> dict[int, str]:
    """Return the names of who wrote an article that stand below its headline in blocks of their own.

    They are joined at the first of the blocks, and the other ones are left empty: a department alone, or a person
    alone, could be anything.
    """
    signed: dict[int, str] = {}
    for title in found.titles if found else ():
        below = range(title + 1, min(title + 1 + _MAX_NAMES, len(view.chunks)))
        for last in below[1:]:
            run = range(title + 1, last + 1)
            names = "  ".join(view.chunks[index].text for index in run)
            if byline_alone(names) and not any(byline_alone(view.chunks[index].text) for index in run):
                signed |= dict.fromkeys(run, "") | {title + 1: names}
                break
    return signed


def _within(view: View, index: int, found: Found) -> list[Block]:
    """Return a chunk between the first and the last of the articles."""
    chunk = view.chunks[index]
    elsewhere = [Block(text=chunk.text, kind=FurnitureKind.NAVIGATION)]
    under = index > min(found.titles, default=-1)
    if under and not _is_prose(chunk) and (told := read_credits(chunk.text)):
        return told.blocks()
    if not view.holds(found.node, chunk) or _TAIL.match(chunk.text) or (chunk.links and not _is_prose(chunk)):
        return elsewhere
    kind = FurnitureKind.CAPTION if view.nodes[chunk.node].tag == "figcaption" else None
    return [Block(text=chunk.text, bold=chunk.bold > 0.9 * chunk.size, kind=kind)]


def _is_prose(chunk: Chunk) -> bool:
    long = chunk.size >= _MIN_PROSE and _PROSE.search(chunk.text) is not None
    return long and not chunk.links and not chunk.heading and not _FOOT.search(chunk.text)


def _size(chunks: Sequence[Chunk]) -> int:
    return sum(chunk.size for chunk in chunks)


def _body_of(view: View, prose: Sequence[int]) -> int:
    """Return the deepest block that holds most of the prose, and blocks of its own kind beside it."""
    weights = [0] * len(view.nodes)
    for index in prose:
        weights[view.chunks[index].node] += view.chunks[index].size
    children: list[list[int]] = [[] for _ in view.nodes]
    # A block is numbered after the one around it.
    for number in range(len(view.nodes) - 1, 0, -1):
        weights[view.nodes[number].parent] += weights[number]
        children[view.nodes[number].parent].append(number)
    wechat = next((number for number, node in enumerate(view.nodes) if WECHAT_BODY in node.key.split()), None)
    if wechat is not None:
        return wechat
    node = 0
    while children and (heaviest := max(children[node], key=weights.__getitem__, default=None)) is not None:
        if weights[heaviest] < _MOST * weights[0] or not weights[0]:
            break
        node = heaviest
    while node and _has_siblings(view, node, children[view.nodes[node].parent], weights):
        node = view.nodes[node].parent
    return node


def _has_siblings(view: View, node: int, beside: Sequence[int], weights: Sequence[int]) -> bool:
    """Tell whether a block is one paragraph among others, or stands among others of its own kind."""
    own = view.nodes[node]
    if own.tag in {"p", "blockquote", "li"}:
        return True
    alike = [n for n in beside if (view.nodes[n].tag, view.nodes[n].key) == (own.tag, own.key)]
    return sum(weights[number] >= _LEAST_SIBLING for number in alike) > 1


def _title_before(view: View, opening: int, page_title: str) -> frozenset[int]:
    """Return the headline above the prose: what the page calls itself, or else what its author marked as one."""
    above = [index for index in range(opening) if _may_entitle(view.chunks[index])]
    called = "".join(page_title.split())
    named = [index for index in above if "".join(view.chunks[index].text.split()) in called]
    keyed = [index for index in above if _TITLE_KEY.search(view.nodes[view.chunks[index].node].key)]
    headed = [index for index in above if 0 < view.chunks[index].heading < 4]
    longest = max((view.chunks[index].size for index in named), default=0)
    named = [index for index in named if view.chunks[index].size == longest and longest >= 2 * _MIN_TITLE]
    choice = next((found[-1:] for found in (named, headed, keyed, above) if found), [])
    return frozenset(choice)


def _may_entitle(chunk: Chunk) -> bool:
    """Tell whether a chunk could be a headline: neither a link, nor credits, nor the name of whose site it is."""
    fits = _MIN_TITLE <= chunk.size <= _MAX_TITLE and not chunk.links
    return fits and not is_kicker(chunk.text) and not read_credits(chunk.text)


def _several(view: View, inside: Sequence[int]) -> frozenset[int]:
    """Return the headlines of a page that holds several articles; none where its headings part one article."""
    depths = Counter(view.chunks[index].heading for index in inside if view.chunks[index].heading)
    for depth, count in depths.most_common():
        titles = [index for index in inside if view.chunks[index].heading == depth]
        ends = [*titles[1:], inside[-1] + 1]
        bounds = zip(titles, ends, strict=True)
        sections = [[chunk.text for chunk in view.chunks[title + 1 : end]] for title, end in bounds]
        if count > 1 and sum(map(_opens_as_news, sections)) * 2 >= count:
            return frozenset(titles)
    return frozenset()


def _opens_as_news(section: Sequence[str]) -> bool:
    """Tell whether what stands under a heading begins or ends as an article of its own does."""
    opening = next((text for text in section if len(text) >= _MIN_PROSE), "")
    signed = section and (closing_byline(section[-1]) or any(byline_alone(text) for text in section[:2]))
    return leads(opening) or bool(leading_byline(opening) or signed)
