import datetime as dt
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label, LabelledArticle
from classifier.errors import CorpusError
from classifier.query.disputes import Reason, ReviewItem
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows import review
from classifier.workflows.review import collect, open_review
from tests.benchmarks.suspects import flipped

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
SCHOOL = Path(__file__).resolve().parents[1] / "data" / "own" / "school"


class Labels:
    """A folder of labels, and a pen."""

    def __init__(self, path: Path) -> None:
        self.folder = LabelFolder(path)
        self._numbers = count(1)

    def say(self, by: str, article: Article, *tags: str, verdict: Verdict = Verdict.LABEL) -> str:
        number = next(self._numbers)
        self.folder.file(FiledArticle(article, "2026-03.txt"))
        label = None if verdict is Verdict.UNSURE else Label(tags=tags, primary=tags[0] if tags else None)
        at = NOON + dt.timedelta(minutes=number)
        answer = Answer(id=f"n{number}", verdict=verdict, article=article.id, annotator=by, at=at, label=label)
        self.folder.log(by).append(answer)
        return article.id

    def copy(self, by: str, labelled: LabelledArticle) -> str:
        return self.say(by, labelled.article, *labelled.label.tags)


def make_article(title: str, text: str = "全院职工到场，院长作了发言，随后宣布有关事项。") -> Article:
    return Article(title=title, text=text)


def reasons(item: ReviewItem) -> set[Reason]:
    return {finding.reason for finding in item.findings}


@pytest.fixture
def labels(tmp_path: Path) -> Labels:
    return Labels(tmp_path / "labels")


@pytest.fixture(scope="module")
def starter() -> list[LabelledArticle]:
    return load_starter()


@pytest.fixture
def fewer(monkeypatch: pytest.MonkeyPatch, starter: list[LabelledArticle]) -> list[LabelledArticle]:
    """A part of the starter corpus to learn from beside the labels: the whole takes its time."""
    kept = starter[::8]
    monkeypatch.setattr(review, "load_starter", lambda: kept)
    return kept


def test_disputes_come_with_all_answers_and_go_once_they_are_decided(labels: Labels) -> None:
    disputed = labels.say("陈", make_article("一"), "event")
    labels.say("李", make_article("一"), "award")
    agreed = labels.say("陈", make_article("二"), "event")
    labels.say("李", make_article("二"), "event")
    (item,) = collect(labels.folder, suspicions=False)
    assert item.id == disputed != agreed
    assert [(answer.annotator, answer.label and answer.label.primary) for answer in item.answers] == [
        ("陈", "event"),
        ("李", "award"),
    ]
    assert item.filed.issue == "2026-03.txt"
    session = open_review(labels.folder, "王", suspicions=False)
    assert session.take(1)
    (answer,) = labels.folder.log("王").read()
    assert (answer.verdict, answer.article, answer.label) == (
        Verdict.ADJUDICATION, disputed, Label(tags=("award",), primary="award"),
    )  # fmt: skip
    assert session.item is None
    assert collect(labels.folder, suspicions=False) == []


def test_a_decision_of_an_earlier_review_can_be_taken_back(labels: Labels) -> None:
    labels.say("陈", make_article("一"), "event")
    labels.say("李", make_article("一"), "award")
    open_review(labels.folder, "王", suspicions=False).take(0)
    later = open_review(labels.folder, "王", suspicions=False)
    assert later.item is None
    assert later.undo()
    assert later.item is not None
    assert later.item.findings[0].reason is Reason.DISPUTED
    assert len(collect(labels.folder, suspicions=False)) == 1
    # What was no dispute comes back all the same: something had spoken against it.
    labels.say("李", make_article("一"), "event")
    labels.say("王", make_article("一"), "event", verdict=Verdict.ADJUDICATION)
    last = open_review(labels.folder, "王", suspicions=False)
    assert last.undo()
    assert last.item is not None
    assert last.item.findings[0].reason is Reason.RECALLED


