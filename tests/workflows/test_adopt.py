import dataclasses
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings

from classifier.domain.answer import Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.errors import BrokenLineError, InputError
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.place import Place
from classifier.storage.exchange.record import Record
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.adopt import UNNAMED, Entry, Outcome, import_labels
from classifier.workflows.exchange import export_labels, read_labels, records_of
from tests.storage.exchange.factories import files
from tests.workflows.folders import NOON, answer, make_filed, make_folder, make_label

FIRST, SECOND = make_filed(title="一"), make_filed(title="二")
LATER = NOON + dt.timedelta(days=1)


def make_record(filed: FiledArticle = FIRST, *tags: str, **more: object) -> Record:
    record = Record(filed=filed, label=make_label(*tags), annotator="王芳", at=NOON, place=Place("file", 3))
    return dataclasses.replace(record, **more)  # type: ignore[arg-type]  # whichever fields


@pytest.fixture
def folder(tmp_path: Path) -> LabelFolder:
    return make_folder(tmp_path / "labels")


def adopt(folder: LabelFolder, *found: Record | InputError, **by: str) -> list[Outcome | InputError]:
    names = {UNNAMED if old == "nobody" else old: new for old, new in by.items()}
    done = list(import_labels(LabelFolder(folder.folder), found, by=names, moment=LATER))
    return [one.outcome if isinstance(one, Entry) else one for one in done]


def logs(folder: LabelFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.folder.rglob("*.jsonl")}


def test_a_label_becomes_an_answer_and_its_article_is_filed(folder: LabelFolder) -> None:
    assert adopt(folder, make_record(FIRST, "award", "event", note="注")) == [Outcome.ADDED]
    (found,) = folder.log("王芳").read()
    assert (found.verdict, found.label, found.at) == (Verdict.LABEL, make_label("award", "event"), NOON)
    assert (found.article, found.note, found.strategy, found.random) == (FIRST.id, "注", None, False)
    assert folder.articles() == {FIRST.id: FIRST}


def test_who_was_unsure_stays_so_and_who_decided_for_all_too(folder: LabelFolder) -> None:
    adopt(folder, make_record(label=None), make_record(SECOND, "award", adjudicates=True))
    assert [one.verdict for one in folder.answers()] == [Verdict.UNSURE, Verdict.ADJUDICATION]


