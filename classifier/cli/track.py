"""How far a call is, in bytes of its inputs: pages and articles move it within a file, results from file to file."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import InputError
from classifier.ingest.kinds import TEXT, kind_of
from classifier.ingest.sources import READY_SUFFIXES, Source, find_sources

# Share of the work on a file that is done once its pages are read. Reading a text is next to nothing beside splitting
# and tagging it; drawing or recognising the pages of anything else is nearly all.
_READING_TEXT, _READING_PAGES = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class Input:
    """One file that a call will read.

    Parameters
    ----------
    name, given : str
        What its issue and its errors call it.
    size : int
        Bytes.
    reading : float
        Share of the work that reading its pages is, 0 to 1.
    ready : bool
        Whether it holds ready articles, which come as several results.
    pictured : bool
        Whether it is a picture, whose recognition takes seconds.
    """

    name: str
    given: str
    size: int
    reading: float = _READING_TEXT
    ready: bool = False
    pictured: bool = False


def find_inputs(paths: Sequence[str]) -> list[Input]:
    """Return what a call will read.

    Parameters
    ----------
    paths : sequence of str
        Files, folders, or ``-``; what does not exist is left out.

    Returns
    -------
    list of Input
        In the order that they will be read in. Standard input counts no bytes.
    """
    return [_input(source) for source in find_sources(paths) if isinstance(source, Source)]


class Track:
    """Where among its inputs a call is.

    Parameters
    ----------
    inputs : sequence of Input
        In the order that they are read in.
    """

    def __init__(self, inputs: Sequence[Input]) -> None:
        self._inputs = inputs
        self._starts = [0, *accumulate(found.size for found in inputs)]
        self._place = 0
        self._read = 0.0
        self._texts = self._ahead = 0

    @property
    def total(self) -> int:
        """Bytes of all inputs."""
        return self._starts[-1]

    @property
    def done(self) -> float:
        """Bytes that are done, at most `total`; never fewer than before."""
        if self._place == len(self._inputs):
            return self.total
        under_way = self._inputs[self._place]
        tagged = min(self._texts, under_way.size) * (1 - under_way.reading)
        return self._starts[self._place] + under_way.size * under_way.reading * self._read + tagged

    @property
    def name(self) -> str:
        """What the input under way is called; empty once all are done."""
        return self._inputs[self._place].name if self._place < len(self._inputs) else ""

    @property
    def pictured(self) -> bool:
        """Whether the input under way is a picture."""
        return self._place < len(self._inputs) and self._inputs[self._place].pictured

    def pages(self, done: int, of: int) -> None:
        """Count pages of the input under way.

        Parameters
        ----------
        done : int
            Pages that are read.
        of : int
            Pages that there are.
        """
        # Ready articles have no pages: whoever tells of some has left them behind.
        while self._place < len(self._inputs) - 1 and self._inputs[self._place].ready:
            self._move(self._place + 1)
        self._read = min(done / of, 1.0) if of else 1.0

    def articles(self, batch: Sequence[Article]) -> None:
        """Count articles that are tagged before their issue is done.

        Parameters
        ----------
        batch : sequence of Article
            Those since the last call.
        """
        size = text_bytes(batch)
        self._texts += size
        self._ahead += size

    def result(self, result: Issue | InputError) -> None:
        """Count a result: an issue that is done, or an input that could not be used.

        Parameters
        ----------
        result : Issue or InputError
            Results come in the order of the inputs.
        """
        ahead, self._ahead = self._ahead, 0
        place = self._place_of(result)
        if place is None:
            return
        if not self._inputs[place].ready:
            self._move(place + 1)
        elif isinstance(result, Issue):
            if place != self._place:
                self._move(place)
                ahead = 0
            self._texts += max(text_bytes(result.articles) - ahead, 0)

    def _place_of(self, result: Issue | InputError) -> int | None:
        later = range(self._place, len(self._inputs))
        if isinstance(result, Issue):
            return next((place for place in later if self._inputs[place].name == result.source), None)
        return next((place for place in later if self._inputs[place].given == result.source), None)

    def _move(self, place: int) -> None:
        self._place = place
        self._read = 0.0
        self._texts = 0


def text_bytes(articles: Sequence[Article]) -> int:
    """Return how many bytes of UTF-8 the titles and texts of articles take."""
    return sum(len((article.title + article.text).encode(errors="replace")) for article in articles)


def _input(source: Source) -> Input:
    if source.path is None:
        return Input(source.name, source.given, 0)
    suffix = source.path.suffix.lower()
    size = _size(source.path)
    if suffix in READY_SUFFIXES:
        return Input(source.name, source.given, size, reading=0.0, ready=True)
    kind = kind_of(suffix, b"")
    reading = _READING_TEXT if kind is TEXT else _READING_PAGES
    return Input(source.name, source.given, size, reading=reading, pictured=kind.name == "scan")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        # The reader will say what is wrong with it.
        return 0
