"""The table on a real terminal of 80 by 24."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from rich.cells import cell_len

from classifier.cli.canvas import MIN_WIDTH
from tests.cli.factories import HOSTILE
from tests.command import TIMEOUT, Command

STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def issue(tmp_path: Path) -> str:
    body = "6月28日，我院在全省卫生健康系统表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。（供稿：周远舟）"
    articles = "\n\n".join(
        f"## 第{place}篇：心血管内科团队荣获全省卫生健康系统先进集体称号\n\n{body}" for place in range(1, 4)
    )
    path = tmp_path / "2024-04.md"
    path.write_text(articles, encoding="utf-8")
    return str(path)


def on_terminal(command: Command, *arguments: str, **more: str) -> Iterator[str]:
    program, *rest = command.argv(*arguments)
    environment = command.environment(TERM="xterm-256color", **more)
    environment.pop("COLUMNS", None)
    environment.pop("NO_COLOR", None)
    child = pexpect.spawn(
        program, rest, env=environment, dimensions=(24, 80), encoding="utf-8", timeout=TIMEOUT, echo=False
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    yield from (child.before or "").replace("\r\n", "\n").splitlines()


def test_the_table_fits_lines_up_and_is_coloured(issue: str, yuankan: Command) -> None:
    lines = list(on_terminal(yuankan, "split", issue))
    assert any(STYLE.search(line) for line in lines)
    plain = [STYLE.sub("", line) for line in lines]
    assert all(cell_len(line) <= 80 for line in plain)
    (heading,) = (line for line in plain if line.startswith("#"))
    at = cell_len(heading[: heading.index("Byline")])
    bylines = [line for line in plain if "周远舟" in line]
    assert len(bylines) == 3
    assert {cell_len(line[: line.index("周远舟")]) for line in bylines} == {at}


def test_the_table_of_tags_in_chinese(issue: str, yuankan: Command) -> None:
    text = STYLE.sub("", "\n".join(on_terminal(yuankan, "tag", issue, LC_ALL="zh_CN.UTF-8")))
    assert text.count("★ 获奖") == 3
    assert "标题" in text
    assert "3 篇" in text


def test_hostile_articles_cannot_steer_the_terminal(tmp_path: Path, yuankan: Command) -> None:
    path = tmp_path / "hostile.md"
    path.write_text(
        "\n\n".join(f"## {text}\n\n{text}正文第一句，讲的是一件事情。" for text in HOSTILE), encoding="utf-8"
    )
    for command in ("split", "tag"):
        for line in on_terminal(yuankan, command, str(path)):
            plain = STYLE.sub("", line)
            assert not {unicodedata.category(character) for character in plain} & {"Cc", "Cf"}


def test_a_terminal_that_calls_itself_nothing_wide_still_shows_the_articles(issue: str, yuankan: Command) -> None:
    for columns in ("0", "1"):
        text = yuankan.run("split", issue, COLUMNS=columns).stdout.decode()
        assert "周远舟" in text
        assert max(map(cell_len, text.splitlines())) == MIN_WIDTH


def test_no_color_is_heeded(issue: str, yuankan: Command) -> None:
    program, *rest = yuankan.argv("split", issue)
    child = pexpect.spawn(
        program,
        rest,
        env=yuankan.environment(TERM="xterm-256color", NO_COLOR="1"),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", child.before or "")
