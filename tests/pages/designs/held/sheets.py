"""Large sheets and a magazine's page: a broadsheet, two pages on one sheet, a feature."""

from html import escape

from tests.pages.design import Design, Furniture
from tests.pages.story import Story
from tests.pages.web import Sheet, article, at, document, paragraphs, picture, ruler, shuffled, zone


def _broadsheet_masthead(said: Furniture) -> list[str]:
    imprint = (
        "主办：黔水河市中医医院　　2020年10月16日　农历庚子年八月三十　　第20期　　总第500期　　网址：www.example.org"
    )
    ruled = "font-size:9pt;text-align:center;border-top:.3mm solid #000;border-bottom:.3mm solid #000"
    name = "font:900 50pt 'Noto Serif CJK SC';text-align:center;letter-spacing:.5em"
    return [at(18, 12, 254, said("黔水中医"), name), at(18, 34, 254, said(imprint), ruled)]


def _upright_lead(lead: Story, caption: str) -> list[str]:
    """Return a lead over four columns, its headline and kicker read downwards at the right."""
    upright = "writing-mode:vertical-rl;font:900 30pt 'Noto Serif CJK SC';letter-spacing:.12em;line-height:1.2"
    css = "columns:4;column-gap:6mm;column-rule:.15mm solid #999"
    body = f'<div class="story" style="{css}">{picture("100%", 40, caption)}{paragraphs(lead)}</div>'
    return [
        at(254, 46, 18, lead.title, upright),
        at(246, 46, 8, lead.kicker, "writing-mode:vertical-rl;font:700 12pt 'Noto Sans CJK SC'"),
        zone(18, 46, 224, 118, f'<div class="by">{escape(lead.byline)}</div>' + body),
    ]


def broadsheet() -> Design:
    """A broadsheet: the lead below an upright headline, five narrow columns of other stories, drawn in any order."""
    lead = Story(
        id="p053",
        kicker="时代楷模在身边",
        headings={2: "一条路走了九年", 4: "葛根变成“金疙瘩”"},
        byline="本报记者 潘虹 实习记者 成器",
    )
    side = (Story(id="e095"), Story(id="o052", credit="（泌尿外科 供稿）"), Story(id="a052"))
    foot = (Story(id="t061"), Story(id="m001"), Story(id="e070"))
    small = (Story(id="p078"), Story(id="c019"), Story(id="m052"), Story(id="e057"), Story(id="p065"))
    said = Furniture()
    caption = said("黎书记（左二）与村民查看葛根长势。　本报记者　潘虹/摄")
    herbs = "金秋的药圃　（新闻图片）"
    narrow = "text-align:left;font-size:.85em"
    parts = [
        *_broadsheet_masthead(said),
        *_upright_lead(lead, caption),
        ruler(18, 168, 254, 0.4),
        zone(18, 172, 64, 232, *map(article, side)),
        ruler(85, 172, 0.15, 232),
        zone(88, 172, 120, 150, picture("100%", 28, said(herbs)), article(foot[0], 2), article(foot[1], 2)),
        zone(88, 328, 120, 76, article(foot[2], 3), css="border:.3mm solid #000;padding:2mm"),
        ruler(211, 172, 0.15, 232),
        zone(214, 172, 58, 232, *(article(story, head=narrow) for story in small)),
        at(18, 408, 254, said("责编／何其芳华　美编／蒋干　校对／毛颖"), "font-size:8pt;text-align:right"),
    ]
    style = ".head h2 { font-size: 1.55em; font-family: 'Noto Serif CJK SC' }"
    return Design(
        name="broadsheet",
        about="broadsheet, upright lead headline at the right, five narrow columns of other stories",
        source=document([shuffled(parts, 11)], Sheet(width=290, height=420, largest=10.5, smallest=8.5), style),
        stories=(lead, *side, *foot, *small),
        furniture=tuple(said.texts),
    )


def _spread_masthead(said: Furniture, left: float, title: str, editor: str) -> str:
    running = f"2022.8.10　星期三　梧桐港院报　编辑 {editor}"
    return (
        at(left, 10, 90, said(title), "font:700 16pt 'Noto Sans CJK SC';color:#a40000")
        + at(left + 95, 13, 93, said(running), "font-size:8pt;text-align:right")
        + ruler(left, 20, 188, 0.4, "#a40000")
    )


