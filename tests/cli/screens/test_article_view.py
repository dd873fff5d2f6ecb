"""An article as lines: wrapped, its telling terms underlined, nothing hostile in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from classifier.cli.screens.article_view import article_lines, told_places, where
from classifier.cli.screens.frame import Line, text_of
from classifier.domain.filed import FiledArticle
from classifier.domain.prediction import Evidence, Place
from tests.cli.factories import HOSTILE, make_article
from tests.cli.screens.factories import place_of, scored

TEXT = "6月28日，我院在全省卫生健康系统表彰大会上获评省级文明单位。\n院长代表医院上台领奖，并与代表交流。"


def underlined(lines: tuple[Line, ...]) -> str:
    return "".join(part.text for one in lines for part in one if part.style and part.style.underline)


def test_headline_facts_and_paragraphs() -> None:
    article = make_article(text=TEXT, organisation="宣传科", pages=(2,), bylines=("周远舟", "李青禾"))
    laid = article_lines(article, 40)
    texts = [text_of(one) for one in laid.lines]
    assert texts[0] == "我院荣获省级奖项"
    assert texts[1] == "周远舟, 李青禾 · 宣传科 · 2024-04-26 ·"
    assert texts[2] == "page 2"
    assert [texts[start].strip()[:4] for start in laid.starts] == ["6月28", "院长代表"]
    assert all(cell_len(text) <= 40 for text in texts)


def test_an_article_without_a_headline_or_without_a_text() -> None:
    assert text_of(article_lines(make_article(title=""), 40).lines[0]) == "(no headline)"
    assert article_lines(make_article(text=""), 40).starts == ()


def test_telling_terms_are_underlined_wherever_lines_break() -> None:
    places = (place_of(TEXT, "表彰大会"), place_of(TEXT, "上台领奖"), Place("title", 2, 4))
    for width in range(12, 60):
        laid = article_lines(make_article(text=TEXT), width, places=places)
        assert underlined(laid.lines) == "荣获表彰大会上台领奖"


def test_terms_after_hostile_characters_are_still_the_right_ones() -> None:
    text = "\x1b[31m\u202e我院\u200f召开\x07表彰大会"
    laid = article_lines(make_article(text=text), 40, places=(place_of(text, "表彰"),))
    assert underlined(laid.lines) == "表彰"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_hostile_is_left_in_any_line(hostile: str) -> None:
    article = make_article(title=hostile, text=hostile, bylines=(hostile,), organisation=hostile)
    lines = [text_of(one) for one in article_lines(article, 30).lines]
    lines.append(where(FiledArticle(article, hostile)))
    assert not {unicodedata.category(character) for text in lines for character in text} & {"Cc", "Cf"}


def test_places_beyond_the_text_underline_nothing() -> None:
    laid = article_lines(make_article(text="正文"), 40, places=(Place("text", 1, 99), Place("title", 90, 99)))
    assert underlined(laid.lines) == "文"


def test_the_paragraph_chosen_is_marked_without_colour() -> None:
    laid = article_lines(make_article(text=TEXT), 40, chosen=1)
    marked = [text_of(one) for one in laid.lines if text_of(one).startswith("▌")]
    assert marked[0].strip("▌\u3000").startswith("院长")


@given(
    st.text(alphabet=st.sampled_from("院报稿，。“”（） \u3000ab1.%\n\x1b\u202e😀é"), max_size=80), st.integers(8, 50)
)
def test_every_visible_character_of_the_text_is_shown_once(text: str, width: int) -> None:
    article = make_article(title="题", text=text, bylines=(), when=None)
    laid = article_lines(article, width)
    wanted = [character for character in text if not character.isspace() and character not in "\x1b\u202e"]
    shown = [character for one in laid.lines[1:] for character in text_of(one) if not character.isspace()]
    assert shown == wanted
    assert all(cell_len(text_of(one)) <= width for one in laid.lines)


def test_the_terms_of_the_suggested_tags_are_told() -> None:
    spoke = Evidence("表彰", 1.5, (Place("text", 3, 5),))
    against = Evidence("会议", -1.0, (Place("text", 7, 9),))
    other = Evidence("培训", 2.0, (Place("text", 0, 2),))
    prediction = scored("award", evidence={"award": (spoke, against), "training": (other,)})
    assert told_places(prediction) == (Place("text", 3, 5),)
    assert told_places(None) == ()
