import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from classifier import __version__
from classifier.cli.app import app
from classifier.cli.chinese_help import HELP

COMMANDS = {"tag": "2024-04.txt", "split": "2024-04.txt", "evaluate": "gold.jsonl"}
ISSUE = "## 我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n"


def run(*arguments: str, text: str | bytes = "") -> Any:
    return CliRunner().invoke(app, list(arguments), input=text)


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "2024-04.md"
    path.write_text(ISSUE, encoding="utf-8")
    return str(path)


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"yuankan {__version__}\n")


def test_without_a_command_help_is_shown() -> None:
    assert run().stdout == run("--help").stdout
    assert run().exit_code == 0


@pytest.mark.parametrize(("command", "given"), COMMANDS.items())
def test_every_help_page_has_an_example(command: str, given: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"yuankan {command} {given}" in result.stdout


def english_help(command: Any) -> set[str]:
    lines = {line for text in (command.help, command.epilog) if text for line in text.split("\n")}
    lines |= {parameter.help for parameter in command.params if getattr(parameter, "help", None)}
    for inner in getattr(command, "commands", {}).values():
        lines |= english_help(inner)
    return {line for line in lines if line.strip() not in {"", "\b"} and not line.startswith("  ")}


def test_every_line_of_help_has_a_translation_and_none_is_left_over() -> None:
    assert english_help(typer.main.get_command(app)) == set(HELP)


def test_help_in_chinese() -> None:
    assert "把报纸拆成稿件，并给每篇打上标签。" in run("--lang", "zh", "--help").stdout
    assert "列出支持和反对每个标签的词语。" in run("tag", "--lang=zh", "--help").stdout
    assert "列出支持和反对每个标签的词语。" not in run("tag", "--help").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("tag",),
        ("split",),
        ("tga", "x"),
        ("tag", "x", "--fomat", "csv"),
        ("tag", "x", "--format", "yaml"),
        ("tag", "x", "--format", "xlsx"),
        ("tag", "x", "--lang", "fr"),
        ("tag", "x", "-o", "out.json"),
        ("tag", "x", "-o"),
        ("split", "x", "--explain"),
        ("split", "x", "--view", "-o", "a.csv"),
        ("split", "x", "--view", "--format", "jsonl"),
        ("split", "x", "--view", "--furniture"),
        ("split", "x", "--furniture", "-o", "articles/"),
        ("split", "x", "--format", "csv", "-o", "articles/"),
        ("tag", "x", "--view"),
        ("tag", "x", "-o", ""),
        ("tag", "x", "-o", "-"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_wrong_usage_is_one_line_with_a_way_out(arguments: tuple[str, ...], language: str) -> None:
    result = run("--lang", language, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("yuankan: ")
    assert result.stderr.count("\n") == 1
    assert ("; " if language == "en" else "；") in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("tag", "x", "--fomat", "csv"), "没有 --fomat 这个选项，是不是 --format；"),
        (("tga", "x"), "没有 'tga' 这个命令，是不是 'tag'；"),
        (("qqq", "x"), "没有 'qqq' 这个命令；"),
        (("tag", "x", "--format", "yaml"), "不能是 'yaml'，只能是 'table', 'jsonl', 'csv', 'xlsx' 之一；"),
        (("tag", "x", "-o"), "选项 '-o' 后面须有一个值；"),
        (("tag", "x", "--explain=3"), "选项 '--explain' 后面不能有值；"),
    ],
)
def test_wrong_usage_in_chinese(arguments: tuple[str, ...], says: str) -> None:
    assert says in run("--lang", "zh", *arguments).stderr


def test_split_prints_objects_and_nothing_else(issue: str) -> None:
    result = run("split", issue, "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert (record["issue"], record["title"]) == ("2024-04.md", "我院获评省级文明单位")
    assert "primary" not in record


def test_split_reads_standard_input() -> None:
    result = run("split", "-", "--format", "jsonl", text=ISSUE)
    assert json.loads(result.stdout)["issue"] == "-"


def test_a_broken_input_is_named_and_the_rest_is_done(issue: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    result = run("split", missing, issue, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith(f"yuankan: {missing}: ")
    assert result.stderr.count("\n") == 1


def test_when_nothing_could_be_read_the_old_output_stands(tmp_path: Path) -> None:
    output = tmp_path / "out" / "tags.csv"
    output.parent.mkdir()
    output.write_text("old")
    result = run("split", str(tmp_path / "missing.txt"), "-o", str(output))
    assert (result.exit_code, output.read_text()) == (1, "old")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx", ".txt"])
def test_the_name_of_the_output_tells_the_format(issue: str, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / "out" / f"articles{suffix}"
    output.parent.mkdir()
    result = run("split", issue, "-o", str(output))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    starts = {".jsonl": b"{", ".csv": b"\xef\xbb\xbf", ".xlsx": b"PK", ".txt": b"2024-04.md"}
    assert output.read_bytes().startswith(starts[suffix])


def test_furniture_is_listed_instead_of_the_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"澄江医院报\n2024年7月15日 总第131期\n\n{ISSUE}", encoding="utf-8")
    result = run("split", str(path), "--furniture", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records
    assert all(list(record) == ["issue", "kind", "lines", "text"] for record in records)
    assert "文明单位" not in result.stdout


def test_a_file_called_like_an_option_is_read_after_two_dashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("--help", "--debug"):
        Path(f"{name}.md").write_text(ISSUE, encoding="utf-8")
    result = run("split", "--format", "jsonl", "--", "--help.md", "--debug.md")
    assert [json.loads(line)["issue"] for line in result.stdout.splitlines()] == ["--help.md", "--debug.md"]


def test_an_unexpected_fault_is_one_line_without_traceback(issue: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(paths: object, stdin: object, *, passed: object) -> None:
        raise ZeroDivisionError("at sea")

    monkeypatch.setattr("classifier.workflows.split.split", broken)
    result = run("split", issue)
    assert result.exit_code == 70
    assert result.stderr.count("\n") == 1
    assert "ZeroDivisionError: at sea" in result.stderr
    assert "Traceback" in run("split", issue, "--debug").stderr


def test_an_issue_without_articles_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("澄江医院报\n2024年7月15日 总第131期\n", encoding="utf-8")
    result = run("split", str(path), "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no article found" in result.stderr


def test_the_command_line_imports_nothing_heavy() -> None:
    heavy = "{'sklearn', 'numpy', 'scipy', 'jieba', 'rjieba', 'joblib', 'rich', 'xlsxwriter'}"
    code = f"import sys, classifier.cli.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
