import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from classifier.cli.plain import json_safe, visible, whole
from tests.cli.factories import HOSTILE

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not {unicodedata.category(character) for character in visible(text)} & OBEYED


@given(st.text(st.characters(categories=("L", "N", "P", "S")), max_size=60))
def test_what_a_reader_sees_is_untouched(text: str) -> None:
    assert visible(text) == text


def test_line_feeds_stay_only_where_they_are_wanted() -> None:
    assert visible("甲\n乙\t丙", keep_lines=True) == "甲\n乙 丙"
    assert visible("甲\n乙") == "甲 乙"


def test_an_escape_sequence_becomes_plain_letters() -> None:
    assert visible("\x1b[31m红") == "[31m红"


@given(ANY_TEXT)
def test_json_says_the_same_after_escaping(text: str) -> None:
    line = json_safe(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(line) == {"text": whole(text)}
    assert line.encode().decode() == line


def test_json_holds_no_control_that_a_terminal_obeys() -> None:
    line = json_safe(json.dumps(HOSTILE, ensure_ascii=False))
    assert not {unicodedata.category(character) for character in line} & {"Cc", "Cf", "Cs"}
    assert json.loads(line) == list(HOSTILE)
