"""How well the articles that came out are those that were printed: coverage, B-cubed, articles found.

The definitions are those by which issues of plain text are scored: the unit is a piece of eight characters of a printed
line, and a piece belongs to the article that holds it. Where lines of the source are known instead,
`tests.ingest.measure` has the same measures over lines.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields

from classifier.domain.article import Article, fold
from tests.pages.story import Story

_PIECE = 8
_SHORTEST = 4
# Marks before list items and captions, which a reader may keep or not.
_MARKS = re.compile(r"[#*·•◆■□●▲]+")
FOUND = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Sums over issues, from which the figures come; tallies can be added.

    Parameters
    ----------
    pieces, covered : int
        Pieces of printed articles, and those of them that stand in some article that came out.
    precision_sum, recall_sum : float
        Over covered pieces, the shares of the piece's two articles that the other one holds.
    wanted, found, given : int
        Articles printed; those of them that came out at an IoU of `FOUND` or more; articles that came out.
    """

    pieces: int = 0
    covered: int = 0
    precision_sum: float = 0.0
    recall_sum: float = 0.0
    wanted: int = 0
    found: int = 0
    given: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return the sums over both."""
        return Tally(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})

    @property
    def coverage(self) -> float:
        """Share of the pieces that stand in some article, 0 to 1."""
        return self.covered / max(self.pieces, 1)

    @property
    def precision(self) -> float:
        """B-cubed precision over the covered pieces, 0 to 1."""
        return self.precision_sum / max(self.covered, 1)

    @property
    def recall(self) -> float:
        """B-cubed recall over all pieces, 0 to 1."""
        return self.recall_sum / max(self.pieces, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of B-cubed precision and recall, 0 to 1."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    @property
    def article_f1(self) -> float:
        """F1 of articles found: of those printed, and of those that came out, 0 to 1."""
        return 2 * self.found / max(self.wanted + self.given, 1)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one printed article: the index of the article that overlaps it most, and their IoU."""

    story: Story
    index: int | None
    iou: float


def score(stories: Sequence[Story], articles: Sequence[Article], *, tolerant: bool = False) -> tuple[Tally, list[Fate]]:
    """Compare what was printed with what came out.

    Parameters
    ----------
    stories : sequence of Story
        What was printed.
    articles : sequence of Article
        What came out of the same pages.
    tolerant : bool
        Whether a piece also counts as standing where one of its halves does: so it survives any one character that was
        recognised wrongly. Otherwise it must stand there as printed.

    Returns
    -------
    tuple of Tally and list of Fate
        The sums, and for each of `stories` what became of it.
    """
    texts = [_plain(f"{article.title}\n{article.text}") for article in articles]
    holders = _holders_of_half if tolerant else _holders
    where = [(number, holders(piece, texts)) for number, story in enumerate(stories) for piece in _pieces(story)]
    # A piece that stands in several articles is counted in the one that holds most of what was printed with it.
    votes = Counter((number, index) for number, indices in where for index in indices)
    owners = [(number, max(at, key=lambda i: votes[number, i], default=None)) for number, at in where]
    both = Counter(owners)
    printed = Counter(number for number, _ in owners)
    given = Counter(index for _, index in owners if index is not None)
    fates = [_fate(number, story, both, printed, given) for number, story in enumerate(stories)]
    held = [(number, index) for number, index in owners if index is not None]
    tally = Tally(
        pieces=len(owners),
        covered=len(held),
        precision_sum=sum(both[pair] / given[pair[1]] for pair in held),
        recall_sum=sum(both[pair] / printed[pair[0]] for pair in held),
        wanted=len(stories),
        found=sum(fate.iou >= FOUND for fate in fates),
        given=len(articles),
    )
    return tally, fates


def _fate(
    number: int, story: Story, both: Counter[tuple[int, int | None]], printed: Counter[int], given: Counter[int]
) -> Fate:
    overlaps = [
        (shared / (printed[number] + given[index] - shared), index)
        for (owner, index), shared in both.items()
        if owner == number and index is not None
    ]
    iou, index = max(overlaps, default=(0.0, None))
    return Fate(story, index, iou)


def _plain(text: str) -> str:
    return _MARKS.sub("", fold(text))


def _pieces(story: Story) -> Iterator[str]:
    for line in story.lines:
        text = _plain(line)
        if len(text) >= _SHORTEST:
            yield from (text[at : at + _PIECE] for at in range(0, max(len(text) - _PIECE + 1, 1), _PIECE))


Holders = Callable[[str, Sequence[str]], list[int]]


def _holders(piece: str, texts: Sequence[str]) -> list[int]:
    return [index for index, text in enumerate(texts) if piece in text]


def _holders_of_half(piece: str, texts: Sequence[str]) -> list[int]:
    middle = len(piece) // 2
    halves = piece[:middle], piece[middle:]
    return _holders(piece, texts) or [index for index, text in enumerate(texts) if any(half in text for half in halves)]
