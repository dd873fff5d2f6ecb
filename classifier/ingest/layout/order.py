"""Reading order of boxes on a page."""

from collections.abc import Sequence

from classifier.ingest.layout.grid import across, down
from classifier.ingest.layout.page import Box

# Beyond so many, comparing all threes takes too long; no story and no page of a newspaper has so many parts.
_MOST = 80


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Put boxes in the order in which they are read: down a column, then the next column to the right.

    Parameters
    ----------
    boxes : sequence of Box
        Of one page.

    Returns
    -------
    list of int
        Their indices. A box over several columns is read after what stands above it and before what stands below.

    References
    ----------
    Breuel, High performance document layout analysis (2003): one box is read before another where it stands above it
    and shares some of its width, or where it stands to its left and no third one that is as wide as both stands
    between their heights. Where these rules go round in a circle, the highest leftmost box is read first.
    """
    if len(boxes) > _MOST:
        return sorted(range(len(boxes)), key=lambda index: (boxes[index].left, boxes[index].top))
    waiting = {index: _before(index, boxes) for index in range(len(boxes))}
    order: list[int] = []
    while waiting:
        free = [index for index, before in waiting.items() if not before & waiting.keys()]
        following = min(free or waiting, key=lambda index: _first(index, boxes, bool(free)))
        order.append(following)
        del waiting[following]
    return order


def _first(index: int, boxes: Sequence[Box], free: bool) -> tuple[float, float]:
    box = boxes[index]
    return (box.left, box.top) if free else (box.top, box.left)


def _before(index: int, boxes: Sequence[Box]) -> set[int]:
    """Return the boxes that are read before one."""
    box = boxes[index]
    return {
        other
        for other, first in enumerate(boxes)
        if other != index
        and (
            first.top < box.top
            if _share_width(first, box)
            else first.left < box.left and not any(_parts(third, first, box) for third in boxes)
        )
    }


def _share_width(first: Box, second: Box) -> bool:
    return across(first, second) > 0.15 * min(first.width, second.width)


def _parts(third: Box, first: Box, second: Box) -> bool:
    """Tell whether a third box lies across both, below the one and above the other."""
    if third is first or third is second or not (_share_width(third, first) and _share_width(third, second)):
        return False
    low, high = (first, second) if first.top > second.top else (second, first)
    if down(low, high) > 0:
        return False
    return high.bottom <= third.top + 1 and third.bottom <= low.top + 1


def column_boxes(boxes: Sequence[Box]) -> list[Box]:
    """Widen boxes to the columns that they stand in: a short last line, or text beside a picture, takes up all of it.

    Parameters
    ----------
    boxes : sequence of Box
        Of one story on one page.

    Returns
    -------
    list of Box
        Each as wide as the narrowest other box that is wider on both sides, where nothing stands beside it there.
    """
    if len(boxes) > _MOST:
        return list(boxes)
    return [_column_box(box, boxes) for box in boxes]


def _column_box(box: Box, boxes: Sequence[Box]) -> Box:
    wider = [
        other
        for other in boxes
        if other.left < box.left + 1 and other.right > box.right - 1 and other.width > box.width
    ]
    for other in sorted(wider, key=lambda one: one.width):
        widened = Box(min(box.left, other.left), box.top, max(box.right, other.right), box.bottom)
        if not any(down(third, box) > 1 and across(third, widened) > 1 and across(third, box) <= 0 for third in boxes):
            return widened
    return box
