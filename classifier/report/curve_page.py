"""A simulation as a page: every chart beside a table that says the same."""

from dataclasses import replace
from statistics import fmean
from xml.etree.ElementTree import Element

from classifier.domain.curve import BASELINE, Measure, Simulation
from classifier.report.charts import Bar, Caption, Level, Line, bar_chart, line_chart
from classifier.report.curve_figures import TARGET, Need, Step, needs, steps
from classifier.report.curve_tables import curve_table, needed_table, scores_table
from classifier.report.curve_words import measure_name, simulated
from classifier.report.markup import element
from classifier.report.page import page, pair, paragraph, section, table
from classifier.report.plot import Axis
from classifier.report.tables import Say, percent

# How far beyond the labels that any strategy needed a chart goes on: behind that nothing happens.
_BEYOND = 1.25


def simulation_page(simulation: Simulation, say: Say) -> str:
    """Return a simulation as one file of HTML.

    Parameters
    ----------
    simulation : Simulation
        The curves.
    say : callable
        Chooses the language.

    Returns
    -------
    str
        It needs nothing else: no script, no network.
    """
    title = say("Labelling, simulated", "模拟标注")
    parts = [element("h1", None, title), paragraph(simulated(simulation, say))]
    parts += [_needed(simulation, measure, say) for measure in Measure]
    scores = [table(scores_table(simulation, measure, say)) for measure in Measure]
    parts.append(section(say("How good after so many labels", "标注多少篇之后有多好"), *scores))
    for name in simulation.strategies:
        if name != BASELINE or len(simulation.strategies) == 1:
            pairs = [_curve(simulation, name, measure, say) for measure in Measure]
            parts.append(section(name, *pairs))
    return page(title, *parts, language=say("en", "zh-CN"))


def curve_chart(simulation: Simulation, strategy: str, measure: Measure, say: Say) -> Element:
    """Draw the curve of one strategy against that of random, each with the range of its trials.

    Parameters
    ----------
    simulation : Simulation
        The curves.
    strategy : str
        Its name.
    measure : Measure
        By which they are scored.
    say : callable
        Chooses the language.

    Returns
    -------
    xml.etree.ElementTree.Element
        The element ``svg``. Charts of the same simulation and measure have the same axes.
    """
    x, y = _axes(simulation, measure, say)
    names = dict.fromkeys((strategy, *({BASELINE} & set(simulation.strategies))))
    lines = [_line(name, steps(simulation.of(name), measure), x.high) for name in names]
    reached = percent(TARGET)
    title = say(f"{strategy}: {measure_name(measure, say)}", f"{strategy}：{measure_name(measure, say)}")
    about = say("; ", "；").join(_told(need, say) for need in needs(simulation, measure) if need.strategy in names)
    return line_chart(
        lines,
        x=x,
        y=y,
        caption=Caption(f"curve-{measure}-{simulation.strategies.index(strategy)}", title, about),
        level=Level(say(f"{reached} of the full score", f"全量成绩的 {reached}"), _target(simulation, measure)),
    )


def _axes(simulation: Simulation, measure: Measure, say: Say) -> tuple[Axis, Axis]:
    found = [step for name in simulation.strategies for step in steps(simulation.of(name), measure)]
    needed = [labels for need in needs(simulation, measure) for labels in need.by_trial if labels is not None]
    last = max(step.labels for step in found)
    shown = min(last, max(needed) * _BEYOND) if needed else last
    seen = [step.score for step in found if step.labels <= shown]
    full = max(trial.full(measure) for trial in simulation.trials)
    low = int(min(_target(simulation, measure), *(score.low for score in seen)) * 10) / 10
    high = max(min(int(max(full, *(score.high for score in seen)) * 20 + 1) / 20, 1.0), low + 0.05)
    return (
        Axis(say("articles labelled", "标注篇数"), 0.0, float(shown), percents=False),
        Axis(measure_name(measure, say), low, high, percents=False),
    )


def _target(simulation: Simulation, measure: Measure) -> float:
    return TARGET * fmean(trial.full(measure) for trial in simulation.trials)


def _line(name: str, found: tuple[Step, ...], until: float) -> Line:
    shown = [step for step in found if step.labels <= until]
    return Line(
        name,
        tuple((step.labels, step.score.mean) for step in shown),
        dots=False,
        band=tuple((step.score.low, step.score.high) for step in shown),
    )


def _curve(simulation: Simulation, strategy: str, measure: Measure, say: Say) -> Element:
    chart = curve_chart(simulation, strategy, measure, say)
    return pair(chart, [curve_table(simulation, strategy, measure, say)])


def _needed(simulation: Simulation, measure: Measure, say: Say) -> Element:
    found = needed_table(simulation, measure, say)
    bars = [
        Bar(need.strategy, need.labels.mean, f"{need.labels.mean:.0f}", need.labels.low, need.labels.high)
        for need in needs(simulation, measure)
        if need.labels is not None
    ]
    if not bars:
        return section(found.title, table(replace(found, title="")))
    most = max(bar.high or bar.value for bar in bars)
    about = say(", ", "，").join(f"{bar.label} {bar.shown}" for bar in bars)
    chart = bar_chart(
        bars,
        axis=Axis(say("articles labelled", "标注篇数"), 0.0, most, percents=False),
        caption=Caption(f"needed-{measure}", found.title, about),
    )
    return section(found.title, pair(chart, [replace(found, title="")]))


def _told(need: Need, say: Say) -> str:
    reached = percent(TARGET)
    if need.labels is None:
        return say(
            f"{need.strategy} did not come to {reached} of the full score on every trial",
            f"{need.strategy} 并非每次都达到全量成绩的 {reached}",
        )
    return say(
        f"{need.strategy} comes to {reached} of the full score with {need.labels.mean:.0f} labels",
        f"{need.strategy} 标注 {need.labels.mean:.0f} 篇达到全量成绩的 {reached}",
    )
