"""``yuankan labels``: carry labels to and from other tools, and count them."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.commands.agreement import AGREEMENT_EXAMPLES, agreement_command
from classifier.cli.commands.workspace import LabelsOption
from classifier.cli.label_format import LabelForm
from classifier.cli.options import Debug, Lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.errors import InputError
    from classifier.storage.labels.folder import LabelFolder
    from classifier.workflows.adopt import Entry

EXAMPLES = """\b
Examples:
  yuankan labels show
  yuankan labels export labels.csv
  yuankan labels import labels.json --by 王芳"""
EXPORT_EXAMPLES = """\b
Examples:
  yuankan labels export labels.csv
  yuankan labels export tasks.json
  yuankan labels export labels.jsonl --format doccano
  yuankan labels export train.txt --resolved
  yuankan labels export - --format prodigy"""
IMPORT_EXAMPLES = """\b
Examples:
  yuankan labels import labels.csv
  yuankan labels import project-3.json --by 7=王芳 --by 8=李强
  yuankan labels import all.jsonl --format doccano --by 王芳"""
SHOW_EXAMPLES = """\b
Examples:
  yuankan labels show
  yuankan labels show --labels labels/"""

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback(epilog=EXAMPLES, invoke_without_command=True)
def group(context: typer.Context, _lang: Lang = None, _debug: Debug = False) -> None:
    """Carry labels to and from other tools, and count them."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("export", epilog=EXPORT_EXAMPLES)
def export_command(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="The file to write, or - for standard output.", show_default=False),
    ] = None,
    *,
    wanted: LabelForm = None,
    resolved: Annotated[
        bool,
        typer.Option(
            "--resolved",
            help="Only what the answers come to: one label an article, none where people disagree.",
            show_default=False,
        ),
    ] = False,
    labels: LabelsOption = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Write the labels for another tool. Of everybody, the latest decision on each article."""
    from classifier.cli.commands.workspace import label_folder

    export_to(label_folder(labels), _given(file, "export"), wanted, resolved=resolved)


@app.command("import", epilog=IMPORT_EXAMPLES)
def import_command(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="The file to read, or - for standard input.", show_default=False),
    ] = None,
    *,
    wanted: LabelForm = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="NAME|OLD=NEW",
            help="Who gave the labels that name nobody; or how an annotator of the file is called here.",
            show_default=False,
        ),
    ] = None,
    labels: LabelsOption = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Add labels of another tool to these. Nothing is added twice."""
    from classifier.cli.commands.inputs import standard_input
    from classifier.cli.commands.workspace import label_folder
    from classifier.cli.errors import FAILURE
    from classifier.cli.logs import listen
    from classifier.workflows.adopt import import_labels
    from classifier.workflows.exchange import read_labels

    given = _given(file, "import")
    names = _names(by or ())
    folder = label_folder(labels)
    listen()
    found = read_labels(given, standard_input([given]), folder.taxonomy(), wanted)
    if _told(import_labels(folder, found, by=names, moment=_moment(given))):
        raise typer.Exit(FAILURE)


@app.command("show", epilog=SHOW_EXAMPLES)
def show_command(labels: LabelsOption = None, _lang: Lang = None, _debug: Debug = False) -> None:
    """Count the labels. By tag and by annotator, and what is disputed."""
    from classifier.cli.canvas import Canvas
    from classifier.cli.commands.workspace import label_folder
    from classifier.cli.logs import listen
    from classifier.cli.output import open_sink
    from classifier.cli.overviews import overview_block
    from classifier.workflows.overview import overview

    folder = label_folder(labels)
    listen()
    found = overview(folder)
    with open_sink(None) as sink:
        canvas = Canvas(sink)
        sink.send(canvas.encoded(canvas.drawn(overview_block(found, folder.taxonomy(), str(folder.folder)))))


app.command("agreement", epilog=AGREEMENT_EXAMPLES)(agreement_command)


