"""Character error rate of recognition, whatever the order in which its lines came.

Each recognised line is held against the stretch of the printed text that is nearest to it, by edit distance; what no
line was held against was overlooked. So neither the layout nor the splitter that come after the recogniser count.

References
----------
Myers, G. (1999). A fast bit-vector algorithm for approximate string matching based on dynamic programming. Journal of
the ACM, 46(3), 395-415. Hyyrö, H. (2003). A bit-vector algorithm for computing Levenshtein and Damerau edit distances.
Nordic Journal of Computing, 10(1), 29-39.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from classifier.domain.article import fold


@dataclass(frozen=True, slots=True)
class Misread:
    """Characters printed, and how many of them, or besides them, were recognised wrongly."""

    printed: int = 0
    wrong: int = 0

    def __add__(self, other: "Misread") -> "Misread":
        """Return the sums over both."""
        return Misread(self.printed + other.printed, self.wrong + other.wrong)

    @property
    def rate(self) -> float:
        """Errors over printed characters: 0 where none is wrong; may exceed 1."""
        return self.wrong / max(self.printed, 1)


def misread(recognised: Iterable[str], printed: Iterable[str]) -> Misread:
    """Count wrong characters.

    Parameters
    ----------
    recognised : iterable of str
        Lines, in any order.
    printed : iterable of str
        Headlines, paragraphs and all else that can be read; what is printed twice, as running heads are, counts once.

    Returns
    -------
    Misread
        Characters are compared folded, without white space. Wrong are those that must be changed, put in or taken out
        to turn each line into the stretch of one printed text nearest to it, and those of no such stretch.
    """
    texts = [folded for text in dict.fromkeys(printed) if (folded := fold(text))]
    page = "\n".join(texts)
    overlooked = [char != "\n" for char in page]
    wrong = 0
    for line in map(fold, recognised):
        if not line:
            continue
        distance, end = _nearest(line, page)
        wrong += distance
        # The same read backwards tells where the stretch begins.
        before = page[max(end - len(line) - distance, 0) : end][::-1]
        length = _nearest(line[::-1], before)[1] if distance < len(line) else 0
        overlooked[end - length : end] = [False] * length
    return Misread(sum(map(len, texts)), wrong + sum(overlooked))


def _nearest(pattern: str, text: str) -> tuple[int, int]:
    """Return the least edit distance of a pattern to a stretch of a text, and the first end of such a stretch.

    Where stretches that differ in their last characters alone are as near, the longest one's end: of a character that
    is missing it must not seem that its neighbours were overlooked too.
    """
    distances = dict(_distances(pattern, text))
    least = min(distances.values())
    end = next(end for end, distance in distances.items() if distance == least)
    while distances.get(end + 1) == least:
        end += 1
    return least, end


def _distances(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield for each end in a text the least edit distance of a pattern to what ends there."""
    at: dict[str, int] = {}
    for place, char in enumerate(pattern):
        at[char] = at.get(char, 0) | 1 << place
    last, full = 1 << (len(pattern) - 1), (1 << len(pattern)) - 1
    up, down, distance = full, 0, len(pattern)
    yield 0, distance
    for end, char in enumerate(text, start=1):
        here = at.get(char, 0)
        same = (((here & up) + up) ^ up) | here | down
        rises, falls = down | ~(same | up) & full, up & same
        distance += bool(rises & last) - bool(falls & last)
        rises, falls = rises << 1 & full, falls << 1 & full
        up, down = falls | ~(same | rises) & full, rises & same
        yield end, distance
