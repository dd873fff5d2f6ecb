import datetime as dt
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from classifier.config import ReportSettings, Settings
from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.catalogued import CataloguedIssue
from classifier.domain.filed import FiledArticle
from classifier.domain.issue import Issue, Masthead
from classifier.domain.period import Period
from classifier.domain.prediction import Evidence, Prediction, ReviewReason
from classifier.domain.reported import Reported, ReportedArticle
from classifier.domain.version import BUILTIN
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.workspace import Workspace
from classifier.workflows.describing import MOST_EXCERPT
from classifier.workflows.reporting import gather_report, issue_names
from tests.workflows.folders import answer, make_folder

AT = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)
KEYS = ("party_building", "clinical_technique", "award", "training", "event")
MARCH = Period(dt.date(2026, 3, 1), dt.date(2026, 3, 31))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path, Settings())


@pytest.fixture
def labels(workspace: Workspace) -> LabelFolder:
    return make_folder(workspace.labels)


@pytest.fixture
def catalogue(workspace: Workspace) -> Iterator[Catalogue]:
    with Catalogue.open(workspace.catalogue) as opened:
        yield opened


def predict(*tags: str, review: ReviewReason | None = None) -> Prediction:
    keys = (*KEYS, *(tag for tag in tags if tag not in KEYS))
    return Prediction(
        scores={key: 0.9 if key in tags else 0.1 for key in keys},
        tags=tags,
        primary=tags[0] if tags else None,
        review=review,
        model="v0003",
        certainty=0.8,
        evidence={tag: (Evidence(f"{tag}的词", 1.5), Evidence("反对", -1.0)) for tag in tags},
    )


def write(title: str = "我院举行春季座谈会", text: str = "昨天下午，大家谈了想法。", **given: Any) -> Article:
    return Article(title=title, text=text, **given)


def record(
    catalogue: Catalogue,
    name: str,
    *articles: tuple[Article, Prediction],
    date: dt.date | None = dt.date(2026, 3, 10),
    newspaper: str | None = "云溪医院报",
    path: str | None = None,
) -> None:
    issue = Issue(
        source=name,
        articles=tuple(article for article, _ in articles),
        masthead=Masthead(newspaper=newspaper, date=date, number=None),
        path=path or f"/issues/{name}",
    )
    catalogue.record(issue, [prediction for _, prediction in articles], date=date, at=AT, run="r1")


def gather(workspace: Workspace, catalogue: Catalogue, period: Period = Period(), **asked: str) -> Reported:  # noqa: B008 - frozen
    return gather_report(workspace, catalogue, period=period, clock=lambda: AT, **asked)


def only(reported: Reported) -> ReportedArticle:
    (article,) = reported.articles
    return article


def test_an_article_carries_what_the_model_said(workspace: Workspace, catalogue: Catalogue) -> None:
    article = write(text="本报讯\n" + "很" * 500, pages=(2, 3), date=dt.date(2026, 3, 1))
    record(catalogue, "3.txt", (article, predict("event", "award", review=ReviewReason.UNCERTAIN)))
    found = gather(workspace, catalogue)
    assert (found.at, found.model, found.earlier, found.issue) == (AT, BUILTIN, None, None)
    told = only(found)
    assert (told.id, told.title, told.issue, told.newspaper) == (article.id, article.title, "3.txt", "云溪医院报")
    # The day of the issue comes before that of what happened.
    assert (told.date, told.page) == (dt.date(2026, 3, 10), 2)
    assert (told.tags, told.confirmed, told.review, told.model, told.certainty) == (
        ("event", "award"), False, "uncertain", "v0003", 0.8
    )  # fmt: skip
    assert told.terms == {"event": (("event的词", 1.5),), "award": (("award的词", 1.5),)}
    assert told.excerpt.startswith("本报讯 很")
    assert len(told.excerpt) == MOST_EXCERPT


