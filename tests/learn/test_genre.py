import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.learn.genre import SIGNS, genre_signs
from classifier.learn.stream import lay_out
from tests.learn.factories import odd_articles
from tests.learn.plain import manner, plain


def signs(*, title: str = "标题", text: str = "") -> set[str]:
    (row,) = genre_signs(lay_out([Article(title=title, text=text)]))
    return {name for name, there in zip(SIGNS, row, strict=True) if there}


def test_news_is_told_from_advice() -> None:
    news = signs(title="我院召开会议", text="本报讯 5月3日，会议召开。")
    advice = signs(title="怎么吃?", text="您应少盐。\n1.您请多走。\n2.勿熬夜\n3、您可早睡\n您试试看")
    assert {"dateline", "date", "byline"} <= news
    assert not news & {"items", "open_end", "mark:?"}
    assert {"mark:?", "items", "many_items", "open_end", "address:您:0"} <= advice
    assert not advice & {"dateline", "date", "byline"}


@pytest.mark.parametrize(
    ("sign", "has", "has_not"),
    [
        ("no_title", ("", "文。"), ("题", "文。")),
        ("no_body", ("题", ""), ("题", "。")),
        ("dateline", ("题", "近日，"), ("题", f"{'，' * 60}近日，")),
        ("dateline", ("题", "3日，"), ("题", "第一段\n3日，")),
        ("date", ("题", f"{'，' * 300}十月，"), ("3月", "日月")),
        ("quote", ("题", "说“好”"), ("“题”", "说好")),
        ("items", ("题", "  （一）学习"), ("题", "说一、学习")),
        ("items", ("题", "10.学习"), ("题", "2024.学习")),
        ("many_items", ("题", "1、\n2、\n3、"), ("题", "1、2、3、\n2、")),
        ("signature", ("题", "文。（科教科）"), ("题", "文（科教科）。")),
        ("signature", ("题", "（王）（王小丫）"), ("题", "（王）")),
        ("byline", ("题", "（通讯员 王）"), ("题", "通讯稿")),
        ("open_end", ("题", "科教科 供稿"), ("题", "供稿。")),
        ("mark:!", ("喜报！", "文"), ("喜报", "文！")),
        ("shorter:30", ("题", "文" * 29), ("题", "文" * 30)),
        ("paragraphs:2", ("题", "文\n文"), ("题", "文\n文\n文")),
        ("paragraphs:6", ("题", "文\n" * 9), ("题", "文\n" * 5)),
        ("offices:2", ("题", "院长，护士长"), ("院长", "院长")),
        ("address:请:2", ("题", "请" + "文" * 90), ("题", "请" + "文" * 110)),
    ],
)
def test_each_sign_has_its_meaning(sign: str, has: tuple[str, str], has_not: tuple[str, str]) -> None:
    assert sign in signs(title=has[0], text=has[1])
    assert sign not in signs(title=has_not[0], text=has_not[1])


def test_signs_of_an_article_do_not_depend_on_its_neighbours() -> None:
    articles = list(odd_articles())
    together = genre_signs(lay_out(articles))
    assert together.shape == (len(articles), len(SIGNS))
    for article, row in zip(articles, together, strict=True):
        assert np.array_equal(genre_signs(lay_out([article]))[0], row)
        assert {name for name, there in zip(SIGNS, row, strict=True) if there} == manner(plain(article))


def test_every_sign_is_said_to_a_reader_in_chinese() -> None:
    assert all(said and not said.isascii() for said in SIGNS.values())
    assert len(set(SIGNS)) == len(SIGNS)
