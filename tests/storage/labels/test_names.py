import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import AnnotatorError
from classifier.storage.labels.names import annotator_name, filed_under, same_name


@pytest.mark.parametrize(
    ("given_name", "filed"),
    [
        ("王芳", "王芳"),
        ("Wang Fang-2", "Wang Fang-2"),
        ("  王芳\n", "王芳"),
        ("Rene\u0301", "René"),
        ("reviewer.2", "reviewer.2"),
        ("console", "console"),
        ("字" * 64, "字" * 64),
    ],
)
def test_a_name_is_filed_composed_and_without_space_around_it(given_name: str, filed: str) -> None:
    assert annotator_name(given_name) == filed


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "empty"),
        (" \t", "empty"),
        ("a" * 65, "more than 64"),
        ("😀" * 51, "200 bytes"),
        ("../王芳", "no file name may hold"),
        ("a\\b", "no file name may hold"),
        ("c:", "no file name may hold"),
        ("what?", "no file name may hold"),
        ("a\0b", "nobody sees"),
        ("a\nb", "nobody sees"),
        ("王\u200b芳", "nobody sees"),
        ("王\u202e芳", "nobody sees"),
        ("a\udc80", "nobody sees"),
        (".hidden", "with a dot"),
        ("..", "with a dot"),
        ("ends.", "with a dot"),
        ("CON", "Windows"),
        ("nul.2", "Windows"),
        ("Com1", "Windows"),
        ("lpt¹", "Windows"),
    ],
)
def test_a_name_that_is_no_file_anywhere_is_refused(name: str, fault: str) -> None:
    with pytest.raises(AnnotatorError, match=fault) as caught:
        annotator_name(name)
    assert caught.value.hint
    assert caught.value.exit_status == 2


@given(st.text(max_size=80))
def test_a_name_that_is_filed_is_filed_as_it_is(name: str) -> None:
    try:
        filed = annotator_name(name)
    except AnnotatorError:
        return
    assert annotator_name(filed) == filed == unicodedata.normalize("NFC", filed)
    assert not set(filed) & set('/\\\0\n:*?"<>|')
    assert len(f".{filed}.jsonl.lock".encode()) <= 255


@pytest.mark.parametrize(
    ("name", "filed", "found"),
    [
        ("wang", ["Wang", "li"], "Wang"),
        ("wang", ["Wang", "wang"], "wang"),
        ("zhao", ["Wang"], "zhao"),
        ("RENÉ", ["Rene\u0301"], "Rene\u0301"),
        ("Straße", ["STRASSE"], "STRASSE"),
        ("wang", [], "wang"),
    ],
)
def test_a_log_is_found_whatever_the_capitals(name: str, filed: list[str], found: str) -> None:
    assert filed_under(name, filed) == found


def test_other_names_are_others() -> None:
    assert same_name("Wang", "wANG")
    assert not same_name("Wang", "Wáng")
