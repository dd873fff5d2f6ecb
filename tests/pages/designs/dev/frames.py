"""Pages put together of frames that stand at fixed places and are drawn in any order."""

from collections.abc import Sequence

from tests.pages.design import Design, Furniture
from tests.pages.story import Story
from tests.pages.web import Sheet, article, at, document, picture, ruler, shuffled, zone


def _lead_masthead(said: Furniture) -> list[str]:
    return [
        at(12, 12, 130, said("溪口坪中医"), "font:900 44pt 'Noto Serif CJK SC';letter-spacing:.1em"),
        at(150, 13, 108, said("溪口坪县中医医院主办　内部刊物　免费赠阅"), "font-size:9pt;text-align:right"),
        at(150, 19, 108, said("2024年6月28日　星期五　第12期　总第308期　今日四版"), "font-size:9pt;text-align:right"),
        at(
            150, 25, 108, said("总编辑：邹若谷　执行主编：安景行　电话：0000-6120120"), "font-size:8pt;text-align:right"
        ),
    ]


def _good_news(said: Furniture) -> str:
    return f'<div class="head" style="font-size:1.5em;color:#b00;font-weight:700">{said("喜　报")}</div>'


def lead_over_all() -> Design:
    """A tabloid front page: the lead over all four columns, zones of two and one columns below, a box of good news."""
    subtitle = "县中医医院推进“清廉医院”建设三年回望"
    lead = Story(id="p029", kicker="把清廉种进每一间诊室", subtitle=subtitle, lead="本报讯（记者 卓一川）")
    second, third = Story(id="o048", credit="（基建办 焦大川）"), Story(id="t083", kicker="以练为战")
    right = (Story(id="c026"), Story(id="e002"), Story(id="p035"), Story(id="m078"), Story(id="t064"))
    box = Story(id="a038")
    said = Furniture()
    photo = picture("100%", 52, said("▲夜色中的急诊楼。通讯员　夏知秋　摄"))
    parts = [
        *_lead_masthead(said),
        ruler(12, 33, 246, 0.8),
        zone(12, 36, 246, 104, article(lead, 4, head="font-size:1.25em")),
        zone(12, 144, 120, 66, photo),
        zone(12, 212, 120, 160, article(second, 2), article(third, 2)),
        zone(137, 144, 58, 138, *(article(story, head="font-size:.8em") for story in right[:3])),
        zone(137, 290, 121, 82, *(article(story, 2, head="font-size:.9em") for story in right[3:])),
        zone(
            201,
            144,
            57,
            138,
            _good_news(said),
            article(box),
            picture("100%", 34),
            css="border:.6mm solid #b00;padding:2mm;background:#fff4ee",
        ),
        *(ruler(*place) for place in ((134.2, 146, 0.2, 226), (198, 146, 0.2, 136), (137, 286, 121, 0.2))),
    ]
    return Design(
        name="lead_over_all",
        about="tabloid, lead over four columns, zones of two and one columns, a box of good news, a large picture",
        source=document([shuffled(parts, 2)], Sheet(width=270, height=385, largest=10, smallest=8.5)),
        stories=(lead, second, third, *right, box),
        furniture=tuple(said.texts),
    )


