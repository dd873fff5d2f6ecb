"""A grid over a page, so that what stands beside something is found without looking at everything."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from classifier.ingest.layout.page import Box

T = TypeVar("T")
# Points a cell is wide and high, and the most cells a page is cut into each way.
_CELL, _MOST_CELLS = 48.0, 64
# Things looked at in one cell: where a page has heaped up more, it is past being read, but not past being bounded.
_MOST_LOOKED_AT = 96


class Grid(Generic[T]):
    """Things with boxes, by where they stand.

    Parameters
    ----------
    things : iterable
        What stands on one page.
    box_of : callable
        The box of one.
    """

    def __init__(self, things: Iterable[T], box_of: Callable[[T], Box]) -> None:
        self._things = [(box_of(thing), thing) for thing in things]
        far = max((max(box.right, box.bottom) for box, _ in self._things), default=0.0)
        self._cell = max(_CELL, far / _MOST_CELLS)
        self._cells: dict[tuple[int, int], list[int]] = {}
        for index, (box, _) in enumerate(self._things):
            for cell in self._covered(box):
                self._cells.setdefault(cell, []).append(index)

    def near(self, box: Box) -> list[T]:
        """Return what touches a box, in the order given; where far too much is heaped up there, not all of it."""
        found = {
            index
            for cell in self._covered(box)
            for index in self._cells.get(cell, ())[:_MOST_LOOKED_AT]
            if touch(self._things[index][0], box)
        }
        return [self._things[index][1] for index in sorted(found)]

    def _covered(self, box: Box) -> Iterator[tuple[int, int]]:
        across = range(self._at(box.left), self._at(box.right) + 1)
        down = range(self._at(box.top), self._at(box.bottom) + 1)
        return ((column, row) for column in across for row in down)

    def _at(self, points: float) -> int:
        return min(max(int(points // self._cell), 0), _MOST_CELLS)


def touch(first: Box, second: Box) -> bool:
    """Tell whether two boxes have a point in common."""
    return (
        first.left <= second.right
        and second.left <= first.right
        and first.top <= second.bottom
        and second.top <= first.bottom
    )


def across(first: Box, second: Box) -> float:
    """Return how many points of their widths two boxes share; negative where they stand apart, by the gap."""
    return min(first.right, second.right) - max(first.left, second.left)


def down(first: Box, second: Box) -> float:
    """Return how many points of their heights two boxes share; negative where they stand apart, by the gap."""
    return min(first.bottom, second.bottom) - max(first.top, second.top)


def hull(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around some; there must be one at least."""
    listed = list(boxes)
    return Box(
        min(box.left for box in listed),
        min(box.top for box in listed),
        max(box.right for box in listed),
        max(box.bottom for box in listed),
    )
