"""``yuankan retrain``."""

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Lang

if TYPE_CHECKING:
    from classifier.domain.run import Run
    from classifier.storage.labels.folder import LabelFolder
    from classifier.storage.workspace import Workspace

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
    from classifier.errors import YuankanError
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.retraining.retrain import retrain

    workspace = here()
    listen()
    started = dt.datetime.now(dt.UTC)
    try:
        with waiting() as tell_step:
            run = retrain(
                workspace,
                if_due=if_due,
                force=force,
                seed=seed,
                report=lambda sentence: tell_step(say(sentence, translated(REPORTS, sentence))),
            )
    except (YuankanError, OSError):
        if as_json:
            _write_failed(workspace, started)
        raise
    with open_sink(None) as sink:
        labels = LabelFolder(workspace.labels)
        around = Surroundings(labels.taxonomy(), workspace.settings.retrain, _titles(run, labels))
        write_run(run, around, sink, as_json=as_json)
    statuses = {Outcome.PROMOTED: 0, Outcome.KEPT: KEPT}
    raise typer.Exit(statuses.get(run.outcome, NOTHING))


def _titles(run: "Run", labels: "LabelFolder") -> dict[str, str]:
    """Return what the articles are called that a person should look at."""
    suspects = [id_ for finding in (run.contest.findings if run.contest else ()) for id_ in finding.articles]
    articles = labels.articles() if suspects else {}
    return {
        id_: f"{articles[id_].issue}  {articles[id_].article.title or articles[id_].article.text[:30]}"
        for id_ in suspects
        if id_ in articles
    }


def _write_failed(workspace: "Workspace", started: dt.datetime) -> None:
    """Write the failed run as the history has it: who reads a log of runs finds this one too."""
    from classifier.cli.output import open_sink
    from classifier.cli.runs import Surroundings, write_run
    from classifier.domain.run import Outcome
    from classifier.errors import YuankanError
    from classifier.storage.registry.folder import Registry
    from classifier.storage.shipped import load_taxonomy

    runs: list[Run] = []
    # What keeps the history from being read is what the run failed of, and is told as such.
    with suppress(YuankanError, OSError):
        runs = Registry(workspace.models).runs()
    if runs and runs[-1].outcome is Outcome.FAILED and runs[-1].at >= started:
        with open_sink(None) as sink:
            write_run(runs[-1], Surroundings(load_taxonomy(), workspace.settings.retrain), sink, as_json=True)


def _check(*, if_due: bool, force: bool) -> None:
    if if_due and force:
        from classifier.cli.language import say
        from classifier.errors import UsageError

        raise UsageError(
            say("--if-due asks whether to train, and --force does not", "--if-due 要先看该不该训练，--force 则不管"),
            hint=say("leave one of the two out", "请去掉其中一个"),
        )
