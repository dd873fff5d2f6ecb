"""``yuankan status``."""

from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Lang

if TYPE_CHECKING:
    from classifier.domain.taxonomy import Taxonomy
    from classifier.storage.workspace import Workspace

EXAMPLES = """\b
Examples:
  yuankan status
  yuankan status --json"""


def status_command(
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.", show_default=False)
    ] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Show in one screen how the workspace stands: model, labels, drift, and what to do next."""
    from classifier.cli.commands.workspace import here
    from classifier.cli.errors import tell, told
    from classifier.cli.logs import listen
    from classifier.cli.output import open_sink
    from classifier.cli.statuses import write_status
    from classifier.workflows.status import look

    workspace = here()
    listen()
    found = look(workspace)
    with open_sink(None) as sink:
        write_status(found, _taxonomy(workspace), sink, as_json=as_json)
    # All that could be told is told; what could not is an error like any other.
    faults = [told(fault) for fault in found.faults]
    for sentence, _ in faults:
        tell(sentence)
    if faults:
        raise typer.Exit(max(status for _, status in faults))


def _taxonomy(workspace: "Workspace") -> "Taxonomy":
    """Return the tags in use, or those that ship where the workspace's own are broken: that is told as a fault."""
    from classifier.errors import TaxonomyError
    from classifier.storage.labels.folder import LabelFolder
    from classifier.storage.shipped import load_taxonomy

    try:
        return LabelFolder(workspace.labels).taxonomy()
    except (TaxonomyError, OSError):
        return load_taxonomy()
