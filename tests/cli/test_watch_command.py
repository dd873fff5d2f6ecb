"""The real ``yuankan watch`` in a process of its own: how it begins, what it prints, and how it ends."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from classifier.storage.catalogue.catalogue import Catalogue
from tests.command import TIMEOUT, Command
from tests.test_startup import imported
from tests.workflows.inbox.offices import issue_text

BROKEN = b"\xe5\x8c\xbb\xe9\x99\xa2" + b"\xff\xff\xff\xff" * 20
# Far longer than a busy machine takes for anything here.
FOREVER = "3600"
posix = pytest.mark.skipif(os.name == "nt", reason="no such signals there")


@dataclass(frozen=True, slots=True)
class Inbox:
    """A workspace with an inbox, watched by the real program."""

    command: Command
    root: Path

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    def put(self, name: str, data: bytes = b"") -> Path:
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data or issue_text(path.stem).encode())
        return path

    def run(self, *arguments: str, inbox: str = "inbox") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command.argv("watch", inbox, "--settle", "0", *arguments),
            cwd=self.root,
            env=self.command.environment(),
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=TIMEOUT,
        )

    def start(self, *arguments: str, settle: str = "0.1") -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command.argv("watch", "inbox", "--settle", settle, *arguments),
            cwd=self.root,
            env=self.command.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def titles(self) -> list[str]:
        with Catalogue.open(f"sqlite:///{self.root / 'catalogue.db'}") as catalogue:
            return [one.article.title for one in catalogue.articles()]


@pytest.fixture(scope="module")
def trained(yuankan: Command) -> Command:
    """The program, its model trained: it would say so otherwise."""
    assert yuankan.run("tag", "-", "--format", "jsonl", stdin=issue_text("甲院").encode()).returncode == 0
    return yuankan


@pytest.fixture
def inbox(tmp_path: Path, trained: Command) -> Inbox:
    (tmp_path / "yuankan.toml").touch()
    (tmp_path / "inbox").mkdir()
    return Inbox(trained, tmp_path)


@pytest.fixture
def started(inbox: Inbox) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start watches that do not outlive the test, and wait until each has begun."""
    all_of_them: list[subprocess.Popen[str]] = []

    def start(*arguments: str, settle: str = "0.1") -> subprocess.Popen[str]:
        process = inbox.start(*arguments, settle=settle)
        all_of_them.append(process)
        assert process.stderr is not None
        assert "watching" in process.stderr.readline()
        return process

    yield start
    for process in all_of_them:
        process.kill()
        process.communicate()