def test_a_persons_label_comes_before_any_prediction(
    workspace: Workspace, catalogue: Catalogue, labels: LabelFolder
) -> None:
    article = write()
    record(catalogue, "3.txt", (article, predict("event", review=ReviewReason.TOO_SHORT)))
    answer(labels, FiledArticle(article, "3.txt"), "training", "event")
    told = only(gather(workspace, catalogue))
    assert (told.tags, told.confirmed, told.review) == (("training", "event"), True, None)
    # The model's word on the tag that it gave as well.
    assert told.terms == {"event": (("event的词", 1.5),)}
    (standing,) = catalogue.articles()
    assert standing.label is not None
    assert standing.label.primary == "training"


def test_a_label_without_tags_is_a_decision_too(
    workspace: Workspace, catalogue: Catalogue, labels: LabelFolder
) -> None:
    article = write()
    record(catalogue, "3.txt", (article, predict("event")))
    answer(labels, FiledArticle(article, "3.txt"))
    told = only(gather(workspace, catalogue))
    assert (told.tags, told.confirmed) == ((), True)


def test_what_people_could_not_decide_waits(workspace: Workspace, catalogue: Catalogue, labels: LabelFolder) -> None:
    first, second = write(), write("骨科获奖")
    record(catalogue, "3.txt", (first, predict("event")), (second, predict("award")))
    answer(labels, FiledArticle(first, "3.txt"), "event", by="王芳")
    answer(labels, FiledArticle(first, "3.txt"), "training", by="李静")
    answer(labels, FiledArticle(second, "3.txt"), verdict=Verdict.UNSURE)
    one, other = gather(workspace, catalogue).articles
    assert (one.tags, one.confirmed, one.review) == (("event",), False, "disputed")
    assert (other.tags, other.confirmed, other.review) == (("award",), False, "unsure")


def own_tags(labels: LabelFolder) -> None:
    (labels.folder / "taxonomy.toml").write_text(
        '[[tag]]\nkey = "honour"\nzh = "荣誉"\nen = "Honour"\ndefinition = "."\nformerly = ["award"]\n'
        '[[tag]]\nkey = "news"\nzh = "动态"\nen = "News"\ndefinition = "."\nformerly = ["event"]\n',
        encoding="utf-8",
    )


def test_tags_are_told_by_their_names_of_today_and_retired_ones_left_out(
    workspace: Workspace, catalogue: Catalogue, labels: LabelFolder, caplog: pytest.LogCaptureFixture
) -> None:
    own_tags(labels)
    kept, lost, labelled = write(), write("护理部培训"), write("骨科获奖")
    record(
        catalogue,
        "3.txt",
        (kept, predict("event", "training", "award")),
        (lost, predict("training", "event")),
        (labelled, predict("training", review=ReviewReason.TOO_SHORT)),
    )
    answer(labels, FiledArticle(labelled, "3.txt"), "training", "award")
    one, two, three = gather(workspace, catalogue).articles
    assert (one.tags, one.review) == (("news", "honour"), None)
    assert set(one.terms) == {"news", "honour"}
    # What it mainly is, nothing in use says.
    assert (two.tags, two.review) == (("news",), "uncertain")
    assert (three.tags, three.confirmed, three.review) == ((), False, "too_short")
    assert "1 labels carry the tag training" in caplog.text


def test_an_article_in_several_issues_counts_once_in_the_earliest(workspace: Workspace, catalogue: Catalogue) -> None:
    article = write()
    record(catalogue, "b.txt", (article, predict("event")), (write("乙"), predict("event")), date=dt.date(2026, 3, 20))
    record(catalogue, "a.txt", (write("甲"), predict("event")), (article, predict("event")), date=dt.date(2026, 3, 9))
    record(catalogue, "c.txt", (write("丙"), predict("event")), (article, predict("event")), date=None)
    found = gather(workspace, catalogue)
    assert [(one.title, one.issue, one.repeats) for one in found.articles] == [
        ("甲", "a.txt", 0), (article.title, "a.txt", 2), ("乙", "b.txt", 0), ("丙", "c.txt", 0)
    ]  # fmt: skip


