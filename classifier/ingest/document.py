"""Document: what a reader makes of one source, whatever its format, for the splitter to work on."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from classifier.ingest.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The lines of one source in reading order, and what its format itself tells.

    Parameters
    ----------
    lines : tuple of Line
        Everything in the source that a person can read, each character in one line. `Line.number` rises.
    encoding : str or None
        The codec that decoded it, where it was a text.
    date : datetime.date or None
        The day that the format itself says it came out, as a saved page of a web site does.
    paged : bool
        Whether the pages of its lines are pages of the issue.
    marked : bool
        Whether its format marks every headline, so that nothing else is one where any line is.
    """

    lines: tuple[Line, ...]
    encoding: str | None = None
    date: dt.date | None = None
    paged: bool = False
    marked: bool = False

    def __post_init__(self) -> None:
        if any(below.number <= above.number for above, below in pairwise(self.lines)):
            raise ValueError("the lines of a document are numbered in their order")
