"""``yuankan labels agreement``."""

from enum import StrEnum
from typing import Annotated

import typer

from classifier.cli.commands.workspace import LabelsOption
from classifier.cli.options import Debug, Lang

AGREEMENT_EXAMPLES = """\b
Examples:
  yuankan labels agreement
  yuankan labels agreement --format json"""


class AgreementFormat(StrEnum):
    """A form that agreement can be shown in."""

    TABLE = "table"
    JSON = "json"


def agreement_command(
    *,
    wanted: Annotated[
        AgreementFormat,
        typer.Option("--format", "-f", help="How to show the figures.  [default: table]", show_default=False),
    ] = AgreementFormat.TABLE,
    labels: LabelsOption = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Measure how far the annotators agree, tag by tag: percent, Cohen's kappa and Krippendorff's alpha."""
    from classifier.cli.agreements import write_agreement
    from classifier.cli.commands.workspace import label_folder
    from classifier.cli.logs import listen
    from classifier.cli.output import open_sink
    from classifier.workflows.agreement import measure_agreement

    folder = label_folder(labels)
    listen()
    found = measure_agreement(folder)
    with open_sink(None) as sink:
        write_agreement(found, folder.taxonomy(), sink, as_json=wanted is AgreementFormat.JSON)
