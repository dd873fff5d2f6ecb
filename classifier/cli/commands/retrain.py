"""``yuankan retrain``."""

from typing import Annotated

import typer

from classifier.cli.options import Debug, Lang

EXAMPLES = """\b
Examples:
  yuankan retrain
  yuankan retrain --if-due --json"""
KEPT, NOTHING = 10, 11
"""Exit statuses, beside 0 where a model was promoted."""
_MOST_SEED = 2**32 - 1


def retrain_command(
    *,
    if_due: Annotated[
        bool,
        typer.Option(
            "--if-due",
            help="Train only if the rules of yuankan.toml ask for it, as cron would.",
            show_default=False,
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Train though nothing has changed since the last training.", show_default=False),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.", show_default=False)
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            metavar="N",
            min=0,
            max=_MOST_SEED,
            help="Of the training and of the test.  [default: retrain.seed of the workspace]",
            show_default=False,
        ),
    ] = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Train a model on the labels of the workspace; it replaces the champion only if it is no worse.

    Exit status: 0 promoted, 10 champion kept, 11 nothing to do or another run at work; 1, 2 and 3 failures.
    """
    _check(if_due=if_due, force=force)
    from classifier.cli.commands.workspace import here
    from classifier.cli.language import say
    from classifier.cli.logs import listen
    from classifier.cli.output import open_sink
    from classifier.cli.phrases import REPORTS, translated
    from classifier.cli.runs import Surroundings, write_run
    from classifier.cli.waiting import waiting
    from classifier.domain.run import Outcome
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.retraining.retrain import retrain

    workspace = here()
    listen()
    with waiting() as tell_step:
        run = retrain(
            workspace,
            if_due=if_due,
            force=force,
            seed=seed,
            report=lambda sentence: tell_step(say(sentence, translated(REPORTS, sentence))),
        )
    with open_sink(None) as sink:
        around = Surroundings(LabelFolder(workspace.labels).taxonomy(), workspace.settings.retrain)
        write_run(run, around, sink, as_json=as_json)
    statuses = {Outcome.PROMOTED: 0, Outcome.KEPT: KEPT}
    raise typer.Exit(statuses.get(run.outcome, NOTHING))


def _check(*, if_due: bool, force: bool) -> None:
    if if_due and force:
        from classifier.cli.language import say
        from classifier.errors import UsageError

        raise UsageError(
            say("--if-due asks whether to train, and --force does not", "--if-due 要先看该不该训练，--force 则不管"),
            hint=say("leave one of the two out", "请去掉其中一个"),
        )
