import io
import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from classifier.domain.catalogued import Reading, Verb
from classifier.workflows.inbox.announced import announcement_object
from classifier.workflows.inbox.then import Command
from classifier.workflows.inbox.watch import Watch
from classifier.workflows.tag import TaggedIssue, tag
from tests.workflows.inbox.offices import World, issue_text, make_world, once

BROKEN = b"\xe5\x8c\xbb\xe9\x99\xa2" + b"\xff\xff\xff\xff" * 20
READY = "".join(json.dumps({"title": f"题{n}", "text": "正文。"}, ensure_ascii=False) + "\n" for n in range(1500))


def test_issues_are_tagged_recorded_and_announced_once(world: World) -> None:
    world.put("2.txt")
    world.put("10.txt")
    world.put("2025/7.txt")
    assert once(world)
    assert world.ears.told() == [("2.txt", "tagged"), ("10.txt", "tagged"), ("2025/7.txt", "tagged")]
    assert world.paths() == ["inbox/2.txt", "inbox/10.txt", "inbox/2025/7.txt"]
    assert all(row.announced and row.reading is Reading.DONE for row in world.files().values())
    again = world.again()
    assert once(again)
    assert again.ears.told() == []
    assert len(world.titles()) == 3


def test_it_records_what_tag_would_give(world: World) -> None:
    path = world.put("2025/7.txt")
    once(world)
    (tagged,) = tag([str(path)], io.BytesIO(), world.champion.now(), explain=True)
    assert isinstance(tagged, TaggedIssue)
    with world.catalogue() as catalogue:
        (found,) = catalogue.articles()
        (run,) = catalogue.runs()
    assert (found.article.id, found.issue.name) == (tagged.issue.articles[0].id, "2025/7.txt")
    assert found.prediction is not None
    assert (found.prediction.tags, found.prediction.model) == (("award",), "v0001")
    assert [one.term for one in found.prediction.evidence["award"]] == ["获评"]
    assert (run.verb, run.issues, run.articles, run.failed) == (Verb.WATCH, 1, 1, 0)


def test_the_line_of_a_file(world: World) -> None:
    path = world.put("2025/7.txt")
    once(world)
    found = announcement_object(world.ears.lines[0])
    assert list(found) == [
        "time", "file", "path", "status", "issues", "articles", "tags", "review", "model", "seconds", "fault", "hint"
    ]  # fmt: skip
    assert (found["file"], found["path"], found["status"]) == ("2025/7.txt", str(path), "tagged")
    assert (found["articles"], found["tags"], found["review"], found["model"]) == (1, {"award": 1}, 0, "v0001")
    assert (found["fault"], found["hint"]) == (None, None)


def test_a_new_champion_tags_the_next_file(world: World) -> None:
    world.put("1.txt")
    once(world)
    world.champion.name = "v0002"
    world.put("2.txt")
    once(world)
    with world.catalogue() as catalogue:
        assert [one.prediction.model for one in catalogue.articles() if one.prediction] == ["v0001", "v0002"]
        assert {run.model for run in catalogue.runs()} == {"v0001", "v0002"}


def test_a_file_that_cannot_be_read_is_put_on_the_list_and_tried_again_when_it_changes(world: World) -> None:
    path = world.put("1.txt")
    path.write_bytes(BROKEN)
    world.put("2.txt")
    assert not once(world)
    assert world.ears.told() == [("1.txt", "failed"), ("2.txt", "tagged")]
    row = world.files()[path.as_posix()]
    assert (row.reading, bool(row.digest), row.fault.startswith(f"{path}: "), bool(row.hint)) == (
        Reading.FAILED, True, True, True
    )  # fmt: skip
    assert [error.message for error in world.ears.unread] == [row.fault]
    again = world.again()
    assert once(again)
    assert again.ears.told() == []
    path.write_text(issue_text("一"), encoding="utf-8")
    assert once(again)
    assert again.ears.told() == [("1.txt", "tagged")]
    assert world.files()[path.as_posix()].fault == ""


def test_a_kind_of_file_that_is_not_read_is_named(world: World) -> None:
    world.put("1.doc")
    assert not once(world)
    assert "files are not read" in world.ears.unread[0].message


def test_a_file_without_an_article_is_done(world: World) -> None:
    world.put("1.txt", "澄江医院报\n2024年7月15日 总第131期\n")
    assert once(world)
    assert world.ears.told() == [("1.txt", "tagged")]
    assert len(world.ears.lines[0].seen.issues) == 1
    assert once(world.again())


def test_a_long_file_is_done_with_its_last_piece(world: World) -> None:
    path = world.put("1.jsonl", READY)
    assert once(world)
    (line,) = world.ears.lines
    assert (len(line.articles), len(line.seen.issues)) == (1500, 2)
    assert len(set(world.titles())) == 1500
    path.write_text("".join(READY.splitlines(keepends=True)[:1200]), encoding="utf-8")
    once(world)
    path.write_text("".join(READY.splitlines(keepends=True)[:7]), encoding="utf-8")
    once(world)
    assert len(world.titles()) == 7


def test_what_can_be_read_of_a_file_is_recorded_and_the_file_stays_on_the_list(world: World) -> None:
    lines = READY.splitlines(keepends=True)[:4]
    path = world.put("1.jsonl", "".join([*lines[:2], "{broken\n", *lines[2:]]))
    assert not once(world)
    assert (len(world.titles()), world.ears.told()) == (4, [("1.jsonl", "failed")])
    path.write_text("".join(lines), encoding="utf-8")
    again = world.again()
    assert once(again)
    # The broken line had parted them.
    assert (len(world.titles()), again.ears.told()) == (4, [("1.jsonl", "tagged")])


