"""A registry of models on its way out: as tables for people, as objects for programs, as a page for both desks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from classifier.cli.canvas import Canvas
from classifier.cli.grid import grid
from classifier.cli.json_object import send_object
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import visible
from classifier.cli.report_formats import ReportFormat
from classifier.domain.contest import Contest
from classifier.domain.inventory import Entry, Inventory
from classifier.domain.run import Run
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import ModelVersion
from classifier.report.contest_object import contest_object
from classifier.report.contest_tables import contest_table, support_table
from classifier.report.contest_words import compared, finding_told, tag_names, verdict
from classifier.report.versions_object import entry_object, history_object, inventory_object
from classifier.report.versions_page import versions_page
from classifier.report.versions_tables import manifest_table, reasons, versions_table
from classifier.report.versions_words import held, model_name, roles_told, run_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType


def write_inventory(inventory: Inventory, sink: Sink, *, as_json: bool) -> None:
    """Write what a registry holds.

    Parameters
    ----------
    inventory : Inventory
        What it holds.
    sink : Sink
        Where it goes.
    as_json : bool
        Whether as JSON, in UTF-8 whatever the locale.
    """
    if as_json:
        send_object(inventory_object(inventory), sink, indent=2)
    elif inventory.entries:
        _draw([_dim(held(inventory, say)), grid(versions_table(inventory, say))], sink)
    else:
        _draw([_dim(_empty())], sink)


def write_entry(entry: Entry, inventory: Inventory, taxonomy: Taxonomy, sink: Sink, *, as_json: bool) -> None:
    """Write all that is known of one version.

    Parameters
    ----------
    entry : Entry
        The version.
    inventory : Inventory
        What parts it plays.
    taxonomy : Taxonomy
        Gives the tags their names.
    sink : Sink
        Where it goes.
    as_json : bool
        Whether as JSON.
    """
    if as_json:
        send_object(entry_object(entry, inventory), sink, indent=2)
        return
    roles = roles_told(inventory.roles(entry.name), say)
    blocks = [_bold(f"{entry.name}  {roles}".rstrip())]
    if entry.version is not None:
        blocks.append(grid(manifest_table(entry.version, say)))
    if entry.contest is not None:
        blocks += _contest_blocks(entry.contest, verdict(entry.contest, say), tag_names(taxonomy, say))
    _draw(blocks, sink)


def write_comparison(contest: Contest, second: str, taxonomy: Taxonomy, sink: Sink, *, as_json: bool) -> None:
    """Write how two models did on the same articles.

    Parameters
    ----------
    contest : Contest
        The first as champion.
    second : str
        Name of the second.
    taxonomy : Taxonomy
        Gives the tags their names.
    sink : Sink
        Where it goes.
    as_json : bool
        Whether as JSON.
    """
    if as_json:
        found = contest_object(contest)
        send_object({"first": found.pop("champion"), "second": second, **found}, sink, indent=2)
        return
    first = model_name(contest.champion, say)
    title = say(
        f"{first} (before) and {model_name(second, say)} (after)",
        f"{first}（之前）与 {model_name(second, say)}（之后）",
    )
    _draw([_bold(title), *_contest_blocks(contest, compared(contest, second, say), tag_names(taxonomy, say))], sink)


def write_manifest(version: ModelVersion, sink: Sink) -> None:
    """Write what is known of a version, for whoever is asked to trust it.

    Parameters
    ----------
    version : ModelVersion
        Whatever its texts hold is shown, never obeyed.
    sink : Sink
        Where it goes.
    """
    _draw([_bold(version.name), grid(manifest_table(version, say))], sink)


def write_history(inventory: Inventory, taxonomy: Taxonomy, wanted: ReportFormat, sink: Sink) -> None:
    """Write what a registry holds, and its history.

    Parameters
    ----------
    inventory : Inventory
        What it holds.
    taxonomy : Taxonomy
        Gives the tags their names.
    wanted : ReportFormat
        The format. JSON and HTML are UTF-8 whatever the locale.
    sink : Sink
        Where it goes.
    """
    match wanted:
        case ReportFormat.JSON:
            send_object(history_object(inventory), sink, indent=2)
        case ReportFormat.HTML:
            sink.send(versions_page(inventory, taxonomy, say).encode())
        case ReportFormat.TABLE:
            blocks = [grid(versions_table(inventory, say))] if inventory.entries else []
            blocks += _history_blocks(inventory.runs, tag_names(taxonomy, say))
            _draw([_dim(held(inventory, say) if blocks else _empty()), *blocks], sink)


def _history_blocks(runs: "Sequence[Run]", names: Mapping[str, str]) -> "list[RenderableType]":
    """Return the history, newest first: a table of it has more columns than a terminal has room for."""
    from rich.padding import Padding

    if not runs:
        return []
    blocks = [_plain(f"\n{say('History', '历史')}", style="bold cyan")]
    for run in reversed(runs):
        blocks += (_plain(run_told(run, say)), Padding(_dim(reasons(run, names, say)), (0, 0, 0, 2)))
    return blocks


def _contest_blocks(contest: Contest, outcome: str, names: Mapping[str, str]) -> "list[RenderableType]":
    tables = [contest_table(contest, say)] if contest.before is not None else []
    findings = [f"- {finding_told(finding, names, say)}" for finding in contest.findings]
    return [
        _plain(f"\n{outcome}"),
        *map(_plain, findings),
        *map(grid, [*tables, support_table(contest, names, say)]),
    ]


def _empty() -> str:
    return say(
        "no version yet: the built-in model tags; train one with `yuankan retrain`",
        "还没有模型版本：现用的是内置模型；可用 `yuankan retrain` 训练",
    )


def _draw(blocks: "Sequence[RenderableType]", sink: Sink) -> None:
    from rich.console import Group

    canvas = Canvas(sink)
    sink.send(canvas.encoded(canvas.drawn(Group(*blocks))))


def _bold(text: str) -> "RenderableType":
    return _plain(text, style="bold")


def _dim(text: str) -> "RenderableType":
    return _plain(text, style="dim")


def _plain(text: str, *, style: str = "") -> "RenderableType":
    from rich.text import Text

    return Text(visible(text, keep_lines=True), style=style)
