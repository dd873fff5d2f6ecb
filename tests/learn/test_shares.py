import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.learn.phrases import Role
from classifier.learn.shares import add_runs, by_article, find_units
from classifier.learn.stream import lay_out


def units(title: str, text: str = "") -> list[tuple[str, Role]]:
    stream = lay_out([Article(title=title, text=text)])
    found = find_units(stream)
    spans = zip(found.starts.tolist(), found.ends.tolist(), found.roles.tolist(), strict=True)
    return [(stream.text(start, end + 1), Role(role)) for start, end, role in spans]


def test_words_come_in_reading_order_with_what_they_are() -> None:
    plain, grammar, number = Role.PLAIN, Role.GRAMMAR, Role.NUMBER
    assert units("荣获", "护理的MDT及23例") == [
        ("荣获", plain),
        ("护理", plain),
        ("的", grammar),
        ("mdt", plain),
        ("及", grammar),
        ("23", number),
        ("例", number),
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("副区长带队", "副区长"), ("召开推进会。", "推进会"), ("省医院的", "省医院")],
)
def test_what_is_nothing_alone_belongs_to_its_neighbour(text: str, whole: str) -> None:
    assert (whole, Role.PLAIN) in units("", text)


def test_what_has_no_neighbour_is_not_told() -> None:
    assert units("", "，副，赛，") == [("副", Role.GRAMMAR), ("赛", Role.GRAMMAR)]


def test_nothing_told_stands_where_there_are_no_words() -> None:
    stream = lay_out([Article(title="", text="。")])
    assert not find_units(stream).told(len(stream.codes)).any()


def test_characters_of_told_words_are_marked() -> None:
    stream = lay_out([Article(title="", text="护理的手术。")])
    told = find_units(stream).told(len(stream.codes))
    assert "".join(stream.text(at, at + 1) for at in np.flatnonzero(told).tolist()) == "护理手术"


def test_sums_are_of_each_run_and_of_each_article() -> None:
    values = np.arange(12.0).reshape(6, 2)
    assert add_runs(values, np.array([0, 3]), np.array([1, 3])).tolist() == [[2.0, 4.0], [6.0, 7.0]]
    assert add_runs(values, np.array([], dtype=int), np.array([], dtype=int)).shape == (0, 2)
    assert by_article(values[:3], np.array([0, 2, 0]), 3).tolist() == [[4.0, 6.0], [0.0, 0.0], [2.0, 3.0]]
