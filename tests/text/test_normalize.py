import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.text.normalize import repair_characters, repair_spaces


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("⽇⾼⻔⻛", "日高门风"),
        ("\uf9d1\uf9b4", "六領"),
        ("合格\ufffd", "合格"),
        ("我\ue000院", "我院"),
        ("我\u200b院\u2060召\ufeff开", "我院召开"),
        ("\u202a我院\u202c", "我院"),
        ("我\x00院", "我院"),
        ("我\xa0院\u2003召\t开", "我 院 召 开"),
    ],
)
def test_what_extraction_did_to_a_character_is_undone(broken: str, mended: str) -> None:
    assert repair_characters(broken) == mended


def test_a_run_of_replacement_characters_at_the_head_of_a_line_was_an_indent() -> None:
    assert repair_characters("标题\n\ufffd\ufffd\ufffd\ufffd近⽇，我院") == "标题\n\u3000近日，我院"


def test_a_replacement_character_between_latin_words_was_a_space() -> None:
    broken = "High\ufffdIntensity\ufffdFocused\ue123Ultrasound"
    assert repair_characters(broken) == "High Intensity Focused Ultrasound"


def test_every_kind_of_line_end_becomes_a_newline_and_line_numbers_hold() -> None:
    assert repair_characters("甲\r\n乙\r丙\n\r\n丁") == "甲\n乙\n丙\n\n丁"


def test_junk_goes_whatever_it_would_mean_in_a_pattern() -> None:
    assert repair_characters("甲\x00\x1f\u200b乙^]-\\\x01\x03丙") == "甲乙^]-\\丙"


def test_a_form_feed_stays_because_it_parts_pages() -> None:
    assert repair_characters("甲\f乙") == "甲\f乙"


@pytest.mark.parametrize("text", ["，。；：！？（）“”‘’《》【】、……——", "１２％ＡＢ～＋", "　　近日", "①㎡℃"])
def test_what_was_printed_full_width_stays_as_printed(text: str) -> None:
    assert repair_characters(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_repaired_needs_no_repair_and_has_as_many_lines(text: str) -> None:
    once = repair_characters(text)
    assert repair_characters(once) == once
    assert once.count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("本报讯（张洁 胡青）11月 15日，市医院", "本报讯（张洁 胡青）11月15日，市医院"),
        ("（寇青）25 日，市妇幼保健院", "（寇青）25日，市妇幼保健院"),
        ("献血 52 人次", "献血52人次"),
        ("2 0 2 4年工作", "2024年工作"),
        ("治愈率 98 %", "治愈率98%"),
        ("我院 ，近日（ 李青 ）", "我院，近日（李青）"),
        ("  主 编", "主编"),
        ("喜　　报", "喜报"),
    ],
)
@pytest.mark.parametrize("prose", [True, False])
def test_spaces_that_typesetting_left_in_numbers_dates_and_words_go(spaced: str, closed: str, *, prose: bool) -> None:
    assert repair_spaces(spaced, prose=prose) == closed


def test_a_headline_keeps_the_space_between_its_two_phrases() -> None:
    assert repair_spaces("掀起学习热潮 凝聚发展力量", prose=False) == "掀起学习热潮 凝聚发展力量"


def test_a_sentence_has_no_space_between_two_ideographs() -> None:
    assert repair_spaces("我院召开 会议，部署 工作。", prose=True) == "我院召开会议，部署工作。"


@pytest.mark.parametrize("quotes", ["“”", "《》", "（）", "【】", "「」", "‘’", "()"])
def test_a_slogan_in_quotes_keeps_its_spaces_even_in_a_sentence(quotes: str) -> None:
    slogan = f"{quotes[0]}生命至上 终结艾滋{quotes[1]}"
    assert repair_spaces(f"围绕 今年{slogan}这一 主题。", prose=True) == f"围绕今年{slogan}这一主题。"


@pytest.mark.parametrize("text", ["PET CT", "Da Vinci Xi", "HPV 16", "3.5 mm"])
def test_latin_words_and_numbers_keep_apart(text: str) -> None:
    assert repair_spaces(text, prose=True) == text


@given(st.text(st.sampled_from("我院年月日19 　，。“”（）aB%")), st.booleans())
def test_only_spaces_are_ever_taken_out(text: str, prose: bool) -> None:
    def without(value: str) -> str:
        return value.replace(" ", "").replace("\u3000", "")

    assert without(repair_spaces(text, prose=prose)) == without(text)
