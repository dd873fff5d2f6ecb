"""Pages that LibreOffice prints, as offices that keep to a word processor make them."""

import random

from tests.pages.design import Design, Furniture
from tests.pages.odt import SANS, Face, Paper, Writer, blocks, heads, line, story
from tests.pages.story import Story


def _faces(size: float, title: float, leading: float = 1.45) -> dict[str, Face]:
    return {
        "body": Face(size=size, indent=True, line=leading),
        "title": Face(size=title, font=SANS, bold=True, align="center", above=5, below=3),
        "kicker": Face(size=title * 0.72, font=SANS, align="center"),
        "by": Face(size=size, align="center", below=2),
        "heading": Face(size=size, font=SANS, bold=True, align="center", above=2, below=2),
        "small": Face(size=size - 1, align="center"),
        "caption": Face(size=size - 1, align="center", line=1.2),
    }


def writer_sections() -> Design:
    """Sections of three, one and two columns below headlines over the whole page, the masthead in plain lines."""
    stories = (
        Story(id="o038", kicker="中医药服务能力提升年", byline="（肛肠科　司空远）"),
        Story(id="p014"),
        Story(id="m019", subtitle="——来自帮扶一线的报告"),
        Story(id="p018"),
        Story(id="t079"),
        Story(id="c018", lead="本院讯（通讯员 尤一鸣）"),
        Story(id="a022"),
        Story(id="t056"),
        Story(id="e039", byline="（妇幼保健科供稿）"),
    )
    said = Furniture()
    faces = _faces(10, 16, 1.5) | {"name": Face(size=34, bold=True, align="center", colour="#b00000", spread=8)}
    writer = Writer(Paper(margin=16, foot=line(said(said("内部交流　请勿外传")), "small")), faces)
    body = [
        line(said("泗岭中医简报"), "name"),
        line(said("2018年第9期（总第77期）　泗岭市中医院宣传科编印　2018年9月30日"), "small"),
    ]
    for printed, columns in zip(stories, (2, 3, 2, 2, 3, 3, 2, 3, 2), strict=True):
        body += [heads(printed), writer.section(columns, blocks(printed))]
    return Design(
        name="writer_sections",
        about="A4 by LibreOffice, headlines over sections of three and two columns",
        source=writer.document(*body),
        stories=stories,
        furniture=tuple(said.texts),
        pages=2,
        writer=True,
    )


def _second_page(writer: Writer, stories: tuple[Story, ...], said: Furniture) -> list[str]:
    return [
        writer.frame((12, 10, 186, 6), line(said("2020年3月13日　　汾东一院报　　要闻　2"), "small"), page=2),
        writer.frame((12, 20, 90, 82), story(stories[0]), page=2),
        writer.frame((106, 20, 92, 82), story(stories[1]), page=2, border="0.2mm solid #333333", padding=2),
        writer.frame((12, 107, 186, 62), story(stories[2]), page=2, columns=3),
        writer.frame((12, 174, 90, 112), story(stories[3]), page=2, columns=2),
        writer.frame((106, 174, 92, 112), story(stories[4]), page=2, columns=2),
    ]


def writer_frames() -> Design:
    """Text frames at fixed places, anchored to the page in any order, one of them a headline that is read downwards."""
    lead = Story(id="p054", kicker="战“疫”一线党旗红", lead="本报武汉专电（特约记者 韦长缨）")
    upright = Story(id="a066")
    names = ("o045", "a049", "t026", "t059", "m070", "m068", "c023", "m092")
    signed = {"t059": "（财务科　晏几道）"}
    others = tuple(Story(id=name, credit=signed.get(name, "")) for name in names)
    said = Furniture()
    faces = _faces(9.2, 13.5, 1.42) | {
        "name": Face(size=30, font=SANS, bold=True, align="start"),
        "lead": Face(size=19, font=SANS, bold=True, align="center", above=2, below=4),
        "down": Face(size=17, font=SANS, bold=True, align="start", line=1.3),
    }
    writer = Writer(Paper(margin=12), faces)
    frames = [
        writer.frame((12, 10, 110, 14), line(said("汾东一院报"), "name")),
        writer.frame((125, 11, 73, 6), line(said("2020年3月13日　第3期　总第151期"), "small")),
        writer.frame((125, 17, 73, 6), line(said("主编　花满庭　　校对　岑参商"), "small")),
        writer.frame((12, 27, 186, 20), line(lead.kicker, "kicker"), line(lead.title, "lead")),
        writer.frame((12, 48, 186, 58), blocks(lead), columns=3),
        writer.frame((12, 110, 22, 74), line(upright.title, "down"), vertical=True, border="0.3mm solid #333333"),
        writer.frame((37, 110, 86, 74), blocks(upright), columns=2),
        writer.frame((128, 110, 70, 98), story(others[0]), border="0.4mm solid #aa0000", padding=2),
        writer.frame((12, 188, 111, 47), story(others[4]), columns=1, ground="#eeeeee", padding=2),
        writer.frame((12, 237, 56, 50), line(said("图为一线队员合影。费思量　摄"), "caption"), ground="#bbbbbb"),
        writer.frame((71, 237, 52, 50), line(said("更多内容请关注公众号"), "caption"), border="0.2mm solid #333333"),
        writer.frame((128, 212, 70, 78), story(others[1])),
    ]
    random.Random(3).shuffle(frames)  # noqa: S311 - the order of drawing, the same each time
    return Design(
        name="writer_frames",
        about="A4 by LibreOffice, two pages of text frames in any order, a headline that is read downwards",
        source=writer.document(*frames, *_second_page(writer, others[2:4] + others[5:], said), line("", "body")),
        stories=(lead, upright, *others),
        furniture=tuple(said.texts),
        pages=2,
        writer=True,
    )


def writer_columns() -> Design:
    """Two columns on each of two pages, all in one flow, with a running head and foot: an office's bulletin."""
    names = ("o010", "e059", "a013", "m022", "p072", "o029", "t077", "c055", "p016")
    stories = tuple(Story(id=name) for name in names)
    said = Furniture()
    head = said("丰堰市第二人民医院　工作简报　2021年第6期")
    foot = said("内部资料　注意保存")
    # A running head and a foot are printed on both pages.
    said(head)
    said(foot)
    faces = _faces(10.5, 14, 1.5)
    paper = Paper(margin=17, columns=2, gap=8, head=line(head, "small"), foot=line(foot, "small"))
    writer = Writer(paper, faces)
    return Design(
        name="writer_columns",
        about="A4 by LibreOffice, two pages of two columns in one flow, a running head and foot",
        source=writer.document(*(story(printed) for printed in stories)),
        stories=stories,
        furniture=tuple(said.texts),
        pages=2,
        writer=True,
    )
