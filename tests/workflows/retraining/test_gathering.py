import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from classifier.domain.answer import PUT_OFF, READING_ORDER, SECOND_PASS, Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.snapshot import Part
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.retraining.gathering import gather_labels, issue_stamp

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
TAXONOMY = """\
[[tag]]
key = "honour"
zh = "荣誉"
en = "honour"
definition = "获奖与荣誉。"
formerly = ["award", "prize"]

[[tag]]
key = "event"
zh = "活动"
en = "event"
definition = "各类活动。"
"""


def make_filed(title: str, issue: str = "2026-03.txt", date: dt.date | None = None) -> FiledArticle:
    return FiledArticle(Article(title=title, text="正文。", date=date), issue)


class Desk:
    """A folder of labels, and somebody who fills it."""

    def __init__(self, folder: Path, taxonomy: str | None = None) -> None:
        folder.mkdir(exist_ok=True)
        if taxonomy is not None:
            (folder / "taxonomy.toml").write_text(taxonomy, encoding="utf-8")
        self.folder, self._count = folder, 0

    def answer(self, filed: FiledArticle, *tags: str, by: str = "王芳", **marks: object) -> str:
        labels, self._count = LabelFolder(self.folder), self._count + 1
        labels.file(filed)
        given = Answer(
            id=f"a{self._count}",
            verdict=Verdict.LABEL,
            article=filed.id,
            annotator=by,
            at=NOON + dt.timedelta(minutes=self._count),
            label=Label(tags=tags, primary=tags[0] if tags else None),
        )
        labels.log(by).append(replace(given, **marks))  # type: ignore[arg-type]  # as named
        return filed.id

    def parts(self, *set_aside: str) -> dict[str, Part]:
        return {row.article: row.part for row in gather_labels(LabelFolder(self.folder), set_aside).rows}


def test_what_was_drawn_by_lot_is_kept_for_testing_whoever_answered_later(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    chosen = desk.answer(make_filed("甲"), "award", strategy="mix")
    drawn = desk.answer(make_filed("乙"), "event", strategy="random", random=True)
    again = make_filed("丙")
    desk.answer(again, "event", strategy="random", random=True)
    desk.answer(again, "event", by="李雷", strategy=SECOND_PASS, blind=True)
    assert desk.parts() == {chosen: Part.TRAINING, drawn: Part.TEST, again.id: Part.TEST}


def test_rows_rise_by_id_whoever_answered_first(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    ids = [desk.answer(make_filed(f"第{i}篇"), "event") for i in range(9)]
    gathered = gather_labels(LabelFolder(tmp_path), ())
    assert [row.article for row in gathered.rows] == sorted(ids)
    assert gathered.training == 9


def test_skips_doubts_and_disputes_are_no_labels(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.answer(make_filed("跳过"), verdict=Verdict.SKIP, label=None)
    desk.answer(make_filed("不定"), verdict=Verdict.UNSURE, label=None)
    disputed = make_filed("争议")
    desk.answer(disputed, "award")
    desk.answer(disputed, "event", by="李雷")
    assert desk.parts() == {}


@pytest.mark.parametrize("strategy", [None, READING_ORDER])
def test_an_issue_set_aside_tests_what_no_model_chose(strategy: str | None, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    aside = desk.answer(make_filed("甲", "院报2026-06.txt"), "event", strategy=strategy)
    chosen = desk.answer(make_filed("乙", "院报2026-06.txt"), "event", strategy="mix")
    other = desk.answer(make_filed("丙", "院报2026-07.txt"), "event", strategy="mix")
    assert desk.parts("2026-06") == {aside: Part.TEST, chosen: Part.NEITHER, other: Part.TRAINING}
    assert desk.parts() == dict.fromkeys((aside, chosen, other), Part.TRAINING)


def test_what_a_model_chose_and_a_person_put_off_was_chosen_by_a_model(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    filed = make_filed("甲", "2026-06.txt")
    desk.answer(filed, verdict=Verdict.SKIP, label=None, strategy="mix")
    desk.answer(filed, "event", strategy=PUT_OFF)
    assert desk.parts("2026") == {filed.id: Part.NEITHER}


def test_labels_and_suggestions_come_under_the_names_of_today(tmp_path: Path) -> None:
    desk = Desk(tmp_path, TAXONOMY)
    ids = [desk.answer(make_filed("甲"), "award", "event"), desk.answer(make_filed("乙"), "honour")]
    desk.answer(make_filed("丙"), "prize", "award")
    rows = {row.article: row.label for row in gather_labels(LabelFolder(tmp_path), ()).rows}
    assert [rows[id_].tags for id_ in ids] == [("honour", "event"), ("honour",)]
    assert all(label.primary == "honour" for label in rows.values())
    assert {label.tags for label in rows.values()} == {("honour", "event"), ("honour",)}


def test_a_retired_tag_is_dropped_and_told_and_a_label_without_its_primary_too(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk(tmp_path, TAXONOMY)
    kept = desk.answer(make_filed("甲"), "event", "training")
    desk.answer(make_filed("乙"), "training", "event")
    (row,) = gather_labels(LabelFolder(tmp_path), ()).rows
    assert (row.article, row.label) == (kept, Label(tags=("event",), primary="event"))
    assert "2 labels carry the tag training, which is not in use any more" in caplog.text


@pytest.mark.parametrize(
    ("name", "stamp"),
    [
        ("2026-06.txt", "2026-06"),
        ("2026-06-15.pdf", "2026-06-15"),
        ("院报20260615第3期.txt", "2026-06-15"),
        ("院报202606.txt", "2026-06"),
        ("2026年6月.txt", "2026-06"),
        ("2026年6月5日.txt", "2026-06-05"),
        ("2026年12月.txt", "2026-12"),
        ("2026年第6期.txt", "2026-05-02"),
        ("2026年06月15日.txt", "2026-06-15"),
        ("第12期.txt", "2026-05-02"),
        ("20261399.txt", "2026-05-02"),
        ("scan-1202606.txt", "2026-05-02"),
    ],
)
def test_an_issue_is_dated_by_its_name_or_by_its_latest_article(name: str, stamp: str) -> None:
    articles = [make_filed(title, name, date) for title, date in (("甲", dt.date(2026, 4, 30)), ("乙", None))]
    assert issue_stamp(name, [*articles, make_filed("丙", name, dt.date(2026, 5, 2))]) == stamp


def test_an_issue_without_any_date_is_never_set_aside(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    nameless, undated = desk.answer(make_filed("甲", ""), "event"), desk.answer(make_filed("乙", "第3期.txt"), "event")
    assert desk.parts("2026") == dict.fromkeys((nameless, undated), Part.TRAINING)


def test_a_month_is_not_the_beginning_of_another_date(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    day = desk.answer(make_filed("甲", "2026-06-01.txt"), "event")
    assert desk.parts("2026-06-01") == desk.parts("2026") == {day: Part.TEST}
    assert desk.parts("2026-06-10") == {day: Part.TRAINING}
