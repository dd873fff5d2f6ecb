import datetime as dt
import json
from typing import Any

import pytest

from classifier.storage.exchange.catalogue import FORMATS
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.record import Record
from tests.storage.exchange.factories import AT, TAXONOMY, make_record
from tests.storage.exchange.reading import faults, label, labels, read, read_one

FORM = LabelFormat.LABEL_STUDIO


def make_choices(*names: str, control: str = "tags") -> dict[str, Any]:
    return {
        "id": "xY3_a",
        "from_name": control,
        "to_name": "text",
        "type": "choices",
        "origin": "manual",
        "value": {"choices": list(names)},
    }


def make_task(*annotations: object, data: dict[str, Any] | None = None) -> dict[str, Any]:
    """A task as Label Studio exports it, with much that is of no concern here."""
    return {
        "id": 17,
        "data": data or {"text": "获奖名单公布。"},
        "annotations": list(annotations),
        "predictions": [{"model_version": "m", "result": [make_choices("event")], "score": 0.4}],
        "drafts": [],
        "meta": {},
        "created_at": "2026-03-09T21:52:49.513742Z",
        "updated_at": "2026-03-09T22:16:08.746926Z",
        "inner_id": 1,
        "total_annotations": len(annotations),
        "project": 83,
    }


def make_annotation(*results: object, **more: object) -> dict[str, Any]:
    return {
        "id": 1001,
        "result": list(results),
        "was_cancelled": False,
        "ground_truth": False,
        "created_at": "2026-03-09T22:16:08.728353Z",
        "updated_at": "2026-03-09T22:20:00.000001Z",
        "lead_time": 4.288,
        "task": 17,
        "completed_by": 10,
        **more,
    }


def of_tasks(*tasks: object) -> str:
    return json.dumps(list(tasks), ensure_ascii=False, indent=2)


def test_an_export_of_the_tool_is_read() -> None:
    results = (make_choices("活动", "award"), make_choices("award", control="primary"))
    found = read_one(FORM, of_tasks(make_task(make_annotation(*results))))
    assert found.label == label("event", "award", primary="award")
    assert (found.annotator, found.filed.article.text) == ("10", "获奖名单公布。")
    assert found.at == dt.datetime(2026, 3, 9, 22, 20, 0, 1, tzinfo=dt.UTC)
    assert (found.adjudicates, found.assumed, found.note) == (False, False, "")


def test_each_annotation_of_a_task_is_read() -> None:
    task = make_task(
        make_annotation(make_choices("award"), completed_by={"id": 3, "email": "li@b.cn", "first_name": "Li"}),
        make_annotation(make_choices("Training"), completed_by={"id": 4}),
        make_annotation(was_cancelled=True, completed_by=5),
        make_annotation(completed_by=6),
    )
    found = read(FORM, of_tasks(task))
    assert labels(found) == [label("award"), label("training"), None, label()]
    assert [one.annotator for one in found if isinstance(one, Record)] == ["li@b.cn", "4", "5", "6"]


def test_a_primary_that_nobody_chose_is_the_first_tag_and_said_to_be() -> None:
    found = read_one(FORM, of_tasks(make_task(make_annotation(make_choices("event", "award", control="kind")))))
    assert (found.label, found.assumed) == (label("event", "award"), True)
    alone = read_one(FORM, of_tasks(make_task(make_annotation(make_choices("award", control="primary")))))
    assert (alone.label, alone.assumed) == (label("award"), False)


def test_the_text_of_a_project_that_calls_it_otherwise_is_found() -> None:
    task = make_task(make_annotation(make_choices("award")), data={"sentence": "一句话", "ref": 7, "title": "题"})
    article = read_one(FORM, of_tasks(task)).filed.article
    assert (article.title, article.text) == ("题", "一句话")


