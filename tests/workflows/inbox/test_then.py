import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from classifier.workflows.inbox.then import Command, Ended, words_of

posix = pytest.mark.skipif(os.name == "nt", reason="words are taken apart by programs there")


def command(code: str, *, seconds: float = 60) -> Command:
    words = [sys.executable, "-c", code]
    return Command(words=words, environment=os.environ, output=subprocess.DEVNULL, seconds=seconds)


def run(code: str, path: Path, *, line: bytes = b"{}\n", hurried: bool = False, seconds: float = 60) -> Ended | None:
    return command(code, seconds=seconds).run(path, "tagged", line, hurried=lambda: hurried)


def test_a_command_gets_path_line_and_status(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    code = (
        "import json, os, sys; "
        f"json.dump([sys.argv[1], sys.stdin.read(), os.environ['YUANKAN_FILE'], os.environ['YUANKAN_STATUS']], "
        f"open({str(out)!r}, 'w'))"
    )
    # No shell sees the name.
    path = tmp_path / "a b; $(touch x) 'c'.txt"
    assert run(code, path, line=b"line\n") == Ended(0)
    assert json.loads(out.read_text()) == [str(path), "line\n", str(path), "tagged"]


def test_its_status_is_told(tmp_path: Path) -> None:
    assert run("raise SystemExit(7)", tmp_path) == Ended(7)


def test_a_command_that_reads_nothing_of_a_long_line(tmp_path: Path) -> None:
    assert run("pass", tmp_path, line=b"x" * 1_000_000) == Ended(0)


def test_a_slow_reader_gets_all_of_a_long_line(tmp_path: Path) -> None:
    code = "import sys, time; time.sleep(0.7); raise SystemExit(len(sys.stdin.read()) != 1000000)"
    assert run(code, tmp_path, line=b"x" * 1_000_000) == Ended(0)


def test_one_that_comes_to_no_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    inner = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {inner!r}]); time.sleep(60)"
    ended = run(code, tmp_path, seconds=0.6)
    assert ended == Ended(None, "it took more than 0.6 s and was ended")
    assert run("import time; time.sleep(2.5)", tmp_path) == Ended(0)
    assert not mark.exists()


def test_one_that_cannot_be_started(tmp_path: Path) -> None:
    nothing = Command(words=[str(tmp_path / "gone")], environment={}, output=subprocess.DEVNULL)
    ended = nothing.run(tmp_path, "tagged", b"", hurried=lambda: False)
    assert ended is not None
    assert ended.status is None
    assert "cannot be started" in ended.fault


def test_at_the_end_of_the_watch_it_has_a_few_seconds(tmp_path: Path) -> None:
    assert run("import time; time.sleep(0.5)", tmp_path, hurried=True) == Ended(0)
    assert run("import time; time.sleep(60)", tmp_path, hurried=True) is None


@posix
def test_a_command_is_taken_apart_without_a_shell() -> None:
    assert words_of(f"{shlex.quote(sys.executable)} -c 'print(1)' $HOME") == [sys.executable, "-c", "print(1)", "$HOME"]


@posix
@pytest.mark.parametrize(
    ("written", "fault"),
    [("", "no command"), ("  ", "no command"), ("sh 'a", "quotation"), ("no-such-program-at-all x", "no such program")],
)
def test_what_is_no_command(written: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        words_of(written)
