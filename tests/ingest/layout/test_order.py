from classifier.ingest.layout.order import column_boxes, reading_order
from classifier.ingest.layout.page import Box


def test_columns_are_read_from_left_to_right_and_each_downwards() -> None:
    boxes = [Box(110, 0, 200, 50), Box(0, 60, 100, 90), Box(110, 60, 200, 90), Box(0, 0, 100, 50)]
    assert reading_order(boxes) == [3, 1, 0, 2]


def test_a_box_over_both_columns_parts_what_is_above_from_what_is_below() -> None:
    boxes = [Box(0, 0, 100, 40), Box(110, 0, 200, 40), Box(0, 50, 200, 60), Box(0, 70, 100, 90), Box(110, 70, 200, 90)]
    assert reading_order(boxes[::-1]) == [4, 3, 2, 1, 0]


def test_a_heap_of_boxes_is_read_by_columns() -> None:
    boxes = [Box(10.0 * (at % 10), at, 10.0 * (at % 10) + 9, at + 1) for at in range(200)]
    order = reading_order(boxes)
    assert sorted(order) == list(range(200))
    assert order[0] == 0


def test_a_short_last_line_beside_a_picture_takes_up_its_column() -> None:
    beside_picture, last, below, next_column = (
        Box(60, 0, 100, 50),
        Box(0, 50, 20, 60),
        Box(0, 65, 100, 90),
        Box(110, 0, 200, 90),
    )
    widened = column_boxes([beside_picture, last, below, next_column])
    assert [(box.left, box.right) for box in widened] == [(0, 100), (0, 100), (0, 100), (110, 200)]
    assert reading_order(widened) == [0, 1, 2, 3]
