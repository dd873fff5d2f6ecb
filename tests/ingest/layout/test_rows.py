import pytest

from classifier.ingest.layout.page import Box
from classifier.ingest.layout.rows import rows_of, running_size
from tests.ingest.layout.factories import make_column, make_page, make_run


def test_the_running_text_has_the_size_that_most_characters_have() -> None:
    runs = [make_run("大标题" * 3, size=30), *(make_run("正文" * 9, top=100 + 16 * at) for at in range(9))]
    assert running_size([make_page(*runs)]) == 10.0


def test_sizes_estimated_from_a_picture_are_pooled() -> None:
    runs = [make_run("正文" * 9, size=9.2 + 0.2 * at, recognition=0.9) for at in range(8)]
    assert 9.6 <= running_size([make_page(*runs, make_run("标题" * 12, size=20))]) <= 10.4


def test_runs_that_stand_together_are_one_line() -> None:
    page = make_page(make_run("本报讯", bold=True), make_run("近日召开会议", left=71))
    (row,) = rows_of(page)
    assert (row.text, row.lead, row.bold) == ("本报讯近日召开会议", 3, False)


@pytest.mark.parametrize("gutter", [8.0, 10.0, 14.0])
def test_the_gutter_between_columns_is_never_crossed(gutter: float) -> None:
    left = make_column("甲" * 80, letters=16)
    right = make_column("乙" * 80, left=40 + 160 + gutter, letters=16)
    assert all(len(set(row.text)) == 1 for row in rows_of(make_page(*left, *right)))


def test_letter_spaced_headlines_are_one_line() -> None:
    runs = [make_run(letter, left=40 + 40 * at, size=24) for at, letter in enumerate("会议召开")]
    assert [row.text for row in rows_of(make_page(*runs))] == ["会 议 召 开"]


def test_an_upright_rule_parts_headlines_side_by_side() -> None:
    runs = [make_run("召开会议", size=20), make_run("启用新楼", left=136, size=20)]
    assert [row.text for row in rows_of(make_page(*runs))] == ["召开会议 启用新楼"]
    wall = Box(127, 80, 128, 300)
    assert [row.text for row in rows_of(make_page(*runs, rules=[wall]))] == ["召开会议", "启用新楼"]
