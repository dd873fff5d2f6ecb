"""What of a source came out where: characters kept, articles whole, B-cubed over characters."""

import re
import signal
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from classifier.domain.article import Article, Span, fold
from classifier.domain.issue import Furniture, FurnitureKind, Issue
from classifier.text.normalize import repair_characters

_HEADING_MARKS = re.compile(r"(?m)^([ \u3000]*)#{1,6}[ \u3000]+(?=[^ \u3000\n])(.*?)(?:[ \u3000]+#+)?[ \u3000]*$")
_EMPHASIS = re.compile(r"(?m)^([ \u3000]*)(\*\*|__)(?=[^*_\n]*[^\s*_])([^*_\n]+)\2[ \u3000]*$")


def characters(text: str) -> Counter[str]:
    """What counts of a text, each character folded by itself, so that a seam between two lines cannot matter."""
    folded: Counter[str] = Counter()
    for char, count in Counter(text).items():
        for kept in fold(char):
            folded[kept] += count
    return folded


def repaired(source: str) -> str:
    """A source as a reader sees it: repaired characters, page breaks gone, no marks of markdown around headings."""
    text = repair_characters(source).replace("\f", "")
    return _EMPHASIS.sub(r"\1\3", _HEADING_MARKS.sub(r"\1\2", text))


def printed(issue: Issue) -> Counter[str]:
    """Every character of an issue's articles and furniture."""
    return characters("\n".join(map(_text, pieces(issue))))


def pieces(issue: Issue) -> list[Article | Furniture]:
    """The articles of an issue, and its furniture."""
    return [*issue.articles, *issue.furniture]


def lines_of(spans: Sequence[Span]) -> list[int]:
    return [line for span in spans for line in range(span.first, span.last + 1)]


def assert_nothing_is_lost(source: str, issue: Issue) -> None:
    """Every character stands in an article or the furniture, once; every line in one of them, by its number."""
    lines = repaired(source).split("\n")
    assert printed(issue) == characters("\n".join(lines))
    holders = Counter(line for piece in pieces(issue) for line in lines_of(piece.spans))
    assert {number for number, line in enumerate(lines, start=1) if line.strip(" \u3000")} <= set(holders)
    captions = Counter(f.spans[0].last for f in issue.furniture if f.kind is FurnitureKind.CAPTION)
    assert all(count <= 1 + captions[line] for line, count in holders.items())
    shared = {line for line, count in holders.items() if count > 1}
    for piece in pieces(issue):
        own = lines_of(piece.spans)
        if not shared.intersection(own):
            assert characters(_text(piece)) == characters("".join(lines[number - 1] for number in own))


def _text(piece: Article | Furniture) -> str:
    return f"{piece.title}\n{piece.text}" if isinstance(piece, Article) else piece.text


def b_cubed(source: str, gold: Mapping[int, int], issue: Issue) -> float:
    """F1 of B-cubed over the characters of the gold articles' lines, 0 to 1.

    Parameters
    ----------
    source : str
        The text that was split.
    gold : mapping of int to int
        Line, from 1, to the article it belongs to. Lines of no article are left out.
    issue : Issue
        The split. A line in no article of it is in a cluster of its own.
    """
    size = weights(source)
    found = {line: number for number, a in enumerate(issue.articles) for line in lines_of(a.spans)}
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    wanted: dict[int, int] = defaultdict(int)
    given: dict[int, int] = defaultdict(int)
    for line, owner in gold.items():
        cluster = found.get(line, -line)
        pairs[owner, cluster] += size[line]
        wanted[owner] += size[line]
        given[cluster] += size[line]
    total = sum(wanted.values())
    precision = sum(n * n / given[cluster] for (_, cluster), n in pairs.items() if n) / total
    recall = sum(n * n / wanted[owner] for (owner, _), n in pairs.items() if n) / total
    return 2 * precision * recall / (precision + recall)


def whole(source: str, gold: Sequence[Sequence[int]], issue: Issue, least: float = 0.8) -> list[bool]:
    """For each gold article, whether one of the issue's overlaps it by characters at an IoU of `least` or more."""
    size = weights(source)
    found = [set(lines_of(article.spans)) for article in issue.articles]
    return [max((_iou(set(lines), lines2, size) for lines2 in found), default=0.0) >= least for lines in gold]


def _iou(first: set[int], second: set[int], size: Mapping[int, int]) -> float:
    union = sum(size[line] for line in first | second)
    return sum(size[line] for line in first & second) / union if union else 0.0


def weights(source: str) -> dict[int, int]:
    """The characters that count on each line of a source, by its number from 1."""
    return {number: characters(line).total() for number, line in enumerate(repaired(source).split("\n"), start=1)}


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Fail what does not come to an end; the time it takes is not a test's business."""

    def ring(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