def shuffled_frames() -> Design:
    """Frames with borders and grounds, one of them with a vertical headline, drawn in any order, kickers in bars."""
    top = Story(id="e006", subtitle="百余名护理工作者受到表彰")
    upright = Story(id="c069")
    boxed = Story(id="n031", kicker="护士提醒您")
    grounded = Story(id="t011", byline="（教学办　简书瑶）")
    low = (Story(id="p009"), Story(id="a032"), Story(id="e051"))
    said = Furniture()
    vertical = (
        '<div style="display:flex;gap:3mm">'
        f'<div style="flex:1">{article(Story(id=upright.id, titled=False), 2)}</div>'
        "<div style=\"writing-mode:vertical-rl;font:700 15pt 'Noto Sans CJK SC';line-height:1.35;height:62mm;"
        f'text-wrap:balance;border-left:.3mm solid #444;padding:1mm">{upright.title}</div></div>'
    )
    parts = [
        at(13, 9, 60, said("第2版　综合新闻"), "font:700 11pt 'Noto Sans CJK SC'"),
        at(120, 9, 77, said("2019年5月20日　荷塘医讯　责编：乐鸣"), "font-size:8.5pt;text-align:right"),
        ruler(13, 15.5, 184, 0.4),
        zone(13, 19, 118, 98, article(top, 2)),
        zone(136, 19, 61, 98, article(boxed), css="border:.4mm solid #06c;padding:2mm"),
        zone(13, 121, 118, 68, vertical),
        zone(136, 121, 61, 92, article(grounded), css="background:#eef3e6;padding:2.5mm"),
        zone(13, 193, 118, 90, article(low[0], 2), article(low[1], 2)),
        zone(136, 217, 61, 66, article(low[2]), css="border:.2mm dashed #555;padding:2mm"),
        at(13, 287, 184, said("地址：荷塘市芙蓉中路18号　　急救电话：120"), "font-size:8pt;text-align:center"),
    ]
    return Design(
        name="shuffled_frames",
        about="A4, frames with borders and grounds drawn in any order, a headline that is read downwards",
        source=document([shuffled(parts, 5)], Sheet(largest=9.6, smallest=8.2)),
        stories=(top, upright, boxed, grounded, *low),
        furniture=tuple(said.texts),
    )


_BOX = "border:.3mm solid #333;padding:1.2mm"
_DENSE = (
    ("a041", "c030", "t022", "p061", "e084"),
    ("m038", "a036", "t002", "t057", "c082"),
    ("t049", "a019", "e090", "a072", "o067"),
)


def _briefs(named: Sequence[Story], bare: Sequence[Story]) -> str:
    """Return short items, the titled ones with their title in the line, the others behind a dot."""
    return "".join(
        f'<p class="b" style="text-indent:0"><b style="font-family:Noto Sans CJK SC">{story.title}</b>'
        f"　{story.blocks[0][0]}</p>"
        for story in named
    ) + "".join(f'<p class="b" style="text-indent:0">{story.blocks[0][0]}</p>' for story in bare)


def _bar(text: str) -> str:
    return f'<div class="head" style="background:#333;color:#fff;font-size:1.4em;font-weight:700">{text}</div>'


def dense() -> Design:
    """Four tight columns of small type: sixteen short stories and a box of briefs."""
    stories = tuple(tuple(Story(id=name) for name in names) for names in _DENSE)
    named = tuple(Story(id=name) for name in ("b040", "b163", "b076", "b021"))
    bare = tuple(Story(id=name, titled=False, lead="●") for name in ("b081", "b086", "b004", "b026"))
    last = Story(id="m013", credit="（妇产科　狄青禾）")
    said = Furniture()
    photo = picture("100%", 26, said("院区一角（资料图）"))
    parts = [
        at(10, 7, 80, said("洛城三院"), "font:900 20pt 'Noto Serif CJK SC'"),
        at(95, 9, 105, said("2月要闻集纳　2020年3月5日　第2期"), "font-size:8.5pt;text-align:right"),
        ruler(10, 17, 190, 0.3),
        *(
            zone(10 + 48.25 * index, 19.5, 45.25, 265, *(article(story, head="font-size:.85em") for story in column))
            for index, column in enumerate(stories)
        ),
        zone(154.75, 19.5, 45.25, 150, _bar(said("简　讯")), _briefs(named, bare), css=_BOX),
        zone(154.75, 173, 45.25, 111.5, article(last, head="font-size:.85em"), photo),
        at(10, 288, 190, said("2"), "font-size:8pt;text-align:center"),
    ]
    return Design(
        name="dense",
        about="A4, four columns of 45 mm, gutters of 3 mm, small type, sixteen short stories and a box of eight briefs",
        source=document([shuffled(parts, 8)], Sheet(largest=8.8, smallest=8, loose=1.7, tight=1.25)),
        stories=(*(story for column in stories for story in column), *named, *bare, last),
        furniture=tuple(said.texts),
    )