def line_of(process: subprocess.Popen[str]) -> Any:
    """The next line of the log. Any: it is JSON."""
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def ended(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[int, str, str]:
    """End a watch by a signal; its status, and what it had not been asked of its output."""
    process.send_signal(number)
    out, errors = process.communicate(timeout=TIMEOUT)
    return process.returncode, out, errors


def lines(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [(line["file"], line["status"]) for line in found]


def test_once_does_what_is_there_and_ends(inbox: Inbox) -> None:
    inbox.put("1.txt")
    inbox.put("2025/2.txt")
    done = inbox.run("--once")
    assert (done.returncode, done.stderr) == (0, "")
    assert lines(done) == [("1.txt", "tagged"), ("2025/2.txt", "tagged")]
    assert len(inbox.titles()) == 2
    again = inbox.run("--once")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_once_ends_with_1_where_some_cannot_be_read_and_names_them(inbox: Inbox) -> None:
    broken = inbox.put("1.txt", BROKEN)
    inbox.put("2.txt")
    done = inbox.run("--once", "--lang", "zh")
    assert done.returncode == 1
    assert lines(done) == [("1.txt", "failed"), ("2.txt", "tagged")]
    assert done.stderr.startswith(f"yuankan: {broken}：")
    assert done.stderr.count("\n") == 1
    # What was told is not told again.
    assert inbox.run("--once").returncode == 0


def test_a_log_of_its_own(inbox: Inbox) -> None:
    inbox.put("1.txt")
    done = inbox.run("--once", "--log", "watch.jsonl")
    inbox.put("2.txt")
    inbox.run("--once", "--log", "watch.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    log = (inbox.root / "watch.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["file"] for line in log] == ["1.txt", "2.txt"]


@posix
def test_a_name_that_is_no_text_is_read_and_told(inbox: Inbox) -> None:
    (inbox.inbox / os.fsdecode(b"\xff\x1b[31m.txt")).write_text(issue_text("甲"), encoding="utf-8")
    done = inbox.run("--once")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert [os.fsencode(file) for file, _ in lines(done)] == [b"\xff\x1b[31m.txt"]


@posix
def test_a_new_issue_is_tagged_while_it_watches_and_sigterm_ends_it_well(
    inbox: Inbox, started: Callable[..., subprocess.Popen[str]]
) -> None:
    process = started()
    inbox.put("1.txt.part").replace(inbox.inbox / "1.txt")
    assert line_of(process)["file"] == "1.txt"
    inbox.put("2025/2.txt")
    assert line_of(process)["file"] == "2025/2.txt"
    assert ended(process) == (0, "", "")
    # Nothing is left of its lock.
    assert inbox.run("--once").returncode == 0


@posix
def test_by_looking_alone(inbox: Inbox, started: Callable[..., subprocess.Popen[str]]) -> None:
    process = started("--poll", "0.2")
    inbox.put("1.txt")
    assert line_of(process)["status"] == "tagged"
    assert ended(process)[0] == 0


@posix
@pytest.mark.parametrize(("number", "status"), [("SIGINT", 130), ("SIGHUP", 129)])
def test_other_signals_end_it_with_their_own_status(
    started: Callable[..., subprocess.Popen[str]], number: str, status: int
) -> None:
    assert ended(started(), getattr(signal, number)) == (status, "", "")


@posix
def test_a_signal_during_once_does_not_pass_for_done(inbox: Inbox) -> None:
    inbox.put("1.txt")
    process = inbox.start("--once", settle=FOREVER)
    while not (inbox.root / ".watch.lock").exists():
        time.sleep(0.01)
    # The signal is its own from before it takes the lock.
    assert ended(process) == (143, "", "")


@posix
def test_a_signal_while_a_file_is_read_ends_it_at_once_and_the_file_is_read_next_time(
    inbox: Inbox, started: Callable[..., subprocess.Popen[str]]
) -> None:
    article = {"title": "题", "text": "我院召开党建工作会议。" * 20}
    rows = (json.dumps(article | {"title": f"题{n}"}, ensure_ascii=False) for n in range(4000))
    inbox.put("1.jsonl", "\n".join(rows).encode())
    process = started()
    while inbox.root.joinpath("catalogue.db").exists() is False or not recorded(inbox):
        time.sleep(0.02)
    status, out, errors = ended(process)
    assert (status, out, errors) == (0, "", "")
    assert len(inbox.titles()) < 4000
    done = inbox.run("--once")
    assert lines(done) == [("1.jsonl", "tagged")]
    assert sorted(inbox.titles()) == sorted(f"题{n}" for n in range(4000))


def recorded(inbox: Inbox) -> int:
    with Catalogue.open(f"sqlite:///{inbox.root / 'catalogue.db'}") as catalogue:
        return catalogue.counts().articles


@posix
def test_a_second_watch_leaves_with_a_sentence(inbox: Inbox, started: Callable[..., subprocess.Popen[str]]) -> None:
    process = started()
    second = inbox.run()
    assert (second.returncode, second.stdout) == (1, "")
    assert "another `yuankan watch` is at work" in second.stderr
    assert second.stderr.count("\n") == 1
    assert ended(process)[0] == 0


@posix
def test_a_command_after_each_file(inbox: Inbox) -> None:
    inbox.put("1.txt")
    inbox.put("2.txt", BROKEN)
    code = "import os, sys; print('noise'); sys.exit(0 if os.environ['YUANKAN_STATUS'] == 'tagged' else 9)"
    done = inbox.run("--once", "--then", shlex.join([sys.executable, "-c", code]))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["file"], line["then"]) for line in found] == [("1.txt", 0), ("2.txt", 9)]
    assert done.stderr.count("noise") == 2
    assert "2.txt: the command of --then ended with 9" in done.stderr


