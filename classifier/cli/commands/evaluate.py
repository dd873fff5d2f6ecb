"""``yuankan evaluate``."""

from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Lang, Model
from classifier.cli.report_formats import ReportFormat

if TYPE_CHECKING:
    from classifier.domain.label import LabelledArticle
    from classifier.domain.scorecard import Scorecard
    from classifier.workflows.chosen import Chosen

EXAMPLES = """\b
Examples:
  yuankan evaluate gold.jsonl
  yuankan evaluate gold.jsonl -o evaluation.html
  yuankan evaluate gold.jsonl --format json
  yuankan evaluate gold.jsonl --model challenger
  yuankan evaluate labels/ --cross-validate 5"""
_MOST = 100_000


Gold = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="GOLD",
        help="Labelled articles (.jsonl: title, text, primary and tags), folders of them, or - for standard input.",
        show_default=False,
    ),
]
Parts = Annotated[
    int | None,
    typer.Option(
        "--cross-validate",
        metavar="K",
        min=2,
        help="Train on the articles themselves instead, in K parts, each scored by a model of the others.",
        show_default=False,
    ),
]
Form = Annotated[
    ReportFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="How to show the figures.  [default: table, or what the name after -o says]",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False),
]
Resamples = Annotated[
    int,
    typer.Option(
        "--resamples",
        metavar="N",
        min=0,
        max=_MOST,
        help="Bootstrap resamples that the intervals are made from; 0 for none.  [default: 1000]",
        show_default=False,
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        metavar="N",
        min=0,
        help="Of the resamples and the parts: the same seed gives the same figures.  [default: 0]",
        show_default=False,
    ),
]


def evaluate_command(
    gold: Gold = None,
    *,
    model: Model = None,
    cross_validate: Parts = None,
    wanted: Form = None,
    output: Output = None,
    resamples: Resamples = 1000,
    seed: Seed = 0,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Score a model on articles that a person has labelled."""
    from classifier.cli.commands.inputs import checked_paths, standard_input

    inputs = checked_paths(gold, "evaluate", "gold.jsonl")
    _check_model(model, cross_validate)
    from classifier.cli.commands.gold import gathered
    from classifier.cli.commands.tag import tell_training
    from classifier.cli.commands.workspace import chosen_model
    from classifier.cli.errors import FAILURE, tell
    from classifier.cli.language import say
    from classifier.cli.logs import listen
    from classifier.cli.output import open_sink
    from classifier.cli.report_formats import resolve_report
    from classifier.ingest.gold import read_gold

    form, file = resolve_report(wanted, output, inputs)
    listen()
    # A name, never a file: loading one runs what it holds.
    chosen, _ = chosen_model(model, tell_training)
    taxonomy = chosen.taxonomy
    found, broken = gathered(read_gold(inputs, standard_input(inputs), taxonomy))
    if not found:
        raise typer.Exit(FAILURE)
    with open_sink(file) as sink:
        card = _scored(found, chosen, cross_validate, resamples=resamples, seed=seed)
        from classifier.cli.scorecards import write_scorecard
        from classifier.report.scorecard_words import warning

        if told := warning(card, say):
            tell(told)
        write_scorecard(card, taxonomy, form, sink)
    if broken:
        raise typer.Exit(FAILURE)


def _check_model(model: str | None, folds: int | None) -> None:
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if model is not None and folds is not None:
        raise UsageError(
            say("--cross-validate trains models of its own", "--cross-validate 会自己训练模型"),
            hint=say("leave --model out", "请去掉 --model"),
        )


def _scored(
    found: "list[LabelledArticle]", chosen: "Chosen", folds: int | None, *, resamples: int, seed: int
) -> "Scorecard":
    from classifier.cli.language import say
    from classifier.cli.steps import steps
    from classifier.errors import CorpusError, UsageError
    from classifier.workflows.evaluate import cross_validate_gold, evaluate_model

    keys = chosen.taxonomy.keys
    if folds is None:
        with steps(say("tagging", "打标签"), len(found)) as passed:
            return evaluate_model(found, chosen, resamples=resamples, seed=seed, passed=passed)
    try:
        with steps(say("cross-validating", "交叉验证"), folds) as passed:
            return cross_validate_gold(found, keys, folds=folds, resamples=resamples, seed=seed, passed=passed)
    except CorpusError as error:
        raise UsageError(
            say(
                f"--cross-validate {folds}: {error.message}", f"--cross-validate {folds}：{len(found)} 篇标注稿件不够分"
            ),
            hint=say("give more labelled articles, or fewer parts", "请多给一些标注稿件，或少分几份"),
        ) from error
