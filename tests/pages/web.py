"""Pages written as HTML: zones at fixed places, each with its stories, set in one type size that just fits."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from tests.pages.story import Story

SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"

# The type is made smaller until no zone overflows; then each zone's lines are spread until it is full. What does not
# fit at the smallest size says so on the page, and the printer refuses it.
_FIT = """
<script>
document.fonts.ready.then(() => {
const zones = [...document.querySelectorAll('.zone')];
const root = document.documentElement;
const over = z => z.scrollHeight > z.clientHeight + 1 || z.scrollWidth > z.clientWidth + 1;
let size = %(largest)s;
root.style.setProperty('--pt', size + 'pt');
while (zones.some(over) && size > %(smallest)s) {
  size = Math.round((size - 0.05) * 100) / 100;
  root.style.setProperty('--pt', size + 'pt');
}
for (const z of zones) {
  if (over(z)) { document.body.prepend(`OVERFLOW ${z.style.left} ${z.style.top}`); }
  let low = %(tight)s, high = %(loose)s;
  for (let i = 0; i < 9; i++) {
    const middle = (low + high) / 2;
    z.style.setProperty('--lh', middle);
    if (over(z)) { high = middle; } else { low = middle; }
  }
  z.style.setProperty('--lh', low);
}
});
</script>
"""

_STYLE = """
@page { size: %(width)smm %(height)smm; margin: 0 }
* { box-sizing: border-box; margin: 0; padding: 0 }
:root { --pt: %(largest)spt }
body { font-family: '%(serif)s'; font-size: var(--pt); color: #111; font-variant-east-asian: normal }
.page { position: relative; width: %(width)smm; height: %(height)smm; overflow: hidden; break-after: page }
.page:last-of-type { break-after: auto }
.zone, .at { position: absolute }
.zone { display: flex; flex-direction: column; justify-content: space-between; line-height: var(--lh, %(tight)s) }
.story { column-gap: 5mm; }
.story p.b { text-indent: 2em; text-align: justify; orphans: 1; widows: 1 }
.story p.on { text-indent: 0 }
.story h4 { font-weight: bold; text-align: center; break-after: avoid }
.by { text-align: center; font-size: .95em; text-indent: 0 }
.head { text-align: center; line-height: 1.25; padding: 1.2mm 0 1.6mm; font-family: '%(sans)s'; column-span: all }
.head h2 { font-size: 1.7em; text-wrap: balance }
.head .k, .head .s { font-size: 1.15em }
.caption { font-size: .85em; text-align: center; line-height: 1.3; padding: .6mm 0 }
.pic { background: #b9b9b9 }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A size of paper, in millimetres, and the type that may stand on it, in points and in lines over type size."""

    width: float = 210
    height: float = 297
    largest: float = 10
    smallest: float = 8.5
    tight: float = 1.3
    loose: float = 1.75


def document(pages: Iterable[str], sheet: Sheet, style: str = "") -> str:
    """Return the HTML of pages; `style` overrides what all designs share."""
    names = {"serif": SERIF, "sans": SANS} | {
        name: getattr(sheet, name) for name in ("width", "height", "largest", "smallest", "tight", "loose")
    }
    body = "".join(f'<div class="page">{page}</div>' for page in pages)
    head = f'<meta charset="utf-8"><style>{_STYLE % names}{style}</style>'
    return f'<!doctype html><html lang="zh-CN"><head>{head}</head><body>{body}{_FIT % names}</body></html>'


def shuffled(parts: Sequence[str], seed: int) -> str:
    """Return the parts of a page as one, in some order, the same each time: that in which they are drawn."""
    mixed = list(parts)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - an order of drawing is no secret
    return "".join(mixed)


def zone(left: float, top: float, width: float, height: float, *parts: str, css: str = "", name: str = "") -> str:
    """Return a place of a page, in millimetres, filled from top to bottom."""
    place = f"left:{left}mm;top:{top}mm;width:{width}mm;height:{height}mm"
    return f'<div class="zone {name}" style="{place};{css}">{"".join(parts)}</div>'


def at(left: float, top: float, width: float, text: str, css: str = "") -> str:
    """Return one line or block of text at a place of a page, in millimetres."""
    return f'<div class="at" style="left:{left}mm;top:{top}mm;width:{width}mm;{css}">{escape(text)}</div>'


def ruler(left: float, top: float, width: float, height: float, colour: str = "#222") -> str:
    """Return a ruled line: a box that is very narrow or very low."""
    place = f"left:{left}mm;top:{top}mm;width:{width}mm;height:{height}mm"
    return f'<div class="at" style="{place};background:{colour}"></div>'


def headline(story: Story, css: str = "", name: str = "") -> str:
    """Return kicker, headline and subtitle."""
    parts = [
        f'<div class="k">{escape(story.kicker)}</div>' if story.kicker else "",
        f"<h2>{escape(story.title)}</h2>",
        f'<div class="s">{escape(story.subtitle)}</div>' if story.subtitle else "",
    ]
    return f'<div class="head {name}" style="{css}">{"".join(parts)}</div>'


def paragraphs(story: Story, first: int = 0, last: int | None = None) -> str:
    """Return the blocks of a story from one index to another."""
    return "".join(
        f"<h4>{escape(text)}</h4>" if heading else f'<p class="b">{escape(text)}</p>'
        for text, heading in story.blocks[first:last]
    )


def parted(story: Story, block: int, after: str, marks: tuple[str, str]) -> tuple[str, str]:
    """Return a story's paragraphs in two parts, for two pages.

    Parameters
    ----------
    story : Story
        What to print.
    block : int
        Index of the block that is cut.
    after : str
        Words of that block behind which it is cut: its last ones where the cut falls between two paragraphs.
    marks : tuple of str
        What closes the first part and opens the second one.
    """
    text = story.blocks[block][0]
    end = text.index(after) + len(after)
    rest = f'<p class="b on">{escape(text[end:])}</p>' if text[end:] else ""
    first = f'{paragraphs(story, 0, block)}<p class="b">{escape(text[:end] + marks[0])}</p>'
    return first, f'<p class="b on">{escape(marks[1])}</p>{rest}{paragraphs(story, block + 1)}'


def article(story: Story, columns: int = 1, *, css: str = "", head: str = "", name: str = "", within: str = "") -> str:
    """Return a whole story: its headline over its columns.

    Parameters
    ----------
    story : Story
        What to print.
    columns : int
        How many columns its body takes.
    css, head : str
        Style of the story and of its headline.
    name : str
        A class of its own.
    within : str
        HTML that is put before the first paragraph: a picture that the text runs around.
    """
    byline = f'<div class="by">{escape(story.byline)}</div>' if story.byline else ""
    body = f'<div class="story" style="columns:{columns}">{within}{paragraphs(story)}</div>'
    title = headline(story, head) if story.title_lines else ""
    return f'<section class="{name}" style="{css}">{title}{byline}{body}</section>'


def picture(width: str, height: float, caption: str = "", css: str = "", side: str = "") -> str:
    """Return a grey rectangle, its height in millimetres, with its caption below; `side` lets the text run around."""
    floating = f"float:{side};margin:{'1mm 3mm 1mm 0' if side == 'left' else '1mm 0 1mm 3mm'};" if side else ""
    below = f'<div class="caption">{escape(caption)}</div>' if caption else ""
    return f'<div style="width:{width};{floating}{css}"><div class="pic" style="height:{height}mm"></div>{below}</div>'
