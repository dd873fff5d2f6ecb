import pytest

from classifier.ingest.layout.grid import Grid, across, down, hull, touch
from classifier.ingest.layout.page import Box


def _identity(box: Box) -> Box:
    return box


def test_what_touches_is_found_once_and_in_the_order_given() -> None:
    over_many_cells, beside, far = Box(0, 0, 400, 400), Box(100, 100, 110, 110), Box(500, 500, 510, 510)
    grid = Grid([far, over_many_cells, beside], _identity)
    assert grid.near(Box(90, 90, 300, 300)) == [over_many_cells, beside]


def test_what_shares_a_cell_without_touching_is_not_found() -> None:
    assert Grid([Box(0, 0, 10, 10)], _identity).near(Box(11, 11, 20, 20)) == []


@pytest.mark.parametrize("box", [Box(-900, -900, -800, -800), Box(9e6, 9e6, 9e6 + 1, 9e6 + 1)])
def test_what_stands_off_the_page_is_found_there(box: Box) -> None:
    assert Grid([Box(0, 0, 10, 10), box], _identity).near(box) == [box]


def test_a_heap_is_not_looked_through_to_the_end() -> None:
    heap = [Box(0, 0, 1, 1) for _ in range(5_000)]
    assert 0 < len(Grid(heap, _identity).near(Box(0, 0, 1, 1))) < 100


def test_a_grid_of_nothing_is_empty() -> None:
    assert Grid([], _identity).near(Box(0, 0, 100, 100)) == []


@pytest.mark.parametrize(
    ("other", "touches", "wide", "high"),
    [
        (Box(10, 10, 20, 20), True, 0, 0),
        (Box(5, 6, 20, 20), True, 5, 4),
        (Box(13, 0, 20, 10), False, -3, 10),
        (Box(0, 12, 10, 20), False, 10, -2),
    ],
)
def test_what_two_boxes_share(other: Box, *, touches: bool, wide: float, high: float) -> None:
    box = Box(0, 0, 10, 10)
    assert touch(box, other) is touch(other, box) is touches
    assert across(box, other) == across(other, box) == wide
    assert down(box, other) == down(other, box) == high


def test_the_hull_is_around_all_and_no_larger() -> None:
    assert hull([Box(5, 6, 7, 8), Box(1, 7, 2, 30), Box(3, 2, 9, 4)]) == Box(1, 2, 9, 30)
