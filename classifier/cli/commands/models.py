"""``yuankan models``: the versions of a workspace's model, and what a person can do with them."""

from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.commands.model_files import (
    EXPORT_EXAMPLES,
    IMPORT_EXAMPLES,
    TRUST_EXAMPLES,
    export_command,
    import_command,
    trust_command,
)
from classifier.cli.commands.model_options import AsJson, Name, deeds, named, refuse_faults, version_of
from classifier.cli.options import Debug, Lang

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = """\b
Examples:
  yuankan models list
  yuankan models compare champion challenger
  yuankan models promote challenger"""
LIST_EXAMPLES = """\b
Examples:
  yuankan models list
  yuankan models list --json"""
SHOW_EXAMPLES = """\b
Examples:
  yuankan models show champion
  yuankan models show v0003 --json"""
COMPARE_EXAMPLES = """\b
Examples:
  yuankan models compare champion challenger
  yuankan models compare builtin v0003"""
PROMOTE_EXAMPLES = """\b
Examples:
  yuankan models promote challenger
  yuankan models promote v0003"""
ROLLBACK_EXAMPLES = """\b
Example:
  yuankan models rollback"""
PRUNE_EXAMPLES = """\b
Examples:
  yuankan models prune --dry-run
  yuankan models prune --keep 5"""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(epilog=EXAMPLES, invoke_without_command=True)
def group(context: typer.Context, _lang: Lang = None, _debug: Debug = False) -> None:
    """Look at the versions of the workspace's model, and choose the one that tags."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("list", epilog=LIST_EXAMPLES)
def list_command(*, as_json: AsJson = False, _lang: Lang = None, _debug: Debug = False) -> None:
    """List the versions, oldest first. One that cannot be used is named; the exit status is 3 then."""
    from classifier.cli.model_views import write_inventory
    from classifier.cli.output import open_sink
    from classifier.workflows.versions.listing import take_inventory

    inventory = take_inventory(deeds().registry)
    with open_sink(None) as sink:
        write_inventory(inventory, sink, as_json=as_json)
    refuse_faults(inventory.faults)


@app.command("show", epilog=SHOW_EXAMPLES)
def show_command(name: Name = None, *, as_json: AsJson = False, _lang: Lang = None, _debug: Debug = False) -> None:
    """Show all that is known of a version: what it was made from, how it did, and why it was promoted or not."""
    from classifier.cli.model_views import write_entry
    from classifier.cli.output import open_sink
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.versions.listing import look_closely, take_inventory

    asked = deeds()
    given = version_of(asked.registry, name, "show")
    inventory = take_inventory(asked.registry)
    entry = look_closely(asked.registry, inventory, given)
    with open_sink(None) as sink:
        write_entry(entry, inventory, LabelFolder(asked.workspace.labels).taxonomy(), sink, as_json=as_json)
    refuse_faults(() if entry.fault is None else (entry.fault,))


@app.command("compare", epilog=COMPARE_EXAMPLES)
def compare_command(
    first: Name = None, second: Name = None, *, as_json: AsJson = False, _lang: Lang = None, _debug: Debug = False
) -> None:
    """Score two models on the labels kept for testing by now that neither of them has learnt from."""
    from classifier.cli.model_views import write_comparison
    from classifier.cli.output import open_sink
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.chosen import version_named
    from classifier.workflows.versions.comparing import compare

    before, after = named(first, "compare champion"), named(second, "compare champion")
    asked = deeds()
    contest = compare(asked.workspace, before, after, report=asked.report)
    with open_sink(None) as sink:
        write_comparison(
            contest,
            version_named(asked.registry, after),
            LabelFolder(asked.workspace.labels).taxonomy(),
            sink,
            as_json=as_json,
        )


@app.command("promote", epilog=PROMOTE_EXAMPLES)
def promote_command(name: Name = None, _lang: Lang = None, _debug: Debug = False) -> None:
    """Make a version the champion, whatever its contest said. Its model is opened first."""
    given = named(name, "promote")
    _tell_champion(deeds().promote(given))


@app.command("rollback", epilog=ROLLBACK_EXAMPLES)
def rollback_command(_lang: Lang = None, _debug: Debug = False) -> None:
    """Make the champion before this one champion again."""
    from classifier.cli.language import say
    from classifier.errors import UsageError

    moved = deeds().roll_back()
    if moved is None:
        raise UsageError(
            say("there was no champion before this one", "之前没有别的现用模型"),
            hint=say("choose one: yuankan models promote NAME", "请选一个：yuankan models promote 版本"),
        )
    _tell_champion(moved)


@app.command("prune", epilog=PRUNE_EXAMPLES)
def prune_command(
    *,
    keep: Annotated[
        int | None,
        typer.Option(
            "--keep",
            metavar="N",
            min=1,
            help="How many of the newest stay.  [default: retrain.keep of the workspace]",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be deleted.", show_default=False)
    ] = False,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Delete old versions. The champion, the one before it and the challenger always stay."""
    asked = deeds()
    gone = asked.prune(keep or asked.workspace.settings.retrain.keep, dry_run=dry_run)
    _tell_pruned(gone, dry_run=dry_run)


app.command("export", epilog=EXPORT_EXAMPLES)(export_command)
app.command("import", epilog=IMPORT_EXAMPLES)(import_command)
app.command("trust", epilog=TRUST_EXAMPLES)(trust_command)


def _tell_champion(moved: tuple[str, str]) -> None:
    from classifier.cli.errors import tell
    from classifier.cli.language import say
    from classifier.report.versions_words import model_name

    before, after = (model_name(name, say) for name in moved)
    if before == after:
        tell(say(f"{after} is champion already", f"{after} 本来就是现用模型"))
        return
    # Another rollback would go further back, not return.
    back = f"yuankan models promote {moved[0]}"
    tell(
        say(
            f"{after} is champion now; before: {before}; to undo this: {back}",
            f"现用模型改为 {after}，之前是 {before}；要改回请用 {back}",
        )
    )


def _tell_pruned(gone: "Sequence[str]", *, dry_run: bool) -> None:
    from classifier.cli.errors import tell
    from classifier.cli.language import say

    if not gone:
        tell(say("no version is too many", "没有多余的版本"))
        return
    listed, listed_zh = ", ".join(gone), "、".join(gone)
    if dry_run:
        tell(say(f"would be deleted: {listed}", f"将会删除：{listed_zh}"))
    else:
        tell(say(f"deleted: {listed}", f"已删除：{listed_zh}"))
