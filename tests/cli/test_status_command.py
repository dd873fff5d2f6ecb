"""``yuankan status``, as the real program."""

import json
from pathlib import Path

import pytest

from tests.command import Command
from tests.test_startup import imported


@pytest.fixture
def workspace(tmp_path: Path, yuankan: Command) -> Path:
    assert yuankan.run("init", str(tmp_path / "院刊")).returncode == 0
    return tmp_path / "院刊"


@pytest.fixture
def inside(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspace)
    return workspace


@pytest.mark.usefixtures("inside")
def test_a_new_workspace_is_told_in_one_screen(yuankan: Command) -> None:
    done = yuankan.run("status", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert len(lines) < 24
    assert "built-in; nothing trained here is in use" in lines[1]
    assert "1. label the first articles: yuankan label" in lines[-1]


@pytest.mark.usefixtures("inside")
def test_it_speaks_chinese(yuankan: Command) -> None:
    assert "1. 先标注一些稿件：yuankan label" in yuankan.run("status", "--lang", "zh").stdout.decode()


def test_json_is_all_that_is_printed(inside: Path, yuankan: Command) -> None:
    done = yuankan.run("status", "--json")
    found = json.loads(done.stdout)
    assert (found["workspace"], found["champion"], found["faults"]) == (str(inside), "builtin", [])
    assert [one["step"] for one in found["advice"]] == ["label"]


def test_what_is_damaged_is_named_the_rest_is_shown_and_the_status_says_so(inside: Path, yuankan: Command) -> None:
    (inside / "models").mkdir()
    (inside / "models" / "aliases.json").write_text("{", encoding="utf-8")
    done = yuankan.run("status")
    assert done.returncode == 3
    assert "Labels  0 to learn from" in done.stdout.decode()
    (line,) = done.stderr.decode().splitlines()
    assert "aliases.json" in line
    done = yuankan.run("status", "--json")
    assert done.returncode == 3
    assert [one["status"] for one in json.loads(done.stdout)["faults"]] == [3]


def test_a_broken_log_is_named_too(inside: Path, yuankan: Command) -> None:
    (inside / "labels" / "log").mkdir(parents=True, exist_ok=True)
    (inside / "labels" / "log" / "王芳.jsonl").write_text("no answer\n{}\n", encoding="utf-8")
    done = yuankan.run("status")
    assert done.returncode == 3
    assert "cannot be read, see below" in done.stdout.decode()
    assert "line 1" in done.stderr.decode()


def test_outside_a_workspace_it_says_how_to_make_one(
    tmp_path: Path, yuankan: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = yuankan.run("status")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"yuankan init" in done.stderr


def test_it_imports_no_learner_and_no_statistics_before_there_is_anything_to_hold_against_anything(
    inside: Path, yuankan: Command
) -> None:
    names = imported("status", command=yuankan, folder=inside)
    assert "classifier" in names
    assert not names & {"sklearn", "scipy", "joblib", "jieba", "rjieba"}
