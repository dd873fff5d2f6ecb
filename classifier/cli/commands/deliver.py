"""From a stream of results to an output and an exit status: what every reading command does."""

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

import typer

from classifier.cli.errors import FAILURE, sentence_of, tell
from classifier.cli.formats import Format, check_output, resolve_format
from classifier.cli.language import say
from classifier.cli.listings import Listing
from classifier.cli.logs import listen
from classifier.cli.output import open_sink
from classifier.cli.progress import Gauge, progress
from classifier.cli.writers import writer
from classifier.domain.issue import Issue
from classifier.errors import InputError, UsageError

T = TypeVar("T")


def checked_paths(paths: Sequence[str] | None, command: str) -> Sequence[str]:
    """Return the inputs of a call.

    Parameters
    ----------
    paths : sequence of str, optional
        What stood on the command line.
    command : str
        The command, for the hint.

    Returns
    -------
    sequence of str
        `paths`, at least one.

    Raises
    ------
    UsageError
        Where there is none.
    """
    if not paths:
        raise UsageError(
            say("no file, folder or - to read", "没有给出要读的文件、文件夹或 -"),
            hint=say(f"for example: yuankan {command} 2024-04.txt", f"例如：yuankan {command} 2024-04.txt"),
        )
    return paths


def standard_input(paths: Sequence[str]) -> BinaryIO:
    """Return what ``-`` reads; a person at a terminal is told how to end it.

    Parameters
    ----------
    paths : sequence of str
        The inputs.

    Returns
    -------
    binary file
        Empty where standard input is closed.
    """
    if sys.stdin is None:
        return io.BytesIO()
    if "-" in paths and sys.stdin.isatty():
        tell(
            say("reading what you type; end with Ctrl-D on a line of its own", "正在读取键盘输入；在空行按 Ctrl-D 结束")
        )
    return sys.stdin.buffer


def deliver(
    results: Iterable[T | InputError],
    *,
    listing: Listing[T],
    issue_of: Callable[[T], Issue],
    paths: Sequence[str],
    wanted: Format | None,
    output: Path | None,
    gauge: Gauge | None = None,
) -> None:
    """Write the results as they come; name each broken input on standard error and go on.

    Parameters
    ----------
    results : iterable of T or InputError
        From a workflow.
    listing : Listing
        What is shown of a result.
    issue_of : callable
        Gives the issue of a result.
    paths : sequence of str
        The inputs.
    wanted, output
        What ``--format`` and ``-o`` said.
    gauge : Gauge, optional
        Where the workflow tells how far it is within an issue.

    Raises
    ------
    UsageError
        Where format, output and inputs do not go together.
    typer.Exit
        With status 1 where some input could not be used. Where none could, an existing output is left as it was.
    """
    listen()
    form = resolve_format(wanted, output)
    if output is not None:
        check_output(output, paths)
    broken = done = 0
    with (
        open_sink(output) as sink,
        writer(form, listing, sink) as write,
        progress(paths, shown=not sink.terminal, gauge=gauge or Gauge()) as advance,
    ):
        for result in results:
            if isinstance(result, InputError):
                broken += 1
                tell(sentence_of(result))
                continue
            done += 1
            write(result)
            issue = issue_of(result)
            advance(issue)
            _warn_if_empty(issue)
        if broken and not done:
            raise typer.Exit(FAILURE)
    if broken:
        raise typer.Exit(FAILURE)


def _warn_if_empty(issue: Issue) -> None:
    if not issue.articles:
        tell(
            say(
                f"{issue.source}: no article found in it; see `yuankan split --furniture`",
                f"{issue.source}：没有找到稿件；可用 `yuankan split --furniture` 查看其中的文字",
            )
        )
