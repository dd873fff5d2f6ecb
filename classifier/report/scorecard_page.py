"""A scorecard as a page: every chart beside a table that says the same."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from classifier.domain.interval import Interval
from classifier.domain.reliability import Reliability
from classifier.domain.scorecard import Scorecard
from classifier.domain.taxonomy import Taxonomy
from classifier.report.charts import Bar, Caption, Line, Mark, bar_chart, heat_map, line_chart
from classifier.report.markup import element
from classifier.report.page import page, pair, paragraph, section, table
from classifier.report.plot import Axis
from classifier.report.scorecard_tables import (
    bins_table,
    calibration_table,
    confusion_table,
    coverage_table,
    mistakes_table,
    primary_table,
    summary,
    tag_table,
)
from classifier.report.scorecard_words import kind_names, legend, measured, warning
from classifier.report.tables import Say, figure, percent


def scorecard_page(card: Scorecard, taxonomy: Taxonomy, say: Say) -> str:
    """Return a scorecard as one file of HTML.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    taxonomy : Taxonomy
        Gives the tags their names.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        It needs nothing else: no script, no network.
    """
    found = card.evaluation
    title = say(f"Evaluation: {found.model}", f"模型评估：{found.model}")
    parts = [element("h1", None, title), *_heading(card, taxonomy, say), table(summary(card, say))]
    parts += [_tags(card, taxonomy, say), _primary(card, taxonomy, say), _coverage(card, say)]
    parts += [*_calibration(card, taxonomy, say), _mistakes(card, taxonomy, say)]
    return page(title, *parts, language=say("en", "zh-CN"))


def _heading(card: Scorecard, taxonomy: Taxonomy, say: Say) -> list[Element]:
    told = ((measured(card, say), ""), (legend(taxonomy, say), "faint"), (warning(card, say), "warning"))
    return [paragraph(text, kind) for text, kind in told if text]


def _tags(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Element:
    found, names = card.evaluation, kind_names(taxonomy, say)
    between = found.intervals.tags if found.intervals else {}
    bars = [_bar(names[key], counts.f1, between.get(key)) for key, counts in found.tags.items()]
    title = say("F1 of each tag", "每个标签的 F1")
    chart = bar_chart(bars, axis=Axis("F1", percents=False), caption=Caption("tags", title, _listed(bars, say)))
    return section(title, pair(chart, [tag_table(card, taxonomy, say)]))


def _primary(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Element:
    found, names = card.evaluation, kind_names(taxonomy, say)
    called = list(names.values())
    counts = [[found.confusion.get((true, said), 0) for said in names] for true in names]
    title = say("Primary tag: what was taken for what", "主标签：什么被判成了什么")
    about = say(
        f"{sum(counts[i][i] for i in range(len(counts)))} of {found.articles} lie on the diagonal, where the two agree",
        f"{found.articles} 篇中有 {sum(counts[i][i] for i in range(len(counts)))} 篇在对角线上，即判对",
    )
    chart = heat_map(
        called,
        called,
        counts,
        sides=(say("true", "应为"), say("said", "判为")),
        caption=Caption("primary", title, about),
    )
    return section(
        title, pair(chart, [primary_table(card, taxonomy, say)]), table(confusion_table(card, taxonomy, say))
    )


def _coverage(card: Scorecard, say: Say) -> Element:
    found = card.evaluation
    points = [(point.share, point.accuracy) for point in found.coverage.points]
    marked = found.alone >= points[0][0]
    lowest = min([accuracy for _, accuracy in points] + ([found.accuracy_alone] if marked else []))
    title = say("How right it is where it is surest", "最有把握的稿件判得有多准")
    about = say(
        f"primary right: {figure(points[0][1])} of the surest {percent(points[0][0])}, {figure(points[-1][1])} of all",
        f"主标签正确率：最有把握的 {percent(points[0][0])} 为 {figure(points[0][1])}，全部为 {figure(points[-1][1])}",
    )
    rule = Mark(say("not marked for review", "未标待核"), found.alone, found.accuracy_alone)
    chart = line_chart(
        [Line(say("primary right", "主标签正确率"), tuple(points), dots=False)],
        x=Axis(say("share of the articles, surest first", "稿件比例，最有把握的在前"), points[0][0], 1.0),
        y=Axis(say("primary right", "主标签正确率"), _floor(lowest), 1.0),
        caption=Caption("coverage", title, about),
        mark=rule if marked else None,
    )
    return section(title, pair(chart, [coverage_table(card, say)]))


def _calibration(card: Scorecard, taxonomy: Taxonomy, say: Say) -> list[Element]:
    found, names = card.evaluation, kind_names(taxonomy, say)
    tags, primary = say("all tags", "全部标签"), say("primary", "主标签")
    title = say("Whether the confidences can be believed", "置信度可信吗")
    both = _diagram([(tags, found.reliability), (primary, found.primary_reliability)], "calibration", title, say)
    tables = [
        calibration_table(card, taxonomy, say),
        bins_table(found.reliability, say, title=tags),
        bins_table(found.primary_reliability, say, title=primary),
    ]
    parts = [section(title, pair(both, tables))]
    for place, (key, one) in enumerate(found.tag_reliability.items()):
        heading = say(f"Confidences of {names[key]}", f"“{names[key]}”的置信度")
        chart = _diagram([(names[key], one)], f"calibration-{place}", heading, say)
        parts.append(section(heading, pair(chart, [bins_table(one, say, title="")])))
    return parts


def _diagram(found: list[tuple[str, Reliability]], name: str, title: str, say: Say) -> Element:
    about = say("; ", "；").join(
        say(f"{label}: calibration error {figure(one.error)}", f"{label}：校准误差 {figure(one.error)}")
        for label, one in found
    )
    return line_chart(
        [Line(label, tuple((one.confidence, one.share) for one in each.bins)) for label, each in found],
        x=Axis(say("confidence", "置信度")),
        y=Axis(say("share that is true", "属实的比例")),
        caption=Caption(name, title, about),
        diagonal=say("as it should be", "理想情形"),
    )


def _mistakes(card: Scorecard, taxonomy: Taxonomy, say: Say) -> Element:
    found = mistakes_table(card, taxonomy, say)
    if not found.rows:
        return section(found.title, paragraph(say("no primary was wrong", "主标签没有判错的")))
    return section(found.title, table(replace(found, title="")))


def _bar(label: str, value: float, between: Interval | None) -> Bar:
    if between is None:
        return Bar(label, value, figure(value))
    return Bar(label, value, figure(value), between.low, between.high)


def _listed(bars: list[Bar], say: Say) -> str:
    return say(", ", "，").join(f"{bar.label} {bar.shown}" for bar in bars)


def _floor(value: float) -> float:
    """Return a round value from which an axis may start, below what it shows."""
    return min(int(value * 20) / 20, 0.9)
