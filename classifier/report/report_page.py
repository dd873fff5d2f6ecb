"""A report as a page: one file with its style, script and data in it, that may fetch nothing and run nothing else."""

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from classifier.domain.reported import Reported
from classifier.domain.section import Section
from classifier.domain.taxonomy import Taxonomy
from classifier.report.markup import element, html
from classifier.report.report_data import Name, page_data, shorten
from classifier.report.report_words import nothing_told, period_told, report_title
from classifier.report.tables import Say
from classifier.report.versions_words import model_name, moment

STYLE = "report.css"
SCRIPTS = ("elements.js", "values.js", "marks.js", "charts.js", "dialog.js", "tables.js", "report.js")
"""In the order in which they are joined; each uses what stands in those before it."""
_MOST_NAME = 80


def report_page(
    reported: Reported, sections: Sequence[Section], taxonomy: Taxonomy, say: Say, *, term: Name = str
) -> str:
    """Return a report as one file of HTML.

    Parameters
    ----------
    reported : Reported
        What the report was counted from.
    sections : sequence of Section
        Its tables, in order; each is drawn from its columns and rows alone.
    taxonomy : Taxonomy
        Gives the tags their names.
    say : callable
        Chooses the language.
    term : callable, optional
        Gives the terms that spoke for a tag the names that people read; they stand as they are without it.

    Returns
    -------
    str
        It needs nothing else: it is drawn by its own script in the browser, and its policy forbids every request.
    """
    style, script = _asset(STYLE), "\n".join(_asset(name) for name in SCRIPTS)
    title = report_title(reported, say)
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": _policy(style, script)}),
        element("meta", {"name": "referrer", "content": "no-referrer"}),
        element("meta", {"name": "color-scheme", "content": "light dark"}),
        element("title", None, title),
        _verbatim("style", style),
    )
    body = element(
        "body",
        None,
        element("a", {"class": "skip", "href": "#content"}, say("Skip to the content", "跳到正文")),
        _header(title, reported, say),
        element("main", {"id": "content", "tabindex": "-1"}, *_waiting(say)),
        _verbatim("script", page_data(reported, sections, taxonomy, say, term), id="data", type="application/json"),
        # A module is strict, keeps its names to itself, and waits for the page.
        _verbatim("script", script, type="module"),
    )
    return html(element("html", {"lang": say("en", "zh-CN")}, head, body))


def _header(title: str, reported: Reported, say: Say) -> Element:
    papers = {article.newspaper for article in reported.articles if article.newspaper}
    before = reported.period.before() if reported.earlier is not None else None
    facts = [
        (say("Newspaper", "报纸"), shorten(next(iter(papers)), _MOST_NAME) if len(papers) == 1 else ""),
        (say("Period before", "上一时期"), period_told(before, say) if before else ""),
        (say("Issue", "只看报纸"), shorten(reported.issue or "", _MOST_NAME)),
        (say("Organisation", "只看单位"), shorten(reported.organisation or "", _MOST_NAME)),
        (say("Model", "现用模型"), shorten(model_name(reported.model, say), _MOST_NAME)),
        (say("Made", "生成时间"), moment(reported.at)),
    ]
    told = [
        element("div", None, element("dt", None, label), element("dd", None, text)) for label, text in facts if text
    ]
    nothing = nothing_told(reported, say)
    warned = [element("p", {"class": "doubt"}, nothing)] if nothing else []
    return element("header", None, element("h1", None, title), element("dl", {"class": "facts"}, *told), *warned)


def _waiting(say: Say) -> list[Element]:
    """Return what stands in the page until it is drawn, and stays where it cannot be."""
    old = say(
        "The report is being drawn. If this line stays, open the file in a newer Chrome, Edge, Firefox or Safari.",
        "正在绘制报告。如果一直停在这一行，请换用较新的 Chrome、Edge、Firefox 或 Safari 打开本文件。",
    )
    off = say(
        "Scripts are switched off: allow them for this file and open it again. They are all in it, and it sends nothing"
        " anywhere. Or make the report anew with --format xlsx or --format md, which need none.",
        "浏览器禁用了脚本：请对本文件允许脚本，再重新打开；脚本都在文件里，不会向外发送任何内容。"
        "也可以改用 --format xlsx 或 --format md 重新生成，那两种不需要脚本。",
    )
    return [element("p", {"id": "waiting"}, old), element("noscript", None, element("p", None, off))]


def _asset(name: str) -> str:
    return files("classifier.report").joinpath("assets", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _verbatim(tag: str, text: str, **attributes: str) -> Element:
    """Return an element of text that stands as it is: our own, or data that is escaped for it."""
    found = Element(tag, attributes)
    found.text = text
    return found
