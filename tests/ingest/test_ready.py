import datetime as dt
import json

import pytest

from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import BrokenLineError, InputError, TooLargeError
from classifier.ingest.ready import BATCH, read_ready
from classifier.ingest.sources import MAX_BYTES


def read(*lines: bytes) -> list[Issue | InputError]:
    return list(read_ready(lines, "folder/ready.jsonl", "ready.jsonl"))


def line_of(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def article_of(**fields: object) -> Article:
    (issue,) = read(line_of(**fields))
    assert isinstance(issue, Issue)
    (article,) = issue.articles
    return article


def error_of(line: bytes) -> InputError:
    (error,) = read(line)
    assert isinstance(error, InputError)
    return error


def test_each_line_is_an_article_in_order_with_its_own_id() -> None:
    (issue,) = read(line_of(id="x1", title="甲", text="近日。"), b"\n", line_of(id=7, title="乙", text=""))
    assert isinstance(issue, Issue)
    assert issue.ready
    assert issue.source == "ready.jsonl"
    assert [(a.source_id, a.title, a.position) for a in issue.articles] == [("x1", "甲", 1), ("7", "乙", 2)]


def test_a_ready_article_is_never_split() -> None:
    text = "## 我院召开会议\n近日。\n## 我院开展义诊\n近日。"
    assert article_of(title="", text=text).text == text


def test_what_split_printed_is_read_again() -> None:
    article = article_of(
        id="9f2c",
        issue="2024-04.txt",
        position=3,
        title="我院获奖",
        byline=["柳青禾"],
        organisation="宣传科",
        date="2024-04-26",
        page=2,
        text="近日。\n会上。",
    )
    assert article.bylines == ("柳青禾",)
    assert article.organisation == "宣传科"
    assert article.date == dt.date(2024, 4, 26)
    assert (article.page, article.position) == (2, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"byline": "柳青禾"},
        {"byline": [1]},
        {"organisation": 3},
        {"date": "昨天"},
        {"date": 20240426},
        {"page": True},
        {"page": -1},
    ],
)
def test_fields_of_another_make_are_passed_over(fields: dict[str, object]) -> None:
    article = article_of(title="我院获奖", text="", **fields)
    assert (article.bylines, article.organisation, article.date, article.page) == ((), None, None, None)


def test_characters_are_repaired_and_a_title_stands_on_one_line() -> None:
    article = article_of(title=" ⾼⻛险\n手术 ", text="近⽇\x00。\r\n会上。")
    assert (article.title, article.text) == ("高风险 手术", "近日。\n会上。")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'"a"', "not a JSON object"),
        (b"{}", "neither title nor text"),
        (line_of(title=" ", text="\u200b"), "neither title nor text"),
        (line_of(title=1, text="a"), '"title" is not a string'),
        (line_of(title="a", text=["b"]), '"text" is not a string'),
        (line_of(id=[1], title="a", text="b"), '"id"'),
        (line_of(id=True, title="a", text="b"), '"id"'),
        (b'{"title": "\xff\xff"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"title": "a", "page": ' + b"9" * 5000 + b"}", "not JSON"),
    ],
)
def test_a_line_that_is_no_article_says_which_and_why(line: bytes, why: str) -> None:
    error = error_of(line)
    assert isinstance(error, BrokenLineError)
    assert error.message.startswith("folder/ready.jsonl: line 1 is not an article: ")
    assert why in error.message
    assert error.line == 1
    assert error.hint


def test_a_broken_line_costs_no_other_its_place() -> None:
    first, error, last = read(line_of(title="甲"), b"{\n", line_of(title="丙"))
    assert isinstance(first, Issue)
    assert isinstance(error, BrokenLineError)
    assert error.line == 2
    assert isinstance(last, Issue)
    assert [a.position for issue in (first, last) for a in issue.articles] == [1, 2]


def test_a_line_too_long_is_refused_by_its_number() -> None:
    error = error_of(b'{"title": "' + b"a" * MAX_BYTES + b'"}')
    assert isinstance(error, TooLargeError)
    assert error.line == 1


def test_a_long_file_comes_in_batches() -> None:
    found = read(*[line_of(title=f"要闻{number}") for number in range(BATCH + 1)])
    assert [len(issue.articles) for issue in found if isinstance(issue, Issue)] == [BATCH, 1]


def test_lone_surrogates_do_not_reach_an_article() -> None:
    assert article_of(title="a\ud800b".encode("utf-8", "replace").decode(), text="").title == "a?b"
    (issue,) = read(b'{"title": "a\\ud800b"}')
    assert isinstance(issue, Issue)
    assert issue.articles[0].title == "ab"
