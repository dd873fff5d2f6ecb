"""Answers: impossible ones are refused, and what was taken back does not stand."""

import datetime as dt

import pytest

from classifier.domain.answer import Answer, Verdict, standing
from classifier.domain.label import Label

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
EVENT = Label(tags=("event",), primary="event")


def make_answer(**changes: object) -> Answer:
    given: dict[str, object] = {
        "id": "1", "verdict": Verdict.LABEL, "article": "a", "annotator": "甲", "at": NOON, "label": EVENT,
    }  # fmt: skip
    return Answer(**(given | changes))  # type: ignore[arg-type]  # as named


def undo(number: str, undoes: str, annotator: str = "甲") -> Answer:
    return make_answer(id=number, verdict=Verdict.UNDO, label=None, undoes=undoes, annotator=annotator)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"id": ""}, "names itself"),
        ({"annotator": ""}, "names itself"),
        ({"at": NOON.replace(tzinfo=None)}, "time zone"),
        ({"seconds": -1.0}, "before the question"),
        ({"label": None}, "goes with a decision"),
        ({"verdict": Verdict.SKIP}, "goes with a decision"),
        ({"verdict": Verdict.UNDO, "label": None}, "names what it takes back"),
        ({"undoes": "0"}, "names what it takes back"),
        ({"verdict": Verdict.EDIT, "label": None, "replaces": ("a",)}, "names what it replaces"),
        ({"replaces": ("a",), "makes": ("b",)}, "names what it replaces"),
        ({"makes": ("b",)}, "names what it replaces"),
    ],
)
def test_an_impossible_answer_is_refused(changes: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make_answer(**changes)


def test_an_answer_taken_back_does_not_stand() -> None:
    first, second = make_answer(id="1"), make_answer(id="2")
    assert standing([first, second, undo("3", "1")]) == [second]


def test_nobody_takes_back_the_answer_of_another() -> None:
    first = make_answer(id="1")
    assert standing([first, undo("2", "1", annotator="乙")]) == [first]


def test_an_answer_given_again_after_an_undo_stands() -> None:
    again = make_answer(id="3")
    assert standing([make_answer(id="1"), undo("2", "1"), again]) == [again]
