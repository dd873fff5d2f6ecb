"""The ``yuankan`` command: its group, its commands, and nothing heavy.

Whatever a command needs is imported in its body, so that ``yuankan --help`` costs no more than Typer does.
"""

import os
import signal
import sys
from collections.abc import Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from classifier import __version__
from classifier.cli.commands import (
    catalogue,
    evaluate,
    init,
    label,
    labels,
    models,
    report,
    retrain,
    review,
    split,
    status,
    tag,
    watch,
)
from classifier.cli.errors import SIGNALLED, Edge
from classifier.cli.language import Language, before_separator, choose, spoken, use
from classifier.cli.options import Debug, Lang


class YuankanGroup(TyperGroup):
    """The group of commands: chooses the language first and lets no error past the edge."""

    def main(self, *given: Any, **named: Any) -> Any:
        """Run a command line to its end; whatever started it, messages call it ``yuankan``.

        Parameters
        ----------
        given, named
            What Typer hands over. The first, or ``args``, is what stood after the program's name; where it is missing,
            that of this process is taken.

        Raises
        ------
        SystemExit
            Always, with the promised status.
        """
        args: Sequence[str] | None = given[0] if given else named.get("args")
        arguments = list(sys.argv[1:] if args is None else args)
        with Edge(debug="--debug" in before_separator(arguments)):
            use(choose(arguments, os.environ))
            if spoken() is Language.ZH:
                from classifier.cli.chinese_help import translate_help

                translate_help(self)
            with self.make_context("yuankan", arguments or ["--help"]) as context:
                self.invoke(context)
        raise SystemExit(0)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"yuankan {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=YuankanGroup,
    help="Split issues of hospital newspapers into articles and tag each article.",
    # Rich's help pages would take most of the start-up budget to import.
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("tag", epilog=tag.EXAMPLES)(tag.tag_command)
app.command("split", epilog=split.EXAMPLES)(split.split_command)
app.command("evaluate", epilog=evaluate.EXAMPLES)(evaluate.evaluate_command)
app.command("init", epilog=init.EXAMPLES)(init.init_command)
app.command("label", epilog=label.EXAMPLES)(label.label_command)
app.command("review", epilog=review.EXAMPLES)(review.review_command)
app.command("retrain", epilog=retrain.EXAMPLES)(retrain.retrain_command)
app.command("status", epilog=status.EXAMPLES)(status.status_command)
app.command("watch", epilog=watch.EXAMPLES)(watch.watch_command)
app.command("report", epilog=report.EXAMPLES)(report.report_command)
app.add_typer(labels.app, name="labels")
app.add_typer(models.app, name="models")
app.add_typer(catalogue.app, name="catalogue")


@app.callback(epilog="\b\nExample:\n  yuankan tag 2024-04.txt")
def root(
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line of this process."""
    for name in ("SIGTERM", "SIGHUP"):
        # Windows has no SIGHUP; nohup ignores it, and so it stays ignored.
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    app()


def _leave(number: int, _frame: object) -> NoReturn:
    # An exception, unlike the signal itself, lets a half-written file be taken away.
    raise SystemExit(SIGNALLED + number)
