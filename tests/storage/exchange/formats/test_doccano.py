import json

import pytest

from classifier.storage.exchange.catalogue import FORMATS
from classifier.storage.exchange.names import LabelFormat
from tests.storage.exchange.factories import TAXONOMY, make_record
from tests.storage.exchange.reading import faults, json_lines, label, labels, read, read_one

FORM = LabelFormat.DOCCANO


def test_an_export_of_the_tool_is_read() -> None:
    line = {"id": 44, "text": "名单公布。", "label": ["活动", "award"], "Comments": ["像是", "活动"], "wikiPageId": 3}
    found = read_one(FORM, json_lines(line))
    assert (found.label, found.assumed) == (label("event", "award"), True)
    assert (found.annotator, found.at, found.note) == ("", None, "像是\n活动")
    assert found.filed.article.title == ""


@pytest.mark.parametrize(
    "line",
    [
        {"id": 1, "data": "名单公布。", "label": ["award"], "title": "题"},
        {"id": 1, "text": "名单公布。", "labels": ["获奖"], "meta": {"title": "题"}},
        {"id": 1, "text": "名单公布。", "label": "Awards", "metadata": {"title": "题"}, "annotation_approver": None},
    ],
)
def test_exports_of_other_releases_are_read(line: dict[str, object]) -> None:
    found = read_one(FORM, json_lines(line))
    assert (found.label, found.filed.article.text, found.filed.article.title) == (label("award"), "名单公布。", "题")


def test_an_article_without_labels_is_labelled_only_where_that_was_decided() -> None:
    bare = {"text": "文", "label": []}
    found = read(FORM, json_lines(bare, {**bare, "primary": None}, {**bare, "unsure": True}))
    assert labels(found) == [label(), None]
    assert faults(found) == ["file: line 1 is not a labelled article: it has no label"]


def test_labels_that_were_changed_in_the_tool_win_over_what_it_does_not_show() -> None:
    changed = {"text": "文", "label": ["event"], "primary": "award"}
    unsure = {"text": "文", "label": ["event"], "unsure": True}
    renamed = {"text": "文", "label": ["event", "award"], "primary": "prize"}
    emptied = {"text": "文", "label": [], "primary": "award"}
    found = read(FORM, json_lines(changed, unsure, renamed, emptied))
    assert labels(found) == [label("event"), label("event"), label("event", "award"), label()]


def test_what_the_tool_does_not_know_stands_beside_text_and_label() -> None:
    (line,) = FORMATS[FORM].write([make_record()], TAXONOMY)
    found = json.loads(line)
    assert (found["text"], found["label"]) == ("第一段。\n第二段。", ["award", "event"])
    assert (found["title"], found["issue"], found["date"]) == ("我院获评先进集体", "2026-03.txt", "2026-03-01")
    assert (found["annotator"], found["primary"]) == ("王芳", "award")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nonsense", "it is not JSON"),
        ('"text"', "it is not a JSON object"),
        (json.dumps({"label": ["award"]}), "it has neither title nor text"),
        (json.dumps({"text": "文", "label": [[0, 2, "PER"]]}), "its tags are not a list of texts"),
        (json.dumps({"text": "文", "label": ["festival"]}), "the tag 'festival' is not known"),
        (json.dumps({"text": "文", "label": ["award"], "primary": 3}), "its primary is neither a text nor null"),
        (json.dumps({"text": "文", "label": ["award"], "at": True}), "its time cannot be read"),
        (json.dumps({"text": "\ud800", "label": ["award"]}), "it holds half a character"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_read(line: str, why: str) -> None:
    good = json_lines({"text": "文", "label": ["award"]})
    found = read(FORM, f"{good}\n{line}\n{good}")
    assert labels(found) == [label("award")] * 2
    assert faults(found) == [f"file: line 3 is not a labelled article: {why}"]


def test_a_line_that_is_not_utf_8_is_named() -> None:
    good = json_lines({"text": "文", "label": ["award"]}).encode()
    found = read(FORM, good + '{"text": "获奖", "label": ["award"]}\n'.encode("gbk") + good)
    assert len(labels(found)) == 2
    assert faults(found) == ["file: line 2 is not a labelled article: it is not UTF-8"]
