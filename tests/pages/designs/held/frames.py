"""Pages of boxes: a grid, cards, layers drawn one after the other, a flow above boxes."""

from collections.abc import Sequence

from tests.pages.design import Design, Furniture
from tests.pages.story import Story
from tests.pages.web import Sheet, article, at, document, headline, paragraphs, picture, ruler, zone

_GRID = (
    ("党建之窗", ("p002", "p073", "e083", "a058")),
    ("医疗动态", ("c038", "m080", "c011", "c015")),
    ("一周要闻", ("e015", "a047", "t047", "e065")),
    ("教学科研", ("t041", "c083", "m047", "a030")),
)


def _grid_row(stories: Sequence[Story], top: float) -> str:
    """Return four cells side by side, parted by hairlines."""
    parted = "border-right:.15mm solid #bbb;padding-right:1.2mm"
    head = "text-align:left;font-size:.8em;color:#a00018"
    return "".join(
        zone(12 + 47.2 * column, top + 7, 44.4, 55, article(story, head=head), css=parted if column < 3 else "")
        for column, story in enumerate(stories)
    )


def grid() -> Design:
    """Sixteen short stories in four rows, each row under a bar that names the part of the paper."""
    said = Furniture()
    name = "font:700 24pt 'Noto Sans CJK SC';color:#fff;background:#a00018;padding:2mm 3mm"
    number = "第 31 期 | 2023-08-04 | 编审：阮玲珑"
    bar = "font:700 12pt 'Noto Sans CJK SC';color:#a00018;border-bottom:.5mm solid #a00018"
    page = at(12, 8, 186, said("雁江血站·周报"), name)
    page += at(120, 24.6, 75, said(number), "font-size:8.5pt;text-align:right")
    stories: list[Story] = []
    for row, (part, (first, second, third, last)) in enumerate(_GRID):
        cells = (
            Story(id=first, lead="【本站讯】"),
            Story(id=second),
            Story(id=third),
            Story(id=last, credit="（通讯员 段小楼）"),
        )
        stories += cells
        page += at(12, 30 + 64.5 * row, 186, said(f"■ {part}"), bar) + _grid_row(cells, 30 + 64.5 * row)
    page += at(12, 289, 186, said("联系我们：转 8031　本期共 1 页"), "font-size:8pt;text-align:center")
    style = "body{font-family:'Noto Sans CJK SC'} .story p.b{text-align:left}"
    return Design(
        name="grid",
        about="A4, sixteen short stories in a grid of four rows under section bars",
        source=document([page], Sheet(largest=9, smallest=7.6, tight=1.22), style),
        stories=tuple(stories),
        furniture=tuple(said.texts),
    )


# What is printed, its place, how many columns it takes, and the size of its headline.
_LAYERS: tuple[tuple[str, tuple[float, float, float, float], int, int], ...] = (
    ("o070", (14, 30, 120, 84), 3, 20),
    ("c061", (14, 150, 90, 128), 2, 15),
    ("p006", (110, 118, 90, 80), 2, 15),
    ("a073", (110, 202, 90, 76), 2, 14),
    ("e093", (140, 30, 60, 84), 1, 13),
)


