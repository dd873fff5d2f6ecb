"""Whoever labels may be killed at any moment, and the disk may fill up: what was acknowledged is there."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from classifier.domain.answer import Answer
from classifier.storage.labels.folder import LabelFolder
from tests.benchmarks import kills
from tests.command import ROOT
from tests.storage.labels.factories import make_answer, make_filed

# Answers as fast as it can, and tells down its output what was acknowledged.
LABELLER = """
import os, signal, sys
from pathlib import Path
from classifier.storage.labels.folder import LabelFolder
from tests.storage.labels.factories import make_answer, make_filed

folder, by, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
labels, write = LabelFolder(folder), os.write
{patch}
for number in range(most):
    filed = make_filed(f"{{by}}的第{{number}}篇")
    labels.file(filed)
    labels.log(by).append(make_answer(f"{{by}}{{number}}", "event", by=by, article=filed.id, after=number))
    write(1, f"{{by}}{{number}}\\n".encode())
"""
# Dies in the middle of the line that it writes as its n-th.
DYING = """
written = []
def dying(descriptor, data):
    written.append(data)
    if len(written) == {turn}:
        write(descriptor, data[:{part}])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(descriptor, data)
os.write = dying
"""


def start(folder: Path, by: str = "王芳", *, most: int = 1000, patch: str = "") -> subprocess.Popen[str]:
    code = LABELLER.format(patch=patch)
    arguments = [sys.executable, "-c", code, str(folder), by, str(most)]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8")


def output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def ids(answers: list[Answer]) -> list[str]:
    return [answer.id for answer in answers]


# Of the two lines of an answer, that of the article comes first.
@pytest.mark.parametrize("turn", [1, 2, 7, 8])
@pytest.mark.parametrize("part", [0, 1, 25, -1])
def test_a_kill_in_the_middle_of_a_line_loses_nothing(
    turn: int, part: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told, _ = start(tmp_path, patch=DYING.format(turn=turn, part=part)).communicate(timeout=60)
    assert told.split() == [f"王芳{number}" for number in range((turn - 1) // 2)]
    # All but the newline is a whole answer, and a whole answer counts.
    whole = [f"王芳{(turn - 1) // 2}"] if part == -1 and turn % 2 == 0 else []
    assert ids(LabelFolder(tmp_path).answers()) == told.split() + whole
    labels = LabelFolder(tmp_path)
    labels.file(make_filed("之后"))
    labels.log("王芳").append(make_answer("after", after=9999))
    assert ids(labels.answers()) == [*told.split(), *whole, "after"]
    assert all(answer.article in labels.articles() for answer in labels.answers()[:-1])
    torn = list(tmp_path.rglob("*.torn"))
    assert len(torn) == (0 if part in {0, -1} else 1)
    assert ("torn" in caplog.text) == bool(torn)


def test_two_that_are_killed_at_work_leave_a_log_that_the_next_goes_on_with(tmp_path: Path) -> None:
    acknowledged: list[str] = []
    for _ in range(2):
        both = [start(tmp_path, by) for by in ("王芳", "李雷")]
        for one in both:
            acknowledged += [output(one).readline().strip() for _ in range(5)]
        for one in both:
            one.kill()
            # Not communicate(), which leaves out what was read ahead; a line without its end was never told.
            acknowledged += output(one).read().split("\n")[:-1]
            one.wait(60)
            output(one).close()
        found = LabelFolder(tmp_path).answers()
        assert set(acknowledged) <= set(ids(found))
        # The second two give the same ids again; what is there already is not there twice.
        assert len(found) <= len(set(acknowledged)) + 2
    labels = LabelFolder(tmp_path)
    assert all(answer.article in labels.articles() for answer in labels.answers())


@pytest.mark.parametrize("names", [("王芳", "王芳"), ("王芳", "李雷")])
def test_two_at_once_lose_nothing(names: tuple[str, str], tmp_path: Path) -> None:
    """The same two people give the same answers: each of them is there once."""
    both = [start(tmp_path, by, most=25) for by in names]
    told = {line for one in both for line in one.communicate(timeout=60)[0].split()}
    labels = LabelFolder(tmp_path)
    assert sorted(ids(labels.answers())) == sorted(told)
    assert len(told) == 25 * len(set(names))
    lines = (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(labels.articles()) == len(told)


def test_a_disk_that_fills_up_keeps_what_was_acknowledged() -> None:
    found = kills.full_rounds(3)
    assert found.acknowledged > 20
    assert (found.lost, found.without_text, found.doubled, found.torn) == (0, 0, 0, 0)
