"""Labelling sessions in a real terminal: keys in, the screen and the log on the disk out."""

import json
import os
import resource
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.factories import HOSTILE
from tests.cli.screens.emulator import DOWN, ENTER, ESCAPE, LEAVING, PAGE_DOWN, Window
from tests.command import Command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of labels, and 8 ready articles beside it, the headlines of which tell them apart."""
    labels = tmp_path / "labels"
    labels.mkdir()
    titles = [f"第{place}篇：{'我院获奖' if place % 2 else '我院举行仪式'}" for place in range(1, 9)]
    lines = [
        {"id": str(place), "title": title, "text": f"{title}。\n医院为此召开会议，第{place}次。"}
        for place, title in enumerate(titles, start=1)
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (tmp_path / "articles.jsonl").write_text(text, encoding="utf-8")
    return labels


# The cursor is shown, and long lines wrap.
AS_BEFORE = {"?25", "?7"}
Start = Callable[..., Window]


@pytest.fixture
def start(yuankan: Command, folder: Path) -> Iterator[Start]:
    windows = []

    def begin(*options: str, by: str = "王芳", **more: object) -> Window:
        source = str(folder.parent / "articles.jsonl")
        argv = [sys.executable, "-m", "tests.cli.screens.driver", "label", source, "--labels", str(folder), "--by", by]
        window = Window([*argv, *options], yuankan.environment(), **more)  # type: ignore[arg-type]  # a window's own options
        windows.append(window)
        return window

    yield begin
    for window in windows:
        window.child.close(force=True)


def log(folder: Path, by: str = "王芳") -> list[dict[str, object]]:
    path = folder / "log" / f"{by}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def gist(folder: Path, by: str = "王芳") -> list[tuple[object, ...]]:
    """What was decided: the verdict, and the tags."""
    return [(line["verdict"], *(line.get("tags") or ())) for line in log(folder, by)]  # type: ignore[misc]  # tags are a list


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
def test_a_session_from_the_first_key_to_the_summary(start: Start, folder: Path, columns: int, rows: int) -> None:
    window = start(columns=columns, rows=rows)
    for place in (1, 2, 3):
        window.wait(f"第{place}篇")
        assert max(map(cell_len, window.screen.lines)) <= columns
        window.press(ENTER)
    window.wait("第4篇")
    window.press("1")
    window.wait("● Party building")
    window.press("p")
    window.wait("★ Party building")
    window.press(ENTER)
    window.wait("第5篇")
    window.press("0")
    window.wait("● no tag")
    window.press(ENTER)
    window.wait("第6篇")
    window.press("n")
    window.wait("Note:")
    window.press("像活动，又像", "\x7f", "培训", ENTER)
    window.wait("note: 像活动，又培训")
    window.press(ENTER)
    window.wait("第7篇")
    window.press("u")
    window.wait("第6篇", gone="第7篇")
    window.press("q")
    said, status = window.end()
    assert status == 0
    assert gist(folder) == [
        ("label", "award"),
        ("label", "event"),
        ("label", "award"),
        ("label", "party_building", "event"),
        ("label",),
        ("label", "event"),
        ("undo",),
    ]
    assert log(folder)[5]["note"] == "像活动，又培训"
    assert "5 articles labelled in this session" in said
    assert "suggestions accepted as they were: 3 of 5" in said
    assert str(folder / "log" / "王芳.jsonl") in said
    assert window.screen.modes == AS_BEFORE


def test_undo_goes_on_after_a_restart(start: Start, folder: Path) -> None:
    window = start()
    for place in (1, 2):
        window.wait(f"第{place}篇")
        window.press(ENTER)
    window.wait("第3篇")
    window.press("q")
    window.end()
    window = start()
    window.wait("第3篇")
    window.press("u")
    window.wait("第2篇", gone="第3篇")
    window.press("u")
    window.wait("第1篇", gone="第2篇")
    window.press("5", ENTER)
    window.wait("第2篇")
    window.press("q")
    said, status = window.end()
    assert status == 0
    assert gist(folder)[2:] == [("undo",), ("undo",), ("label", "award", "event")]
    assert [line["undoes"] for line in log(folder)[2:4]] == [log(folder)[1]["id"], log(folder)[0]["id"]]
    assert "answers of earlier sessions taken back 2" in said


def test_killed_in_the_middle_nothing_acknowledged_is_lost(start: Start, folder: Path) -> None:
    window = start()
    for place in (1, 2, 3):
        window.wait(f"第{place}篇")
        window.press(ENTER)
    window.wait("第4篇")
    window.press("1")
    window.child.kill(signal.SIGKILL)
    assert window.end()[1] == -signal.SIGKILL
    assert gist(folder) == [("label", "award"), ("label", "event"), ("label", "award")]
    window = start()
    window.wait("第4篇")
    assert "3 labelled" in window.text
    window.press(ENTER)
    window.wait("第5篇")
    window.press("q")
    window.end()
    assert len(log(folder)) == 4


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_whatever_ends_it_the_terminal_is_as_it_was(start: Start, folder: Path, number: signal.Signals) -> None:
    window = start()
    window.wait("第1篇")
    window.press(ENTER)
    window.wait("第2篇")
    os.kill(window.child.pid, number)
    _, status = window.end()
    assert status == 128 + number
    assert window.cooked
    assert window.screen.modes == AS_BEFORE
    assert gist(folder) == [("label", "award")]


def test_ctrl_c_quits_tidily(start: Start) -> None:
    window = start()
    window.wait("第1篇")
    window.press("\x03")
    said, status = window.end()
    assert status == 0
    assert "0 articles labelled" in said


def test_a_terminal_that_goes_away_ends_the_session(start: Start, folder: Path) -> None:
    window = start()
    window.wait("第1篇")
    window.press(ENTER)
    window.wait("第2篇")
    window.child.close(force=False)
    assert gist(folder) == [("label", "award")]
    assert not window.child.isalive()


def test_a_change_of_size_is_followed(start: Start) -> None:
    window = start()
    window.wait("第1篇")
    for columns, rows in ((60, 20), (120, 40), (80, 24)):
        window.resize(columns, rows)
        window.wait("quit")
        assert "第1篇" in window.text
        assert "quit" in window.screen.lines[rows - 1]
        assert any("─" * columns == line for line in window.screen.lines)
    window.resize(30, 8)
    window.wait("too small")
    window.resize(80, 24)
    window.wait("第1篇")


def test_a_full_disk_is_said_and_nothing_is_lost(start: Start, folder: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (900, resource.RLIM_INFINITY))

    window = start(prepare=small)
    window.wait("第1篇")
    acknowledged = 0
    while "NOT KEPT" not in window.text:
        place = acknowledged + 1
        window.press(ENTER)
        while f"第{place + 1}篇" not in window.text and "NOT KEPT" not in window.text:
            assert window.read()
        acknowledged += "NOT KEPT" not in window.text
    assert acknowledged >= 1
    assert len(log(folder)) == acknowledged
    assert f"第{acknowledged + 1}篇" in window.text
    resource.prlimit(window.child.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    window.press(ENTER)
    window.wait(f"第{acknowledged + 2}篇")
    window.press("q")
    window.end()
    assert len(log(folder)) == acknowledged + 1
    assert all(line["verdict"] == "label" for line in log(folder))


def test_a_paste_presses_no_keys(start: Start, folder: Path) -> None:
    window = start()
    window.wait("第1篇")
    assert "?2004" in window.screen.modes
    window.press("\x1b[200~q1\r0s\x1b[201~", "\x1b[1;9Q", "5")
    window.wait("● Event")
    assert "★ Award" in window.text
    assert "○ Party building" in window.text
    assert log(folder) == []


def test_keys_typed_ahead_answer_no_article_that_nobody_saw(start: Start, folder: Path) -> None:
    window = start()
    window.wait("第1篇")
    window.press(ENTER * 5)
    window.wait("第2篇")
    window.press("q")
    window.end()
    assert len(log(folder)) == 1


def test_mending_the_split_by_hand(start: Start, folder: Path) -> None:
    window = start()
    window.wait("第1篇")
    window.press("e")
    window.wait("cut here")
    window.press(DOWN, "d")
    window.wait("the paragraph is dropped")
    assert "召开会议" not in window.text
    window.press("t")
    window.wait("Headline: 第1篇：我院获奖")
    window.press("！", ENTER)
    window.wait("第1篇：我院获奖！")
    window.press(ESCAPE)
    window.wait("Enter accept")
    window.press(ENTER)
    window.wait("第2篇")
    window.press("q")
    said, _ = window.end()
    assert gist(folder) == [("edit",), ("edit",), ("label", "award")]
    assert "splits mended 2" in said


def test_help_and_guideline_open_and_close(start: Start) -> None:
    window = start()
    window.wait("第1篇")
    window.press("h")
    window.wait("accept the tags that are on")
    window.press(PAGE_DOWN)
    window.wait("mend the headline")
    window.press("q")
    window.wait("第1篇")
    window.press("g")
    window.wait("Which tag?")
    window.press("3")
    window.wait("Award  award")
    window.press(ESCAPE)
    window.wait("第1篇")
    window.press("q")
    assert window.end()[1] == 0


def test_after_it_was_stopped_from_outside_it_sets_its_screen_up_again(start: Start) -> None:
    window = start()
    window.wait("第1篇")
    os.kill(window.child.pid, signal.SIGSTOP)
    os.kill(window.child.pid, signal.SIGCONT)
    window.read_until("\x1b[?1049h", "第1篇")
    window.press(ENTER)
    window.read_until("第2篇")


def test_ctrl_z_and_fg(folder: Path, yuankan: Command) -> None:
    shell = Window(["/bin/sh", "-i", "-m"], yuankan.environment(PS1="$ "))
    source = str(folder.parent / "articles.jsonl")
    argv = [sys.executable, "-m", "tests.cli.screens.driver", "label", source, "--labels", str(folder), "--by", "王芳"]
    shell.press(shlex.join(argv) + "\n")
    shell.wait("第1篇")
    shell.press("\x1a")
    shell.read_until("Stopped")
    assert LEAVING in shell.sent
    assert shell.cooked
    shell.press("fg\n")
    shell.read_until("\x1b[?1049h", "第1篇")
    shell.press(ENTER)
    shell.read_until("第2篇")
    shell.press("q")
    shell.read_until("1 article labelled")
    shell.press("exit\n")
    shell.end()
    assert gist(folder) == [("label", "award")]


def test_hostile_articles_cannot_steer_the_terminal(start: Start, folder: Path) -> None:
    lines = [{"title": f"{text} 稿件", "text": f"{text}正文。\n{text}"} for text in HOSTILE]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder.parent / "articles.jsonl").write_text(text, encoding="utf-8")
    window = start()
    for place in range(len(HOSTILE)):
        # The emulator refuses whatever a screen of ours does not send.
        window.wait(f"articles.jsonl · {place + 1} ")
        window.press(ENTER)
    window.wait("Nothing is left to label")


def test_it_speaks_chinese(start: Start) -> None:
    window = start("--lang", "zh")
    window.wait("第1篇")
    assert "回车 接受" in window.text
    assert "[3] ★ 获奖 0.97 (0)" in window.text
    window.press(ENTER)
    window.wait("第2篇")
    window.press("q")
    said, _ = window.end()
    assert "本次标注 1 篇" in said
    assert "建议原样接受：1/1" in said


def test_broken_inputs_are_named_at_the_end(start: Start, folder: Path) -> None:
    articles = folder.parent / "articles.jsonl"
    articles.write_text(articles.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    window = start("--number", "1")
    window.wait("第1篇")
    window.press(ENTER)
    window.wait("1 of 1 are done")
    window.press("q")
    said, status = window.end()
    assert status == 1
    assert "line 9" in said


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_draw_is_told_so(start: Start, yuankan: Command, folder: Path, term: str) -> None:
    argv = yuankan.argv("label", str(folder.parent / "articles.jsonl"), "--labels", str(folder), "--by", "王芳")
    window = Window(argv, yuankan.environment(TERM=term))
    said, status = window.end()
    assert status == 2
    assert "needs a terminal that can draw a whole screen" in said


def test_without_a_terminal_it_says_so(yuankan: Command, folder: Path) -> None:
    articles = str(folder.parent / "articles.jsonl")
    done = yuankan.run("label", articles, "--labels", str(folder), "--by", "王芳")
    assert done.returncode == 2
    assert done.stdout == b""
    assert "asks and shows in a terminal" in done.stderr.decode()


def test_the_linux_console_and_a_screen_without_colours_work(start: Start, yuankan: Command, folder: Path) -> None:
    for more in ({"TERM": "linux"}, {"TERM": "vt100"}, {"TERM": "xterm", "NO_COLOR": "1"}):
        argv = [sys.executable, "-m", "tests.cli.screens.driver", "label", str(folder.parent / "articles.jsonl")]
        window = Window([*argv, "--labels", str(folder), "--by", "王芳"], yuankan.environment(**more))
        window.wait("第1篇")
        window.press("q")
        assert window.end()[1] == 0
