import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.report.markup import element, harmless, html
from tests.cli.factories import HOSTILE
from tests.report.pages import Reader


def test_children_and_text_come_in_their_order() -> None:
    made = element(
        "p", {"class": "a", "x": 1.5, "y": 2.0}, "一", element("b", None, "二"), "三", "四", element("i"), "五"
    )
    assert html(made) == '<!DOCTYPE html>\n<p class="a" x="1.5" y="2"><b>二</b>三四<i></i>五</p>\n'.replace(
        "<b>", "一<b>", 1
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    read = Reader(html(element("p", {"title": text}, text)))
    assert [tag for tag, _ in read.tags] == ["p"]
    assert read.of("p")[0]["title"] == "".join(read.texts).strip() == harmless(text)


@given(st.text())
def test_any_text_comes_back_harmless_and_can_be_encoded(text: str) -> None:
    page = html(element("p", {"title": text}, text))
    page.encode()
    read = Reader(page)
    assert [tag for tag, _ in read.tags] == ["p"]
    assert read.of("p")[0]["title"] == harmless(text)


def test_controls_and_marks_of_direction_are_gone() -> None:
    assert harmless("a\x1b[31m\u202eb\ud800\u200f\nc\td\x9b") == "a[31mb c d"
