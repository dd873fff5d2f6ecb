import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.extract.numerals import NUMERAL, read_numeral

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a number from 1 to 9999 in Chinese numerals."""
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += _DIGITS[digit] + name
        elif written and not written.endswith("零") and number % unit:
            written += "零"
    return written


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("320", 320),
        ("３２０", 320),
        ("1,200", 1200),
        ("1.2万", 12_000),
        ("三百二十", 320),
        ("三百二", 320),
        ("三百零二", 302),
        ("两千", 2000),
        ("一百", 100),
        ("百", 100),
        ("十二", 12),
        ("二十", 20),
        ("一千一百", 1100),
        ("两万三", 23_000),
        ("一万零五十", 10_050),
        ("二〇二四", 2024),
    ],
)
def test_a_number_is_read(numeral: str, value: float) -> None:
    assert read_numeral(numeral) == value


@pytest.mark.parametrize("numeral", ["", "多", "三只", "12.5.6"])
def test_what_is_no_number_is_not(numeral: str) -> None:
    assert read_numeral(numeral) is None


@given(st.integers(1, 9999))
def test_a_number_written_in_chinese_comes_back(number: int) -> None:
    assert read_numeral(chinese(number)) == number


@given(st.text(alphabet="〇零一二三四五六七八九十百千万两0123456789.,万亿", max_size=20))
def test_whatever_the_pattern_finds_is_a_number_or_none(text: str) -> None:
    for match in re.finditer(NUMERAL, text):
        value = read_numeral(match.group())
        assert value is None or value >= 0
