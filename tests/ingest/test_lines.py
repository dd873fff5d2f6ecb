import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.ingest.lines import columns, read_lines, wider


def test_an_ideograph_and_a_full_width_mark_take_two_columns_and_a_letter_one() -> None:
    assert columns("我院HIFU，") == 2 * 3 + 4


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("我院，（—“ａA1·…　"))
def test_columns_are_those_that_unicode_gives_each_character(text: str) -> None:
    assert columns(text) == sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    assert [wider(text, limit) for limit in (columns(text) - 1, columns(text))] == [True, False]


def test_blank_lines_are_counted_and_numbers_are_those_of_the_source() -> None:
    found = read_lines("\n甲\n\n　 \n乙\n丙\n")
    assert [(line.number, line.text, line.gap) for line in found] == [(2, "甲", 1), (5, "乙", 2), (6, "丙", 0)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_numbers_lines_alike(end: str) -> None:
    assert [line.number for line in read_lines(f"甲{end}{end}乙")] == [1, 3]


def test_an_ideographic_space_indents_by_two_columns() -> None:
    found = read_lines("　　近日，\n    近日，\n近日，")
    assert [line.indent for line in found] == [4, 4, 0]
    assert {line.text for line in found} == {"近日，"}


def test_length_counts_characters_with_the_indent_and_width_counts_columns_without() -> None:
    (line,) = read_lines("　　我院HIFU治疗  ")
    assert (line.length, line.width) == (2 + 8, 2 * 4 + 4)


@pytest.mark.parametrize(
    ("printed", "level", "text"),
    [
        ("# 喜报", 1, "喜报"),
        ("### 1、我院获奖", 3, "1、我院获奖"),
        ("## 我院获奖 ##", 2, "我院获奖"),
        ("## **我院获奖**", 2, "我院获奖"),
        ("**我院获奖**", 0, "我院获奖"),
        ("__我院获奖__", 0, "我院获奖"),
        ("#我院获奖", 0, "#我院获奖"),
        ("####### 我院获奖", 0, "####### 我院获奖"),
        ("我院**再次**获奖", 0, "我院**再次**获奖"),
    ],
)
def test_marks_of_markdown_around_a_headline_go(printed: str, level: int, text: str) -> None:
    (line,) = read_lines(printed)
    assert (line.level, line.text) == (level, text)


def test_a_heading_that_ends_in_a_sharp_keeps_it() -> None:
    assert [line.text for line in read_lines("# 信息科学习C#")] == ["信息科学习C#"]


@pytest.mark.parametrize("marks", ["# #", "## ##", "** **", "# ** **", "#", "****"])
def test_a_line_of_nothing_but_marks_is_still_a_line(marks: str) -> None:
    (line,) = read_lines(marks)
    assert line.text.strip()


def test_a_form_feed_turns_the_page() -> None:
    found = read_lines("甲\n\f乙\n丙\f\n丁")
    assert [(line.text, line.page) for line in found] == [("甲", 1), ("乙", 2), ("丙", 3), ("丁", 3)]


def test_a_source_of_white_space_and_junk_has_no_lines() -> None:
    assert read_lines(" \n\u3000\r\n\u200b\n\ufffd\x00\n\f") == []
