"""Paragraphs: the printed lines of a story joined again, across columns, pictures and pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from classifier.ingest.layout.blocks import Block
from classifier.ingest.layout.grid import across
from classifier.ingest.layout.rows import Row
from classifier.ingest.layout.seams import INDENT, MOST_INDENT, SHORT, ends
from classifier.ingest.signs import OPENING, closes

# Ems that a line stops short of its column's edge, from which nothing but a paragraph's end explains it.
_VERY_SHORT = 4.0
# Over the usual step from line to line, one that parts paragraphs; the same where no line is indented.
_WIDE, _WIDER = 1.5, 1.2
# Over the size of the line above, one that begins something else.
_OTHER_SIZE = 1.12
# Blocks before and after one that may show the edges of its column.
_NEAR = 8
# Lines after a paragraph's end from which it shows whether they are indented; and their share.
_ENOUGH, _SHARE = 3, 0.5


@dataclass(frozen=True, slots=True)
class Printed:
    """A row, and where it stands in its column.

    Parameters
    ----------
    row : Row
        The row.
    indent : float
        Ems from the column's left edge.
    short : float
        Ems to the column's right edge.
    step : float or None
        Points from the row above in the same column, middle to middle; None at the head of a column.
    """

    row: Row
    indent: float
    short: float
    step: float | None

    @property
    def indented(self) -> bool:
        """Whether it stands as far in as a paragraph's first line."""
        return INDENT <= self.indent <= MOST_INDENT


def printed(blocks: Sequence[Block]) -> list[Printed]:
    """Return the rows of a story with their places in their columns.

    Parameters
    ----------
    blocks : sequence of Block
        Of a story, in reading order.

    Returns
    -------
    list of Printed
        In the same order.
    """
    found: list[Printed] = []
    for place, block in enumerate(blocks):
        near_by = blocks[max(0, place - _NEAR) : place + _NEAR + 1]
        alone = len(block.rows) == 1
        column = [other for other in near_by if _same_column(block, other) and not (alone and other is block)]
        for at, row in enumerate(block.rows):
            near = block.rows[max(0, at - 2) : at + 3]
            left, right = _edges(row, near, column, alone=len(block.rows) < 3)
            step = _step(found[-1].row, row) if found else None
            em = max(row.size, 1.0)
            found.append(Printed(row, (row.box.left - left) / em, (right - row.box.right) / em, step))
    return found


def _same_column(block: Block, other: Block) -> bool:
    same_page = block.rows[0].page == other.rows[0].page
    return same_page and across(block.box, other.box) > 0.6 * min(block.box.width, other.box.width)


def _edges(row: Row, near: Sequence[Row], column: Sequence[Block], *, alone: bool) -> tuple[float, float]:
    """Return the edges of the column where a row stands: text round a picture has others than above and below it."""
    most = MOST_INDENT * row.size
    lefts = [other.box.left for other in near if other is not row]
    lefts += [block.box.left for block in column]
    close = [left for left in lefts if left >= row.box.left - most]
    left = min([*close, row.box.left]) if close or not lefts else max(lefts)
    rights = [other.box.right for other in near]
    if alone:
        rights += [block.box.right for block in column if abs(block.box.left - row.box.left) <= most]
    return left, max(*rights, row.box.right)


def _step(above: Row, row: Row) -> float | None:
    step = (row.box.top + row.box.bottom - above.box.top - above.box.bottom) / 2
    same = above.page == row.page and across(above.box, row.box) > 0
    return step if same and step > 0 else None


def uses_indents(stories: Sequence[Sequence[Printed]]) -> bool:
    """Tell whether first lines are indented: whether what follows the end of a paragraph is.

    Parameters
    ----------
    stories : sequence of sequence of Printed
        Of one issue.

    Returns
    -------
    bool
        True also where too few paragraphs end to tell, but some lines are indented.
    """
    after = [
        below.indented
        for rows in stories
        for above, below in pairwise(rows)
        if below.step is not None and above.short > SHORT and ends(above.row)
    ]
    if len(after) >= _ENOUGH:
        return sum(after) >= _SHARE * len(after)
    return any(row.indented for rows in stories for row in rows)


def paragraphs(rows: Sequence[Printed], *, indents: bool) -> Iterator[tuple[Printed, ...]]:
    """Gather the rows of a story to paragraphs.

    Parameters
    ----------
    rows : sequence of Printed
        In reading order.
    indents : bool
        Whether first lines are indented.

    Yields
    ------
    tuple of Printed
        The rows of one paragraph; each row in exactly one.
    """
    steps = [row.step / row.row.size for row in rows if row.step is not None and row.row.size > 0]
    usual = median(steps) if steps else 0.0
    first = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or _begins(rows[at - 1], rows[at], rows[at + 1 : at + 2], usual, indents=indents):
            yield tuple(rows[first:at])
            first = at


def _begins(above: Printed, row: Printed, below: Sequence[Printed], usual: float, *, indents: bool) -> bool:
    """Tell whether a paragraph begins with a row."""
    ended = ends(above.row)
    goes_on = not ended and above.short <= SHORT
    if closes(above.row.text) and above.short > 0:
        return True
    if _other_type(above.row, row.row):
        return not goes_on or row.indented
    if (row.indented and indents) or (ended and (row.row.lead or OPENING.match(row.row.text))):
        return True
    if above.short > (SHORT if ended else _VERY_SHORT):
        return ended or not indents or row.step is not None
    return _stands_alone(row, below) or (not goes_on and _after_gap(row, usual, indents=indents, ended=ended))


def _after_gap(row: Printed, usual: float, *, indents: bool, ended: bool) -> bool:
    if row.step is None:
        # At the head of a column nothing but the indent tells; without indents, the sentence.
        return not indents and ended
    step = row.step / max(row.row.size, 1.0)
    return step > (_WIDE if indents else _WIDER) * usual and (ended or not indents)


def _other_type(above: Row, row: Row) -> bool:
    small, large = sorted((above.size, row.size))
    seen = above.recognition is not None
    return above.bold != row.bold or large > small * (_OTHER_SIZE + 0.15 * seen)


def _stands_alone(row: Printed, below: Sequence[Printed]) -> bool:
    """Tell whether a row is set to the right or to the middle, as a byline is, and not beside a picture."""
    return row.indent > MOST_INDENT and (not below or below[0].indent <= MOST_INDENT)
