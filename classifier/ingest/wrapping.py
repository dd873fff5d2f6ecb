"""How a text was wrapped: where its columns end, whether its lines are double-spaced, which of them are indented."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from classifier.ingest.lines import Line
from classifier.ingest.signs import PROSE, ends_sentence

# How far, in lines, the width of a column is looked for around a line.
_NEIGHBOURHOOD = 8
# Narrower than this is no column of a newspaper but a list or a heading.
MIN_MEASURE = 20
# Wider than this is no column but a paragraph on one line.
MAX_MEASURE = 120
# A first line is short of the measure by its indent, where the extraction lost that.
LOST_INDENT = 6


def full_lines(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether it ended where its column ended, rather than where its paragraph did.

    Parameters
    ----------
    lines : sequence of Line
        Of one source, in order.

    Returns
    -------
    list of bool
        One a line.
    """
    lost = _lost_indents(lines)
    lengths = [line.length for line in lines]
    widths = [line.width for line in lines]
    full = []
    for index, line in enumerate(lines):
        near = slice(max(0, index - _NEIGHBOURHOOD), index + _NEIGHBOURHOOD + 1)
        column = MIN_MEASURE - LOST_INDENT <= line.width <= MAX_MEASURE and not line.level
        full.append(column and (_is_as_long(line, lengths[near]) or _is_as_wide(lines, index, widths[near], lost=lost)))
    return full


def _is_as_long(line: Line, near: Sequence[int]) -> bool:
    """Tell whether a line has as many characters as others around: wrapping by characters gives lines of one length."""
    same = near.count(line.length)
    # Lines of a list are often of one length by chance: without a comma it takes a third of the lines around.
    return line.width >= MIN_MEASURE and same >= 2 and (same >= max(3, len(near) // 3) or bool(PROSE.search(line.text)))


def _is_as_wide(lines: Sequence[Line], index: int, near: Sequence[int], *, lost: bool) -> bool:
    """Tell whether a line reaches as far as others around, but for what wrapping by columns shifts.

    A half-width character, or a mark that may not begin a line, shifts the end by a column or two.
    """
    line = lines[index]
    measure, support = _measure(near)
    if support < 3 or not measure - LOST_INDENT <= line.width <= measure + 3:
        return False
    # A first line falls short by its indent where the extraction lost that; elsewhere a short one may be a heading.
    short = _begins(lines, index) and (lost or line.indent >= 2 or PROSE.search(line.text))
    return line.width >= measure - (LOST_INDENT if short else 2)


def _begins(lines: Sequence[Line], index: int) -> bool:
    return lines[index].gap > 0 or (index > 0 and ends_sentence(lines[index - 1].text))


def _lost_indents(lines: Sequence[Line]) -> bool:
    """Tell whether most first lines of paragraphs are short by an indent that is not there."""
    pairs = [
        (lines[index], lines[index + 1])
        for index in range(1, len(lines) - 1)
        if lines[index].width >= MIN_MEASURE and not lines[index + 1].gap and _begins(lines, index)
    ]
    short = sum(2 <= second.width - first.width <= LOST_INDENT + 2 for first, second in pairs)
    return 2 * short > len(pairs)


def _measure(near: Sequence[int]) -> tuple[int, int]:
    """Return the width that most lines around have, give or take two columns, the widest of several; and how many."""
    widths = Counter([width for width in near if width >= MIN_MEASURE])
    # Counter's own look-up of what is not there is slow.
    count = widths.get
    support = [(count(width, 0) + count(width - 1, 0) + count(width - 2, 0), width) for width in widths]
    most, measure = max(support, default=(0, 0))
    return measure, most


def doubled_lines(lines: Sequence[Line], full: Sequence[bool]) -> list[bool]:
    """Tell for each line whether single blank lines around it part lines rather than paragraphs."""
    broken = [
        index
        for index in range(1, len(lines))
        if full[index - 1]
        and lines[index].gap <= 1
        and PROSE.search(lines[index - 1].text)
        and not ends_sentence(lines[index - 1].text)
    ]
    if not broken:
        return [False] * len(lines)
    blanks = list(accumulate((lines[index].gap for index in broken), initial=0))
    result = []
    for index in range(len(lines)):
        first = bisect_left(broken, index - _NEIGHBOURHOOD)
        last = min(bisect_right(broken, index + _NEIGHBOURHOOD), first + 2 * _NEIGHBOURHOOD)
        blank = blanks[last] - blanks[first]
        result.append(blank >= 3 and 2 * blank > last - first)
    return result


def indented_lines(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether it stands further in than the lines around it."""
    indents = [line.indent for line in lines]
    return [indent >= 2 and indent >= _usual(indents, index) + 2 for index, indent in enumerate(indents)]


def _usual(indents: Sequence[int], index: int) -> int:
    near = sorted(indents[max(0, index - _NEIGHBOURHOOD) : index + _NEIGHBOURHOOD + 1])
    # A quarter rather than the middle: in short paragraphs half of the lines are first lines.
    return near[len(near) // 4]
