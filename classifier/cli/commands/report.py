"""``yuankan report``."""

from typing import Annotated

import typer

from classifier.cli.options import Debug, Lang
from classifier.cli.report_formats import ReportFormat

EXAMPLES = """\b
Examples:
  yuankan report --models
  yuankan report --models -o models.html
  yuankan report --models --format json"""


def report_command(
    *,
    models: Annotated[
        bool,
        typer.Option("--models", help="The versions of the model: accuracy, labels and history.", show_default=False),
    ] = False,
    wanted: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="How to show the figures.  [default: table, or what the name after -o says]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False
        ),
    ] = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Report on the workspace."""
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if not models:
        raise UsageError(
            say("nothing to report on was named", "没有说要哪种报告"),
            hint=say("for example: yuankan report --models", "例如：yuankan report --models"),
        )
    from classifier.cli.commands.model_options import deeds, refuse_faults
    from classifier.cli.model_views import write_history
    from classifier.cli.output import open_sink
    from classifier.cli.report_formats import resolve_report
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.versions.listing import take_inventory

    form, file = resolve_report(wanted, output, ())
    asked = deeds()
    inventory, taxonomy = take_inventory(asked.registry), LabelFolder(asked.workspace.labels).taxonomy()
    with open_sink(file) as sink:
        write_history(inventory, taxonomy, form, sink)
    refuse_faults(inventory.faults)
