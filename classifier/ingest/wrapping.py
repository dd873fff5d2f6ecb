"""How a text was wrapped: where its columns end, whether its lines are double-spaced, which of them are indented."""

from collections import Counter
from collections.abc import Sequence

from classifier.ingest.lines import Line
from classifier.ingest.signs import PROSE, TERMINAL

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
    return [_is_full(lines, index, lost=lost) for index in range(len(lines))]


def _is_full(lines: Sequence[Line], index: int, *, lost: bool) -> bool:
    """Tell whether a line ended where its column ended, rather than where its paragraph did."""
    line = lines[index]
    if not MIN_MEASURE - LOST_INDENT <= line.width <= MAX_MEASURE or line.level:
        return False
    near = lines[max(0, index - _NEIGHBOURHOOD) : index + _NEIGHBOURHOOD + 1]
    # Wrapping by characters gives lines of one length exactly; wrapping by columns lets a half-width character or a
    # mark that may not begin a line shift the end by a column or two.
    same_length = sum(other.length == line.length for other in near)
    # Lines of a list are often of one length by chance: without a comma it takes a third of the lines around.
    if line.width >= MIN_MEASURE and same_length >= (2 if PROSE.search(line.text) else max(3, len(near) // 3)):
        return True
    measure, support = _measure(near)
    if support < 3 or line.width > measure + 3:
        return False
    # A first line falls short by its indent where the extraction lost that; elsewhere a short one may be a heading.
    short = _begins(lines, index) and (lost or line.indent >= 2 or PROSE.search(line.text))
    return line.width >= measure - (LOST_INDENT if short else 2)


def _begins(lines: Sequence[Line], index: int) -> bool:
    return lines[index].gap > 0 or (index > 0 and TERMINAL.search(lines[index - 1].text) is not None)


def _lost_indents(lines: Sequence[Line]) -> bool:
    """Tell whether most first lines of paragraphs are short by an indent that is not there."""
    pairs = [
        (lines[index], lines[index + 1])
        for index in range(1, len(lines) - 1)
        if _begins(lines, index) and not lines[index + 1].gap and lines[index].width >= MIN_MEASURE
    ]
    short = sum(2 <= second.width - first.width <= LOST_INDENT + 2 for first, second in pairs)
    return 2 * short > len(pairs)


def _measure(near: Sequence[Line]) -> tuple[int, int]:
    widths = Counter(line.width for line in near if line.width >= MIN_MEASURE)
    support = {width: sum(widths[width - shift] for shift in range(3)) for width in widths}
    return max(
        ((width, count) for width, count in support.items()), key=lambda pair: (pair[1], pair[0]), default=(0, 0)
    )


def doubled_lines(lines: Sequence[Line], full: Sequence[bool]) -> list[bool]:
    """Tell for each line whether single blank lines around it part lines rather than paragraphs."""
    broken = [
        (index, lines[index].gap)
        for index in range(1, len(lines))
        if full[index - 1]
        and PROSE.search(lines[index - 1].text)
        and not TERMINAL.search(lines[index - 1].text)
        and lines[index].gap <= 1
    ]
    result, start = [], 0
    for index in range(len(lines)):
        while start < len(broken) and broken[start][0] < index - _NEIGHBOURHOOD:
            start += 1
        near = [gap for at, gap in broken[start : start + 2 * _NEIGHBOURHOOD] if at <= index + _NEIGHBOURHOOD]
        result.append(sum(near) >= 3 and sum(near) * 2 > len(near))
    return result


def indented_lines(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether it stands further in than the lines around it."""
    result = []
    for index, line in enumerate(lines):
        near = sorted(other.indent for other in lines[max(0, index - _NEIGHBOURHOOD) : index + _NEIGHBOURHOOD + 1])
        # A quarter rather than the middle: in short paragraphs half of the lines are first lines.
        result.append(line.indent >= near[len(near) // 4] + 2)
    return result
