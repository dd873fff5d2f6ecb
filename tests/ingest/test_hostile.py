"""Text that no newspaper printed: it comes to an end, and nothing of it is lost."""

import pytest

from classifier.errors import TooManyLinesError
from classifier.ingest.formats.text import MAX_LINES, read
from tests.ingest.factories import make_issue
from tests.ingest.measure import assert_nothing_is_lost, deadline

MIB = 1 << 20
SECONDS = 60


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("院" * MIB, id="one ideograph"),
        pytest.param("“" * MIB, id="opening quotes"),
        pytest.param("（" * MIB, id="opening brackets"),
        pytest.param("。" * MIB, id="full stops"),
        pytest.param("1 " * (MIB // 2), id="spaced digits"),
        pytest.param("院 " * (MIB // 2), id="spaced ideographs"),
        pytest.param("# " * (MIB // 2), id="marks"),
        pytest.param(" " * MIB, id="spaces"),
        pytest.param("院" + " " * MIB + "报", id="spaces between two ideographs"),
    ],
)
def test_a_mebi_of_one_thing_on_one_line_comes_to_an_end(source: str) -> None:
    with deadline(SECONDS):
        issue = make_issue(source)
    assert_nothing_is_lost(source, issue)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("短行\n", 50_000),
        ("## 标\n", 50_000),
        ("。\n", 50_000),
        ("\n", 50_000),
        ("我院召开会议\n\n", 10_000),
        ("本报讯（柳青禾）近日，\n", 10_000),
        ("2022年5月31日 第1期\n", 10_000),
    ],
)
def test_as_many_lines_as_no_issue_has_come_to_an_end(line: str, count: int) -> None:
    source = line * count
    with deadline(SECONDS):
        issue = make_issue(source)
    assert_nothing_is_lost(source, issue)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n \u3000\n"])
def test_lines_beyond_any_issue_are_refused_before_they_are_split(end: str) -> None:
    with (
        deadline(SECONDS),
        pytest.raises(TooManyLinesError, match=r"\Aa\.txt: it has more than 100,000 lines") as caught,
    ):
        read(f"行{end}".encode() * (MAX_LINES + 1), "a.txt")
    assert caught.value.limit == MAX_LINES


def test_blank_lines_are_not_counted() -> None:
    lines = read(("行\n" + "\n \r\n\u3000\n" * MAX_LINES).encode(), "a.txt").lines
    assert [line.text for line in lines] == ["行"]


def test_as_many_lines_as_are_read_are_not_refused() -> None:
    assert len(read("行\n".encode() * MAX_LINES, "a.txt").lines) == MAX_LINES


def test_an_issue_of_white_space_and_junk_holds_nothing() -> None:
    issue = make_issue("\ufffd\u200b \u3000\n\x00\f\r\n")
    assert (issue.articles, issue.furniture) == ((), ())
