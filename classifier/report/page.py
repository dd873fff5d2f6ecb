"""Pages that hold all they need: one file, no script, nothing fetched; readable by day, by night and on paper."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from classifier.report.markup import element, html
from classifier.report.plot import STYLE
from classifier.report.tables import Table

_LIGHT = (
    "--paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --line: #d0d7de;"
    " --first: #0b5cad; --second: #a23b00; --warn: #fff4d6;"
)
_DARK = (
    "--paper: #14171b; --ink: #e8ebee; --faint: #a3adb8; --line: #3a424b;"
    " --first: #6cb2f7; --second: #f2a36b; --warn: #40340f;"
)
_STYLE = f"""
:root {{ color-scheme: light dark; {_LIGHT} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_DARK} }} }}
@media print {{ :root {{ color-scheme: light; {_LIGHT} print-color-adjust: exact; }} }}
body {{
  background: var(--paper); color: var(--ink); margin: 0 auto; padding: 1.5rem; max-width: 72rem; line-height: 1.55;
  font-family: system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}}
h1 {{ font-size: 1.6rem; margin: 0 0 .3rem; }}
h2 {{ font-size: 1.2rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }}
h3 {{ font-size: 1rem; margin: 1rem 0 .3rem; }}
p {{ margin: .3rem 0; }}
.faint, caption {{ color: var(--faint); }}
.warning {{ background: var(--warn); border-left: 4px solid var(--second); padding: .6rem .9rem; margin: 1rem 0; }}
.pair {{ display: flex; flex-wrap: wrap; gap: 1.5rem 2.5rem; align-items: flex-start; }}
.pair > svg {{ flex: 0 1 auto; max-width: 100%; height: auto; }}
.pair > .scroll {{ flex: 1 1 20rem; }}
.scroll {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; padding-bottom: .3rem; }}
th, td {{ padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }}
th.word, td.word {{ text-align: left; }}
td.word {{ white-space: nowrap; }}
td.word:last-child {{ white-space: normal; overflow-wrap: anywhere; }}
@media print {{
  body {{ max-width: none; padding: 0; }}
  .pair, tr {{ break-inside: avoid; }}
  h2, h3 {{ break-after: avoid; }}
  .scroll {{ overflow: visible; }}
}}
{STYLE}"""
# The page may fetch and run nothing, whatever stands in it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(title: str, *parts: Element, language: str) -> str:
    """Return a page.

    Parameters
    ----------
    title : str
        Its title.
    parts : Element
        What stands in its body, in order.
    language : str
        Of its text, such as ``zh-CN``.

    Returns
    -------
    str
        A whole file of HTML.
    """
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        element("meta", {"name": "referrer", "content": "no-referrer"}),
        element("title", None, title),
        element("style", None, _STYLE),
    )
    return html(element("html", {"lang": language}, head, element("body", None, element("main", None, *parts))))


def section(heading: str, *parts: Element) -> Element:
    """Return a part of a page under a heading."""
    return element("section", None, element("h2", None, heading), *parts)


def pair(chart: Element, tables: Sequence[Table]) -> Element:
    """Return a chart beside the tables that say the same in numbers."""
    return element("div", {"class": "pair"}, chart, element("div", {"class": "scroll"}, *map(table, tables)))


def paragraph(text: str, kind: str = "") -> Element:
    """Return a paragraph, of a class of the style sheet where one is named."""
    return element("p", {"class": kind} if kind else None, text)


def table(found: Table) -> Element:
    """Return a table, with its title above it and its note below.

    Parameters
    ----------
    found : Table
        The table. The first cell of a row heads it where it is of words.

    Returns
    -------
    xml.etree.ElementTree.Element
        It scrolls by itself where it is wider than the page.
    """
    rows = [element("tr", None, *(_cell(found, place, cell) for place, cell in enumerate(row))) for row in found.rows]
    headings = (
        element("th", {"scope": "col", **_kind(found, place)}, heading) for place, heading in enumerate(found.headings)
    )
    parts = [
        element("thead", None, element("tr", None, *headings)),
        element("tbody", None, *rows),
    ]
    if found.title:
        parts.insert(0, element("caption", None, found.title))
    noted = [paragraph(found.note, "faint")] if found.note else []
    return element("div", {"class": "scroll"}, element("table", None, *parts), *noted)


def _cell(found: Table, place: int, cell: str) -> Element:
    heads = place == 0 and place in found.words
    return element("th" if heads else "td", {**({"scope": "row"} if heads else {}), **_kind(found, place)}, cell)


def _kind(found: Table, place: int) -> dict[str, str | float]:
    return {"class": "word"} if place in found.words else {}
