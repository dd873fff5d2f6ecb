import pytest

from classifier.ingest.layout.blocks import Block, crossed
from classifier.ingest.layout.grid import Grid
from classifier.ingest.layout.page import Box, Run
from classifier.ingest.layout.rows import rows_of
from tests.ingest.layout.factories import make_blocks, make_column, make_page, make_run, prose

# Eight lines of sixteen characters, from 100 to 222.
COLUMN = make_column("红" * 128, indent=0)


def _texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def test_lines_of_one_type_are_one_block_from_the_top_down() -> None:
    (block,) = make_blocks(*make_column(prose(100))[::-1])
    assert block.text == prose(100)
    assert (block.box, block.size, block.bold) == (Box(40, 100, 200, 206), 10, False)


@pytest.mark.parametrize(
    "head",
    [
        make_run("紫" * 16, top=84, bold=True),
        make_run("紫" * 13, top=82, size=12),
        make_run("紫" * 16, top=76),
        make_run("紫" * 16, top=72),
        make_run("紫" * 4, left=150, top=84, size=10.5),
    ],
    ids=["heavier", "larger", "above a gap", "far above", "a little larger"],
)
def test_what_parts_blocks(head: Run) -> None:
    assert _texts(make_blocks(head, *COLUMN)) == [head.text, "红" * 128]


def test_two_lines_far_apart_are_two_blocks() -> None:
    assert len(make_blocks(make_run("红红红红"), make_run("红红红红", top=124))) == 1
    assert len(make_blocks(make_run("红红红红"), make_run("红红红红", top=130))) == 2


@pytest.mark.parametrize(("size", "together"), [(12.0, True), (14.0, False)])
def test_sizes_estimated_from_a_picture_may_differ_more(size: float, *, together: bool) -> None:
    seen = make_run("红" * 16, recognition=0.9), make_run("红" * 13, top=116, size=size, recognition=0.9)
    assert (len(make_blocks(*seen)) == 1) is together
    assert len(make_blocks(make_run("红" * 16), make_run("红" * 13, top=116, size=size))) == 2


def test_a_rule_parts_blocks_and_a_line_under_a_word_does_not() -> None:
    assert _texts(make_blocks(*COLUMN, rules=[Box(40, 160, 200, 161)])) == ["红" * 64, "红" * 64]
    assert len(make_blocks(*COLUMN, rules=[Box(40, 160, 80, 161)])) == 1


def test_a_frame_parts_blocks_and_one_around_the_page_does_not() -> None:
    around = Box(35, 161, 205, 230)
    inside, outside = make_blocks(*COLUMN, frames=[around])[::-1]
    assert (inside.frame, outside.frame) == (around, None)
    assert inside.text == outside.text == "红" * 64
    (block,) = make_blocks(*COLUMN, frames=[Box(5, 5, 595, 795)])
    assert block.frame is None


def test_a_frame_around_a_headline_alone_is_none() -> None:
    lines = [make_run("我院召开年度工作会议", top=20 + 24 * at, size=20) for at in range(3)]
    blocks = make_blocks(*lines, *COLUMN, frames=[Box(30, 10, 250, 94)])
    assert [block.frame for block in blocks] == [None, None]


def test_columns_are_blocks_and_what_stands_over_both_is_another() -> None:
    right = [make_run("蓝" * 16, left=220, top=run.box.top) for run in COLUMN]
    over = make_run("紫" * 34, left=40, top=84)
    assert _texts(make_blocks(over, *COLUMN, *right)) == ["紫" * 34, "红" * 128, "蓝" * 128]


def test_upright_columns_are_read_from_right_to_left() -> None:
    runs = [make_run(text, left=left, vertical=True) for text, left in (("乙" * 8, 85), ("甲" * 8, 100))]
    (block,) = make_blocks(*runs)
    assert block.vertical
    assert block.text == "甲" * 8 + "乙" * 8
    assert len(make_blocks(*runs, rules=[Box(97, 90, 98, 200)])) == 2
    assert len(make_blocks(runs[1], make_run("乙" * 8, left=70, vertical=True))) == 2


def test_every_row_is_in_exactly_one_block() -> None:
    upright = make_run("上" * 9, left=300, vertical=True)
    runs = [*COLUMN, *make_column("蓝" * 90, left=215, top=103), upright, make_run("大", top=130, left=420, size=40)]
    kept = [row for block in make_blocks(*runs) for row in block.rows]
    assert sorted(row.text for row in kept) == sorted(row.text for row in rows_of(make_page(*runs)))


@pytest.mark.parametrize(
    ("rule", "between"),
    [
        (Box(0, 20, 60, 21), True),
        (Box(0, 20, 40, 21), False),
        (Box(0, 45, 100, 46), False),
        (Box(150, 20, 300, 21), False),
    ],
)
def test_a_rule_crosses_where_it_runs_along_most_of_the_narrower(rule: Box, *, between: bool) -> None:
    assert crossed(Grid([rule], lambda one: one), Box(0, 0, 200, 10), Box(0, 30, 100, 40)) is between


def test_no_rule_crosses_between_boxes_side_by_side() -> None:
    assert not crossed(Grid([Box(0, 5, 200, 6)], lambda one: one), Box(0, 0, 90, 10), Box(110, 0, 200, 10))