@settings(max_examples=15)
@given(records=files())
def test_what_was_adopted_is_exported_and_adopted_twice_adds_nothing(
    records: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> None:
    records = [dataclasses.replace(record, annotator=f"人{place % 2}") for place, record in enumerate(records)]
    folder = make_folder(tmp_path_factory.mktemp("labels"))
    adopt(folder, *records)
    before = logs(folder)
    assert Outcome.ADDED not in adopt(folder, *records)
    assert Outcome.ADDED not in adopt(folder, *records_of(folder))
    assert logs(folder) == before


@pytest.mark.parametrize("form", list(LabelFormat))
def test_labels_go_from_one_folder_into_another_and_back(form: LabelFormat, tmp_path: Path) -> None:
    here, there = make_folder(tmp_path / "here"), make_folder(tmp_path / "there")
    answer(here, FIRST, "award", "event")
    answer(here, FIRST, "training", by="李强", minutes=1)
    answer(here, FIRST, "training", by="院办", minutes=2, verdict=Verdict.ADJUDICATION)
    answer(here, SECOND, minutes=3, note="不必标")
    file, before = tmp_path / "labels.out", logs(here)
    export_labels(here, file, form)

    def found() -> Iterable[Record | InputError]:
        return read_labels(str(file), io.BytesIO(), load_taxonomy())

    assert Counter(adopt(there, *found())) == {Outcome.ADDED: 4}
    assert records_of(there) == records_of(here)
    assert Counter(adopt(there, *found())) == {Outcome.KNOWN: 4}
    assert Counter(adopt(here, *found())) == {Outcome.KNOWN: 4}
    assert logs(here) == before


def test_two_who_adopt_the_same_file_apart_have_the_same_lines(tmp_path: Path) -> None:
    one, other = make_folder(tmp_path / "one"), make_folder(tmp_path / "other")
    for folder in (one, other):
        adopt(folder, make_record(FIRST, "award"))
    assert logs(one) == logs(other)


def test_a_label_that_its_annotator_has_thought_better_of_is_not_added(folder: LabelFolder) -> None:
    answer(folder, FIRST, "event", minutes=5)
    assert adopt(folder, make_record(FIRST, "award")) == [Outcome.OLDER]
    assert adopt(folder, make_record(FIRST, "award", at=LATER)) == [Outcome.ADDED]
    # An adjudication ends a disagreement whenever it was given.
    assert adopt(folder, make_record(FIRST, "award", adjudicates=True)) == [Outcome.ADDED]
    assert adopt(folder, make_record(FIRST, "award", annotator="李强")) == [Outcome.ADDED]


def test_what_came_too_late_still_does_once_an_older_adjudication_holds(folder: LabelFolder) -> None:
    early, late = NOON, NOON + dt.timedelta(minutes=1)
    records = (
        make_record(label=None, at=late),
        make_record(FIRST, "award", at=early),
        make_record(FIRST, "event", at=early, adjudicates=True),
    )
    assert adopt(folder, *records) == [Outcome.ADDED, Outcome.OLDER, Outcome.ADDED]
    assert adopt(folder, *records) == [Outcome.KNOWN, Outcome.OLDER, Outcome.KNOWN]


def test_what_was_taken_back_does_not_come_back(folder: LabelFolder) -> None:
    adopt(folder, make_record(FIRST, "award"))
    (given,) = folder.answers()
    answer(folder, FIRST, verdict=Verdict.UNDO, undoes=given, minutes=1)
    assert adopt(folder, make_record(FIRST, "award")) == [Outcome.KNOWN]


def test_a_label_without_a_time_is_of_the_moment_told_and_added_once(folder: LabelFolder) -> None:
    assert adopt(folder, make_record(FIRST, "award", at=None)) == [Outcome.ADDED]
    (found,) = folder.answers()
    assert found.at == LATER
    answer(folder, FIRST, "event", minutes=2000)
    assert adopt(folder, make_record(FIRST, "award", at=None)) == [Outcome.KNOWN]


def test_a_label_that_names_nobody_is_whose_it_is_said_to_be(folder: LabelFolder) -> None:
    (error,) = adopt(folder, make_record(FIRST, "award", annotator=""))
    assert isinstance(error, BrokenLineError)
    assert error.message == "file: line 3 is not a labelled article: it names no annotator"
    assert "--by" in error.hint
    assert folder.annotators() == ()
    adopt(
        folder, make_record(FIRST, "award", annotator=""), make_record(annotator="10"), nobody="王芳", **{"10": "李强"}
    )
    assert set(folder.annotators()) == {"王芳", "李强"}


def test_a_name_that_no_log_can_have_is_named(folder: LabelFolder) -> None:
    (error, _) = adopt(folder, make_record(annotator="a/b"), make_record())
    assert isinstance(error, BrokenLineError)
    assert "no annotator can have this name" in error.message
    assert folder.annotators() == ("王芳",)


def test_errors_are_handed_on_in_their_place(folder: LabelFolder) -> None:
    error = Place("file", 7).broken("it is not JSON")
    assert adopt(folder, make_record(), error, make_record(SECOND)) == [Outcome.ADDED, error, Outcome.ADDED]


def test_an_article_is_filed_as_reading_it_would_have_given_it(folder: LabelFolder) -> None:
    rough = Article(title=" 医\u200b院  新闻 ", text="\r\n第一段\x07。\r\n\u2f00月 \n", bylines=(" 王芳 ", "\u200b"))
    done = list(import_labels(folder, [make_record(FiledArticle(rough))], by={}, moment=LATER))
    (filed,) = folder.articles().values()
    assert (filed.article.title, filed.article.text) == ("医院 新闻", "第一段。\n一月")
    assert filed.article.bylines == ("王芳",)
    assert [one.record.filed for one in done if isinstance(one, Entry)] == [filed]


def test_an_article_of_nothing_that_can_be_seen_is_named(folder: LabelFolder) -> None:
    (error,) = adopt(folder, make_record(FiledArticle(Article(title="", text="\u200b"))))
    assert isinstance(error, BrokenLineError)
    assert "it has neither title nor text" in error.message
