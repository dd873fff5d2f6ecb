"""How far a run is whose steps can be counted, with the time left, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# A first sample from which the first step already tells how long the others will take.
_START = 1e-9
_PERIOD = 3600


@contextmanager
def steps(label: str, total: int) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while the block runs.

    Parameters
    ----------
    label : str
        What is done, in the language spoken.
    total : int
        Steps.

    Yields
    ------
    callable
        To be told how many steps are done, and how many there are. Without a terminal it shows nothing.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=_PERIOD) as bar:
        task = bar.add_task(label, total=total)
        bar.update(task, completed=_START)
        yield lambda done, of: bar.update(task, completed=done, total=of)
