import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import DecodingError
from classifier.text.encoding import decode

SIMPLIFIED = "我院举办义诊活动，镕城市民踊跃参加。"
TRADITIONAL = "醫院舉辦義診活動，市民踴躍參加，護理師講解衛生知識。"


def test_plain_utf8_is_read_as_utf8() -> None:
    found = decode(SIMPLIFIED.encode(), "a.txt")
    assert (found.text, found.encoding) == (SIMPLIFIED, "utf-8")


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str, name: str) -> None:
    found = decode(mark + SIMPLIFIED.encode(codec), "a.txt")
    assert (found.text, found.encoding) == (SIMPLIFIED, name)


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
def test_gb18030_is_read_whether_simplified_or_traditional(text: str) -> None:
    found = decode(text.encode("gb18030"), "a.txt")
    assert (found.text, found.encoding) == (text, "gb18030")


def test_ideographs_that_need_four_bytes_of_gb18030_are_read() -> None:
    text = SIMPLIFIED * 2 + "患者姓䶮，名𠮷。"
    assert decode(text.encode("gb18030"), "a.txt").text == text


@pytest.mark.parametrize("codec", ["big5", "shift_jis"])
def test_what_gb18030_would_turn_into_ideographs_that_nobody_writes_is_refused(codec: str) -> None:
    text = TRADITIONAL if codec == "big5" else "病院のボランティアがひらがなとカタカナで案内を書きました。"
    with pytest.raises(DecodingError, match=r"^news\.txt: "):
        decode(text.encode(codec), "news.txt")


def test_the_error_names_the_offset_of_the_byte_that_nothing_could_read() -> None:
    # Two ideographs take six bytes of UTF-8; 0xff begins a character in none of the codecs.
    with pytest.raises(DecodingError) as caught:
        decode("院报".encode() + b"\xff" + "讯".encode(), "a.txt")
    assert caught.value.offset == 6
    assert "byte 6" in caught.value.message
    assert caught.value.source == "a.txt"
    assert caught.value.hint


def test_a_utf16_file_cut_in_mid_character_is_an_error_at_the_cut() -> None:
    with pytest.raises(DecodingError) as caught:
        decode(codecs.BOM_UTF16_LE + "院".encode("utf-16-le") + b"\x41", "a.txt")
    assert caught.value.offset == 4


def test_a_utf8_mark_promises_utf8_and_nothing_else_is_tried() -> None:
    with pytest.raises(DecodingError):
        decode(codecs.BOM_UTF8 + SIMPLIFIED.encode("gb18030"), "a.txt")


@given(st.text())
def test_whatever_is_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text.removeprefix("\ufeff")


@given(st.binary())
def test_nothing_is_ever_replaced(data: bytes) -> None:
    try:
        found = decode(data, "a.txt")
    except DecodingError:
        return
    assert "\ufffd" not in found.text or "\ufffd".encode(found.encoding) in data


@given(st.binary(min_size=1, max_size=8))
def test_the_offset_is_inside_the_file(data: bytes) -> None:
    # UTF-8 has no byte 0xff.
    with pytest.raises(DecodingError) as caught:
        decode(codecs.BOM_UTF8 + data + b"\xff", "a.txt")
    assert 3 <= caught.value.offset <= 3 + len(data)
