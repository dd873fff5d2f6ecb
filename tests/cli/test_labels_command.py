"""``yuankan labels``, run as a person types it but in this process."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
import typer

from classifier.cli.app import YuankanGroup
from classifier.cli.commands import labels
from classifier.cli.language import Language
from classifier.domain.answer import Verdict
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.labels.folder import LabelFolder
from tests.workflows.folders import answer, make_filed, make_folder

FIRST, SECOND = make_filed(title="一"), make_filed(title="二")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LabelFolder:
    """The labels of a workspace that the call is made in."""
    (tmp_path / "yuankan.toml").write_text("", encoding="utf-8")
    made = make_folder(tmp_path / "labels")
    answer(made, FIRST, "award", "event")
    answer(made, FIRST, "training", by="李强", minutes=1)
    answer(made, SECOND, verdict=Verdict.UNSURE, minutes=2)
    monkeypatch.chdir(tmp_path)
    return made


def run(*arguments: str, lang: Language = Language.EN) -> int:
    app = typer.Typer(cls=YuankanGroup, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.add_typer(labels.app, name="labels")
    # A group of its own, so that help pages in Chinese do not stay so.
    with pytest.raises(SystemExit) as left:
        typer.main.get_command(app).main(["labels", *arguments, "--lang", lang])
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.mark.usefixtures("folder")
def test_an_export_says_on_standard_error_what_it_wrote(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", "out/tasks.json") == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err == "yuankan: out/tasks.json: 3 labels of 2 articles; beside it out/tasks.json.config.xml\n"
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    assert [len(task["annotations"]) for task in tasks] == [2, 1]


@pytest.mark.usefixtures("folder")
def test_to_standard_output_go_the_labels_and_nothing_else(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", "-", "--format", "csv", "--resolved") == 0
    told = capfd.readouterr()
    assert told.err == ""
    # Two disagree on the one article, and nobody was sure of the other.
    assert len(list(csv.reader(io.StringIO(told.out)))) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export",), "no file named"),
        (("export", "labels.jsonl"), "the name does not tell the format"),
        (("export", "-"), "the name does not tell the format"),
        (("export", "x.csv", "--format", "excel"), "excel"),
        (("export", "labels/log/x.csv"), "lies among the labels themselves"),
        (("export", "labels/articles.jsonl", "-f", "doccano"), "lies among the labels themselves"),
        (("export", "labels", "-f", "csv"), "is a folder"),
        (("export", "x.csv", "--labels", "nowhere"), "nowhere is no folder"),
        (("export", "x.csv", "--labels", ""), "no folder"),
        (("import",), "no file named"),
        (("import", "x.csv", "--by", "a="), "a name is missing"),
        (("import", "x.csv", "--by", "=a"), "a name is missing"),
        (("import", "x.csv", "--by", "a", "--by", "b"), "two names for one annotator"),
        (("import", "x.csv", "--by", "a/b"), "a/b"),
        (("publish",), "publish"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(
    arguments: tuple[str, ...], says: str, folder: LabelFolder, capfd: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.folder.rglob("*"))
    assert run(*arguments) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert says in told.err
    assert told.err.count("\n") == 1
    assert sorted(folder.folder.rglob("*")) == before


@pytest.mark.parametrize("command", [("show",), ("export", "x.csv"), ("import", "x.csv")])
def test_outside_a_workspace_the_way_out_is_named(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*command) == 2
    told = capfd.readouterr().err
    assert "`yuankan init`" in told
    assert "--labels FOLDER" in told
    assert run(*command, lang=Language.ZH) == 2
    assert "`yuankan init`" in capfd.readouterr().err


def test_a_folder_of_labels_may_be_named_from_outside(
    folder: LabelFolder, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("export", "x.csv", "--labels", str(folder.folder)) == 0
    assert Path("x.csv").exists()


def test_an_import_adds_what_it_can_names_what_it_cannot_and_counts(
    folder: LabelFolder, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {"text": "甲院报道。", "label": ["event", "award"]},
        {"text": "乙院报道。", "label": ["festival"]},
        {"text": "丙院报道。", "label": ["获奖"], "annotator": "10"},
    ]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    assert run("import", "in.jsonl", "--by", "赵敏", "--by", "10=李强") == 1
    broken, counted = capfd.readouterr().err.splitlines()
    assert broken.startswith("yuankan: in.jsonl: line 2 is not a labelled article: the tag 'festival' is not known; ")
    assert counted == ("yuankan: 2 labels added, 1 could not be used, 1 without a primary tag: the first was taken")
    assert sorted(one.annotator for one in folder.answers()) == ["李强", "李强", "王芳", "王芳", "赵敏"]
    assert run("import", "in.jsonl", "--by", "赵敏", "--by", "10=李强") == 1
    assert "0 labels added, 2 there already, 1 could not be used" in capfd.readouterr().err


@pytest.mark.parametrize("form", list(LabelFormat))
def test_what_was_exported_is_there_already(
    form: LabelFormat, folder: LabelFolder, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.folder.rglob("*.jsonl")}
    assert run("export", "labels.out", "--format", form) == 0
    assert run("import", "labels.out", "--format", form) == 0
    assert capfd.readouterr().err.endswith("yuankan: 0 labels added, 3 there already\n")
    assert {path: path.read_bytes() for path in folder.folder.rglob("*.jsonl")} == before


def test_standard_input_may_be_imported(
    folder: LabelFolder, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("__label__award 一段文字\n".encode())))
    assert run("import", "-", "--by", "赵敏") == 0
    assert capfd.readouterr().err == "yuankan: 1 label added\n"
    assert "赵敏" in folder.annotators()


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_not_there_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("import", "none.csv") == 1
    assert capfd.readouterr().err == "yuankan: none.csv: no such file or folder; check the path\n"


def test_a_broken_log_is_refused_and_nothing_written(folder: LabelFolder, capfd: pytest.CaptureFixture[str]) -> None:
    with (folder.folder / "log" / "王芳.jsonl").open("ab") as log:
        log.write(b"<<<<<<< ours\n{}\n")
    assert run("export", "x.csv") == 3
    assert run("show") == 3
    assert not Path("x.csv").exists()
    assert capfd.readouterr().out == ""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (Language.EN, ("0 articles labelled, 1 disputed, 1 unsure", "获奖 Award", "Annotators", "李强")),
        (Language.ZH, ("已标注 0 篇，有分歧 1 篇，拿不准 1 篇", "获奖", "标注人", "李强")),
    ],
)
def test_the_labels_are_counted(lang: Language, says: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    assert run("show", lang=lang) == 0
    told = capfd.readouterr()
    assert told.err == ""
    assert [part for part in says if part not in told.out] == []


def test_nothing_to_count_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make_folder(tmp_path / "labels")
    assert run("show", "--labels", str(tmp_path / "labels")) == 0
    assert "nothing labelled yet" in capfd.readouterr().out


@pytest.mark.usefixtures("folder")
def test_in_chinese_nothing_is_said_in_english(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", "出.csv", lang=Language.ZH) == 0
    assert run("import", "出.csv", lang=Language.ZH) == 0
    assert capfd.readouterr().err.splitlines() == [
        "yuankan: 出.csv：2 篇稿件的 3 条标注",
        "yuankan: 新增 0 条标注，3 条早已有了",
    ]


def test_without_a_command_the_help_page_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    told = capfd.readouterr().out
    assert all(command in told for command in ("export", "import", "show", "yuankan labels show"))


@pytest.mark.parametrize("command", ["export", "import", "show"])
def test_every_help_page_has_examples(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert f"yuankan labels {command}" in capfd.readouterr().out
