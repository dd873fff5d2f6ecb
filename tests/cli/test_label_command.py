"""``yuankan label``: what a call may say, and a session with the real feed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from classifier.cli.app import YuankanGroup
from classifier.cli.commands import label
from classifier.cli.commands.annotators import annotator_of
from classifier.cli.language import Language
from classifier.cli.screens.labelling import Outcome
from classifier.cli.screens.summary import Ended
from classifier.config import Settings
from classifier.domain.label import Label
from classifier.errors import NotFoundError, UsageError, WorkerLostError, YuankanError
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.init import initialise
from tests.cli.screens.emulator import ENTER, Window
from tests.cli.screens.factories import TAXONOMY
from tests.command import Command
from tests.workflows.folders import answer, make_filed, make_folder

Run = Callable[..., tuple[int, str]]

ISSUE = """## 心血管内科团队荣获全省卫生健康系统先进集体称号

6月28日，我院在全省卫生健康系统表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。

## 我院举办急救技能培训班

4月18日，急诊科举办心肺复苏培训班，全院120名护士参加了培训和考核。

## 第三党支部开展主题党日活动

4月12日下午，第三党支部组织党员前往革命纪念馆，开展主题党日活动，重温入党誓词。
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    initialise(tmp_path)
    (tmp_path / "issues" / "2024-04.md").write_text(ISSUE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def window(workspace: Path, yuankan: Command) -> Iterator[Window]:
    opened = Window(yuankan.argv("label", "--by", "王芳", "--number", "3"), yuankan.environment())
    yield opened
    opened.child.close(force=True)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """The command in this process; it returns the status and what it told on standard error."""

    def call(*arguments: str, lang: Language = Language.EN) -> tuple[int, str]:
        app = typer.Typer(cls=YuankanGroup, rich_markup_mode=None, pretty_exceptions_enable=False)
        # A group of its own, so that help pages in Chinese do not stay so; a command alone would be none of a group.
        app.command("label")(label.label_command)
        app.command("other")(lambda: None)
        with pytest.raises(SystemExit) as left:
            typer.main.get_command(app).main(["label", *arguments, "--lang", lang])
        told = capfd.readouterr()
        assert told.out == ""
        assert isinstance(left.value.code, int)
        return left.value.code, told.err

    return call


def test_the_sources_of_the_workspace_are_labelled_by_one_key_each(window: Window, workspace: Path) -> None:
    titles = [line.removeprefix("## ") for line in ISSUE.splitlines() if line.startswith("## ")]
    tags = dict(zip(titles, ("award", "training", "party_building"), strict=True))
    expected = {}
    for number in range(3):
        window.wait(f"now {number}/3")
        while not (shown := [title for title in titles if title in window.text and title not in expected]):
            assert window.read()
        expected[shown[0]] = tags[shown[0]]
        assert "2024-04.md" in window.screen.lines[0]
        window.press(ENTER)
    window.wait("3 of 3 are done")
    window.press("q")
    said, status = window.end()
    assert status == 0
    assert "suggestions accepted as they were: 3 of 3" in said
    folder = LabelFolder(workspace / "labels")
    articles = folder.articles()
    found = {articles[answer.article].article.title: answer.label for answer in folder.log("王芳").read()}
    assert found == {title: Label(tags=(tag,), primary=tag) for title, tag in expected.items()}


def test_outside_a_workspace_it_tells_how_to_make_one(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, said = run()
    assert status == 2
    assert "no workspace here" in said
    assert "yuankan init" in said
    assert "这里和上层文件夹都没有工作区" in run(lang=Language.ZH)[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--by", "a/b"), "a/b"),
        (("--by", ""), "''"),
        (("-",), "-: the keyboard is where you answer"),
        (("--strategy", "margin", "--strategy", "random"), "one strategy chooses the next article"),
        (("--seeds", "3"), "--seeds belongs to --export or --simulate"),
        (("--format", "csv"), "--format belongs to --export or --simulate"),
        (("-o", "curves.json"), "--output belongs to --export or --simulate"),
        (("--export", "labels.csv", "--simulate"), "--simulate makes no sense with --export"),
        (("--export", "labels.csv", "issues"), "PATH makes no sense with --export"),
        (("--export", ""), "--export: an empty name is no file"),
        (("--export", "labels.csv", "--format", "xlsx"), "--format xlsx: labels have no such format"),
        (("--simulate", "gold.jsonl", "--by", "王芳"), "--by makes no sense with --simulate"),
        (("--second", "2"), "--second"),
        (("--number", "0"), "--number"),
        (("--refresh", "0"), "--refresh"),
        (("--labels", "nowhere"), "--labels: nowhere is no folder"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_calls_that_make_no_sense(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    status, said = run(*arguments)
    assert status == 2
    assert sentence in said


@pytest.mark.usefixtures("workspace")
def test_a_source_that_is_not_there_is_named_before_a_screen_is_drawn(run: Run) -> None:
    assert run("missing.txt") == (1, "yuankan: missing.txt: no such file or folder; check the path\n")


@pytest.mark.usefixtures("workspace")
def test_a_folder_of_labels_alone_needs_to_be_told_what_to_label(
    tmp_path_factory: pytest.TempPathFactory, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    (elsewhere / "labels").mkdir()
    status, said = run("--labels", "labels")
    assert status == 2
    assert "no file, folder" in said


def test_labels_are_exported_as_the_other_command_does(workspace: Path, run: Run) -> None:
    make_folder(workspace / "labels")
    answer(LabelFolder(workspace / "labels"), make_filed(title="一"), "award")
    status, said = run("--export", "out/labels.csv")
    assert (status, said) == (0, "yuankan: out/labels.csv: 1 label of 1 article\n")
    assert "award" in (workspace / "out" / "labels.csv").read_text(encoding="utf-8-sig")


def test_a_simulation_of_too_few_articles_is_refused(workspace: Path, run: Run) -> None:
    line = {"title": "我院获奖", "text": "正文一句。", "primary": "award", "tags": ["award"]}
    (workspace / "gold.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    status, said = run("--simulate", "gold.jsonl")
    assert status == 2
    assert "too few to simulate" in said


def outcome(
    *,
    present: bool = True,
    fault: OSError | YuankanError | None = None,
    troubles: tuple[YuankanError | OSError, ...] = (),
) -> Outcome:
    ended = Ended(kept=(), agreed=(0, 0), minutes=3.0, log=Path("log/王芳.jsonl"), labelled=0, left=2)
    return Outcome(ended=ended, present=present, fault=fault, troubles=troubles)


def test_what_ended_the_session_is_raised_once_its_summary_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    lost = WorkerLostError("the process that chooses articles was ended from outside")
    with pytest.raises(WorkerLostError):
        label._tell(outcome(fault=lost), TAXONOMY)
    assert capsys.readouterr().out.startswith("0 articles labelled in this session")


def test_what_could_not_be_read_is_named_and_counts_for_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    broken = NotFoundError("a.txt: no such file or folder", source="a.txt", hint="check the path")
    with pytest.raises(typer.Exit) as left:
        label._tell(outcome(troubles=(broken, OSError(13, "Permission denied", "b.txt"))), TAXONOMY)
    assert left.value.exit_code == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "yuankan: a.txt: no such file or folder; check the path"
    assert said[1].startswith("yuankan: b.txt: permission denied")


def test_nobody_is_told_anything_on_a_terminal_that_went_away(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        label._tell(outcome(present=False), TAXONOMY)
    assert left.value.code == 129
    assert capsys.readouterr().out == ""


def test_whoever_is_logged_in_labels_where_nobody_else_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "wangfang")
    assert annotator_of(None, Settings()) == "wangfang"
    assert annotator_of(None, Settings(annotator="王芳")) == "王芳"
    assert annotator_of("李强", Settings(annotator="王芳")) == "李强"

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(UsageError, match="nobody knows who you are"):
        annotator_of(None, Settings())
