import datetime as dt
import json
from typing import Any

import pytest

from classifier.storage.exchange.catalogue import FORMATS
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.record import Record
from tests.storage.exchange.factories import AT, TAXONOMY, make_record
from tests.storage.exchange.reading import faults, json_lines, label, labels, read, read_one

FORM = LabelFormat.PRODIGY


def make_task(**more: Any) -> dict[str, Any]:
    """A task as Prodigy gives it out of its database."""
    return {
        "text": "名单公布。",
        "meta": {"source": "院报", "score": 0.5},
        "_input_hash": 119784538,
        "_task_hash": -1234567,
        "options": [{"id": "award", "text": "获奖"}, {"id": "event", "text": "活动"}],
        "_view_id": "choice",
        "config": {"choice_style": "multiple"},
        "accept": ["event", "award"],
        "answer": "accept",
        "_timestamp": 1772700000,
        "_annotator_id": "dataset-fang",
        "_session_id": "dataset-fang",
    } | more


def written(record: Record) -> dict[str, Any]:
    (line,) = FORMATS[FORM].write([record], TAXONOMY)
    task: dict[str, Any] = json.loads(line)
    return task


def test_an_export_of_the_tool_is_read() -> None:
    found = read_one(FORM, json_lines(make_task()))
    assert (found.label, found.assumed, found.annotator) == (label("event", "award"), True, "dataset-fang")
    assert found.at == dt.datetime.fromtimestamp(1772700000, dt.UTC)


def test_what_was_ignored_or_rejected_is_unsure() -> None:
    found = read(FORM, json_lines(make_task(answer="ignore"), make_task(answer="reject"), make_task(accept=[])))
    assert labels(found) == [None, None, label()]


def test_a_task_of_one_label_is_read() -> None:
    task = {"text": "文", "label": "获奖", "answer": "accept", "_timestamp": 1772700000}
    assert read_one(FORM, json_lines(task)).label == label("award")


def test_what_was_answered_again_in_the_tool_has_its_time_and_its_tags() -> None:
    task = written(make_record(at=AT, tags=("award", "event"), primary="event"))
    assert read_one(FORM, json_lines(task)).at == AT
    again = task | {"accept": ["training"], "_timestamp": 1772800000, "_annotator_id": "李强"}
    found = read_one(FORM, json_lines(again))
    assert (found.label, found.annotator) == (label("training"), "李强")
    assert found.at == dt.datetime.fromtimestamp(1772800000, dt.UTC)


def test_the_card_shows_what_a_person_wants_to_know_and_every_tag() -> None:
    task = written(make_record())
    assert task["meta"] == {"title": "我院获评先进集体", "issue": "2026-03.txt", "date": "2026-03-01"}
    assert [option["id"] for option in task["options"]] == list(TAXONOMY.keys)
    assert (task["_annotator_id"], task["_timestamp"]) == ("王芳", int(AT.timestamp()))


@pytest.mark.parametrize(
    ("task", "why"),
    [
        (make_task(answer=None), "it has no label"),
        (make_task(accept=None), "its tags are not a list of texts"),
        (make_task(accept=[3]), "its tags are not a list of texts"),
        (make_task(accept=["festival"]), "the tag 'festival' is not known"),
        (make_task(text=None), "it has neither title nor text"),
        (make_task(_timestamp="noon"), "its time cannot be read"),
        (make_task(_timestamp=1e300), "its time cannot be read"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_read(task: dict[str, Any], why: str) -> None:
    found = read(FORM, json_lines(make_task(), task, make_task()))
    assert len(labels(found)) == 2
    assert faults(found) == [f"file: line 2 is not a labelled article: {why}"]
