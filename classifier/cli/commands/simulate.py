"""``yuankan label --simulate``: how many labels every strategy would have needed, on articles labelled already."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from classifier.cli.report_formats import ReportFormat
    from classifier.domain.curve import Simulation
    from classifier.domain.label import LabelledArticle
    from classifier.domain.taxonomy import Taxonomy
    from classifier.errors import UsageError

SEEDS = 5
# Of fewer articles a quarter is too little to score on, and what is left too little to choose from.
LEAST = 100


def simulate(
    gold: Sequence[str],
    *,
    strategies: Sequence[str] = (),
    seeds: int = SEEDS,
    wanted: str | None = None,
    output: str | None = None,
    taxonomy: "Taxonomy | None" = None,
) -> None:
    """Hold strategies against random on labelled articles, and write what each needed.

    Parameters
    ----------
    gold : sequence of str
        Files, folders or ``-``, as for ``evaluate``.
    strategies : sequence of str
        Names; all there are where there is none. Random always runs.
    seeds : int
        Trials: each divides the articles anew, three quarters to ask about and one to score on.
    wanted, output : str, optional
        What ``--format`` and ``-o`` said: ``table``, ``json`` or ``html``.
    taxonomy : Taxonomy, optional
        The tags; those that ship where it is left out.

    Raises
    ------
    UsageError
        Where a strategy or a format is not known, the place makes no sense, or there are too few labelled articles.
    typer.Exit
        With status 1 where some of the articles could not be used; what could be is simulated and written.
    """
    from classifier.cli.commands.gold import gathered
    from classifier.cli.commands.inputs import checked_paths, standard_input
    from classifier.cli.errors import FAILURE
    from classifier.cli.logs import listen
    from classifier.cli.output import open_sink
    from classifier.cli.report_formats import resolve_report

    inputs = checked_paths(gold, "label --simulate", "gold.jsonl")
    form, file = resolve_report(_form(wanted), output, inputs)
    from classifier.ingest.gold import read_gold
    from classifier.storage.shipped import load_taxonomy

    names = _checked(strategies)
    listen()
    tags = taxonomy or load_taxonomy()
    found, broken = gathered(read_gold(inputs, standard_input(inputs), tags))
    if not found:
        raise typer.Exit(FAILURE)
    with open_sink(file) as sink:
        simulation = _simulated(found, tags, names, seeds)
        from classifier.cli.simulations import write_simulation

        write_simulation(simulation, form, sink)
    if broken:
        raise typer.Exit(FAILURE)


def _form(wanted: str | None) -> "ReportFormat | None":
    from classifier.cli.language import say
    from classifier.cli.report_formats import ReportFormat
    from classifier.errors import UsageError

    if wanted is None or wanted in set(ReportFormat):
        return None if wanted is None else ReportFormat(wanted)
    raise UsageError(
        say(f"--format {wanted}: a simulation has no such form", f"--format {wanted}：模拟结果没有这种格式"),
        hint=say(f"there is {', '.join(ReportFormat)}", f"现有：{'、'.join(ReportFormat)}"),
    )


def _checked(strategies: Sequence[str]) -> tuple[str, ...]:
    from classifier.cli.commands.strategies import check_strategies
    from classifier.domain.curve import BASELINE
    from classifier.query.strategies.catalogue import STRATEGIES

    check_strategies(strategies)
    return tuple(dict.fromkeys((BASELINE, *(strategies or STRATEGIES))))


def _simulated(
    found: "list[LabelledArticle]", taxonomy: "Taxonomy", names: tuple[str, ...], seeds: int
) -> "Simulation":
    from classifier.cli.language import say
    from classifier.cli.steps import steps
    from classifier.errors import CorpusError
    from classifier.workflows.simulate import simulate_gold

    if len(found) < LEAST:
        raise _too_few(len(found))
    try:
        with steps(say("simulating", "模拟"), seeds * len(names)) as passed:
            return simulate_gold(found, taxonomy.keys, strategies=names, seeds=range(seeds), passed=passed)
    except CorpusError as error:
        raise _too_few(len(found)) from error


def _too_few(count: int) -> "UsageError":
    from classifier.cli.language import say
    from classifier.errors import UsageError

    return UsageError(
        say(
            f"{count} labelled articles are too few to simulate with, or too much alike",
            f"{count} 篇标注稿件太少，或彼此太像，无法模拟",
        ),
        hint=say(f"give at least {LEAST}, better some hundreds", f"请至少给 {LEAST} 篇，最好几百篇"),
    )