def spread() -> Design:
    """Two pages of a paper side by side on one sheet, the last one at the left of the first."""
    left = (Story(id="e012"), Story(id="n073", byline="口述：江离　整理：付茵"), Story(id="n082"), Story(id="n016"))
    names = ("a067", "m041", "t065", "c065", "c034")
    right = (Story(id="o022", kicker="关节外科"), *(Story(id=name) for name in names))
    said = Furniture()
    page = (
        _spread_masthead(said, 10, "04 | 副刊", "万里")
        + _spread_masthead(said, 222, "01 | 要闻", "千帆")
        + zone(10, 24, 124, 128, article(left[0], 3))
        + zone(140, 24, 58, 262, article(left[2]), article(left[3]), css="background:#f6f1e7;padding:2mm")
        + zone(10, 156, 124, 130, article(left[1], 2, css="border-top:.5mm solid #a40000"))
        + zone(222, 24, 188, 96, article(right[0], 4, head="font-size:1.3em"))
        + zone(222, 124, 91, 162, article(right[1], 2), article(right[3], 2))
        + zone(319, 124, 91, 162, article(right[2], 2), article(right[4], 2), article(right[5], 2))
        + ruler(316, 126, 0.2, 158)
    )
    return Design(
        name="spread",
        about="A3 across, two pages of a paper side by side on one sheet",
        source=document([page], Sheet(width=420, height=297, largest=10, smallest=8.5)),
        stories=(*left, *right),
        furniture=tuple(said.texts),
    )


def _drop_cap(text: str) -> str:
    large = "float:left;font:700 32pt 'Noto Serif CJK SC';line-height:1;padding-right:1.5mm"
    cap = f'<span style="{large}">{text[0]}</span>'
    return f'<p class="b" style="text-indent:0">{cap}{escape(text[1:])}</p>'


def _pull_quote(text: str) -> str:
    ruled = "border-top:.6mm solid #c60;border-bottom:.6mm solid #c60"
    place = "float:right;width:40mm;margin:2mm 0 2mm 4mm"
    return f"<div style=\"{place};{ruled};font:700 12pt 'Noto Sans CJK SC';color:#c60;padding:2mm 0\">{text}</div>"


def _downwards(poem: Story) -> str:
    """Return a whole story that is read downwards, its headline at the right."""
    title = f"<div style=\"font:700 14pt 'Noto Serif CJK SC'\">{escape(poem.title)}</div>"
    lines = "".join(f"<p>{escape(text)}</p>" for text, _ in poem.blocks)
    place = "writing-mode:vertical-rl;height:68mm;width:116mm;line-height:1.5"
    return f'<div style="{place}">{title}<div>{escape(poem.byline)}</div>{lines}</div>'


def feature() -> Design:
    """A page of a magazine: a drop cap, a quotation pulled out of the text, a story that is read downwards."""
    credit, headings = "（文／本刊特约撰稿 温如玉）", {2: "第一次换药", 4: "走出家门"}
    story = Story(id="c056", subtitle="记造口治疗师和她的病人", headings=headings, credit=credit)
    poem, side = Story(id="n009", byline="乌以锋"), Story(id="c033")
    said = Furniture()
    quote = _pull_quote(said("“造口不是终点，是另一个起点。”"))
    body = _drop_cap(story.blocks[0][0]) + quote + paragraphs(story, 1)
    name = "font:700 10pt 'Noto Sans CJK SC';letter-spacing:.2em"
    page = (
        at(18, 12, 80, said("人文 · HUMANITY"), name)
        + at(18, 20, 174, story.title, "font:700 20pt 'Noto Serif CJK SC';text-align:left")
        + at(18, 33, 174, story.subtitle, "font-size:13pt;color:#666;text-align:left")
        + zone(18, 44, 118, 160, f'<div class="story" style="columns:2">{body}</div>')
        + zone(
            142,
            44,
            52,
            236,
            article(side),
            picture("100%", 60, said("门诊一角")),
            css="background:#fdf0e2;padding:3mm;border-left:1mm solid #c60",
        )
        + zone(18, 210, 118, 70, _downwards(poem))
        + at(18, 285, 174, said("杏坛 · 二〇二三年冬之卷　　17"), "font-size:8pt")
    )
    style = ".story h4 { text-align:left; color:#c60; margin:.6em 0 .2em }"
    return Design(
        name="feature",
        about="A4 magazine page, drop cap, pull quote, a column that is read downwards",
        source=document([page], Sheet(largest=10.5, smallest=8, loose=1.9), style),
        stories=(story, side, poem),
        furniture=tuple(said.texts),
    )