def export_to(folder: "LabelFolder", given: str, wanted: LabelForm, *, resolved: bool = False) -> None:
    """Write the labels of a folder for another tool, and say on standard error what was written.

    Parameters
    ----------
    folder : LabelFolder
        The labels.
    given : str
        The file, or ``-`` for standard output.
    wanted : LabelFormat, optional
        What ``--format`` said.
    resolved : bool
        Only one label an article.

    Raises
    ------
    UsageError
        Where the name does not tell the format, or is that of no file that may be written.
    """
    from classifier.cli.errors import tell
    from classifier.cli.label_format import export_target
    from classifier.cli.language import say
    from classifier.cli.logs import listen
    from classifier.cli.output import open_sink
    from classifier.workflows.exchange import export_labels

    form, target = export_target(given, wanted, folder.folder)
    listen()
    if target is None:
        with open_sink(None) as sink:
            export_labels(folder, sink.binary, form, resolved=resolved)
        return
    done = export_labels(folder, target, form, resolved=resolved)
    beside = "" if done.beside is None else say(f"; beside it {done.beside}", f"；旁边还有 {done.beside}")
    written = f"{_counted(done.labels, 'label')} of {_counted(done.articles, 'article')}"
    tell(
        say(
            f"{target}: {written}{beside}",
            f"{target}：{done.articles} 篇稿件的 {done.labels} 条标注{beside}",
        )
    )


def _given(file: str | None, command: str) -> str:
    from classifier.cli.language import say
    from classifier.errors import UsageError

    if not file:
        raise UsageError(
            say("no file named", "没有给出文件名"),
            hint=say(f"for example: yuankan labels {command} labels.csv", f"例如：yuankan labels {command} labels.csv"),
        )
    return file


def _names(by: Sequence[str]) -> dict[str, str]:
    from classifier.cli.language import say
    from classifier.errors import UsageError
    from classifier.storage.labels.names import annotator_name
    from classifier.workflows.adopt import UNNAMED

    found: dict[str, str] = {}
    for one in by:
        old, mark, new = one.rpartition("=")
        if mark and not (old and new):
            raise UsageError(
                say(f"--by {one}: a name is missing", f"--by {one}：少了一个名字"),
                hint=say("write --by NAME or --by OLD=NEW", "请写 --by 名字，或 --by 原名=新名"),
            )
        if (old or UNNAMED) in found:
            raise UsageError(
                say(f"--by {one}: two names for one annotator", f"--by {one}：同一个标注人有两个名字"),
                hint=say("give one of them", "请只给一个"),
            )
        found[old or UNNAMED] = annotator_name(new)
    return found


def _moment(given: str) -> dt.datetime:
    """Return when labels were given at the latest that do not tell it."""
    from pathlib import Path

    try:
        return dt.datetime.fromtimestamp(Path(given).stat().st_mtime, dt.UTC)
    except OSError:
        # Standard input; that a file cannot be opened is told by who reads it.
        return dt.datetime.now(dt.UTC)


def _told(found: "Iterable[Entry | InputError]") -> bool:
    """Tell what became of each piece that could not be used, and of all others in one line; whether there was one."""
    from collections import Counter

    from classifier.cli.errors import sentence_of, tell
    from classifier.cli.language import say
    from classifier.errors import InputError
    from classifier.workflows.adopt import Outcome

    counts: Counter[Outcome] = Counter()
    broken = assumed = 0
    for one in found:
        if isinstance(one, InputError):
            broken += 1
            tell(sentence_of(one))
            continue
        counts[one.outcome] += 1
        assumed += one.record.assumed and one.outcome is Outcome.ADDED
    parts = [
        say(f"{_counted(counts[Outcome.ADDED], 'label')} added", f"新增 {counts[Outcome.ADDED]} 条标注"),
        _part(counts[Outcome.KNOWN], "{} there already", "{} 条早已有了"),
        _part(counts[Outcome.OLDER], "{} older than what stands", "{} 条比现有的旧，没有采用"),
        _part(broken, "{} could not be used", "{} 条用不了"),
        _part(assumed, "{} without a primary tag: the first was taken", "{} 条没有说明主标签，取了第一个标签"),
    ]
    if counts or not broken:
        tell(say(", ", "，").join(filter(None, parts)))
    return broken > 0


def _part(count: int, en: str, zh: str) -> str:
    from classifier.cli.language import say

    return say(en, zh).format(count) if count else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
