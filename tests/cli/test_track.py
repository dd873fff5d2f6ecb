from pathlib import Path

import pytest

from classifier.cli.track import Input, Track, find_inputs, text_bytes
from classifier.domain.article import Article
from classifier.domain.issue import Issue
from classifier.errors import NotFoundError, UnreadableError
from tests.cli.factories import make_article, make_issue


def make_input(name: str, size: int = 100, *, reading: float = 0.5, ready: bool = False) -> Input:
    return Input(name, f"in/{name}", size, reading=reading, ready=ready)


def make_text(size: int) -> Article:
    return make_article(title="", text="a" * size)


def make_part(source: str, size: int) -> Issue:
    return Issue(source=source, articles=(make_text(size),), ready=True)


def test_only_what_would_be_read_counts(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    sizes = {"a.txt": 5, "deep/b.JSONL": 3, "deep/c.pdf": 7, "deep/photo.jpg": 11, "deep/table.xlsx": 100}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"1" * size)
    found = find_inputs([str(tmp_path), str(tmp_path / "missing.txt"), "bad\0name", "-"])
    assert [(one.name, one.size) for one in found] == [*list(sizes.items())[:-1], ("-", 0)]
    assert [one.name for one in found if one.ready] == ["deep/b.JSONL"]
    assert [one.name for one in found if one.pictured] == ["deep/photo.jpg"]


def test_each_file_counts_its_bytes_however_much_text_it_holds() -> None:
    track = Track([make_input("a.pdf", 1000), make_input("b.txt", 10)])
    assert (track.total, track.done, track.name) == (1010, 0, "a.pdf")
    track.result(make_issue(make_text(3), source="a.pdf"))
    assert (track.done, track.name) == (1000, "b.txt")
    track.result(make_issue(make_text(5000), source="b.txt"))
    assert (track.done, track.name) == (1010, "")


def test_pages_and_articles_move_it_within_a_file() -> None:
    track = Track([make_input("a.pdf", 1000, reading=0.9)])
    done = []
    for page in (1, 2, 4):
        track.pages(page, 4)
        done.append(track.done)
    assert done == [225, 450, 900]
    track.articles([make_text(400)])
    track.articles([make_text(400)])
    assert track.done == pytest.approx(980)
    track.articles([make_text(4000)])
    assert track.done == 1000


def test_an_input_that_cannot_be_used_is_passed_too() -> None:
    track = Track([make_input("a.txt"), make_input("b.txt"), make_input("c.txt")])
    track.result(NotFoundError("in/x.txt: no such file", source="in/x.txt"))
    assert track.done == 0
    track.pages(1, 1)
    track.result(UnreadableError("in/a.txt: not a text file", source="in/a.txt"))
    assert track.done == 100
    track.result(make_issue(source="c.txt"))
    assert track.done == 300


def test_two_files_of_one_name_are_two() -> None:
    track = Track([make_input("a.txt"), make_input("a.txt")])
    track.result(make_issue(source="a.txt"))
    assert track.done == 100
    track.result(make_issue(source="a.txt"))
    assert track.done == 200


def test_ready_articles_come_in_parts_and_count_once() -> None:
    track = Track([make_input("a.jsonl", reading=0, ready=True), make_input("b.txt")])
    track.articles([make_text(10)])
    assert track.done == 10
    track.result(make_part("a.jsonl", 10))
    assert track.done == 10
    track.result(UnreadableError("in/a.jsonl: line 2", source="in/a.jsonl"))
    track.result(make_part("a.jsonl", 20))
    assert track.done == 30
    track.result(make_part("a.jsonl", 2000))
    assert track.done == 100
    track.pages(1, 2)
    assert (track.done, track.name) == (125, "b.txt")


def test_a_second_file_of_ready_articles_begins_where_the_first_ends() -> None:
    track = Track([make_input("a.jsonl", reading=0, ready=True), make_input("b.jsonl", reading=0, ready=True)])
    track.result(make_part("a.jsonl", 10))
    track.articles([make_text(20)])
    track.result(make_part("b.jsonl", 20))
    assert (track.done, track.name) == (120, "b.jsonl")


def test_text_counts_in_utf_8() -> None:
    assert text_bytes([make_article(title="报", text="ab\ud800")]) == 6
