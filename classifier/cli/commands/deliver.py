"""From a stream of results to an output and an exit status: what every reading command does."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import typer

from classifier.cli.errors import FAILURE, sentence_of, tell
from classifier.cli.language import say
from classifier.cli.logs import listen
from classifier.cli.outlets import Outlet
from classifier.cli.progress import Gauge, progress
from classifier.domain.issue import Issue
from classifier.errors import InputError

T = TypeVar("T")


def deliver(
    results: Iterable[T | InputError],
    *,
    outlet: Outlet[T],
    issue_of: Callable[[T], Issue],
    paths: Sequence[str],
    gauge: Gauge,
) -> None:
    """Write the results as they come; name each broken input on standard error and go on.

    Parameters
    ----------
    results : iterable of T or InputError
        From a workflow.
    outlet : Outlet
        Where they go.
    issue_of : callable
        Gives the issue of a result.
    paths : sequence of str
        The inputs.
    gauge : Gauge
        Where the workflow tells how far it is within an issue.

    Raises
    ------
    typer.Exit
        With status 1 where some input could not be used. Where none could, an existing output is left as it was.
    """
    listen()
    broken = done = 0
    with outlet.opened as write, progress(paths, scrolls=outlet.scrolls, gauge=gauge) as bar:
        for result in results:
            if isinstance(result, InputError):
                broken += 1
                with bar.past(result):
                    tell(sentence_of(result))
                continue
            done += 1
            issue = issue_of(result)
            with bar.past(issue):
                write(result)
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
