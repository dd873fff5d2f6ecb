"""Mends of an article: nothing of it is lost but what was dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.errors import EditError
from classifier.query.editing import cut, drop, join, paragraphs, retitle
from tests.query.factories import make_article

lines = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1), min_size=1, max_size=6)


def test_the_headline_of_the_second_becomes_a_paragraph_of_the_first() -> None:
    joined = join(make_article("前稿", "甲。"), make_article("后题", "乙。"))
    assert (joined.title, joined.text) == ("前稿", "甲。\n后题\n乙。")


def test_an_article_without_a_headline_takes_that_of_the_next() -> None:
    joined = join(make_article("", "甲。"), make_article("后题", "乙。"))
    assert (joined.title, joined.text) == ("后题", "甲。\n乙。")


def test_names_and_pages_of_both_are_kept_once() -> None:
    first = Article(title="前", text="甲", bylines=("林一",), pages=(1,), organisation=None)
    second = Article(title="", text="乙", bylines=("林一", "周二"), pages=(1, 2), organisation="护理部")
    joined = join(first, second)
    assert (joined.bylines, joined.pages, joined.organisation) == (("林一", "周二"), (1, 2), "护理部")


def test_a_short_line_after_the_cut_is_the_headline_of_the_second() -> None:
    first, second = cut(make_article("前稿", "甲事办完了。\n医院喜获两项荣誉\n乙事开始了。"), 1)
    assert (first.title, first.text) == ("前稿", "甲事办完了。")
    assert (second.title, second.text) == ("医院喜获两项荣誉", "乙事开始了。")


@pytest.mark.parametrize("text", ["甲。\n乙事开始了。\n丙。", "甲。\n只剩一行", f"甲。\n{'长' * 41}\n丙。"])
def test_a_sentence_a_last_line_or_a_long_one_is_no_headline(text: str) -> None:
    assert cut(make_article("前稿", text), 1)[1].title == ""


def test_a_headline_is_not_cut_from_its_text() -> None:
    with pytest.raises(EditError, match="hold nothing"):
        cut(make_article("前稿", "甲。"), 0)


@pytest.mark.parametrize("paragraph", [-1, 0, 2])
def test_a_cut_that_leaves_nothing_on_one_side_is_refused(paragraph: int) -> None:
    with pytest.raises(EditError, match="hold nothing"):
        cut(make_article("", "甲。\n乙。"), paragraph)


def test_a_paragraph_is_dropped() -> None:
    assert drop(make_article("题", "甲。\n图为现场。\n乙。"), 1).text == "甲。\n乙。"


def test_the_last_paragraph_of_an_article_without_headline_stays() -> None:
    with pytest.raises(EditError, match="hold nothing"):
        drop(make_article("", "甲。"), 0)
    with pytest.raises(EditError, match="no such paragraph"):
        drop(make_article("题", "甲。"), 1)


def test_a_headline_is_mended_on_one_line() -> None:
    assert retitle(make_article("旧题"), " 新\n题  目 ").title == "新 题 目"
    with pytest.raises(EditError, match="hold nothing"):
        retitle(make_article("旧题", ""), "  ")


def test_what_the_splitter_doubted_is_settled_by_a_mend() -> None:
    doubted = Article(title="题", text="甲。\n乙。", confidence=0.4, doubtful=True)
    for mended in (*cut(doubted, 1), drop(doubted, 0), retitle(doubted, "新题"), join(doubted, doubted)):
        assert (mended.confidence, mended.doubtful) == (1.0, False)


@given(lines, st.data())
def test_cut_and_join_again_lose_no_line(body: list[str], data: st.DataObject) -> None:
    article = Article(title="题", text="\n".join(body))
    place = data.draw(st.integers(0, len(paragraphs(article)) - 1))
    if not ("".join(body[:place]).strip() and "".join(body[place:]).strip()):
        with pytest.raises(EditError, match="hold nothing"):
            cut(article, place)
        return
    again = join(*cut(article, place))
    assert (again.title, paragraphs(again)) == (article.title, paragraphs(article))
