"""A whole issue of four pages of A4, two of whose stories go on at another page."""

from tests.pages.design import Design, Furniture
from tests.pages.story import Story, article
from tests.pages.web import Sheet, at, document, headline, parted, picture, ruler, zone
from tests.pages.web import article as printed

_LEAD = Story(id="a002", byline="通讯员　连城璧", lead="市一院讯　")
_SECOND = Story(id="t076", kicker="【军医在线】")
_NEWS = (Story(id="o017"), Story(id="c046"), Story(id="a018"), Story(id="m063"))
_PARTY = (Story(id="t053"), Story(id="p046"), Story(id="e024"))
_HEALTH = (Story(id="n038"), Story(id="n062"), Story(id="n083"))


def _running(said: Furniture, number: str, name: str) -> str:
    text = f"第{number}版　{name}　·　朔宁卫生　·　2017年12月"
    return at(14, 8, 182, said(text), "font-size:9pt;text-align:center") + ruler(14, 14, 182, 0.25)


def _columns(body: str, columns: int) -> str:
    return f'<div class="story" style="columns:{columns};column-gap:6mm">{body}</div>'


def _front_page(said: Furniture, lead: str, second: str) -> str:
    masthead = (
        at(14, 10, 110, said("朔宁卫生"), "font:900 40pt 'Noto Serif CJK SC'")
        + at(130, 12, 66, said("朔宁市第一医院院报"), "font-size:9pt")
        + at(130, 17, 66, said("2017年12月18日　第24期"), "font-size:9pt")
        + at(130, 22, 66, said("总编：铁如山　电话：5550123"), "font-size:9pt")
    )
    byline = f"<div class=by>{_LEAD.byline}</div>"
    first = f"<section>{headline(_LEAD, 'font-size:1.25em')}{byline}{_columns(lead, 3)}</section>"
    below = f"<section>{headline(_SECOND)}{_columns(second, 3)}</section>"
    photo = picture("100%", 34, said("表彰现场。　宣传科供图"))
    return (
        masthead
        + zone(14, 34, 182, 122, first, photo)
        + zone(14, 160, 182, 122, below, css="border-top:.5mm double #000")
    )


def _news_page(said: Furniture) -> str:
    return (
        _running(said, "二", "综合")
        + zone(14, 18, 88, 266, printed(_NEWS[0], 2), printed(_NEWS[3], 2))
        + zone(108, 18, 88, 266, printed(_NEWS[1], 2), picture("100%", 50), printed(_NEWS[2], 2))
    )


def _party_page(said: Furniture, lead: str) -> str:
    return (
        _running(said, "三", "党建")
        + zone(14, 18, 182, 90, _columns(lead, 3), css="border:.2mm solid #000;padding:2mm")
        + zone(14, 112, 182, 172, *(printed(story, 3) for story in _PARTY))
    )


def _health_page(said: Furniture, second: str) -> str:
    return (
        _running(said, "四", "科普")
        + zone(14, 18, 58, 266, _columns(second, 1), css="border-right:.2mm solid #000;padding-right:3mm")
        + zone(76, 18, 120, 266, *(printed(story, 2) for story in _HEALTH))
    )


def booklet() -> Design:
    """Four pages: the lead goes on at page 3, the second story at page 4 below a headline that is printed again."""
    said = Furniture()
    sentence = article(_SECOND.id).text.split("\n")[2]
    to_health = said("（下转第4版）"), said("（上接第1版）戈壁滩上的“移动战位”")
    second = parted(_SECOND, 2, sentence[: sentence.index("。") + 1], to_health)
    to_party = said("▶▶下转第三版"), said("◀◀上接第一版")
    lead = parted(_LEAD, 2, article(_LEAD.id).text.split("\n")[2][-6:], to_party)
    pages = (
        _front_page(said, lead[0], second[0]),
        _news_page(said),
        _party_page(said, lead[1]),
        _health_page(said, second[1]),
    )
    return Design(
        name="booklet",
        about="A4 of four pages, two stories go on elsewhere, one under a repeated headline",
        source=document(pages, Sheet(largest=10, smallest=8.5)),
        stories=(_LEAD, _SECOND, *_NEWS, *_PARTY, *_HEALTH),
        furniture=tuple(said.texts),
        pages=4,
    )
