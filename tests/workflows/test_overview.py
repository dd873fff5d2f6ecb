from pathlib import Path

from classifier.domain.answer import Verdict
from classifier.domain.resolution import Basis
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.overview import AnnotatorCount, TagCount, overview
from tests.workflows.folders import NOON, answer, make_filed, make_folder


def test_nothing_is_counted_where_nothing_is(tmp_path: Path) -> None:
    found = overview(make_folder(tmp_path))
    assert (found.answered, found.labelled, found.untagged, found.annotators) == (0, 0, 0, ())
    assert [one.key for one in found.tags] == list(load_taxonomy().keys)


def test_labels_are_counted_by_tag_and_by_annotator(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    one, two, three, four, five = (make_filed(title=title) for title in "一二三四五")
    answer(folder, one, "event")
    answer(folder, one, "award", "event", minutes=1)
    answer(folder, two, minutes=2)
    answer(folder, three, "award", minutes=3)
    answer(folder, three, "event", by="李强", minutes=4)
    answer(folder, four, verdict=Verdict.UNSURE, by="李强", minutes=5)
    answer(folder, five, "event", verdict=Verdict.ADJUDICATION, by="李强", minutes=6)
    answer(folder, five, verdict=Verdict.SKIP, by="赵敏", minutes=7)
    found = overview(folder)
    assert (found.answered, found.labelled, found.disputed, found.unsure, found.untagged) == (5, 3, 1, 1, 1)
    assert found.bases[Basis.ADJUDICATED] == 1
    counted = {one.key: one for one in found.tags}
    assert (counted["event"], counted["award"]) == (TagCount("event", 2, 1), TagCount("award", 1, 1))
    assert counted["training"] == TagCount("training", 0, 0)
    assert found.annotators == (
        AnnotatorCount(name="李强", labels=1, unsure=1, adjudications=1, last=NOON.replace(minute=6)),
        AnnotatorCount(name="王芳", labels=3, unsure=0, adjudications=0, last=NOON.replace(minute=3)),
    )


def test_a_tag_that_the_taxonomy_has_no_more_stands_behind(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    answer(folder, make_filed(), "festival")
    assert overview(folder).tags[-1] == TagCount("festival", 1, 1)
