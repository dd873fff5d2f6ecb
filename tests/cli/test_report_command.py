"""``yuankan report``, ``catalogue`` and ``tag --retag``, run as a person types them but in this process."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer

from classifier.cli.app import YuankanGroup
from classifier.cli.commands import catalogue, report, tag
from classifier.cli.language import Language
from classifier.storage.workspace import Workspace
from classifier.workflows import chosen
from tests.workflows.catalogued import FirstWordTagger, write_issue
from tests.workflows.versions.factories import make_workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace of three issues that the calls are made in."""
    found = make_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path / "state")
    hire(monkeypatch, "荣获")
    write_issue(found, "2026-09.txt", "荣获先进", "举行义诊")
    write_issue(found, "2026-10.txt", "荣获奖章", "荣获称号", "参观学习")
    write_issue(found, "2026-11.txt", "举行演练")
    return found


def hire(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Let the champion give the tag `award` to titles that begin with one of these words."""
    keys = ("party_building", "clinical_technique", "award", "training", "event")
    monkeypatch.setattr(chosen, "_registered", lambda *_: FirstWordTagger(words, "v0001", keys))


def run(*arguments: str, lang: Language = Language.EN) -> int:
    app = typer.Typer(cls=YuankanGroup, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.add_typer(catalogue.app, name="catalogue")
    app.command("report")(report.report_command)
    app.command("tag")(tag.tag_command)
    with pytest.raises(SystemExit) as left:
        typer.main.get_command(app).main([*arguments, "--lang", lang])
    assert isinstance(left.value.code, int)
    return left.value.code


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(*arguments) == 0
    return json.loads(capfd.readouterr().out)


def recorded(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("tag", "issues", "--format", "jsonl") == 0
    capfd.readouterr()


def titles(found: dict[str, Any]) -> list[str]:
    return [one["title"] for one in found["articles"]]


@pytest.mark.usefixtures("workspace")
def test_a_report_before_anything_is_recorded_says_what_to_do(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("report") == 1
    assert "yuankan tag issues/" in capfd.readouterr().err
    assert run("report", lang=Language.ZH) == 1
    told = capfd.readouterr().err
    assert "还没有" in told
    assert not (tmp_path / "catalogue.db").exists()


@pytest.mark.usefixtures("workspace")
def test_a_month_is_reported_beside_the_month_before(capfd: pytest.CaptureFixture[str]) -> None:
    recorded(capfd)
    found = printed(capfd, "report", "--from", "2026-10", "--to", "2026-10", "--format", "json")
    assert titles(found) == ["荣获奖章", "荣获称号", "参观学习"]
    tags = next(section for section in found["sections"] if section["key"] == "tags")
    columns = [column["key"] for column in tags["columns"]]
    award = dict(zip(columns, next(row for row in tags["rows"] if row[0] == "Award"), strict=True))
    assert (award["primary"], award["before"], award["change"]) == (2, 1, 1)


@pytest.mark.usefixtures("workspace")
def test_one_issue_is_reported_alone(capfd: pytest.CaptureFixture[str]) -> None:
    recorded(capfd)
    assert titles(printed(capfd, "report", "--issue", "2026-09*", "--format", "json")) == ["荣获先进", "举行义诊"]


@pytest.mark.usefixtures("workspace")
def test_every_format_is_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    recorded(capfd)
    for name in ("r.html", "r.xlsx", "r.md", "r.json"):
        assert run("report", "-o", name, lang=Language.ZH) == 0
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames) > 5
    assert "| 获奖" in (tmp_path / "r.md").read_text(encoding="utf-8")
    assert run("report", lang=Language.ZH) == 0
    assert "| 获奖" in capfd.readouterr().out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "arguments",
    [("--from", "october"), ("--from", "2026-11", "--to", "2026-10"), ("-o", "report.pdf"), ("--format", "xlsx")],
)
def test_what_makes_no_sense_is_wrong_usage(arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    assert run("report", *arguments) == 2
    assert capfd.readouterr().err.startswith("yuankan: ")


@pytest.mark.usefixtures("workspace")
def test_the_catalogue_is_shown_and_made_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    recorded(capfd)
    before = printed(capfd, "catalogue", "show", "--json")
    assert (before["issues"], before["articles"], before["predictions"]) == (3, 6, 6)
    for file in tmp_path.glob("catalogue.db*"):
        file.unlink()
    assert run("catalogue", "rebuild") == 0
    assert "3 issues, 6 articles" in capfd.readouterr().err
    after = printed(capfd, "catalogue", "show", "--json")
    assert {key: after[key] for key in ("issues", "articles", "predictions")} == {
        key: before[key] for key in ("issues", "articles", "predictions")
    }
    assert run("catalogue", "show", lang=Language.ZH) == 0
    assert "3 期，6 篇" in capfd.readouterr().out


@pytest.mark.usefixtures("workspace")
def test_an_input_that_cannot_be_read_is_named_by_a_rebuilding(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    recorded(capfd)
    (tmp_path / "issues" / "2026-10.txt").write_bytes(b"\x00\xff" * 99)
    assert run("catalogue", "rebuild", lang=Language.ZH) == 1
    told = capfd.readouterr().err
    assert "2026-10.txt" in told
    assert "保留了暂时读不了的 1 期" in told


def test_a_new_champion_tags_again_what_is_recorded(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    recorded(capfd)
    hire(monkeypatch, "荣获", "举行")
    assert run("tag", "--retag", "--format", "jsonl") == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(one["title"], one["primary"]) for one in lines] == [("举行义诊", "award"), ("举行演练", "award")]
    assert run("tag", "--retag", "--model", "builtin") == 2
    assert "--model" in capfd.readouterr().err
    assert workspace.catalogue_file is not None


@pytest.mark.usefixtures("workspace")
def test_what_cannot_be_recorded_is_shown_all_the_same_and_told_at_the_end(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"no database at all" * 99)
    assert run("tag", "issues", "missing.txt", "-o", "tags.jsonl", lang=Language.ZH) == 3
    last = capfd.readouterr().err.splitlines()[-1]
    assert "没有全部记入目录" in last
    assert "yuankan catalogue rebuild" in last
    assert len((tmp_path / "tags.jsonl").read_text(encoding="utf-8").splitlines()) == 6
