"""Pages with the artist's touches: shadows, turned text, grounds, narrow columns, traditional characters."""

from tests.pages.design import Design, Furniture
from tests.pages.story import Story, traditional
from tests.pages.web import Sheet, article, at, document, headline, paragraphs, picture, ruler, shuffled, zone

_BAR = "background:#064;color:#fff;margin-bottom:2mm"
_SLANT = "transform:rotate(-2deg);margin-bottom:4mm;font-size:1.1em"


def _shadowed(story: Story) -> str:
    """Return a headline twice, half a millimetre apart: as drawing programs make shadows."""
    title = headline(story, "font-size:1.4em")
    return (
        '<div style="position:relative"><div style="position:absolute;left:-.5mm;top:.5mm;width:100%;color:#ccc">'
        f'{title}</div><div style="position:relative">{title}</div></div>'
    )


def shadows() -> Design:
    """Five narrow columns; headlines drawn twice for their shadow, one slanted, one white in a coloured bar."""
    lead = Story(id="e075")
    barred = Story(id="a084", subtitle="刷新我院参赛最好成绩")
    slanted = Story(id="m048")
    others = (Story(id="o019"), Story(id="t072"), Story(id="m012"), Story(id="a031", credit="（药学部　云中鹤）"))
    said, body = Furniture(), paragraphs(lead)
    parts = [
        at(14, 10, 100, said("华岳院讯"), "font:900 36pt 'Noto Sans CJK SC';letter-spacing:.2em;color:#064"),
        at(150, 12, 106, said("华岳机车医院　2011年7月15日　总第95期"), "font-size:9pt;text-align:right"),
        at(150, 18, 106, said("本期编辑　步青云　摄影　谷雨"), "font-size:9pt;text-align:right"),
        ruler(14, 28, 242, 0.6, "#064"),
        zone(14, 32, 193, 96, f'<section>{_shadowed(lead)}<div class="story" style="columns:4">{body}</div></section>'),
        zone(211, 32, 45, 250, article(others[0]), article(others[2])),
        zone(14, 132, 95, 150, article(barred, 2, head=_BAR), picture("100%", 40)),
        zone(113, 132, 94, 150, article(slanted, 2, head=_SLANT), article(others[3], 2)),
        zone(14, 287, 193, 78, article(others[1], 4)),
        zone(211, 287, 45, 78, picture("100%", 66, said("圈长们的合影。谷雨　摄"))),
        at(14, 369, 242, said("第2版"), "font-size:9pt;text-align:right"),
    ]
    style = ".story { column-gap: 4mm } .head h2 { font-size: 1.5em }"
    return Design(
        name="shadows",
        about="tabloid, five columns of 45 mm, a headline drawn twice, one slanted, one white on a coloured bar",
        source=document([shuffled(parts, 6)], Sheet(width=270, height=380, largest=10, smallest=8.5), style),
        stories=(lead, barred, slanted, *others),
        furniture=tuple(said.texts),
        twice=len(lead.title.replace(" ", "")),
    )


def old_characters() -> Design:
    """Traditional characters, headlines read downwards between the columns, the paper's name at the right edge."""
    names = ("c014", "e094", "a065", "m034", "t071", "p050")
    stories = tuple(Story(id=name, texts=traditional(name)) for name in names)
    said = Furniture()
    upright = "writing-mode:vertical-rl;font:700 15pt 'Noto Serif CJK SC';line-height:1.4;text-wrap:balance;flex:none"

    def beside(story: Story, columns: int) -> str:
        bare = Story(id=story.id, texts=story.texts, titled=False)
        title = f'<div style="{upright};height:58mm;text-align:center">{story.title}</div>'
        return f'<div style="display:flex;gap:3mm"><div style="flex:1">{article(bare, columns)}</div>{title}</div>'

    name = "writing-mode:vertical-rl;font:900 34pt 'Noto Serif CJK SC';letter-spacing:.15em"
    page = (
        at(178, 12, 20, said("旅港醫聲"), name)
        + at(176, 82, 20, said("旅港僑鄉醫院編印　第四十二期"), "writing-mode:vertical-rl;font-size:9pt")
        + ruler(172, 12, 0.3, 120)
        + zone(12, 12, 157, 62, beside(stories[0], 2))
        + zone(12, 78, 157, 60, beside(stories[1], 2))
        + ruler(12, 140, 186, 0.3)
        + zone(12, 144, 90, 136, article(stories[2], 2), article(stories[4], 2))
        + zone(108, 144, 90, 136, article(stories[3], 2), article(stories[5], 2), css="background:#f4f0e6;padding:2mm")
        + at(12, 285, 186, said("一九九八年十月　第一頁"), "font-size:8.5pt;text-align:center")
    )
    return Design(
        name="old_characters",
        about="A4, traditional characters, headlines read downwards at the right of their columns, the name likewise",
        source=document([page], Sheet(largest=9.6, smallest=8.2)),
        stories=stories,
        furniture=tuple(said.texts),
    )