def test_a_note_is_read_from_the_text_area() -> None:
    area = {"from_name": "why", "to_name": "text", "type": "textarea", "value": {"text": ["像是", "活动"]}}
    assert read_one(FORM, of_tasks(make_task(make_annotation(make_choices("event"), area)))).note == "像是\n活动"


def test_the_annotation_that_is_starred_among_several_ends_the_disagreement() -> None:
    starred = make_annotation(make_choices("award"), ground_truth=True)
    plain = make_annotation(make_choices("event"), completed_by=11)
    found = read(FORM, of_tasks(make_task(plain, starred), make_task(starred), make_task(starred, starred)))
    assert [one.adjudicates for one in found if isinstance(one, Record)] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("task", "why"),
    [
        ("{", "it is not JSON"),
        ("7", "it is not a JSON object"),
        ("{}", "it has neither title nor text"),
        (json.dumps({"data": {"text": "文"}}), "it has no label"),
        (json.dumps({"data": {"text": 3}, "annotations": [{}]}), 'its "text" is not a string'),
        (json.dumps(make_task("no annotation")), "it has no label"),
        (json.dumps(make_task(make_annotation(make_choices("festival")))), "the tag 'festival' is not known"),
        (
            json.dumps(make_task(make_annotation(make_choices("award"), make_choices("event", control="primary")))),
            "its label contradicts itself",
        ),
        (
            json.dumps(make_task(make_annotation({"type": "rating", "value": {"rating": 3}}))),
            "it has no label",
        ),
        (json.dumps(make_task(make_annotation(make_choices("award"), updated_at="noon"))), "its time cannot be read"),
        (
            json.dumps(make_task(make_annotation(make_choices("award"), annotator="\ud800"))),
            "it holds half a character",
        ),
        ("[" * 100_000 + "]" * 100_000, "its JSON is nested too deep"),
    ],
)
def test_a_broken_task_is_named_and_the_rest_read(task: str, why: str) -> None:
    good = json.dumps(make_task(make_annotation(make_choices("award"))), ensure_ascii=False)
    # Brackets that do not match take what follows with them, so a broken one stands last.
    tasks = f"[{good}, {good}, {task}]"
    found = read(FORM, tasks)
    assert labels(found) == [label("award")] * 2
    assert faults(found) == [f"file: task 3 is not a labelled article: {why}"]


def test_a_task_that_is_broken_within_its_brackets_does_not_spoil_the_next() -> None:
    good = json.dumps(make_task(make_annotation(make_choices("award"))))
    found = read(FORM, f'[{{"data": {{"text": oops}}}}, {good}, {{"a": "]"}}, {good}')
    assert [type(one) is Record for one in found] == [False, True, False, True]


def test_what_the_tool_would_refuse_is_not_written() -> None:
    records = [make_record(annotator="王芳"), make_record(annotator="li@b.cn", adjudicates=True)]
    (task,) = json.loads(b"".join(FORMATS[FORM].write(records, TAXONOMY)))
    named, addressed = task["annotations"]
    # It looks annotators up by their addresses, and takes a missing star for one.
    assert "completed_by" not in named
    assert addressed["completed_by"] == {"email": "li@b.cn"}
    assert [one["ground_truth"] for one in (named, addressed)] == [False, True]
    assert named["created_at"] == AT.isoformat()
    assert {result["type"] for result in named["result"]} == {"choices"}
    assert all({"from_name", "to_name", "type", "value"} <= result.keys() for result in named["result"])


def test_the_interface_has_every_control_and_tag_that_is_written() -> None:
    beside = FORMATS[FORM].beside
    assert beside is not None
    interface = b"".join(beside.write([], TAXONOMY)).decode()
    (task,) = json.loads(b"".join(FORMATS[FORM].write([make_record(note="注")], TAXONOMY)))
    for result in task["annotations"][0]["result"]:
        assert f'name="{result["from_name"]}" toName="{result["to_name"]}"' in interface
    assert all(interface.count(f'alias="{key}"') == 2 for key in TAXONOMY.keys)
