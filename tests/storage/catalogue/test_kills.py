"""Several write at once, and any may be killed at any moment: nothing twice, nothing half, nothing lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import numpy as np
import pytest

from classifier.storage.catalogue.catalogue import Catalogue
from tests.command import ROOT
from tests.storage.catalogue.factories import make_issue, titles_of

# Records issue after issue, each with the row of its file, and tells each once it is acknowledged.
WORKER = """
import os, sys
from classifier.storage.catalogue.catalogue import Catalogue
from tests.storage.catalogue.factories import make_issue, make_seen, record

with Catalogue.open(sys.argv[1], patience=60) as catalogue:
    sys.stdin.readline()
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        path = f"/inbox/{number}.txt"
        if path not in catalogue.files():
            issue = make_issue(*(f"第{number}期第{at}篇" for at in range(8)), "每期都有", path=path)
            record(catalogue, issue, seen=make_seen(path))
        os.write(1, f"{number}\\n".encode())
"""


def start(url: str, first: int, last: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WORKER, url, str(first), str(last)]
    process = subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def close(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    output(process).close()
    process.wait(60)


def check_whole(catalogue: Catalogue) -> list[int]:
    """Find every issue whole and with its file; return the numbers of those that are there."""
    found: dict[str, list[str]] = {}
    for name, title in titles_of(catalogue):
        found.setdefault(name, []).append(title)
    for name, titles in found.items():
        number = name.removesuffix(".txt")
        assert titles == [*(f"第{number}期第{at}篇" for at in range(8)), "每期都有"]
    assert {Path(path).name: seen.issues for path, seen in catalogue.files().items()} == {
        issue.name: (issue.id,) for issue in catalogue.issues()
    }
    counts = catalogue.counts()
    assert (counts.articles, counts.predictions) == (8 * len(found) + bool(found), 8 * len(found) + bool(found))
    return sorted(int(name.removesuffix(".txt")) for name in found)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_kills_at_random_moments_lose_nothing_that_was_acknowledged(database_url: str) -> None:
    rng, told, last = np.random.default_rng(3), set[int](), 10_000
    landed = 0
    for _ in range(5):
        process = start(database_url, 0, last)
        told.add(int(output(process).readline()))
        time.sleep(rng.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        # A line without its end was never told.
        told.update(int(line) for line in output(process).read().split("\n")[:-1])
        close(process)
        landed += process.returncode == -signal.SIGKILL
        with Catalogue.open(database_url) as catalogue:
            here = check_whole(catalogue)
        assert here == list(range(len(here)))
        assert told <= set(here)
    assert landed == 5


def test_several_that_write_at_once_lose_nothing(database_url: str) -> None:
    # Of each ten issues two processes record half: whoever comes second finds them there.
    writers = [start(database_url, first, first + 20) for first in (0, 10, 20)]
    for writer in writers:
        assert len(output(writer).read().split()) == 20
        close(writer)
        assert writer.returncode == 0
    with Catalogue.open(database_url) as catalogue:
        assert check_whole(catalogue) == list(range(40))
        assert len(catalogue.history(make_issue("每期都有").articles[0].id)) == 1
