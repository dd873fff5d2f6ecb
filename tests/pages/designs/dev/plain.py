"""Pages of A4 whose stories flow from column to column."""

from tests.pages.design import Design, Furniture
from tests.pages.story import Story
from tests.pages.web import Sheet, article, at, document, picture, ruler, zone


def three_columns() -> Design:
    """Three equal columns with rules between them; every headline stands in its column."""
    stories = (
        Story(id="p001"),
        Story(id="c058", lead="本报讯（记者 闻一舟）"),
        Story(id="a011"),
        Story(id="t034"),
        Story(id="e038"),
        Story(id="m057", credit="（放射党支部 祁小满）"),
        Story(id="c024"),
        Story(id="a045"),
    )
    said = Furniture()
    css = "columns:3;column-gap:7mm;column-rule:.25mm solid #333;height:100%;column-fill:auto"
    flow = "".join(
        article(story, css="margin-bottom:3mm", head="break-inside:avoid;break-after:avoid") for story in stories
    )
    page = (
        at(15, 10, 100, said("云溪医苑"), "font:900 30pt 'Noto Serif CJK SC'")
        + at(120, 11, 75, said("云溪市第二人民医院主办"), "font-size:9pt;text-align:right")
        + at(120, 16, 75, said("2023年5月25日　星期四　第8期（总第216期）"), "font-size:8pt;text-align:right")
        + at(120, 21, 75, said("责任编辑：封小棠　电子信箱：yxyy@example.cn"), "font-size:8pt;text-align:right")
        + ruler(15, 27, 180, 0.5)
        + zone(15, 30, 180, 252, f'<div style="{css}">{flow}</div>')
        + at(15, 286, 180, said("第1版"), "font-size:8pt;text-align:center")
    )
    style = ".head { column-span: none } .head h2 { font-size: 1.4em }"
    sheet = Sheet(largest=9.6, smallest=8.5, loose=1.9)
    return Design(
        name="three_columns",
        about="A4, three equal columns, rules between them, headlines inside a column",
        source=document([page], sheet, style),
        stories=stories,
        furniture=tuple(said.texts),
    )


def gaps() -> Design:
    """Two unequal columns in a sans type, no indents: a gap parts the paragraphs, lines are ragged at the right."""
    wide = (Story(id="t003", byline="护理部　陶知夏"), Story(id="c053"), Story(id="e005"))
    narrow = (
        Story(id="a042", kicker="【平安医院】"),
        Story(id="p008"),
        Story(id="t016"),
        Story(id="m024"),
        Story(id="e074"),
    )
    said = Furniture()
    page = (
        at(14, 9, 182, said("健康泽州 · 院内通讯"), "font:700 22pt 'Noto Sans CJK SC'")
        + at(14, 20, 182, said("2022年第4期 / 泽州县中医院党政办公室编 / 内部资料　免费交流"), "font-size:8pt")
        + zone(14, 29, 108, 254, *(article(story) for story in wide))
        + zone(130, 29, 66, 254, *(article(story) for story in narrow))
        + at(150, 287, 46, said("— 3 —"), "font-size:8pt;text-align:right")
    )
    style = (
        "body { font-family: 'Noto Sans CJK SC' } .story p.b { text-indent: 0; margin-bottom: .75em; text-align: left }"
        ".head { text-align: left } .head h2 { font-size: 1.45em }"
    )
    return Design(
        name="gaps",
        about="A4, columns of 108 and 66 mm, sans type, gaps instead of indents, ragged right",
        source=document([page], Sheet(largest=9.8, smallest=8.5, loose=1.8), style),
        stories=wide + narrow,
        furniture=tuple(said.texts),
    )


def one_article() -> Design:
    """One long article in two columns, with sub-headlines, around two pictures."""
    story = Story(
        id="c013",
        kicker="特别报道",
        subtitle="——多学科接力的四个小时",
        byline="本报记者　陆惊鸿　通讯员　祝晚舟",
        headings={1: "警报在产后响起", 3: "八个科室同时开门", 5: "出院那天"},
    )
    second = Story(id="c085", headings={1: "一袋血的归途"})
    said = Furniture()
    right = picture("44mm", 33, said("抢救现场，医护人员正在核对血袋。本报记者　陆惊鸿　摄"), side="right")
    left = picture("38mm", 30, said("图为低温冰箱。颜朗　摄"), side="left")
    page = (
        at(20, 12, 120, said("岚山医院报"), "font:900 18pt 'Noto Serif CJK SC'")
        + at(120, 14, 70, said("2021年11月18日　第三版　人物·纪实"), "font-size:8.5pt;text-align:right")
        + ruler(20, 21, 170, 0.3)
        + zone(
            20,
            25,
            170,
            252,
            article(story, 2, within=right, head="letter-spacing:.35em;padding-bottom:4mm"),
            article(second, 2, within=left, css="border-top:.5mm double #333;padding-top:3mm"),
        )
        + at(20, 284, 170, said("投稿邮箱：lsyb@example.cn　　本版编辑：谢南枝"), "font-size:8pt;text-align:center")
    )
    style = (
        ".head h2 { font-size: 1.9em } .story { column-gap: 8mm }"
        ".story h4 { margin: .4em 0; font-family: 'Noto Sans CJK SC' }"
    )
    return Design(
        name="one_article",
        about="A4, two long stories in two columns, letter-spaced headline, sub-headlines, text around pictures",
        source=document([page], Sheet(largest=11.5, smallest=9, loose=1.9), style),
        stories=(story, second),
        furniture=tuple(said.texts),
    )