@posix
def test_a_command_that_is_killed_with_the_watch_runs_again(
    inbox: Inbox, started: Callable[..., subprocess.Popen[str]]
) -> None:
    inbox.put("1.txt")
    began = inbox.root / "began"
    code = f"import time; open({str(began)!r}, 'a').write('x'); time.sleep(3)"
    process = started("--then", shlex.join([sys.executable, "-c", code]))
    while not began.exists():
        time.sleep(0.02)
    process.kill()
    process.communicate()
    done = inbox.run("--once", "--then", shlex.join([sys.executable, "-c", "pass"]))
    assert lines(done) == [("1.txt", "tagged")]
    assert len(inbox.titles()) == 1


@posix
def test_sigterm_waits_a_few_seconds_for_the_command_and_has_it_run_again(
    inbox: Inbox, started: Callable[..., subprocess.Popen[str]]
) -> None:
    inbox.put("1.txt")
    began = inbox.root / "began"
    code = f"import time; open({str(began)!r}, 'a').write('x'); time.sleep(600)"
    process = started("--then", shlex.join([sys.executable, "-c", code]))
    while not began.exists():
        time.sleep(0.02)
    assert ended(process) == (0, "", "")
    assert lines(inbox.run("--once")) == [("1.txt", "tagged")]


def test_an_archive(inbox: Inbox) -> None:
    inbox.put("2025/1.txt")
    done = inbox.run("--once", "--archive", "inbox/done")
    assert (done.returncode, lines(done)) == (0, [("2025/1.txt", "tagged")])
    assert (inbox.inbox / "done" / "2025" / "1.txt").exists()
    assert not (inbox.inbox / "2025" / "1.txt").exists()
    assert inbox.run("--once", "--archive", "inbox/done").stdout == ""


@posix
def test_a_catalogue_that_cannot_be_written_is_told_and_tried_again(
    inbox: Inbox, started: Callable[..., subprocess.Popen[str]]
) -> None:
    inbox.put("1.txt")
    in_the_way = inbox.root / "catalogue.db"
    in_the_way.mkdir()
    once = inbox.run("--once")
    assert (once.returncode != 0, once.stdout, once.stderr.count("\n")) == (True, "", 1)
    process = started()
    assert process.stderr is not None
    assert "trying again in 1 s" in process.stderr.readline()
    in_the_way.rmdir()
    assert line_of(process)["file"] == "1.txt"
    assert ended(process)[0] == 0


@posix
def test_whoever_reads_the_lines_may_leave(inbox: Inbox, started: Callable[..., subprocess.Popen[str]]) -> None:
    process = started()
    assert process.stdout is not None
    process.stdout.close()
    inbox.put("1.txt")
    process.wait(TIMEOUT)
    assert process.returncode == 141
    # Nobody heard of it.
    assert lines(inbox.run("--once")) == [("1.txt", "tagged")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--inbox", "gone"), "no such folder"),
        (("--inbox", "yuankan.toml"), "yuankan tag yuankan.toml"),
        (("--inbox", "."), "labels and models"),
        (("--inbox", "labels"), "labels and models"),
        (("--archive", "inbox"), "cannot be the archive"),
        (("--archive", "yuankan.toml"), "cannot be the archive"),
        (("--archive", "."), "cannot be the archive"),
        (("--then", "no-such-program-at-all"), "no such program"),
        (("--then", ""), "no command"),
        (("--settle", "-1"), "--settle"),
        (("--poll", "0"), "--poll"),
    ],
)
def test_wrong_usage(inbox: Inbox, arguments: tuple[str, str], told: str) -> None:
    (inbox.root / "labels").mkdir()
    option, value = arguments
    done = inbox.run("--once", inbox=value) if option == "--inbox" else inbox.run("--once", option, value)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_outside_a_workspace(inbox: Inbox) -> None:
    (inbox.root / "yuankan.toml").unlink()
    done = inbox.run("--once")
    assert done.returncode == 2
    assert "yuankan init" in done.stderr


def test_a_call_with_nothing_to_do_loads_no_model(inbox: Inbox) -> None:
    names = imported("watch", "inbox", "--once", command=inbox.command, folder=inbox.root)
    assert "sqlalchemy" in names
    assert not names & {"sklearn", "scipy", "joblib", "jieba", "rjieba", "rich", "watchfiles"}