def test_headlines_and_twins_and_what_settles_them(labels: Labels, fewer: list[LabelledArticle]) -> None:
    told: list[tuple[int, int]] = []
    text = "3月2日下午，全院二百名职工在报告厅听取院长关于新大楼搬迁的安排，并分组讨论了各科的次序与时间。"
    first = labels.say("陈", make_article("搬迁动员会召开", text), "event")
    second = labels.say("陈", make_article("搬迁动员大会召开", f"{text}会后参观。"), "event", "training")
    notice = labels.say("李", make_article("关于停车场改造的通知", "自即日起停车场封闭施工，请绕行。"), "event")
    items = {item.id: item for item in collect(labels.folder, passed=lambda done, of: told.append((done, of)))}
    assert next(iter(items)) == notice, "what breaks a rule comes first"
    assert {Reason.RULE} <= reasons(items[notice])
    assert items[notice].findings[0].rule
    twin = next(one for one in items[first].findings if one.reason is Reason.TWIN)
    assert twin.twin
    assert (twin.twin.filed.id, twin.twin.label.tags) == (second, ("event", "training"))
    assert 0.3 <= twin.weight < 1
    assert told[-1] == (5, 5)
    session = open_review(labels.folder, "王")
    while session.item is not None:
        assert session.keep()
    assert collect(labels.folder) == []


def test_labels_made_wrong_on_purpose_are_found(
    labels: Labels, starter: list[LabelledArticle], fewer: list[LabelledArticle]
) -> None:
    keys = load_taxonomy().keys
    noisy, wrong = flipped(starter[1::20], keys, 0.05, np.random.default_rng(3))
    ids = [labels.copy("陈", example) for example in noisy]
    items = [
        item for item in collect(labels.folder) if reasons(item) & {Reason.MISSING, Reason.UNEXPECTED, Reason.PRIMARY}
    ]
    suspected = [ids.index(item.id) for item in items]
    found = set(suspected) & set(wrong)
    # Seven labels are wrong. Of all articles a tenth may be suspected, of the wrong ones most have to be.
    assert len(wrong) == 7
    assert len(found) >= 5
    assert len(suspected) < len(noisy) / 5
    assert len(set(suspected[:7]) & set(wrong)) >= 4


def test_no_rule_is_held_against_other_tags(labels: Labels, fewer: list[LabelledArticle]) -> None:
    own = (SCHOOL / "taxonomy.toml").read_text(encoding="utf-8")
    labels.folder.folder.mkdir()
    (labels.folder.folder / "taxonomy.toml").write_text(own, encoding="utf-8")
    labels.say("陈", make_article("关于停课的通知"), "teaching")
    assert collect(labels.folder) == []


def test_too_few_labels_to_doubt_any_are_told(labels: Labels, caplog: pytest.LogCaptureFixture) -> None:
    own = (SCHOOL / "taxonomy.toml").read_text(encoding="utf-8")
    labels.folder.folder.mkdir()
    (labels.folder.folder / "taxonomy.toml").write_text(own, encoding="utf-8")
    labels.say("陈", make_article("一"), "teaching")
    labels.say("李", make_article("一"), "sports")
    labels.say("李", make_article("二"), "sports")
    assert len(collect(labels.folder)) == 1
    assert "too few labelled articles for a model to doubt labels by" in caplog.text


def test_what_is_missing_is_named(labels: Labels) -> None:
    id_ = labels.say("陈", make_article("一"), "event")
    labels.say("陈", make_article("二"), "gone")
    with pytest.raises(CorpusError, match="carries the tag gone, which the taxonomy does not hold"):
        collect(labels.folder)
    (labels.folder.folder / "articles.jsonl").unlink()
    with pytest.raises(CorpusError, match=f"article {id_} is labelled, but its text is not in"):
        collect(LabelFolder(labels.folder.folder))


def test_an_empty_folder_holds_nothing_to_review(tmp_path: Path) -> None:
    assert collect(LabelFolder(tmp_path)) == []
