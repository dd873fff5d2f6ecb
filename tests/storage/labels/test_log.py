import dataclasses
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.domain.answer import Answer
from classifier.errors import BrokenLogError
from classifier.storage.labels.answers import answer_line
from classifier.storage.labels.log import AnswerLog
from tests.storage.labels.factories import answers, make_answer


def make_log(folder: Path, *lines: str) -> AnswerLog:
    path = folder / "王芳.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return AnswerLog(path, "王芳")


@settings(max_examples=25)
@given(st.lists(answers(), max_size=5, unique_by=lambda answer: answer.id))
def test_what_was_answered_is_read_in_the_same_order(given_answers: list[Answer]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = AnswerLog(Path(folder) / "log" / "王芳.jsonl", "王芳")
        for answer in given_answers:
            log.append(answer)
        assert log.read() == given_answers
        assert AnswerLog(log.path, "王芳").read() == given_answers


def test_no_log_is_no_answer(tmp_path: Path) -> None:
    log = AnswerLog(tmp_path / "log" / "王芳.jsonl", "王芳")
    assert log.read() == []
    assert list(tmp_path.iterdir()) == []


def test_an_answer_of_somebody_else_is_not_taken(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    with pytest.raises(ValueError, match="李雷"):
        log.append(make_answer(by="李雷"))
    assert log.path.read_bytes() == b""


def test_capitals_do_not_make_another_person(tmp_path: Path) -> None:
    log = AnswerLog(tmp_path / "Wang.jsonl", "Wang")
    log.append(make_answer(by="wang"))
    assert '"by": "Wang"' in log.path.read_text()
    with log.path.open("a", encoding="utf-8") as file:
        file.write(answer_line(make_answer("a2", by="WANG")) + "\n")
    assert [answer.annotator for answer in log.read()] == ["Wang", "Wang"]


def test_a_line_that_a_merge_doubled_is_one_answer(tmp_path: Path) -> None:
    line, other = answer_line(make_answer("a1")), answer_line(make_answer("a2"))
    assert [answer.id for answer in make_log(tmp_path, line, other, line).read()] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("<<<<<<< HEAD", "line 2: is a mark of a merge"),
        ("{", "line 2: is not JSON"),
        (answer_line(make_answer("a2", by="李雷")), "line 2: it is an answer of '李雷', not of '王芳'"),
        (answer_line(make_answer("a1", "award")), "line 2: the id 'a1' stands in line 1 too"),
    ],
)
def test_a_broken_line_in_the_middle_is_named(line: str, fault: str, tmp_path: Path) -> None:
    log = make_log(tmp_path, answer_line(make_answer("a1")), line, answer_line(make_answer("a3")))
    with pytest.raises(BrokenLogError, match=fault) as caught:
        log.read()
    assert str(log.path) in caught.value.message
    assert caught.value.hint


def test_an_answer_that_cannot_be_written_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    log = make_log(tmp_path, answer_line(make_answer("a1")))
    before = log.path.read_bytes()
    with pytest.raises(ValueError, match="JSON compliant"):
        log.append(dataclasses.replace(make_answer("a2"), seconds=float("nan")))
    assert log.path.read_bytes() == before
