import errno
import os
from pathlib import Path

import pytest

from classifier.workflows.inbox.archive import Archive
from classifier.workflows.inbox.names import Found, stamp_of
from classifier.workflows.inbox.pending import digest_of


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def take(archive: Archive, inbox: Path, name: str) -> Path:
    path = inbox / name
    stamp = stamp_of(path)
    assert stamp is not None
    return archive.take(Found(path, name, stamp), digest_of(path))


@pytest.fixture(params=["links", "no links", "another disk"])
def archive(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive on the disk of the inbox, on one that gives no second names, and on another one."""
    real_link, real_rename = os.link, Path.rename

    def link(source: Path, target: Path, **more: bool) -> None:
        if request.param == "no links":
            raise OSError(errno.EPERM, "no links")
        if request.param == "another disk" and "inbox" in Path(source).parts:
            raise OSError(errno.EXDEV, "another disk")
        real_link(source, target, **more)

    def rename(path: Path, target: Path) -> Path:
        if request.param == "another disk" and "inbox" in path.parts:
            raise OSError(errno.EXDEV, "another disk")
        return real_rename(path, target)

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(Path, "rename", rename)
    (tmp_path / "inbox").mkdir()
    return Archive(tmp_path / "done")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return tmp_path / "inbox"


def lying(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_file_leaves_the_inbox_with_its_folder_and_its_time(archive: Archive, inbox: Path) -> None:
    path = put(inbox / "2025" / "a.txt", "A")
    os.utime(path, ns=(5, 10**18))
    assert take(archive, inbox, "2025/a.txt") == archive.folder / "2025" / "a.txt"
    assert (lying(inbox), lying(archive.folder)) == ({}, {"2025/a.txt": "A"})
    assert (archive.folder / "2025" / "a.txt").stat().st_mtime_ns == 10**18


def test_nothing_is_overwritten(archive: Archive, inbox: Path) -> None:
    for text, name in (("A", "a.txt"), ("B", "a-2.txt"), ("C", "a-3.txt")):
        put(inbox / "a.txt", text)
        assert take(archive, inbox, "a.txt").name == name
    assert lying(archive.folder) == {"a.txt": "A", "a-2.txt": "B", "a-3.txt": "C"}


def test_what_lies_there_already_is_not_kept_twice(archive: Archive, inbox: Path) -> None:
    for text in ("A", "B", "B", "A"):
        put(inbox / "a.txt", text)
        take(archive, inbox, "a.txt")
    assert (lying(inbox), lying(archive.folder)) == ({}, {"a.txt": "A", "a-2.txt": "B"})


def test_a_folder_in_the_place_of_a_file_stays(archive: Archive, inbox: Path) -> None:
    (archive.folder / "a.txt").mkdir(parents=True)
    put(inbox / "a.txt", "A")
    assert take(archive, inbox, "a.txt").name == "a-2.txt"


def test_a_file_that_comes_there_meanwhile_stays(
    archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(inbox / "a.txt", "A")
    looked: list[Path] = []
    real = os.path.lexists

    def lexists(path: Path) -> bool:
        looked.append(path)
        if len(looked) == 1:
            put(archive.folder / "a.txt", "other")
            return False
        return real(path)

    monkeypatch.setattr(os.path, "lexists", lexists)
    assert take(archive, inbox, "a.txt").name == "a-2.txt"
    assert lying(archive.folder) == {"a.txt": "other", "a-2.txt": "A"}


def test_a_link_is_archived_as_what_it_leads_to(archive: Archive, inbox: Path, tmp_path: Path) -> None:
    kept = put(tmp_path / "kept.txt", "A")
    (inbox / "a.txt").symlink_to(kept)
    take(archive, inbox, "a.txt")
    assert (kept.read_text(), lying(inbox), lying(archive.folder)) == ("A", {}, {"a.txt": "A"})
    assert not (archive.folder / "a.txt").is_symlink()


def test_where_a_file_was_moved_to(archive: Archive, inbox: Path) -> None:
    for text in ("A", "B"):
        path = put(inbox / "a.txt", text)
        digest = digest_of(path)
        place = take(archive, inbox, "a.txt")
        assert archive.holds("a.txt", digest) == place
    assert archive.holds("a.txt", "of another") is None
    assert archive.holds("b.txt", digest) is None


def test_a_move_that_was_ended_in_the_middle_is_ended_by_the_next(archive: Archive, inbox: Path) -> None:
    put(archive.folder / ".yuankan.x.part", "half")
    put(archive.folder / "a.txt", "A")
    put(inbox / "a.txt", "A")
    archive.sweep()
    take(archive, inbox, "a.txt")
    assert (lying(inbox), lying(archive.folder)) == ({}, {"a.txt": "A"})


def test_a_failed_copy_leaves_nothing_behind(archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "a.txt", "A")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(OSError, match="full"):
        take(archive, inbox, "a.txt")
    assert (lying(inbox), lying(archive.folder)) == ({"a.txt": "A"}, {})
