"""What a catalogue holds, on its way out: for people as a screen, for programs as an object."""

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.cli.canvas import Canvas
from classifier.cli.errors import tell
from classifier.cli.grid import grid
from classifier.cli.json_object import send_object
from classifier.cli.language import say
from classifier.cli.output import Sink
from classifier.cli.plain import visible
from classifier.cli.seen_faults import said_seen
from classifier.domain.catalogued import CatalogueRun, Rebuilt, SeenFile, Verb
from classifier.report.tables import Table
from classifier.report.versions_words import model_name, moment
from classifier.workflows.catalogue import Holdings

if TYPE_CHECKING:
    from rich.console import RenderableType


def write_holdings(found: Holdings, sink: Sink, *, as_json: bool) -> None:
    """Write what a catalogue holds.

    Parameters
    ----------
    found : Holdings
        What it holds.
    sink : Sink
        Where it goes.
    as_json : bool
        Whether as JSON, on one line and in UTF-8 whatever the locale. Why files cannot be read stays in English there,
        as it is recorded: programs compare it.
    """
    if as_json:
        send_object(_object(found), sink)
        return
    from rich.console import Group

    canvas = Canvas(sink)
    sink.send(canvas.encoded(canvas.drawn(Group(*_blocks(found)))))


def tell_rebuilt(found: Rebuilt) -> None:
    """Tell a person what a rebuilding came to.

    Parameters
    ----------
    found : Rebuilt
        What it came to.
    """
    tell(
        say(
            f"rebuilt: {found.issues} issues, {found.articles} articles; {found.changed} tagged otherwise than before,"
            f" {found.dropped} issues no longer there, {found.kept} kept though they cannot be read now",
            f"已重建：{found.issues} 期、{found.articles} 篇；{found.changed} 篇的标签与原来不同，"
            f"去掉了已不存在的 {found.dropped} 期，保留了暂时读不了的 {found.kept} 期",
        )
    )


def _object(found: Holdings) -> dict[str, object]:
    return {
        "database": found.place,
        **dataclasses.asdict(found.counts),
        "runs": [_run_object(run) for run in found.runs],
        "unread": [
            {"path": seen.path, "fault": seen.fault, "hint": seen.hint, "at": seen.at.isoformat()}
            for seen in found.failed
        ],
    }


def _run_object(run: CatalogueRun) -> dict[str, object]:
    return dataclasses.asdict(run) | {
        "verb": run.verb.value,
        "began": run.began.isoformat(),
        "ended": run.ended.isoformat(),
    }


def _blocks(found: Holdings) -> "Iterator[RenderableType]":
    from rich.text import Text

    counts = found.counts
    yield Text(visible(found.place), style="bold")
    yield Text(
        say(
            f"{counts.issues} issues, {counts.articles} articles, {counts.predictions} predictions,"
            f" {counts.labels} articles decided by people; schema {counts.schema}",
            f"{counts.issues} 期，{counts.articles} 篇，模型判断 {counts.predictions} 条，"
            f"人工确定 {counts.labels} 篇；结构版本 {counts.schema}",
        )
    )
    if found.runs:
        yield grid(_runs_table(found.runs))
    if found.failed:
        yield from _failed_blocks(found.failed)


def _runs_table(runs: tuple[CatalogueRun, ...]) -> Table:
    verbs = {
        Verb.TAG: say("tag", "打标签"),
        Verb.WATCH: say("watch", "值守"),
        Verb.RETAG: say("retag", "重打标签"),
        Verb.REBUILD: say("rebuild", "重建"),
    }
    rows = [
        (
            moment(run.began),
            verbs[run.verb],
            model_name(run.model, say),
            *map(str, (run.issues, run.articles, run.predictions, run.failed)),
        )
        for run in runs
    ]
    return Table(
        title=say("Latest runs", "最近的运行"),
        headings=(
            say("Began", "开始"),
            say("What", "做什么"),
            say("Model", "模型"),
            say("Issues", "期"),
            say("Articles", "篇"),
            say("Predictions", "判断"),
            say("Unread", "读不了"),
        ),
        rows=tuple(rows),
        words=frozenset({0, 1, 2}),
    )


def _failed_blocks(failed: tuple[SeenFile, ...]) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    title = say("Files that cannot be read; each is tried again once it changes", "读不了的文件；改动后会自动再试")
    yield Text()
    yield Text(title, style="bold cyan")
    for seen in failed:
        reason, hint = said_seen(seen)
        # Lines of their own rather than columns: a path is long, and is to be copied whole.
        yield Text(f"{moment(seen.at)}  {visible(reason)}")
        yield from (Padding(Text(visible(line), overflow="fold"), (0, 0, 0, 2)) for line in (seen.path, hint) if line)
