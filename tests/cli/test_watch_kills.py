"""A watch is killed three times while issues come in; ``python -m tests.benchmarks.watch_kills`` does more of it."""

from pathlib import Path

import numpy as np
import pytest

from tests.command import Command
from tests.watched import Drop, Watched, Way, feed, feeder, read_plan, write_plan
from tests.workflows.inbox.offices import issue_text

KILLS = 3
WAYS = [
    Drop("2026-01.txt", issue_text("甲院").encode()),
    Drop("2026-02.txt", issue_text("乙院").encode() * 3, Way.SLOWLY),
    Drop("03/2026-03.txt", issue_text("丙院").encode(), Way.FETCHED),
    Drop("2026-04.txt", issue_text("丁院").encode(), Way.RENAMED, "新建文档.txt"),
    Drop("2026-05.txt", issue_text("戊院").encode(), Way.MENDED),
    Drop("2026-06.txt", issue_text("己院").encode(), Way.COPIED, "2026-06 副本.txt"),
]


@pytest.mark.parametrize("archive", [False, True], ids=["plain", "archive"])
def test_killed_again_and_again_nothing_is_missed_and_nothing_doubled(
    tmp_path: Path, yuankan: Command, archive: bool
) -> None:
    watched = Watched(yuankan, tmp_path, tmp_path / "done" if archive else None)
    watched.found()
    write_plan(tmp_path / "plan.json", WAYS)
    filling = feeder(watched.inbox, tmp_path / "plan.json", 0.3)
    rng = np.random.default_rng(0)
    for number in range(KILLS):
        watched.kill(watched.start(), number, rng)
    assert filling.wait() == 0
    watched.finish()
    watched.check(WAYS)
    assert watched.faults == []


def test_the_check_finds_what_is_missing_and_what_is_doubled(tmp_path: Path, yuankan: Command) -> None:
    watched = Watched(yuankan, tmp_path)
    watched.found()
    drops = WAYS[:2]
    feed(watched.inbox, drops, 0)
    watched.finish()
    watched.check(drops)
    assert watched.faults == []
    watched.then.write_text("", encoding="utf-8")
    watched.check([*drops, WAYS[2]])
    assert any("lies under []" in fault for fault in watched.faults)
    assert any("never announced" in fault for fault in watched.faults)


def test_a_plan_reads_as_it_was_written(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.json", WAYS)
    assert read_plan(tmp_path / "plan.json") == WAYS
