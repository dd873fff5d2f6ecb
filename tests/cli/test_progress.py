from pathlib import Path

import pexpect
import pytest

from classifier.cli.progress import WORTH_A_BAR, Bar, Gauge, progress
from classifier.cli.track import Track
from tests.cli.factories import make_article, make_issue
from tests.cli.test_track import make_input
from tests.command import TIMEOUT, Command

# A reader of its own making, which stands for one that takes its time over every page.
SLOW = """
import sys, time
from classifier.__main__ import main
from classifier.ingest.formats import text

def slowly(data, given, *, passed=None, read=text.read):
    for page in range(1, 5):
        time.sleep(0.15)
        passed(page, 4)
    return read(data, given)

text.read = slowly
sys.argv = ["yuankan", *sys.argv[1:]]
main()
"""


def test_without_a_terminal_nothing_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gauge = Gauge()
    with progress(["-"], scrolls=False, gauge=gauge) as bar:
        gauge.pages(1, 2)
        gauge.articles([make_article()])
        with bar.past(make_issue()):
            pass
    assert capsys.readouterr().err == ""


def test_the_gauge_moves_the_bar() -> None:
    track = Track([make_input("a.pdf", 100, reading=0.5)])
    gauge = Gauge()
    gauge.pages(1, 2)
    gauge.attach(Bar(track))
    gauge.pages(4, 4)
    assert track.done == 50
    gauge.articles([make_article(title="", text="a" * 20)])
    assert track.done == 60


def on_terminal(command: Command, program: list[str], output: Path | None) -> str:
    """What a terminal shows, or what is left for it where the result goes to a file."""
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", 'exec "$@" > "$0"', str(output or "/dev/stdout"), *program],
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
        program = yuankan.argv("split", str(tmp_path / name), "--format", "jsonl")
        told = on_terminal(yuankan, program, output)
        assert (name in told) is (count > 1)
        written = output.read_text(encoding="utf-8").splitlines()
        assert len(written) == count
        assert all(found.startswith('{"id": ') for found in written)


@pytest.mark.parametrize("shown", [True, False])
def test_pages_show_a_bar_however_small_their_file(shown: bool, tmp_path: Path, yuankan: Command) -> None:
    path = tmp_path / "small.md"
    path.write_text("## 我院获评省级文明单位\n\n6月28日，我院获评省级文明单位。\n", encoding="utf-8")
    program = [yuankan.argv()[0], "-c", SLOW, "split", str(path)]
    told = on_terminal(yuankan, program, None if shown else tmp_path / "out.txt")
    assert "small.md 2/4" in told
    assert ("我院获评省级文明单位" in told) is shown
