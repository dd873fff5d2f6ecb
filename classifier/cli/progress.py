"""How far a long run is, on standard error, for a person who waits."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from classifier.cli.language import say
from classifier.cli.plain import visible
from classifier.cli.track import Track, find_inputs
from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import InputError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Smaller inputs are done before a bar could be read, unless they have pages to draw or to recognise.
WORTH_A_BAR = 1_000_000
_NAME_WIDTH = 40
# Seconds over which the speed is taken: a page that has to be recognised takes several.
_PERIOD = 120


class Bar:
    """The bar of one call; without a track it shows nothing.

    Parameters
    ----------
    track : Track, optional
        Where the call is.
    known : bool
        Whether it is known how much there is to do.
    scrolls : bool
        Whether the result itself scrolls by on the same terminal: the bar then gives way to it.
    """

    def __init__(self, track: Track | None = None, *, known: bool = True, scrolls: bool = False) -> None:
        self._track = track
        self._known = known
        self._scrolls = scrolls
        self._shown: tuple[Progress, TaskID] | None = None
        self._pages = ""

    def open(self) -> None:
        """Show it from now on."""
        if self._track is None or self._shown:
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        bar = Progress(
            # A name may hold square brackets: the column must not take it for markup.
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            speed_estimate_period=_PERIOD,
        )
        task = bar.add_task(self._description(), total=self._track.total if self._known else None)
        bar.update(task, completed=self._track.done)
        bar.start()
        self._shown = (bar, task)

    def close(self) -> None:
        """Take it away."""
        if self._shown:
            self._shown[0].stop()
            self._shown = None

    def pages(self, done: int, of: int) -> None:
        """Move it by pages of the file under way; several pages are worth a bar however small their file.

        Parameters
        ----------
        done, of : int
            Pages that are read, and that there are.
        """
        if self._track is None:
            return
        self._track.pages(done, of)
        self._pages = f" {done}/{of}" if of > 1 else ""
        if done < of:
            self.open()
        self._update()

    def articles(self, batch: Sequence[Article]) -> None:
        """Move it by articles that are tagged.

        Parameters
        ----------
        batch : sequence of Article
            Those since the last call.
        """
        if self._track is not None:
            self._track.articles(batch)
            self._update()

    @contextmanager
    def past(self, result: Issue | InputError) -> Iterator[None]:
        """Move it past a result; while the block shows the result, the bar is out of its way.

        Parameters
        ----------
        result : Issue or InputError
            The result.
        """
        if self._track is None:
            yield
            return
        self._track.result(result)
        self._pages = ""
        if self._scrolls:
            self.close()
        self._update()
        yield
        if self._track.pictured:
            self.open()

    def _update(self) -> None:
        if self._shown and self._track is not None:
            bar, task = self._shown
            bar.update(task, completed=self._track.done, description=self._description())

    def _description(self) -> str:
        name = self._track.name if self._track is not None else ""
        shown = say("standard input", "标准输入") if name == "-" else visible(name)[-_NAME_WIDTH:]
        return (shown or say("reading", "读取中")) + self._pages


class Gauge:
    """Where a workflow tells how far it is within an issue; nothing hears of it until a bar is attached."""

    def __init__(self) -> None:
        self._bar = Bar()

    def attach(self, bar: Bar) -> None:
        """Let a bar hear of it from now on.

        Parameters
        ----------
        bar : Bar
            The bar.
        """
        self._bar = bar

    def articles(self, batch: Sequence[Article]) -> None:
        """Tell of articles that are tagged, as `classifier.workflows.tag.tag` does.

        Parameters
        ----------
        batch : sequence of Article
            Those since the last call.
        """
        self._bar.articles(batch)

    def pages(self, done: int, of: int) -> None:
        """Tell of pages that are read, as `classifier.ingest.kinds.Reader` does.

        Parameters
        ----------
        done, of : int
            Pages that are read, and that there are.
        """
        self._bar.pages(done, of)


@contextmanager
def progress(paths: Sequence[str], *, scrolls: bool, gauge: Gauge) -> Iterator[Bar]:
    """Show a bar with the time left while the block runs.

    Parameters
    ----------
    paths : sequence of str
        The inputs; their sizes say how much there is to do.
    scrolls : bool
        Whether the result itself scrolls by on the same terminal: a bar then shows only while pages are read.
    gauge : Gauge
        Moves the bar within an issue.

    Yields
    ------
    Bar
        To be told of each result before it is shown. Without a terminal, or for a short run, it shows nothing.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield Bar()
        return
    inputs = find_inputs(paths)
    bar = Bar(Track(inputs), known="-" not in paths, scrolls=scrolls)
    gauge.attach(bar)
    long = "-" in paths or sum(found.size for found in inputs) >= WORTH_A_BAR
    if any(found.pictured for found in inputs) or (long and not scrolls):
        bar.open()
    try:
        yield bar
    finally:
        bar.close()
