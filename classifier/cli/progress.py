"""How far a long run is, on standard error, for a person who waits."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from classifier.cli.language import say
from classifier.cli.plain import visible
from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.ingest.sources import Source, find_sources

# Smaller inputs are done before a bar could be read.
WORTH_A_BAR = 1_000_000


class Gauge:
    """Where a workflow tells of articles that are done before their whole issue is."""

    def __init__(self) -> None:
        self._show: Callable[[int], None] | None = None
        self._ahead = 0

    def attach(self, show: Callable[[int], None]) -> None:
        """Show from now on how far it is; before, nothing is shown.

        Parameters
        ----------
        show : callable
            Takes how many bytes more are done.
        """
        self._show = show

    def passed(self, articles: Sequence[Article]) -> None:
        """Count articles of the issue that is under way.

        Parameters
        ----------
        articles : sequence of Article
            Those that are done since the last call.
        """
        if self._show is not None:
            size = _text_bytes(articles)
            self._ahead += size
            self._show(size)

    def settle(self) -> int:
        """End the issue that is under way.

        Returns
        -------
        int
            Bytes of it that were counted already.
        """
        ahead, self._ahead = self._ahead, 0
        return ahead


@contextmanager
def progress(paths: Sequence[str], *, shown: bool, gauge: Gauge) -> Iterator[Callable[[Issue], None]]:
    """Show a bar with the time left while the block runs.

    Parameters
    ----------
    paths : sequence of str
        The inputs; their sizes say how much there is to do.
    shown : bool
        False where the result itself scrolls by on the same terminal.
    gauge : Gauge
        Moves the bar within an issue.

    Yields
    ------
    callable
        To be told of each issue that is done. Without a terminal, or for a short run, it does nothing.
    """
    watched = shown and sys.stderr is not None and sys.stderr.isatty()
    total = input_bytes(paths) if watched else 0
    if not watched or ("-" not in paths and total < WORTH_A_BAR):
        yield lambda _issue: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    # A name may hold square brackets: the column must not take it for markup.
    name = TextColumn("{task.description}", markup=False)
    bar = Progress(
        name,
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(say("reading", "读取中"), total=None if "-" in paths else total)
        gauge.attach(lambda size: bar.update(task, advance=size))
        yield lambda issue: bar.update(
            task, advance=issue_bytes(issue) - gauge.settle(), description=visible(issue.source)[-40:]
        )


def input_bytes(paths: Sequence[str]) -> int:
    """Return how much there is to read.

    Parameters
    ----------
    paths : sequence of str
        Files and folders; what does not exist counts nothing.

    Returns
    -------
    int
        Bytes of all files that would be read.
    """
    found = (source.path for source in find_sources(paths) if isinstance(source, Source))
    return sum(_size(path) for path in found if path is not None)


def issue_bytes(issue: Issue) -> int:
    """Return about how much of its source an issue was.

    Parameters
    ----------
    issue : Issue
        An issue that is done.

    Returns
    -------
    int
        Bytes of its text in UTF-8.
    """
    return _text_bytes(issue.articles) + sum(len(piece.text.encode(errors="replace")) for piece in issue.furniture)


def _text_bytes(articles: Sequence[Article]) -> int:
    return sum(len((article.title + article.text).encode(errors="replace")) for article in articles)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        # The reader will say what is wrong with it.
        return 0
