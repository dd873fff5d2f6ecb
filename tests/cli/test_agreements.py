"""``labels agreement``: what is shown of two people who label the same articles."""

import datetime as dt
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from classifier.cli.commands.agreement import agreement_command
from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_taxonomy

app = typer.Typer()
app.command()(agreement_command)


def show(folder: Path, *arguments: str) -> str:
    done = CliRunner().invoke(app, ["--labels", str(folder), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Ten articles; of one, two people say another tag, and on one tag nothing can differ."""
    folder = LabelFolder(tmp_path)
    for number in range(10):
        filed = FiledArticle(Article(title=f"第{number}篇", text="正文。"))
        folder.file(filed)
        for name in ("陈", "李"):
            tag = "event" if number < 4 or (number, name) == (9, "李") else "award"
            folder.log(name).append(
                Answer(
                    id=f"{name}{number}", verdict=Verdict.LABEL, article=filed.id, annotator=name,
                    at=dt.datetime(2026, 3, 1, 12, number, tzinfo=dt.UTC),
                    label=Label(tags=(tag,), primary=tag), blind=name == "李" and number < 3,
                )
            )  # fmt: skip
    return tmp_path


def test_tables_say_what_is_counted_and_how_far_people_agree(labels: Path) -> None:
    text = show(labels)
    assert "2 annotators, 10 articles with two labels or more, 3 of them with a blind second pass" in " ".join(
        text.split()
    )
    (primary,) = (line for line in text.splitlines() if line.startswith("Primary"))
    assert "90 %" in primary
    # Nine of ten alike; by chance 0.6 * 0.5 + 0.4 * 0.5 of them: kappa is (0.9 - 0.5) / (1 - 0.5).
    (pair,) = (line for line in text.splitlines() if line.startswith("李 · 陈"))
    assert "0.80" in pair
    (training,) = (line for line in text.splitlines() if line.startswith("培训"))
    assert "—" in training
    assert "100 %" in training


@pytest.mark.usefixtures("chinese")
def test_in_chinese(labels: Path) -> None:
    text = show(labels)
    for word in ("全体标注人", "两两之间", "10 篇有两人以上的标注", "主标签"):
        assert word in text


def test_one_object_in_which_what_is_undefined_is_null(labels: Path) -> None:
    found = json.loads(show(labels, "--format", "json"))
    assert (found["annotators"], found["articles"], found["blind"]) == (["李", "陈"], 10, 3)
    assert list(found["tags"]) == list(load_taxonomy().keys)
    assert found["tags"]["training"]["alpha"] is None
    (pair,) = found["primary"]["pairs"]
    assert pair == {"first": "李", "second": "陈", "articles": 10, "same": 9, "share": 0.9, "kappa": pytest.approx(0.8)}


def test_where_nobody_labelled_the_same_article_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    assert "nothing to compare" in show(tmp_path / "labels")
    assert json.loads(show(tmp_path / "labels", "-f", "json"))["articles"] == 0
