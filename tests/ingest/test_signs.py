import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.ingest.signs import (
    BROKEN_OFF,
    CLOSING,
    TERMINAL,
    breaks_off,
    closes,
    continues,
    ends_sentence,
    leads,
    names_occasion,
)

LINES = st.text("我院召开（）()，。；：！？!?…”’」】、,;[ “", max_size=12)


@pytest.mark.parametrize(
    "text", ["本报讯（李青）我院", "近日，我院", "6月28日，两院", "为期三天的培训6月8日开班", "26日，市总工会"]
)
def test_news_lead_with_a_time(text: str) -> None:
    assert leads(text)


@pytest.mark.parametrize("text", ["会上，院长", "据介绍，该院", "随后，专家", "他说", "下一步，我院"])
def test_later_paragraphs_refer_back(text: str) -> None:
    assert continues(text)
    assert not leads(text)


@pytest.mark.parametrize("text", ["我院一向重视质量。", "在11楼会议室，院长说", "“谢谢你们！”"])
def test_other_paragraphs_may_stand_anywhere(text: str) -> None:
    assert not leads(text)
    assert not continues(text)


def test_an_occasion_stands_in_the_first_words_or_is_none() -> None:
    assert names_occasion("值此护士节到来之际，我院")
    assert not names_occasion("大家表示要努力工作。值此之际")


@given(LINES)
def test_the_ends_of_lines_are_told_as_by_a_search_through_all_of_them(line: str) -> None:
    assert ends_sentence(line) == bool(TERMINAL.search(line))
    assert breaks_off(line) == bool(BROKEN_OFF.search(line))


@given(LINES, st.lists(st.text("李青禾宣传科、 ", max_size=34), max_size=3))
def test_closing_brackets_are_told_as_by_a_search_through_the_whole_line(line: str, names: list[str]) -> None:
    signed = line + "".join(f"（{name}）" for name in names)
    assert closes(signed) == bool(CLOSING.search(signed))


def test_two_brackets_as_long_as_can_be_close_an_article() -> None:
    signed = "近日，我院开诊。" + 2 * f"（{'李' * 30}）"
    assert closes(signed)
    assert not closes("近日，我院开诊。" + f"（{'李' * 31}）")
