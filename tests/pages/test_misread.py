import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.misread import Misread, _distances, misread

PRINTED = ("我院召开会议", "昨天上午医院在礼堂召开年度工作会议，表彰先进。")


def test_lines_in_any_order_without_a_fault_have_no_error() -> None:
    assert misread(["年度工作会议，表彰先进。", "我院召开会议", "昨天上午医院在礼堂召开"], PRINTED) == Misread(29, 0)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("昨夭上午医院在礼堂召开年度工作会议,表彰先进。", 1),
        ("昨天上午医院在礼堂召开年度工作会议，表彰先。", 1),
        ("昨上午医院在礼堂召开年度工作会议，表彰先进。", 1),
        ("昨天天上午医院在礼堂召开年度工作会议，表彰先进。", 1),
        ("上午医院在礼堂召开年度工作会议，表彰先进。", 2),
    ],
)
def test_each_wrong_character_counts_once(line: str, wrong: int) -> None:
    assert misread([PRINTED[0], line], PRINTED).wrong == wrong


def test_what_was_overlooked_counts_whole() -> None:
    assert misread([PRINTED[0]], PRINTED).wrong == len(PRINTED[1])
    assert misread([], PRINTED).rate == 1


def test_what_was_never_printed_counts_whole() -> None:
    assert misread([*PRINTED, "ＺＺＺ"], PRINTED).wrong == 3


def _by_table(pattern: str, text: str) -> list[int]:
    """Least edit distances of a pattern to what ends at each place of a text, by the textbook's table."""
    above = [0] * (len(text) + 1)
    for row, char in enumerate(pattern, start=1):
        here = [row]
        for column, other in enumerate(text, start=1):
            here.append(min(above[column] + 1, here[-1] + 1, above[column - 1] + (char != other)))
        above = here
    return above


@given(st.text("甲乙丙", min_size=1, max_size=12), st.text("甲乙丙", max_size=30))
def test_distances_are_those_of_the_textbook(pattern: str, text: str) -> None:
    assert [distance for _, distance in _distances(pattern, text)] == _by_table(pattern, text)