def test_a_copy_and_a_new_name_are_not_read_again(world: World) -> None:
    path = world.put("1.txt")
    once(world)
    loads = world.champion.loads
    world.put("2.txt", path.read_text(encoding="utf-8"))
    path.rename(world.inbox / "3.txt")
    again = world.again()
    assert once(again)
    assert again.ears.told() == [("2.txt", "renamed"), ("3.txt", "copy")]
    assert again.ears.lines[0].articles == again.ears.lines[1].articles
    assert (world.champion.loads, len(world.titles()), world.paths()) == (loads, 1, ["inbox/2.txt"])


def test_a_file_that_was_only_written_again_is_no_news(world: World) -> None:
    path = world.put("1.txt")
    once(world)
    os.utime(path, ns=(1, 1))
    again = world.again()
    once(again)
    assert (again.ears.told(), world.files()[path.as_posix()].modified) == ([], 1)


def test_another_issue_under_a_known_name_takes_its_place(world: World) -> None:
    world.put("1.txt", issue_text("甲院"))
    once(world)
    world.put("1.txt", issue_text("乙院区"))
    again = world.again()
    once(again)
    assert (again.ears.told(), world.titles()) == ([("1.txt", "tagged")], ["乙院区获评先进集体"])


def test_a_copy_over_another_issue_takes_its_place_too(world: World) -> None:
    world.put("1.txt", issue_text("甲院"))
    world.put("2.txt", issue_text("乙院区"))
    once(world)
    world.put("2.txt", issue_text("甲院"))
    once(world)
    assert world.titles() == ["甲院获评先进集体"]


def test_a_file_that_changes_while_it_is_read_is_read_once_it_stands_still(world: World) -> None:
    path = world.put("1.txt", issue_text("甲院"))
    writes = iter([issue_text("甲院和乙院")])

    def write() -> None:
        for text in writes:
            path.write_text(text, encoding="utf-8")

    world.champion.meanwhile = write
    once(world)
    assert (world.ears.told(), world.titles()) == ([], [])
    once(world)
    assert world.titles() == ["甲院和乙院获评先进集体"]


def test_once_leaves_what_still_grows(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.put("1.txt")
    grows = world.put("2.txt")
    world.put("3.txt.part")
    (world.inbox / "4.txt").touch()
    (world.inbox / "4.txt.crdownload").write_text("x")
    real = threading.Event.wait

    def wait(event: threading.Event, seconds: float | None = None) -> bool:
        with grows.open("a", encoding="utf-8") as file:
            file.write("还有一段。\n")
        return real(event, seconds)

    monkeypatch.setattr(threading.Event, "wait", wait)
    assert once(world, settle=0.2)
    assert world.ears.told() == [("1.txt", "tagged")]


def test_with_an_archive_files_go_once_they_are_recorded(tmp_path: Path) -> None:
    world = make_world(tmp_path, archive=tmp_path / "inbox" / "done")
    world.put("2025/1.txt")
    world.put("2.txt").write_bytes(BROKEN)
    assert not once(world)
    assert world.ears.told() == [("2.txt", "failed"), ("2025/1.txt", "tagged")]
    assert world.ears.lines[1].seen.path == (tmp_path / "inbox" / "done" / "2025" / "1.txt").as_posix()
    assert (world.paths(), (world.inbox / "2.txt").exists()) == (["inbox/done/2025/1.txt"], True)
    # What lies in it is no news, and the same once more goes too.
    world.put("2025/1.txt")
    again = world.again()
    assert once(again)
    assert (again.ears.told(), again.ears.lines[0].seen.path) == (
        [("2025/1.txt", "copy")],
        (tmp_path / "inbox" / "done" / "2025" / "1.txt").as_posix(),
    )
    assert not (world.inbox / "2025" / "1.txt").exists()
    assert once(world.again())
    assert len(world.titles()) == 1


def test_an_archive_takes_what_was_recorded_before_there_was_one(world: World) -> None:
    from classifier.workflows.inbox.archive import Archive

    world.put("1.txt")
    once(world)
    again = world.again(archive=Archive(world.root / "done"))
    once(again)
    assert (again.ears.told(), world.paths()) == ([], ["done/1.txt"])


def test_the_command_runs_after_each_file_and_its_failure_stops_nothing(tmp_path: Path) -> None:
    code = "import sys; sys.exit(3 if 'failed' in sys.stdin.read() else 0)"
    words = [sys.executable, "-c", code]
    world = make_world(tmp_path, command=Command(words=words, environment=os.environ, output=subprocess.DEVNULL))
    world.put("1.txt").write_bytes(BROKEN)
    world.put("2.txt")
    once(world)
    assert [ended.status for ended in world.ears.ended if ended] == [3, 0]
    assert once(world.again())


def test_it_is_told_of_new_files_while_it_runs(world: World) -> None:
    stopping = world.office.stopping
    ears, listener = world.ears, world.office.listener

    def announce(*told: object) -> None:
        listener.announce(*told)  # type: ignore[arg-type]  # handed through
        if len(ears.lines) < 3:
            world.put(f"{len(ears.lines)}.txt")
        else:
            stopping.ask()

    office = replace(world.office, listener=replace(listener, announce=announce))
    world.put("0.txt")
    Watch(office, settle=0.05).run()
    assert ears.told() == [("0.txt", "tagged"), ("1.txt", "tagged"), ("2.txt", "tagged")]


@pytest.mark.parametrize("poll", [None, 0.1])
def test_a_watch_that_is_told_to_end_ends(world: World, poll: float | None) -> None:
    watch = Watch(world.office)
    thread = threading.Thread(target=watch.run, kwargs={"poll": poll})
    thread.start()
    world.office.stopping.ask()
    thread.join(30)
    assert not thread.is_alive()
