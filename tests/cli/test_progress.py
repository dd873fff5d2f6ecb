from datetime import date
from pathlib import Path

import pexpect
import pytest

from classifier.cli.progress import WORTH_A_BAR, Gauge, input_bytes, issue_bytes, progress
from classifier.domain.issue import Furniture, FurnitureKind
from tests.cli.factories import make_article, make_issue
from tests.command import TIMEOUT, Command


def test_only_what_would_be_read_counts(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "deep" / "b.JSONL").write_bytes(b"123")
    (tmp_path / "deep" / "photo.jpg").write_bytes(b"1" * 100)
    assert input_bytes([str(tmp_path)]) == 8
    for name in ("a.text", "a.md", "a.markdown", "a.ndjson"):
        (tmp_path / "deep" / name).write_bytes(b"1")
    assert input_bytes([str(tmp_path)]) == 12
    assert input_bytes([str(tmp_path / "a.txt"), str(tmp_path / "missing.txt"), "bad\0name"]) == 5


def test_an_issue_counts_as_many_bytes_as_its_text() -> None:
    furniture = (Furniture(FurnitureKind.PAGE, "2"),)
    article = make_article(title="报", text="ab\ud800", when=date(2024, 4, 1))
    assert issue_bytes(make_issue(article, furniture=furniture)) == 3 + 3 + 1


def test_what_was_counted_within_an_issue_is_not_counted_again() -> None:
    shown: list[int] = []
    first, second = make_article(title="报", text="abc"), make_article(title="", text="d", position=2)
    gauge = Gauge()
    gauge.passed([first])
    gauge.attach(shown.append)
    gauge.passed([first])
    gauge.passed([second])
    assert shown == [6, 1]
    assert gauge.settle() == issue_bytes(make_issue(first, second))
    assert gauge.settle() == 0


def test_without_a_terminal_nothing_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with progress(["-"], shown=True, gauge=Gauge()) as advance:
        advance(make_issue())
    assert capsys.readouterr().err == ""


def on_terminal(command: Command, source: Path, output: Path) -> str:
    """What a terminal shows while the objects go to a file."""
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", 'exec "$@" > "$0"', str(output), *command.argv("split", str(source), "--format", "jsonl")],
        env=command.environment(TERM="xterm-256color"),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return child.before or ""


def test_a_long_run_shows_a_bar_and_a_short_one_does_not(tmp_path: Path, yuankan: Command) -> None:
    line = '{"title": "题目", "text": "正文。"}\n'
    output = tmp_path / "out.jsonl"
    for count, name in ((WORTH_A_BAR // len(line.encode()) + 1, "many[bold].jsonl"), (1, "one.jsonl")):
        (tmp_path / name).write_text(line * count, encoding="utf-8")
        told = on_terminal(yuankan, tmp_path / name, output)
        assert (name in told) is (count > 1)
        written = output.read_text(encoding="utf-8").splitlines()
        assert len(written) == count
        assert all(found.startswith('{"id": ') for found in written)
