"""Files whose names try to be options, lines of their own or escape sequences, read by the real program."""

import json
import os
import unicodedata
from pathlib import Path

import pytest

from tests.command import Command

ISSUE = "## 我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n"
NAMES = (
    "--help",
    "-o",
    "a\nb: 99 articles\n.md",
    "\x1b[31m红\x1b]0;标题\x07.md",
    "\u202e反.md",
    "[red]a.md",
    "'; rm -r x.md",
)


def lines_of(stream: bytes) -> list[str]:
    lines = stream.decode().splitlines()
    assert not {unicodedata.category(character) for line in lines for character in line} & {"Cc", "Cf"}
    return lines


@pytest.fixture(params=NAMES, ids=ascii)
def name(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    if os.name == "nt":
        pytest.skip("this system allows no such names")
    monkeypatch.chdir(tmp_path)
    given = str(request.param)
    Path("issues").mkdir()
    for path in (Path(given), Path("issues", given), Path("issues", f"{given}.md")):
        path.write_text(ISSUE, encoding="utf-8")
    return given


def test_it_is_read_after_two_dashes_and_in_a_folder(name: str, yuankan: Command) -> None:
    done = yuankan.run("split", "--format", "jsonl", "--", name, "issues")
    assert (done.returncode, done.stderr) == (0, b"")
    issues = [json.loads(line)["issue"] for line in done.stdout.splitlines()]
    inside = [f"{name}.md", *([name] if name.endswith(".md") else [])]
    assert (issues[0], sorted(issues[1:])) == (name, sorted(inside))


@pytest.mark.parametrize("option", [(), ("--view",), ("--furniture",)])
def test_it_is_shown_on_one_line_and_steers_nothing(option: tuple[str, ...], name: str, yuankan: Command) -> None:
    done = yuankan.run("split", *option, "--", name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert lines_of(done.stdout)[1].startswith("1 article")


def test_errors_name_it_on_one_line(name: str, yuankan: Command) -> None:
    for language in ("en", "zh"):
        done = yuankan.run("split", "--lang", language, "--", f"{name}.missing")
        (line,) = lines_of(done.stderr)
        assert (done.returncode, line.startswith("yuankan: ")) == (1, True)


def test_its_articles_get_harmless_names(name: str, yuankan: Command) -> None:
    done = yuankan.run("split", "-o", "out/", "--", name)
    assert done.returncode == 0
    lines_of(done.stderr)
    (path,) = Path("out").iterdir()
    assert path.name.endswith("01-我院获评省级文明单位.md")
    assert not set(path.name) & set("\n\x1b\u202e[];' ")
    assert not path.name.startswith("-")
