"""``yuankan catalogue``: what was read and tagged in a workspace, and making it again."""

from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Jobs, Lang, Paths

if TYPE_CHECKING:
    from classifier.errors import InputError
    from classifier.workflows.tag import TaggedIssue

EXAMPLES = """\b
Examples:
  yuankan catalogue show
  yuankan catalogue rebuild"""
SHOW_EXAMPLES = """\b
Examples:
  yuankan catalogue show
  yuankan catalogue show --json"""
REBUILD_EXAMPLES = """\b
Examples:
  yuankan catalogue rebuild
  yuankan catalogue rebuild issues/ /srv/院报"""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(epilog=EXAMPLES, invoke_without_command=True)
def group(context: typer.Context, _lang: Lang = None, _debug: Debug = False) -> None:
    """Look at what was read and tagged in the workspace, or make it again from the issues."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("show", epilog=SHOW_EXAMPLES)
def show_command(
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.", show_default=False)
    ] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Show how much is recorded, the latest runs, and the files of an inbox that cannot be read."""
    from classifier.cli.catalogue_views import write_holdings
    from classifier.cli.commands.workspace import here
    from classifier.cli.output import open_sink
    from classifier.workflows.catalogue import look_into

    holdings = look_into(here())
    with open_sink(None) as sink:
        write_holdings(holdings, sink, as_json=as_json)


@app.command("rebuild", epilog=REBUILD_EXAMPLES)
def rebuild_command(
    paths: Paths = None,
    *,
    jobs: Jobs = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Make the catalogue again from the issues, as the champion tags them, and the labels.

    Without a PATH: from the sources of yuankan.toml, and every other file that is recorded and still there.
    What is recorded of anything else goes once all is read; earlier predictions and runs stay.
    """
    from classifier.cli.catalogue_views import tell_rebuilt
    from classifier.cli.commands.tag import tell_training
    from classifier.cli.commands.workspace import here
    from classifier.cli.errors import FAILURE, sentence_of, tell
    from classifier.cli.logs import listen
    from classifier.cli.progress import Gauge, progress
    from classifier.errors import InputError
    from classifier.workflows.chosen import choose
    from classifier.workflows.rebuilding import rebuild, rebuilt_from

    workspace = here()
    listen()
    inputs = paths or rebuilt_from(workspace)
    gauge, broken = Gauge(), 0
    with progress(inputs, scrolls=False, gauge=gauge) as bar:

        def told(result: "TaggedIssue | InputError") -> None:
            nonlocal broken
            if isinstance(result, InputError):
                broken += 1
                with bar.past(result):
                    tell(sentence_of(result))
            else:
                with bar.past(result.issue):
                    pass

        model = choose(workspace, report=tell_training)
        found = rebuild(workspace, model, inputs, jobs=jobs, passed=gauge.articles, passed_pages=gauge.pages, told=told)
    if found.issues or not broken:
        tell_rebuilt(found)
    if broken:
        raise typer.Exit(FAILURE)