def test_only_the_period_is_reported_and_held_against_the_one_before(
    workspace: Workspace, catalogue: Catalogue
) -> None:
    for month in (1, 2, 3, 4):
        record(
            catalogue, f"{month}.txt", (write(f"{month} 月", "骨科的稿件。"), predict("event")),
            date=dt.date(2026, month, 5),
        )  # fmt: skip
    found = gather(workspace, catalogue, MARCH)
    assert [one.issue for one in found.articles] == ["3.txt"]
    assert found.earlier is not None
    (before,) = found.earlier
    assert (before.issue, before.tags, before.departments) == ("2.txt", ("event",), ("骨科",))
    assert gather(workspace, catalogue, Period(dt.date(2026, 3, 1), None)).earlier is None
    elsewhere = gather(workspace, catalogue, MARCH, organisation="没有")
    assert (elsewhere.articles, elsewhere.earlier) == ((), ())


def test_a_period_of_which_nothing_is_recorded_is_not_compared_with(workspace: Workspace, catalogue: Catalogue) -> None:
    record(catalogue, "3.txt", (write(), predict("event")))
    record(catalogue, "1.txt", (write("一月"), predict("event")), date=dt.date(2026, 1, 5))
    record(catalogue, "x.txt", (write("何时"), predict("event")), date=None)
    assert gather(workspace, catalogue, MARCH).earlier is None


def test_issues_are_chosen_by_name_or_pattern(workspace: Workspace, catalogue: Catalogue) -> None:
    for name in ("2026/03.txt", "2026/04[1].txt", "2025/03.txt"):
        record(catalogue, name, (write(name), predict("event")))
    chosen = {
        asked: [one.issue for one in gather(workspace, catalogue, MARCH, issue=asked).articles]
        for asked in ("2026/03.txt", "2026/*", "03.txt", "2026/04[1].txt", "5")
    }
    assert chosen == {
        "2026/03.txt": ["2026/03.txt"],
        "2026/*": ["2026/03.txt", "2026/04[1].txt"],
        "03.txt": ["2025/03.txt", "2026/03.txt"],
        "2026/04[1].txt": ["2026/04[1].txt"],
        "5": [],
    }
    # Another period has no such issue: nothing is held against it.
    assert gather(workspace, catalogue, MARCH, issue="03.txt").earlier is None


def test_an_organisation_is_found_by_any_part_of_its_name(workspace: Workspace, catalogue: Catalogue) -> None:
    record(catalogue, "1.txt", (write("甲", "他们来了。"), predict("event")), newspaper="ＣＨＥＮ氏医院报")
    record(catalogue, "2.txt", (write("乙", "他们来了。", organisation="妇产科门诊"), predict("event")))
    record(catalogue, "3.txt", (write("丙", "护理部的同事来了。"), predict("event")))
    told = {
        asked: "".join(one.title for one in gather(workspace, catalogue, organisation=asked).articles)
        for asked in ("chen", "产科", "护理", "云溪", "没有")
    }
    assert told == {"chen": "甲", "产科": "乙", "护理": "丙", "云溪": "乙丙", "没有": ""}


def test_facts_are_looked_for_where_the_tag_says_so(workspace: Workspace, catalogue: Catalogue) -> None:
    text = "我院荣获全省护理技能竞赛一等奖。120 名医护人员参加了培训。骨科完成全省首例机器人手术。"
    record(
        catalogue, "3.txt",
        (write("甲", text), predict("event")),
        (write("乙", text), predict("award")),
        (write("丙", text), predict("training", "clinical_technique")),
    )  # fmt: skip
    plain, won, trained = gather(workspace, catalogue).articles
    assert (plain.awards, plain.firsts, plain.attendance) == ((), (), None)
    assert won.awards
    assert won.attendance is None
    assert trained.firsts
    assert trained.attendance is not None
    assert trained.attendance.people == 120


def test_with_tags_of_the_users_own_any_article_may_tell_facts(
    workspace: Workspace, catalogue: Catalogue, labels: LabelFolder
) -> None:
    own_tags(labels)
    record(catalogue, "3.txt", (write("甲", "我院荣获全省护理技能竞赛一等奖。"), predict("news")))
    assert only(gather(workspace, catalogue)).awards


