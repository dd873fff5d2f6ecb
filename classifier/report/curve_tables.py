"""The tables of a simulation, in the language of whoever reads them."""

from classifier.domain.curve import BASELINE, Measure, Simulation
from classifier.report.curve_figures import TARGET, Spread, needs, steps, thinned
from classifier.report.curve_words import measure_name, trials_note
from classifier.report.tables import Say, Table, figure, percent

_COLUMNS = 7
_ROWS = 12


def needed_table(simulation: Simulation, measure: Measure, say: Say) -> Table:
    """Return how many labels every strategy needs.

    Parameters
    ----------
    simulation : Simulation
        The curves.
    measure : Measure
        By which they are scored.
    say : callable
        Chooses the language.

    Returns
    -------
    Table
        A row a strategy, in their order.
    """
    rows = [
        (need.strategy, _labels(need.labels), _range(need.labels), _ratio(need.ratio), _ratio_range(need.ratio))
        for need in needs(simulation, measure)
    ]
    reached = percent(TARGET)
    return Table(
        title=say(
            f"Labels needed for {reached} of the full score: {measure_name(measure, say)}",
            f"达到全量成绩的 {reached} 所需标注：{measure_name(measure, say)}",
        ),
        headings=(
            say("Strategy", "策略"),
            say("Labels", "篇数"),
            say("range", "范围"),
            say("of random", "为随机的"),
            say("range", "范围"),
        ),
        rows=tuple(rows),
        note=trials_note(simulation, measure, say),
    )


def scores_table(simulation: Simulation, measure: Measure, say: Say) -> Table:
    """Return how good the model is after so many labels, strategy by strategy; as in `needed_table`."""
    found = {name: steps(simulation.of(name), measure) for name in simulation.strategies}
    # Strategies run in the same rounds; one that ended earlier, or ran in others, is empty where it has no round.
    shown = [step.labels for step in thinned(found.get(BASELINE) or max(found.values(), key=len), _COLUMNS)]
    rows = []
    for name, one in found.items():
        scores = {step.labels: figure(step.score.mean) for step in one}
        rows.append((name, *(scores.get(labels, "") for labels in shown)))
    return Table(
        title=say(
            f"After so many labels: {measure_name(measure, say)}", f"标注若干篇之后：{measure_name(measure, say)}"
        ),
        headings=(say("Strategy", "策略"), *map(str, shown)),
        rows=tuple(rows),
        note=say("mean of the trials", "各次平均"),
    )


def curve_table(simulation: Simulation, strategy: str, measure: Measure, say: Say) -> Table:
    """Return the curve of one strategy beside that of random.

    Parameters
    ----------
    simulation, measure, say
        As in `needed_table`.
    strategy : str
        Its name.

    Returns
    -------
    Table
        A row for some of its rounds.
    """
    found = steps(simulation.of(strategy), measure)
    by_lot = simulation.of(BASELINE)
    against = {step.labels: figure(step.score.mean) for step in steps(by_lot, measure)} if by_lot else {}
    return Table(
        title="",
        headings=(say("Labels", "标注篇数"), strategy, say("range", "范围"), say("random", "随机")),
        rows=tuple(
            (
                str(step.labels),
                figure(step.score.mean),
                f"{figure(step.score.low)}–{figure(step.score.high)}",
                against.get(step.labels, ""),
            )
            for step in thinned(found, _ROWS)
        ),
        words=frozenset(),
        note=measure_name(measure, say),
    )


def _labels(found: Spread | None) -> str:
    return "—" if found is None else f"{found.mean:.0f}"


def _range(found: Spread | None) -> str:
    return "" if found is None or found.low == found.high else f"{found.low:.0f}–{found.high:.0f}"


def _ratio(found: Spread | None) -> str:
    return "—" if found is None else f"{found.mean:.2f}"


def _ratio_range(found: Spread | None) -> str:
    return "" if found is None or found.low == found.high else f"{found.low:.2f}–{found.high:.2f}"
