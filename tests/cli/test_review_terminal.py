"""``yuankan review`` on a real terminal of 80 by 24."""

import datetime as dt
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pexpect
import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.resolution import Basis, resolve
from classifier.storage.labels.folder import LabelFolder
from tests.command import TIMEOUT, Command

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
TITLES = ("护理技能比武落幕", "外科支部到柳河村看诊", "新大楼封顶")
# The notice breaks a rule of the guidelines; nobody disagrees on it.
NOTICE = "关于停车场封闭施工的通知"


@pytest.fixture
def folder(tmp_path: Path) -> LabelFolder:
    """Three articles that two people disagree on, and one that both label against the guidelines."""
    found, numbers = LabelFolder(tmp_path / "labels"), count()
    for title in (*TITLES, NOTICE):
        filed = FiledArticle(Article(title=title, text="全院职工到场。\n会上宣布了有关事项。"), "2026-03.txt")
        found.file(filed)
        for name, tag in (("陈", "event"), ("李", "event" if title == NOTICE else "training")):
            number = next(numbers)
            found.log(name).append(
                Answer(
                    id=f"n{number}", verdict=Verdict.LABEL, article=filed.id, annotator=name,
                    at=NOON + dt.timedelta(minutes=number), label=Label(tags=(tag,), primary=tag),
                )
            )  # fmt: skip
    return found


@contextmanager
def reviewing(command: Command, folder: LabelFolder, *arguments: str, **more: str) -> Iterator[pexpect.spawn]:
    program, *rest = command.argv("review", "--labels", str(folder.folder), "--by", "王", *arguments)
    environment = command.environment(TERM="xterm-256color", **more)
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        environment.pop(name, None)
    child = pexpect.spawn(
        program, rest, env=environment, dimensions=(24, 80), encoding="utf-8", timeout=TIMEOUT, cwd=folder.folder.parent
    )
    try:
        yield child
    finally:
        child.close(force=True)


def decisions(folder: LabelFolder) -> list[tuple[Verdict, tuple[str, ...] | None]]:
    return [(one.verdict, one.label.tags if one.label else None) for one in folder.log("王").read()]


def ended(child: pexpect.spawn) -> str:
    child.expect(pexpect.EOF)
    child.close()
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", child.before or "")


def test_disputes_are_decided_by_one_key_each(folder: LabelFolder, yuankan: Command) -> None:
    with reviewing(yuankan, folder, "--disputes") as child:
        child.expect("1 of 3")
        child.expect(TITLES[0])
        child.expect("2.*李.*Training")
        child.send("2")
        child.expect("2 of 3")
        assert decisions(folder) == [(Verdict.ADJUDICATION, ("training",))], "on the disk before the next is shown"
        child.send("t")
        child.expect("Enter.*decide")
        child.send("1")
        child.expect("● Party building")
        child.send("\r")
        child.expect("3 of 3")
        child.send("s")
        child.expect("Nothing is left to review")
        child.send("q")
        assert "2 decided, 1 left to review" in ended(child)
        assert child.exitstatus == 0
    assert decisions(folder)[1:] == [(Verdict.ADJUDICATION, ("event", "party_building"))]
    bases = [one.basis for one in resolve(folder.answers()).values()]
    assert bases == [Basis.ADJUDICATED, Basis.ADJUDICATED, Basis.DISPUTED, Basis.MAJORITY]


def test_keys_typed_before_the_screen_is_there_decide_nothing(folder: LabelFolder, yuankan: Command) -> None:
    with reviewing(yuankan, folder, "--disputes") as child:
        # The program takes far longer to start than this takes to be typed.
        child.send("2\r")
        child.expect("1 of 3")
        child.send("q")
        assert "0 decided, 3 left to review" in ended(child)
    assert decisions(folder) == []


def test_undo_goes_over_a_restart_and_a_kill(folder: LabelFolder, yuankan: Command) -> None:
    with reviewing(yuankan, folder, "--disputes") as child:
        child.expect("1 of 3")
        child.send("1")
        child.expect("2 of 3")
        child.kill(signal.SIGKILL)
    assert decisions(folder) == [(Verdict.ADJUDICATION, ("event",))]
    with reviewing(yuankan, folder, "--disputes") as child:
        child.expect("1 of 2")
        child.expect(TITLES[1])
        child.send("u")
        child.expect("1 of 3")
        child.expect(TITLES[0])
        child.send("2")
        child.expect("2 of 3")
        child.send("q")
        assert "1 decided, 2 left to review" in ended(child)
    assert decisions(folder) == [
        (Verdict.ADJUDICATION, ("event",)),
        (Verdict.UNDO, None),
        (Verdict.ADJUDICATION, ("training",)),
    ]


def test_suspicions_come_after_disputes_and_enter_settles_them(folder: LabelFolder, yuankan: Command) -> None:
    with reviewing(yuankan, folder, LC_ALL="zh_CN.UTF-8") as child:
        child.expect("第 1/")
        child.expect(TITLES[0])
        for place in (2, 3, 4):
            child.send("s")
            child.expect(f"第 {place}/")
        child.expect(NOTICE)
        child.expect("细则第二部分：标题是通知、公告或启事，不打标签")
        child.send("\r")
        child.expect("已裁定 1")
        child.send("q")
        assert "已裁定 1 篇" in ended(child)
    assert decisions(folder) == [(Verdict.ADJUDICATION, ("event",))]


def test_without_a_terminal_or_labels_it_is_refused(folder: LabelFolder, yuankan: Command, tmp_path: Path) -> None:
    done = yuankan.run("review", "--labels", str(folder.folder), "--by", "王")
    assert done.returncode == 2
    assert b"yuankan review asks and shows in a terminal" in done.stderr
    done = yuankan.run("review", "--labels", str(tmp_path / "nowhere"), "--by", "王")
    assert done.returncode == 2
    assert b"is no folder" in done.stderr


def test_a_broken_log_is_refused_before_the_screen_opens(folder: LabelFolder, yuankan: Command) -> None:
    path = folder.log("陈").path
    path.write_bytes(path.read_bytes() + b"{broken\n")
    with reviewing(yuankan, folder, "--disputes") as child:
        said = ended(child)
        assert child.exitstatus == 3
    assert "line 5" in said
    assert "Traceback" not in said
