"""``yuankan watch``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from classifier.cli.options import Debug, Lang

if TYPE_CHECKING:
    from classifier.storage.workspace import Workspace
    from classifier.workflows.inbox.archive import Archive
    from classifier.workflows.inbox.then import Command

EXAMPLES = """\b
Examples:
  yuankan watch inbox/
  yuankan watch inbox/ --archive done/ --log watch.jsonl
  yuankan watch inbox/ --once"""
_LONGEST = 3600.0


def watch_command(
    inbox: Annotated[
        str,
        typer.Argument(metavar="INBOX", help="The folder that new issues come into.", show_default=False),
    ],
    *,
    once: Annotated[
        bool,
        typer.Option("--once", help="Do what is there and end, as cron would have it.", show_default=False),
    ] = False,
    settle: Annotated[
        float | None,
        typer.Option(
            "--settle",
            metavar="SECONDS",
            min=0,
            max=_LONGEST,
            help="How long a file must stand still before it is read.  [default: 3]",
            show_default=False,
        ),
    ] = None,
    poll: Annotated[
        float | None,
        typer.Option(
            "--poll",
            metavar="SECONDS",
            min=0.1,
            max=_LONGEST,
            help="Look every so many seconds rather than be told of changes: for network folders.",
            show_default=False,
        ),
    ] = None,
    archive: Annotated[
        str | None,
        typer.Option(
            "--archive",
            metavar="FOLDER",
            help="Move each file here once it is recorded; what cannot be read stays.",
            show_default=False,
        ),
    ] = None,
    then: Annotated[
        str | None,
        typer.Option(
            "--then",
            metavar="COMMAND",
            help=(
                "Run this after each file, its path behind it, the log's line as its input;"
                " no shell: sh -c '…' for pipes."
            ),
            show_default=False,
        ),
    ] = None,
    log: Annotated[
        str | None,
        typer.Option(
            "--log", metavar="FILE", help="Add the lines to this file, not to standard output.", show_default=False
        ),
    ] = None,
    _lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Tag and record each new issue in a folder once it is completely written.

    Prints one JSON object for each file. Stopped or killed at any moment, it goes on where it was.

    Exit status: 0 ended by SIGTERM, or with --once all done; 130 by Ctrl-C; 1, 2 and 3 failures.
    """
    from classifier.cli.commands.tag import tell_training
    from classifier.cli.commands.watch_signals import leaving
    from classifier.cli.commands.workspace import here
    from classifier.cli.errors import FAILURE
    from classifier.cli.inbox_told import LogFile, Output, make_listener, tell_begin, tell_busy
    from classifier.cli.logs import listen
    from classifier.workflows.inbox.champion import Champion
    from classifier.workflows.inbox.lock import alone
    from classifier.workflows.inbox.office import Office
    from classifier.workflows.inbox.stopping import Stopping
    from classifier.workflows.inbox.watch import SETTLE, Watch

    workspace = here()
    stopping = Stopping()
    folder = _inbox(inbox, workspace)
    office = Office(
        workspace=workspace,
        inbox=folder,
        champion=Champion(workspace, report=tell_training),
        listener=make_listener(Output() if log is None else LogFile(Path(log))),
        stopping=stopping,
        archive=_archive(archive, folder),
        command=_command(then),
    )
    watch = Watch(office, settle=SETTLE if settle is None else settle)
    listen()
    well = True
    with leaving(stopping, once=once), alone(workspace) as first:
        if not first:
            tell_busy(workspace)
            raise typer.Exit(FAILURE)
        if once:
            well = watch.once()
        else:
            tell_begin(folder)
            watch.run(poll=poll)
    if not well:
        raise typer.Exit(FAILURE)


def _inbox(given: str, workspace: "Workspace") -> Path:
    from classifier.cli.language import say
    from classifier.errors import UsageError

    folder = Path(given).resolve()
    if given and folder.is_file():
        raise UsageError(
            say(f"{given}: is a file; a folder is watched", f"{given}：是文件；监视的是文件夹"),
            hint=say(f"one file: yuankan tag {given}", f"只读一个文件，请用：yuankan tag {given}"),
        )
    if not given or not folder.is_dir():
        raise UsageError(
            say(f"{given or 'an empty name'}: no such folder", f"{given or '空的名字'}：没有这个文件夹"),
            hint=say("make it first", "请先建好它"),
        )
    root = workspace.root.resolve()
    if root.is_relative_to(folder) or any(
        folder.is_relative_to(own.resolve()) for own in (workspace.labels, workspace.models)
    ):
        raise UsageError(
            say(
                f"{given}: labels and models of the workspace lie there, which are no issues",
                f"{given}：那里放着工作区的标注和模型，不是报纸",
            ),
            hint=say("make a folder for the issues alone, such as inbox/", "请单独建一个放报纸的文件夹，如 inbox/"),
        )
    return folder


def _archive(given: str | None, inbox: Path) -> "Archive | None":
    from classifier.cli.language import say
    from classifier.errors import UsageError
    from classifier.workflows.inbox.archive import Archive

    if given is None:
        return None
    folder = Path(given).resolve()
    if not given or inbox.is_relative_to(folder) or (folder.exists() and not folder.is_dir()):
        raise UsageError(
            say(
                f"--archive: {given or 'an empty name'} cannot be the archive of this folder",
                f"--archive：{given or '空的名字'} 不能作这个文件夹的存档",
            ),
            hint=say("name a folder beside it or in it", "请给出它旁边或里面的文件夹"),
        )
    return Archive(folder)


def _command(written: str | None) -> "Command | None":
    import os
    import subprocess
    import sys

    from classifier.cli.language import say
    from classifier.errors import UsageError
    from classifier.workflows.inbox.then import Command, words_of

    if written is None:
        return None
    try:
        words = words_of(written)
    except ValueError as error:
        raise UsageError(
            say(f"--then: {error}", f"--then：这条命令运行不了（{written}）"),
            hint=say("give a program that is there, with its arguments", "请给出能找到的程序和它的参数"),
        ) from error
    # What it prints must not stand between the lines of the log.
    output = sys.stderr.fileno() if sys.stderr is not None else subprocess.DEVNULL
    return Command(words=words, environment=os.environ, output=output)
