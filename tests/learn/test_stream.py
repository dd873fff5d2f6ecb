import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.learn.stream import GAP, HEAD, LEAD, REST, TAIL, TITLE, Stream, lay_out
from classifier.text.words import fold_case, words
from tests.learn.factories import odd_articles

PRINTED = st.text(alphabet=st.sampled_from("我院获奖aＢe\u0301ﬁ \u3000\n。😀1"), max_size=30)


def field(stream: Stream, row: int, *fields: int) -> str:
    return "".join(chr(code) for code in stream.codes[(stream.rows == row) & np.isin(stream.fields, fields)].tolist())


def make_stream(*printed: tuple[str, str]) -> Stream:
    return lay_out([Article(title=title, text=text) for title, text in printed])


@given(st.lists(st.tuples(PRINTED, PRINTED), max_size=5))
def test_every_field_is_there_folded(printed: list[tuple[str, str]]) -> None:
    articles = [Article(title=title.replace("\n", "") + "题", text=text) for title, text in printed]
    stream = lay_out(articles)
    assert len(stream) == len(articles)
    for row, article in enumerate(articles):
        body = fold_case(article.text.strip())
        assert field(stream, row, TITLE) == f"{HEAD}{fold_case(article.title.strip())}{TAIL}"
        assert field(stream, row, LEAD) == body.split("\n", 1)[0][:150]
        assert field(stream, row, LEAD, REST) == body
        assert field(stream, row, GAP) == "\n\n"
        assert stream.text(int(stream.bodies[row]), int(stream.ends[row])) == body


def test_fields_follow_one_another() -> None:
    stream = make_stream(("喜报", "第一段。\n第二段。"), ("", "好"), ("讯", ""))
    assert stream.text(0, len(stream.codes)) == "⟦喜报⟧\n第一段。\n第二段。\n⟦⟧\n好\n⟦讯⟧\n\n"
    assert stream.fields.tolist() == [
        *[TITLE] * 4, GAP, *[LEAD] * 4, *[REST] * 5, GAP, TITLE, TITLE, GAP, LEAD, GAP, *[TITLE] * 3, GAP, GAP,
    ]  # fmt: skip
    assert stream.starts.tolist() == [0, 15, 20]
    assert stream.bodies.tolist() == [5, 18, 24]
    assert stream.ends.tolist() == [14, 19, 24]


def test_a_lead_is_as_long_as_one_long_sentence() -> None:
    stream = make_stream(("题", "长" * 400), ("题", f"{'短' * 150}\n下一段"), ("题", f"{'短' * 149}\n下一段"))
    assert [np.count_nonzero((stream.rows == row) & (stream.fields == LEAD)) for row in range(3)] == [150, 150, 149]


def test_lengths_leave_white_space_and_edge_marks_out() -> None:
    assert make_stream(("喜　报", " 好 \n\n 了。"), ("", "好"), ("讯", "")).lengths.tolist() == [5, 1, 1]


def test_words_are_those_of_headline_and_body() -> None:
    articles = odd_articles()
    stream = lay_out(articles)
    tokens = stream.tokens
    order = np.argsort(tokens.starts)
    for row, article in enumerate(articles):
        found = [tokens.words[number] for number in order if stream.rows[tokens.starts[number]] == row]
        assert found == [*words(article.title.strip()), *words(article.text.strip())]
    assert (stream.rows[tokens.starts] == stream.rows[tokens.ends]).all()


@given(st.lists(st.tuples(PRINTED, PRINTED), min_size=1, max_size=4), st.sampled_from(["我", "我院", "院获奖", "aa"]))
def test_spots_are_where_a_word_stands(printed: list[tuple[str, str]], word: str) -> None:
    stream = make_stream(*((title.replace("\n", "") + "题", text) for title, text in printed))
    everything = stream.text(0, len(stream.codes))
    expected = [place for place in range(len(everything)) if everything.startswith(word, place)]
    assert stream.spots(word).tolist() == expected


def test_places_are_counted_by_article() -> None:
    stream = make_stream(("院", "院院"), ("题", "无"), ("院", ""))
    assert stream.per_article(stream.spots("院")).tolist() == [3, 0, 1]


def test_no_articles_are_an_empty_stream() -> None:
    stream = lay_out([])
    assert (len(stream), len(stream.codes), stream.tokens.words) == (0, 0, [])


@pytest.mark.parametrize("article", odd_articles(), ids=lambda article: article.id)
def test_an_odd_article_has_its_fields_wherever_it_stands(article: Article) -> None:
    alone, among = lay_out([article]), lay_out([*odd_articles()[:9], article, *odd_articles()[9:]])
    assert np.array_equal(alone.codes, among.codes[among.rows == 9])
    assert np.array_equal(alone.fields, among.fields[among.rows == 9])
