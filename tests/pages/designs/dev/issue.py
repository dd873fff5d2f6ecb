"""A whole issue: a tabloid of four pages, two of whose stories go on at another page."""

from tests.pages.design import Design, Furniture
from tests.pages.story import Story, article
from tests.pages.web import Sheet, at, document, headline, parted, picture, ruler, zone
from tests.pages.web import article as printed

_LEAD = Story(
    id="o035",
    kicker="凝心聚力启新程",
    lead="本报讯（全媒体记者 江流）",
    credit="（党委办公室供稿）",
)
_SECOND = Story(id="c001", subtitle="——胸痛中心一次深夜接力", byline="本报记者　林疏影")
_FRONT = (Story(id="o080"), Story(id="t050"), Story(id="m098"))
_NEWS = (Story(id="m083"), Story(id="p034", credit="（统战部　苏合）"), Story(id="e054"), Story(id="p023"))
_CLINIC = (Story(id="c063", kicker="技术前沿"), Story(id="m064"), Story(id="c039"), Story(id="m026", lead="【本报讯】"))
_FROM_FRONT = "（上接第1版《凌晨两点的“心”战场》）"
_LEISURE = (Story(id="n002"), Story(id="n008", kicker="养生有道"), Story(id="m107"), Story(id="n086"), Story(id="n044"))


def _running(said: Furniture, number: int, name: str, editor: str) -> str:
    left, right = said(f"{number}　{name}"), said(f"岷江附四院报　2016年7月1日　星期五　责任编辑：{editor}")
    return (
        at(12, 9, 90, left, "font:700 15pt 'Noto Sans CJK SC'")
        + at(110, 12, 148, right, "font-size:8.5pt;text-align:right")
        + ruler(12, 18, 246, 0.3)
        + ruler(12, 18.8, 246, 0.6)
    )


def _story(body: str, columns: int) -> str:
    return f'<div class="story" style="columns:{columns}">{body}</div>'


def _whole(*parts: str) -> str:
    return f"<section>{''.join(parts)}</section>"


def _front_page(said: Furniture, lead: str, second: str) -> str:
    byline = f'<div class="by">{_SECOND.byline}</div>'
    return (
        at(12, 10, 130, said("岷江附四院报"), "font:900 42pt 'Noto Serif CJK SC';color:#b00")
        + at(150, 12, 108, said("川西岷江大学附属第四医院主办"), "font-size:10pt;text-align:right")
        + at(150, 18, 108, said("2016年7月1日　星期五　农历丙申年五月廿七"), "font-size:9pt;text-align:right")
        + at(150, 23.5, 108, said("第13期　总第402期　本期四版　川内字0000号"), "font-size:9pt;text-align:right")
        + ruler(12, 31, 246, 1, "#b00")
        + zone(12, 35, 246, 88, _whole(headline(_LEAD, "font-size:1.3em"), _story(lead, 4)))
        + zone(12, 127, 160, 112, picture("100%", 102, said("大会会场。本报记者　江流　摄")))
        + zone(178, 127, 80, 244, *(printed(story) for story in _FRONT))
        + zone(12, 244, 160, 127, _whole(headline(_SECOND), byline, _story(second, 3)))
        + ruler(175, 127, 0.2, 244)
    )


def _news_page(said: Furniture, lead: str) -> str:
    return (
        _running(said, 2, "综合新闻", "温不语")
        + zone(12, 24, 246, 62, _story(lead, 4), css="border-bottom:.3mm solid #333;padding-bottom:2mm")
        + zone(12, 90, 120, 285, printed(_NEWS[0], 2), printed(_NEWS[1], 2))
        + zone(138, 90, 120, 285, printed(_NEWS[2], 2), picture("100%", 70, said("资料图片")), printed(_NEWS[3], 2))
    )


def _clinic_page(said: Furniture, second: str) -> str:
    return (
        _running(said, 3, "临床天地", "叶青萝")
        + zone(12, 24, 160, 165, printed(_CLINIC[0], 3, css="background:#eef4fb;padding:3mm"), printed(_CLINIC[2], 3))
        + zone(12, 195, 246, 180, printed(_CLINIC[1], 4), printed(_CLINIC[3], 4))
        + zone(178, 24, 80, 165, _story(second, 1), css="border:.3mm solid #333;padding:2.5mm")
    )


def _leisure_page(said: Furniture) -> str:
    return (
        _running(said, 4, "杏林副刊", "何以墨")
        + zone(12, 24, 160, 130, printed(_LEISURE[0], 3))
        + zone(178, 24, 80, 130, printed(_LEISURE[1]), css="border:.4mm solid #393;padding:2mm")
        + zone(12, 160, 120, 210, printed(_LEISURE[2], 2), picture("100%", 60), printed(_LEISURE[4], 2))
        + zone(
            138, 160, 120, 210, printed(_LEISURE[3], 2), picture("100%", 80, said("《晨练》　摄影　后勤保障部　石敢当"))
        )
        + at(12, 374, 246, said("地址：岷江大道66号　邮编：600000　印刷：岷江印务　印数：3000份"), "font-size:8pt")
    )


def four_pages() -> Design:
    """Four pages of a tabloid: news, clinic and leisure; the lead goes on at page 2, the second story at page 3."""
    said = Furniture()
    middle = article(_LEAD.id).text.split("\n")[1]
    # One is cut in the middle of a sentence, the other between two paragraphs.
    to_news, to_clinic = (said("（下转第2版）"), said("（上接第1版）")), (said("（下转第3版）"), said(_FROM_FRONT))
    lead = parted(_LEAD, 1, middle[: len(middle) // 2], to_news)
    second = parted(_SECOND, 3, _SECOND.blocks[3][0], to_clinic)
    pages = (
        _front_page(said, lead[0], second[0]),
        _news_page(said, lead[1]),
        _clinic_page(said, second[1]),
        _leisure_page(said),
    )
    return Design(
        name="four_pages",
        about="tabloid of four pages with running heads, two stories that go on at another page, one in mid-sentence",
        source=document(pages, Sheet(width=270, height=385, largest=11, smallest=9)),
        stories=(_LEAD, _SECOND, *_FRONT, *_NEWS, *_CLINIC, *_LEISURE),
        furniture=tuple(said.texts),
        pages=4,
    )
