"""Pages that LibreOffice prints: a wall of frames, a table, a bulletin in one column, bands of columns."""

from tests.pages.design import Design, Furniture
from tests.pages.odt import SANS, Face, Paper, Writer, blocks, line, story
from tests.pages.story import Story


def _faces(size: float, title: float) -> dict[str, Face]:
    return {
        "body": Face(size=size, indent=True, line=1.4),
        "title": Face(size=title, font=SANS, bold=True, align="center", above=4, below=3),
        "kicker": Face(size=title * 0.75, align="center"),
        "by": Face(size=size, align="end", below=2),
        "heading": Face(size=size, font=SANS, bold=True, align="start"),
        "small": Face(size=size - 1, align="center"),
        "caption": Face(size=size - 1.2, align="center", line=1.2),
    }


def _wall_frames(writer: Writer, stories: tuple[Story, ...], said: Furniture) -> list[str]:
    lead, upright, box, talk, prize, party, event, science = stories
    red, blue = "0.5mm solid #cc0000", "0.2mm solid #004080"
    note = line(said("（本院视频号同步推出）"), "caption")
    name = line(said("化 工 医 苑"), "name")
    imprint = [line(said(text), "small") for text in ("二〇二一年六月", "第六期（总二〇三）", "责任编辑　鲍不平")]
    return [
        writer.frame((140, 257, 108, 101), line(party.title, "white"), blocks(party), columns=1),
        writer.frame((12, 232, 124, 60), story(prize), columns=2, border=blue, padding=2),
        writer.frame((12, 296, 124, 62), story(event), columns=2),
        writer.frame((40, 145, 96, 82), blocks(upright), columns=3),
        writer.frame((12, 145, 24, 82), line(upright.title, "down"), vertical=True, ground="#e6eef8"),
        writer.frame((140, 145, 52, 108), story(science)),
        writer.frame((196, 145, 52, 108), story(box), note, border=red, padding=2),
        writer.frame((12, 52, 178, 14), line(lead.title, "lead")),
        writer.frame((12, 66, 178, 8), line(lead.subtitle, "kicker")),
        writer.frame((12, 76, 178, 64), blocks(lead), columns=4),
        writer.frame((194, 52, 54, 88), story(talk)),
        writer.frame((12, 12, 160, 18), name),
        writer.frame((176, 12, 72, 30), *imprint),
        writer.frame((12, 360, 236, 6), line(said("第一版"), "small")),
    ]


def wall() -> Design:
    """A tabloid of frames of one to four columns, an upright headline, one white on a ground of its own."""
    lead = Story(id="c032", subtitle="——记全市首例自体微粒皮移植")
    names = ("t055", "b134", "m028", "a023", "p041", "e043", "m089")
    stories = (lead, *(Story(id=name) for name in names))
    said = Furniture()
    faces = _faces(9, 13) | {
        "name": Face(size=32, bold=True, align="center", colour="#004080"),
        "lead": Face(size=22, bold=True, align="start", below=2),
        "down": Face(size=16, bold=True, align="center", line=1.25),
        "white": Face(size=13, font=SANS, bold=True, align="center", colour="#ffffff", ground="#004080"),
    }
    writer = Writer(Paper(width=260, height=370, margin=12), faces)
    return Design(
        name="wall",
        about="tabloid by LibreOffice, frames of one to four columns, an upright headline",
        source=writer.document(*_wall_frames(writer, stories, said), line("", "body")),
        stories=stories,
        furniture=tuple(said.texts),
        writer=True,
    )


def table() -> Design:
    """Six stories in the cells of a table of two columns, a foot that is printed on both pages."""
    cells = (("c064", "e046"), ("m103", "o034"), ("e077", "t023"))
    rows = [[Story(id=name) for name in row] for row in cells]
    said = Furniture()
    # A foot is printed on both pages.
    foot = said(said("编辑：平安　　审核：路遥远　　报：院领导　　送：各科室"))
    faces = _faces(9.8, 14) | {"name": Face(size=26, font=SANS, bold=True, align="center")}
    writer = Writer(Paper(margin=15, foot=line(foot, "small")), faces)
    body = (
        line(said("质控简讯"), "name"),
        line(said("2019年第3期　9月20日　质量控制科"), "small"),
        writer.table([[story(printed) for printed in row] for row in rows]),
    )
    return Design(
        name="table",
        about="A4 by LibreOffice, six stories in the cells of a table",
        source=writer.document(*body),
        stories=tuple(printed for row in rows for printed in row),
        furniture=tuple(said.texts),
        pages=2,
        writer=True,
    )


def bulletin() -> Design:
    """One wide column over two pages, headlines at the left, a foot on both pages."""
    signed = {"o051": "（党委工作部）"}
    names = ("p012", "m044", "o051", "a034", "t051")
    stories = tuple(Story(id=name, byline=signed.get(name, "")) for name in names)
    said = Furniture()
    # A foot is printed on both pages.
    foot = said(said("枣林医讯 内部资料"))
    faces = _faces(11, 16) | {
        "name": Face(size=40, bold=True, align="center", colour="#cc0000", spread=10),
        "title": Face(size=16, font=SANS, bold=True, align="start", above=10, below=4),
    }
    writer = Writer(Paper(margin=25, foot=line(foot, "small")), faces)
    body = (
        line(said("枣林医讯"), "name"),
        line(said("第12期　　枣林街道卫生服务中心　　2021年10月20日"), "small"),
        *map(story, stories),
    )
    return Design(
        name="bulletin",
        about="A4 by LibreOffice, one wide column over two pages, headlines at the left",
        source=writer.document(*body),
        stories=stories,
        furniture=tuple(said.texts),
        pages=2,
        writer=True,
    )


def bands() -> Design:
    """Bands of two and three columns: three under a headline over the whole page, two that hold two stories each."""
    names = ("o012", "m016", "e064", "t025", "c010", "m101")
    first, left, right, second, low_left, low_right = (Story(id=name) for name in names)
    last = Story(id="o084", kicker="学习交流")
    said = Furniture()
    faces = _faces(9.5, 15) | {
        "name": Face(size=30, font=SANS, bold=True, align="start"),
        "inner": Face(size=12, bold=True, align="center", above=4, below=2),
        "left": Face(size=15, font=SANS, bold=True, align="start", above=6, below=3),
    }
    writer = Writer(Paper(width=230, height=320, margin=14), faces)
    parts = (
        line(said("华东铁医"), "name"),
        line(said("2024年12月25日　铁路中心医院　第12期　主编：秦川"), "small"),
        line(first.title, "title"),
        writer.section(3, blocks(first)),
        writer.section(2, story(left, "inner"), story(right, "inner")),
        line(second.title, "left"),
        writer.section(3, blocks(second)),
        writer.section(2, story(low_left, "inner"), story(low_right, "inner")),
        line(last.kicker, "kicker"),
        line(last.title, "title"),
        writer.section(3, blocks(last)),
    )
    return Design(
        name="bands",
        about="by LibreOffice, bands of two and three columns, some holding two stories",
        source=writer.document(*parts),
        stories=(first, left, right, second, low_left, low_right, last),
        furniture=tuple(said.texts),
        writer=True,
    )
