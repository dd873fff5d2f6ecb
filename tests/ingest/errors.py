"""What kind of error a split made of each gold article: merged, cut, headline lost, foreign paragraph."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from classifier.domain.issue import Issue
from tests.ingest.measure import lines_of

# From this share on, what is missing or foreign is an article's and not a paragraph's.
_LARGE = 0.2


class Fault(StrEnum):
    """What went wrong with a gold article."""

    MERGED = "merged"
    CUT = "cut"
    LOST_HEADLINE = "lost headline"
    FOREIGN = "foreign paragraph"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The source lines of an article, from 1."""

    title: frozenset[int]
    body: frozenset[int]

    @property
    def lines(self) -> frozenset[int]:
        return self.title | self.body


def faults(gold: Sequence[GoldArticle], issue: Issue, size: Mapping[int, int]) -> Counter[Fault]:
    """Count the gold articles that each kind of error befell; one may suffer several.

    Parameters
    ----------
    gold : sequence of GoldArticle
        Of one source.
    issue : Issue
        Its split.
    size : mapping of int to int
        Characters of each source line.

    Returns
    -------
    Counter of Fault
        An article is merged where a fifth or more of the article found for it is another gold article's; cut where
        a fifth or more of its own text stands elsewhere; its headline is lost where no line of it stands in the
        article found; what is less than a fifth, its own or another's, is a foreign paragraph.
    """
    owner = {line: number for number, article in enumerate(gold) for line in article.lines}
    found = {line: number for number, article in enumerate(issue.articles) for line in lines_of(article.spans)}
    held: dict[int, Counter[int | None]] = defaultdict(Counter)
    for line, number in found.items():
        held[number][owner.get(line)] += size[line]
    counted: Counter[Fault] = Counter()
    for number, article in enumerate(gold):
        counted.update(_befell(number, article, found, held, size))
    return counted


def _befell(
    number: int,
    article: GoldArticle,
    found: Mapping[int, int],
    held: Mapping[int, Counter[int | None]],
    size: Mapping[int, int],
) -> set[Fault]:
    own: Counter[int | None] = Counter()
    for line in article.body or article.title:
        own[found.get(line)] += size[line]
    best, kept = own.most_common(1)[0]
    if best is None:
        return {Fault.CUT}
    result: set[Fault] = set()
    astray = 1 - kept / max(own.total(), 1)
    strange = 1 - held[best][number] / max(held[best].total(), 1)
    if strange >= _LARGE:
        result.add(Fault.MERGED)
    if astray >= _LARGE:
        result.add(Fault.CUT)
    if 0 < strange < _LARGE or 0 < astray < _LARGE:
        result.add(Fault.FOREIGN)
    if article.title and not any(found.get(line) == best for line in article.title):
        result.add(Fault.LOST_HEADLINE)
    return result