def test_a_mended_article_stands_in_place_of_what_the_splitter_made(
    workspace: Workspace, catalogue: Catalogue, labels: LabelFolder
) -> None:
    whole, other = write("两篇并成了一篇", "第一件事。\n第二件事。"), write("旁边一篇")
    record(catalogue, "3.txt", (whole, predict("event")), (other, predict("event")))
    first, second = write("第一件事", "第一件事。"), write("第二件事", "第二件事。")
    for piece in (first, second):
        labels.file(FiledArticle(piece, "3.txt"))
    edit(labels, [whole.id], [first.id, second.id])
    answer(labels, FiledArticle(second, "3.txt"), "award")
    one, two, three = gather(workspace, catalogue).articles
    assert (one.title, one.tags, one.review, one.model) == ("第一件事", (), "no_model", None)
    assert (two.title, two.tags, two.confirmed, two.issue) == ("第二件事", ("award",), True, "3.txt")
    assert (two.date, two.newspaper, two.repeats) == (dt.date(2026, 3, 10), "云溪医院报", 0)
    assert three.title == "旁边一篇"


def test_what_was_joined_again_counts_once(workspace: Workspace, catalogue: Catalogue, labels: LabelFolder) -> None:
    one, two = write("上半篇"), write("下半篇")
    record(catalogue, "3.txt", (one, predict("event")), (two, predict("award")))
    joined = write("整篇", "上下两半。")
    labels.file(FiledArticle(joined, "3.txt"))
    edit(labels, [one.id, two.id], [joined.id])
    told = only(gather(workspace, catalogue))
    assert (told.id, told.repeats) == (joined.id, 0)


def edit(labels: LabelFolder, replaces: list[str], makes: list[str]) -> None:
    given = Answer(
        id=f"edit-{replaces[0]}",
        verdict=Verdict.EDIT,
        article=replaces[0],
        annotator="王芳",
        at=AT - dt.timedelta(days=9),
        replaces=tuple(replaces),
        makes=tuple(makes),
    )
    labels.log("王芳").append(given)


def test_points_of_tags_that_are_not_in_use_are_told_of(
    tmp_path: Path, catalogue: Catalogue, labels: LabelFolder, caplog: pytest.LogCaptureFixture
) -> None:
    own_tags(labels)
    settings = Settings(report=ReportSettings(points={"award": 3.0, "news": 0.5, "awrad": 2.0}, shared=True))
    with caplog.at_level(logging.WARNING):
        found = gather(Workspace(tmp_path, settings), catalogue)
    assert (found.points, found.shared) == ({"honour": 3.0, "news": 0.5}, True)
    assert caplog.messages == ["yuankan.toml: report.points names awrad, which is no tag in use"]


def named(id_: str, name: str, path: str | None, part: int = 1) -> CataloguedIssue:
    return CataloguedIssue(id=id_, name=name, path=path, part=part)


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    names = issue_names(
        [
            named("1", "05.txt", "/a/2024/05.txt"),
            named("2", "05.txt", "/a/2025/05.txt"),
            named("3", "05.txt", "/b/2025/05.txt"),
            named("4", "06.txt", "/a/2024/06.txt"),
            named("5", "all.jsonl", "/a/all.jsonl", 1),
            named("6", "all.jsonl", "/a/all.jsonl", 2),
            named("7", "-", None),
        ]
    )
    assert names == {
        "1": "2024/05.txt", "2": "a/2025/05.txt", "3": "b/2025/05.txt", "4": "06.txt", "5": "all.jsonl",
        "6": "all.jsonl", "7": "-",
    }  # fmt: skip


def test_a_text_of_ten_megabytes_leaves_nothing_behind(workspace: Workspace, catalogue: Catalogue) -> None:
    record(catalogue, "3.txt", (write("一" * 1_000_000, "=1+1<script>\u202e" + "长" * 3_000_000), predict("event")))
    told = only(gather(workspace, catalogue))
    assert len(told.title) <= 400
    assert len(told.excerpt) == MOST_EXCERPT
    assert told.excerpt.startswith("=1+1<script>")
