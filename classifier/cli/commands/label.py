"""``yuankan label``."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from classifier.cli.commands.label_options import (
    By,
    Export,
    LabelPaths,
    Number,
    Refresh,
    Second,
    Seeds,
    Simulate,
    SimulationOutput,
    Strategies,
    Wanted,
)
from classifier.cli.commands.workspace import LabelsOption
from classifier.cli.options import Debug, Lang
from classifier.config import Settings

if TYPE_CHECKING:
    from classifier.cli.screens.labelling import Outcome
    from classifier.domain.taxonomy import Taxonomy
    from classifier.storage.workspace import Workspace

EXAMPLES = """\b
Examples:
  yuankan label
  yuankan label issues/2024-04.pdf --by 王芳
  yuankan label --number 30
  yuankan label --export labels.csv
  yuankan label --simulate gold.jsonl"""


def label_command(
    paths: LabelPaths = None,
    *,
    by: By = None,
    strategies: Strategies = None,
    number: Number = None,
    second: Second = None,
    refresh: Refresh = None,
    labels: LabelsOption = None,
    simulation: Simulate = False,
    seeds: Seeds = None,
    export: Export = None,
    wanted: Wanted = None,
    output: SimulationOutput = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Label articles in the terminal, those that a model learns most from first."""
    given = {
        "PATH": paths,
        "--by": by,
        "--strategy": strategies,
        "--number": number,
        "--second": second,
        "--refresh": refresh,
        "--simulate": simulation or None,
        "--seeds": seeds,
        "--export": export,
        "--format": wanted,
        "--output": output,
    }
    if export is not None:
        _check(given, "--export", {"--export", "--format"})
        _export(labels, export, wanted)
    elif simulation:
        _check(given, "--simulate", {"--simulate", "PATH", "--strategy", "--seeds", "--format", "--output"})
        _simulate(paths or (), strategies or (), seeds=seeds, wanted=wanted, output=output, labels=labels)
    else:
        _check(given, "label", {"PATH", "--by", "--strategy", "--number", "--second", "--refresh"})
        _label(paths or (), strategies or (), by=by, number=number, second=second, refresh=refresh, labels=labels)


def _check(given: Mapping[str, object], what: str, allowed: set[str]) -> None:
    from classifier.cli.language import say
    from classifier.errors import UsageError

    for name, value in given.items():
        if value not in (None, []) and name not in allowed:
            raise UsageError(
                say(f"{name} makes no sense with {what}", f"{name} 不能与 {what} 同用")
                if what != "label"
                else say(f"{name} belongs to --export or --simulate", f"{name} 要与 --export 或 --simulate 同用"),
                hint=say("leave one of the two out", "请去掉其中一个"),
            )


def _export(labels: str | None, file: str, wanted: str | None) -> None:
    from classifier.cli.commands.labels import export_to
    from classifier.cli.commands.workspace import label_folder
    from classifier.cli.language import say
    from classifier.errors import UsageError
    from classifier.storage.exchange.names import LabelFormat

    if not file:
        raise UsageError(
            say("--export: an empty name is no file", "--export：文件名是空的"),
            hint=say("name a file, such as labels.csv", "请给出文件名，例如 labels.csv"),
        )
    if wanted is not None and wanted not in set(LabelFormat):
        raise UsageError(
            say(f"--format {wanted}: labels have no such format", f"--format {wanted}：标注没有这种格式"),
            hint=say(f"there is {', '.join(LabelFormat)}", f"现有：{'、'.join(LabelFormat)}"),
        )
    export_to(label_folder(labels), file, None if wanted is None else LabelFormat(wanted))


def _simulate(
    gold: Sequence[str],
    strategies: Sequence[str],
    *,
    seeds: int | None,
    wanted: str | None,
    output: str | None,
    labels: str | None,
) -> None:
    from classifier.cli.commands.simulate import SEEDS, simulate
    from classifier.cli.commands.workspace import label_folder

    taxonomy: Taxonomy | None = None if labels is None else label_folder(labels).taxonomy()
    simulate(gold, strategies=strategies, seeds=seeds or SEEDS, wanted=wanted, output=output, taxonomy=taxonomy)


def _label(
    paths: Sequence[str],
    strategies: Sequence[str],
    *,
    by: str | None,
    number: int | None,
    second: float | None,
    refresh: int | None,
    labels: str | None,
) -> None:
    from pathlib import Path

    from classifier.cli.commands.annotators import annotator_of
    from classifier.cli.commands.workspace import here, label_folder
    from classifier.storage.workspace import find_workspace

    workspace = here(or_labels=True) if labels is None else find_workspace(Path.cwd())
    settings = workspace.settings if workspace else Settings()
    folder = label_folder(labels)
    strategy = _strategy(strategies, settings)
    inputs = _sources(paths, workspace)
    annotator = folder.log(annotator_of(by, settings)).annotator

    from classifier.cli.screens.terminal import check_terminal

    check_terminal("label")
    from classifier.cli.screens.labelling import label_in_terminal
    from classifier.workflows.labelling.plan import Plan

    plan = Plan(
        paths=inputs,
        labels=folder.folder,
        annotator=annotator,
        strategy=strategy,
        random_share=settings.random_share,
        second_share=settings.second_share if second is None else second,
        refresh=refresh or settings.refresh,
    )
    _tell(label_in_terminal(folder, plan, goal=number), folder.taxonomy())


def _strategy(strategies: Sequence[str], settings: Settings) -> str:
    """Return the one strategy that chooses the next article."""
    from classifier.cli.commands.strategies import check_strategies
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if len(strategies) > 1:
        raise UsageError(
            say("one strategy chooses the next article", "只能用一种办法挑选下一篇"),
            hint=say("several go with --simulate alone", "几种办法只能与 --simulate 同用"),
        )
    strategy = strategies[0] if strategies else settings.strategy
    if strategy != Settings().strategy:
        # Importing all strategies takes a moment, which who wants the default need not wait.
        check_strategies([strategy])
    return strategy


def _sources(paths: Sequence[str], workspace: "Workspace | None") -> tuple[str, ...]:
    """Return what is to be labelled, where any of it is there at all."""
    from pathlib import Path

    from classifier.cli.commands.inputs import checked_paths
    from classifier.cli.language import say
    from classifier.errors import NotFoundError, UsageError

    if "-" in paths:
        raise UsageError(
            say("-: the keyboard is where you answer", "-：键盘要用来回答"),
            hint=say("name files or folders", "请给出文件或文件夹"),
        )
    found = tuple(paths) or tuple(map(str, workspace.sources if workspace else ()))
    checked_paths(found, "label")
    if not any(Path(one).exists() for one in found if one):
        raise NotFoundError(f"{found[0]}: no such file or folder", source=found[0], hint="check the path")
    return found


def _tell(outcome: "Outcome", taxonomy: "Taxonomy") -> None:
    """Say on standard output what the session came to, and on standard error what could not be read."""
    import typer

    from classifier.cli.errors import FAILURE, HUNG_UP, tell, told
    from classifier.cli.plain import visible
    from classifier.cli.screens.summary import summary

    if not outcome.present:
        # As if the terminal had said so itself before it went.
        raise SystemExit(HUNG_UP)
    for line in summary(outcome.ended, taxonomy):
        typer.echo(visible(line))
    for trouble in outcome.troubles:
        tell(told(trouble)[0])
    if outcome.fault is not None:
        raise outcome.fault
    if outcome.troubles:
        raise typer.Exit(FAILURE)