def _layered(story: Story, place: tuple[float, float, float, float], columns: int, size: int) -> tuple[str, str]:
    """Return a headline and its body, which keeps free the lines that the headline takes."""
    left, top, width, height = place
    em = size * 0.353
    lines = -(-len(story.title) * em // width) + (1 if "——" in story.title or " " in story.title else 0)
    css = f"font:700 {size}pt 'Noto Sans CJK SC';line-height:1.25;text-align:left;text-wrap:balance"
    below = 2 + lines * em * 1.25
    body = f'<div class="story" style="columns:{columns}">{paragraphs(story)}</div>'
    return at(left, top, width, story.title, css), zone(left, top + below, width, height - below, body)


def layers() -> Design:
    """All headlines are drawn first, then all bodies, the last one first, then a picture: as layers of a drawing."""
    said = Furniture()
    caption = at(14, 146.2, 90, said("↑综合楼施工进展顺利　摄影：冷月"), "font-size:8pt")
    publisher = said("赣江源医学"), said("2015年9月　第9期（月刊）　赣江源医学院附属医院　出版")
    marks = [
        at(14, 10, 100, publisher[0], "font:900 28pt 'Noto Serif CJK SC'"),
        at(120, 14, 80, publisher[1], "font-size:8pt;text-align:right"),
        ruler(14, 25, 186, 0.6),
        ruler(107, 120, 0.2, 156),
        at(14, 284, 186, said("· 1 ·"), "font-size:8pt;text-align:center"),
    ]
    photo = '<div class="at pic" style="left:14mm;top:118mm;width:90mm;height:28mm"></div>'
    credits_of = {"e093": "（记者 丁当 实习生 卯时）"}
    stories = tuple(Story(id=name, credit=credits_of.get(name, "")) for name, *_ in _LAYERS)
    drawn = [_layered(story, *spec[1:]) for story, spec in zip(stories, _LAYERS, strict=True)]
    heads, bodies = [head for head, _ in drawn], [body for _, body in drawn]
    return Design(
        name="layers",
        about="A4, all headlines drawn first, then all bodies, headlines at the left",
        source=document(["".join([*heads, *marks, *bodies[::-1], photo, caption])], Sheet(largest=9.8, smallest=8)),
        stories=stories,
        furniture=tuple(said.texts),
    )


_CARDS = (
    (("o009", "我院新闻"), ("e034", "义诊")),
    (("t058", "培训"), ("p044", "党建"), ("e004", "公益")),
    (("a025", "荣誉"), ("m036", "统战"), ("t075", "技能"), ("e030", "科普")),
)
_COLOURS = ("#e8f1fb", "#fbeee8", "#eef7e9", "#f3ecf8", "#fff8dc", "#e9f6f6", "#f9e9ef", "#eeeeee", "#e8f1fb")


def cards() -> Design:
    """Coloured cards with round corners in three columns, a gap between paragraphs instead of indents."""
    said = Furniture()
    head = '<div class="at" style="left:0;top:0;width:210mm;height:26mm;background:#0b6"></div>'
    quarter = "宜水县第一人民医院 2024年第3季度"
    page = head + at(12, 7, 120, said("健康长廊"), "font:700 26pt 'Noto Sans CJK SC';color:#fff")
    page += at(120, 14, 78, said(quarter), "font-size:9pt;color:#fff;text-align:right")
    colours = iter(_COLOURS)
    columns = [[Story(id=name, kicker=f"[ {tag} ]") for name, tag in column] for column in _CARDS]
    for at_left, stories in enumerate(columns):
        inner = [
            article(story, head="text-align:left", css=f"background:{colour};border-radius:2mm;padding:3mm")
            for story, colour in zip(stories, colours, strict=False)
        ]
        page += zone(12 + 63 * at_left, 32, 60, 250, *inner)
    foot = "扫码关注“宜水健康”　24小时热线 5556120"
    page += at(12, 286, 186, said(foot), "font-size:8pt;text-align:center;background:#ddd")
    style = (
        "body{font-family:'Noto Sans CJK SC'} .story p.b{text-indent:0;margin-bottom:.6em;text-align:left} "
        ".head h2{font-size:1.35em} .head .k{font-size:.9em;color:#888}"
    )
    return Design(
        name="cards",
        about="A4, coloured cards with round corners in three columns, sans type, no indents",
        source=document([page], Sheet(largest=9.8, smallest=8), style),
        stories=tuple(story for column in columns for story in column),
        furniture=tuple(said.texts),
    )


def _flow(main: Story, others: Sequence[Story]) -> str:
    """Return a story under a headline over three columns, the other ones behind it in the same columns."""
    kept = "column-span:none;break-inside:avoid;break-after:avoid"
    return (
        '<div style="columns:3;column-gap:6mm;height:100%;column-fill:auto">'
        f'<div style="column-span:all">{headline(main, "font-size:1.3em")}</div>'
        f'<div class="story">{paragraphs(main)}</div>'
        f"{''.join(article(story, css='padding-top:3mm', head=kept) for story in others)}</div>"
    )


def around() -> Design:
    """A flow of three columns with boxes beneath it, text around a picture, and bylines of every form."""
    main = Story(id="o013", lead="本报讯（记者 欧阳清 通讯员 司马光照）")
    clinic = Story(id="e062", byline="□本报记者　顾盼生", headings={2: "▌专家坐诊"})
    notes = Story(id="t033", kicker="进修札记")
    boxed = Story(id="p051")
    signed = Story(id="o036", credit="[组织人事部　供稿　审核：管仲平]")
    said = Furniture()
    imprint = "2013年2月7日 星期四 第3期 总81期　洪岗市优抚医院党委主管　编委会主任：鲁直"
    page = (
        at(13, 10, 40, said("洪岗优抚"), "font:900 24pt 'Noto Serif CJK SC'")
        + at(60, 12, 138, said(imprint), "font-size:8.5pt;text-align:right")
        + ruler(13, 22, 185, 0.3)
        + zone(13, 25, 185, 162, _flow(main, (clinic, notes)))
    )
    photo = picture("26mm", 30, said("志愿者在行动"), side="left")
    page += zone(13, 190, 102, 90, article(boxed, 2, within=photo), css="border:.4mm solid #555;padding:2mm")
    page += zone(120, 190, 78, 90, article(signed), css="border-top:.6mm solid #000")
    page += at(13, 285, 185, said("1"), "font-size:9pt;text-align:right")
    return Design(
        name="around",
        about="A4, a flow of three columns below a headline over all, boxes beneath it, bylines of several forms",
        source=document([page], Sheet(largest=9.6, smallest=8), ".story{column-gap:6mm}"),
        stories=(main, clinic, notes, boxed, signed),
        furniture=tuple(said.texts),
    )
