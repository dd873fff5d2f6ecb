import numpy as np

from classifier.domain.article import Article
from classifier.learn.space import read
from classifier.learn.stream import lay_out
from classifier.learn.touches import touch_in_words, touch_names
from classifier.learn.vocabulary import learn_vocabulary
from classifier.text.words import lexicon
from tests.learn.factories import odd_articles
from tests.learn.plain import plain, touched

NAMES = touch_names(tuple(lexicon()))


def signs(*, title: str = "要闻", text: str = "") -> set[str]:
    """The signs of an article that the vocabulary has never seen: lists must speak all the same."""
    (row,) = touches(Article(title=title, text=text))
    return {name for name, there in zip(NAMES, row, strict=True) if there}


def touches(*articles: Article) -> np.ndarray:
    return read(lay_out(articles), learn_vocabulary([], 2)).touches


def test_the_lists_of_a_field_are_told_with_first_and_last() -> None:
    assert "荣获" in lexicon()["wins"]
    assert "调研" in lexicon()["visits"]
    found = signs(title="荣获，调研", text="调研，荣获")
    assert {"title:wins:1", "title:visits:1", "first:title:wins", "last:title:visits"} <= found
    assert {"lead:wins:1", "body:visits:1", "first:lead:visits"} <= found
    assert not {"first:title:visits", "last:title:wins", "first:lead:wins", "title:wins:2"} & found


def test_steps_are_reached_one_by_one() -> None:
    found = signs(text="，".join(["荣获"] * 4) + "\n荣获")
    assert {"lead:wins:4", "body:wins:4", "body:wins:1"} <= found
    assert not {"lead:wins:8", "body:wins:8", "title:wins:1"} & found
    assert "body:wins:8" in signs(text="，".join(["荣获"] * 8))


def test_what_follows_the_lead_counts_for_the_body_alone() -> None:
    found = signs(text="第一段。\n荣获。")
    assert "body:wins:1" in found
    assert not {name for name in found if "lead" in name and "wins" in name}


def test_signs_of_odd_articles_are_the_plain_ones_whatever_stands_beside() -> None:
    articles = odd_articles()
    for article, row in zip(articles, touches(*articles), strict=True):
        assert {name for name, there in zip(NAMES, row, strict=True) if there} == touched(plain(article))


def test_no_list_touched_is_no_sign() -> None:
    assert signs(title="zxqv", text="zxqv。") == set()


def test_every_list_and_every_sign_can_be_said_in_chinese() -> None:
    for name in NAMES:
        field, group = touch_in_words(name).removesuffix("用词").split("：")
        assert field in ("标题", "导语", "正文")
        assert not group.isascii()
