"""A registry and its history as a page: accuracy and labels over versions, every chart beside its table."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from classifier.domain.contest import Figures
from classifier.domain.inventory import Entry, Inventory
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import ModelVersion, Origin
from classifier.report.charts import Caption, Line, line_chart
from classifier.report.markup import element
from classifier.report.page import page, pair, paragraph, section, table
from classifier.report.plot import Axis
from classifier.report.tables import Say, Table, figure
from classifier.report.versions_tables import runs_table, versions_table
from classifier.report.versions_words import held

# An axis over fewer whole numbers than this would name halves between them.
_LEAST_SPAN = 6.0


def versions_page(inventory: Inventory, taxonomy: Taxonomy, say: Say) -> str:
    """Return a registry and its history as one file of HTML.

    Parameters
    ----------
    inventory : Inventory
        What it holds.
    taxonomy : Taxonomy
        Gives the tags their names.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        It needs nothing else: no script, no network.
    """
    title = say("Models", "模型")
    parts = [element("h1", None, title), paragraph(held(inventory, say))]
    if inventory.faults:
        count = len(inventory.faults)
        parts.append(
            paragraph(
                say(f"{count} of what is here cannot be used: see the versions", f"有 {count} 处不能用：见各版本"),
                "warning",
            )
        )
    parts += _charts(inventory, say)
    for found in (versions_table(inventory, say), runs_table(inventory.runs, taxonomy, say)):
        parts.append(section(found.title, table(replace(found, title=""))))
    return page(title, *parts, language=say("en", "zh-CN"))


def _charts(inventory: Inventory, say: Say) -> Iterator[Element]:
    scored = [Scored(entry.name, found) for entry in inventory.entries if (found := _after(entry)) is not None]
    if scored:
        told = [pair(accuracy_chart(scored, say), [_scores(scored, say)])]
        yield section(say("Accuracy over versions", "各版本的准确度"), *told)
    known = [
        entry.version
        for entry in inventory.entries
        if entry.version is not None and entry.version.manifest.origin is Origin.TRAINED
    ]
    if known:
        yield section(
            say("Labels over versions", "各版本的标注"), pair(labels_chart(known, say), [_labels(known, say)])
        )


def _after(entry: Entry) -> Figures | None:
    return None if entry.contest is None else entry.contest.after


@dataclass(frozen=True, slots=True)
class Scored:
    """A version and how it did at its contest."""

    name: str
    figures: Figures


def accuracy_chart(scored: Sequence[Scored], say: Say) -> Element:
    """Draw how versions did on the labels kept for testing when they were made.

    Parameters
    ----------
    scored : sequence
        The name of each version and its figures, at least one.
    say : callable
        Chooses the language.

    Returns
    -------
    xml.etree.ElementTree.Element
        The element ``svg``.
    """
    primary = [(_number(one.name), one.figures.primary_macro_f1) for one in scored]
    tags = [(_number(one.name), one.figures.tag_macro_f1) for one in scored]
    scores = [score for _, score in (*primary, *tags)]
    low = math.floor(min(scores) * 10) / 10
    return line_chart(
        [Line(say("primary", "主标签"), tuple(primary)), Line(say("tags", "标签"), tuple(tags))],
        x=_versions_axis([one.name for one in scored], say),
        y=Axis(say("macro F1", "宏平均 F1"), low, max(math.ceil(max(scores) * 20) / 20, low + 0.05), percents=False),
        caption=Caption(
            "accuracy",
            say("Accuracy over versions", "各版本的准确度"),
            say("; ", "；").join(f"{one.name} {figure(one.figures.primary_macro_f1)}" for one in scored),
        ),
    )


def labels_chart(versions: Sequence[ModelVersion], say: Say) -> Element:
    """Draw how many of the user's articles versions learnt from, and how many they were tested on.

    Parameters
    ----------
    versions : sequence of ModelVersion
        At least one.
    say : callable
        Chooses the language.

    Returns
    -------
    xml.etree.ElementTree.Element
        The element ``svg``.
    """
    own = [(_number(one.name), float(one.manifest.own)) for one in versions]
    tested = [(_number(one.name), float(one.manifest.tested)) for one in versions]
    most = max(count for _, count in (*own, *tested))
    return line_chart(
        [Line(say("learnt from", "学习"), tuple(own)), Line(say("kept for testing", "测试"), tuple(tested))],
        x=_versions_axis([one.name for one in versions], say),
        y=Axis(say("articles", "篇数"), 0.0, max(most, _LEAST_SPAN), percents=False),
        caption=Caption(
            "labels",
            say("Labels over versions", "各版本的标注"),
            say("; ", "；").join(f"{one.name} {one.manifest.own}" for one in versions),
        ),
    )


def _number(name: str) -> float:
    return float(name[1:])


def _versions_axis(names: Sequence[str], say: Say) -> Axis:
    first, last = _number(names[0]), _number(names[-1])
    return Axis(say("version", "版本"), first, max(last, first + _LEAST_SPAN), percents=False)


def _scores(scored: Sequence[Scored], say: Say) -> Table:
    return Table(
        title="",
        headings=(say("Version", "版本"), say("Primary F1", "主标签 F1"), say("Tag F1", "标签 F1")),
        rows=tuple(
            (one.name, figure(one.figures.primary_macro_f1), figure(one.figures.tag_macro_f1)) for one in scored
        ),
    )


def _labels(versions: Sequence[ModelVersion], say: Say) -> Table:
    return Table(
        title="",
        headings=(say("Version", "版本"), say("Learnt", "学习"), say("Test", "测试")),
        rows=tuple((one.name, str(one.manifest.own), str(one.manifest.tested)) for one in versions),
    )
