"""What takes so long, on standard error: a line for each step, or on a terminal one beside the time that passes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from classifier.cli.errors import tell
from classifier.cli.plain import visible


@contextmanager
def waiting() -> Iterator[Callable[[str], None]]:
    """Tell what is being done while the block runs.

    Yields
    ------
    callable
        To be told, in the language spoken, what is done from now on. On a terminal the sentence stands beside the
        time that has passed until the next one, or the end; elsewhere it is a line. Nothing is shown before the
        first.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield tell
        return
    with ExitStack() as stack:
        shown: list[Callable[[str], None]] = []

        def report(sentence: str) -> None:
            if not shown:
                shown.append(stack.enter_context(_clock()))
            shown[0](sentence)

        yield report


@contextmanager
def _clock() -> Iterator[Callable[[str], None]]:
    # Imported with the first sentence: most calls end before there is anything to wait for.
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda sentence: bar.update(task, description=visible(sentence), refresh=True)
