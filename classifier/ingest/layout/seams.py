"""Seams: whether the text at the end of one block can go on at the beginning of another."""

from collections.abc import Sequence

from classifier.ingest.layout.blocks import Block
from classifier.ingest.layout.rows import Row
from classifier.ingest.signs import closes, ends_sentence

# Ems that the first line of a paragraph stands further in than the others, least and most.
INDENT, MOST_INDENT = 1.2, 4.6
# Ems that a last line stops short of the column's edge.
SHORT = 1.5
_GOES_ON, _BREAKS = -0.8, 1.0


def is_indented(block: Block, *, last: bool = False) -> bool:
    """Tell whether the first line of a block stands further in than the lines below it; its last one, if told."""
    rows = block.rows
    row = rows[-1] if last else rows[0]
    edge = min((other.box.left for other in rows), default=row.box.left)
    return INDENT * row.size <= row.box.left - edge <= MOST_INDENT * row.size


def stops_short(block: Block) -> bool:
    """Tell whether the last line of a block ends before the edge of its column."""
    edge = max(row.box.right for row in block.rows)
    return block.rows[-1].box.right < edge - SHORT * block.rows[-1].size


def ends(row: Row) -> bool:
    """Tell whether a sentence ends with a row."""
    return ends_sentence(row.text)


def seam(above: Sequence[Block], below: Block, *, indents: bool) -> float:
    """Weigh whether a block goes on where others end.

    Parameters
    ----------
    above : sequence of Block
        A story so far, in reading order.
    below : Block
        What may follow.
    indents : bool
        Whether the first lines of paragraphs are indented.

    Returns
    -------
    float
        Below 0 where it goes on inside a sentence, above 0 where it cannot follow.
    """
    if not above:
        return 0.0
    last = above[-1]
    if closes(last.text):
        return _BREAKS
    indented = is_indented(below)
    if not ends(last.rows[-1]) and not stops_short(last):
        return _BREAKS if indented else _GOES_ON
    if not indents or len(below.rows) == 1:
        return 0.0
    return _BREAKS * (stops_short(last) and not indented)
