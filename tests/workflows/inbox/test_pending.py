import hashlib
from pathlib import Path

import pytest

from classifier.domain.catalogued import Reading, SeenFile
from classifier.workflows.inbox.pending import Task, digest_of, task_of, twin_of
from tests.workflows.inbox.offices import make_found, make_seen

A = Path("/inbox/a.txt")


@pytest.mark.parametrize(
    ("seen", "archives", "task"),
    [
        (None, False, Task.READ),
        (make_seen(A), False, Task.NOTHING),
        (make_seen(A, size=4), False, Task.READ),
        (make_seen(A, modified=8), False, Task.READ),
        (make_seen(A, announced=False), False, Task.FINISH),
        (make_seen(A), True, Task.FINISH),
        (make_seen(A, reading=Reading.FAILED), False, Task.NOTHING),
        (make_seen(A, reading=Reading.FAILED), True, Task.NOTHING),
        (make_seen(A, reading=Reading.FAILED, announced=False), True, Task.FINISH),
        (make_seen(A, reading=Reading.FAILED, modified=8), False, Task.READ),
        # It could not even be opened: whoever allows it changes neither size nor time.
        (make_seen(A, reading=Reading.FAILED, digest=""), False, Task.READ),
    ],
)
def test_what_is_to_be_done(seen: SeenFile | None, archives: bool, task: Task) -> None:
    assert task_of(make_found(A), seen, archives=archives) is task


def known(*rows: SeenFile) -> dict[str, SeenFile]:
    return {row.path: row for row in rows}


def test_a_twin_holds_the_same_and_was_read(tmp_path: Path) -> None:
    found = make_found(tmp_path / "new.txt")
    old = make_seen(tmp_path / "old.txt", digest="same")
    assert twin_of(found, "same", known(old)) is old
    assert twin_of(found, "other", known(old)) is None
    assert twin_of(found, "same", known(make_seen(tmp_path / "old.txt", digest="same", reading=Reading.FAILED))) is None
    assert twin_of(found, "same", known(make_seen(found.path, digest="same"))) is None
    # Ready articles are never split: under this suffix the same bytes are something else.
    assert twin_of(found, "same", known(make_seen(tmp_path / "old.jsonl", digest="same"))) is None


def test_one_that_is_still_there_comes_first(tmp_path: Path) -> None:
    gone, there = make_seen(tmp_path / "a.txt", digest="same"), make_seen(tmp_path / "b.txt", digest="same")
    Path(there.path).touch()
    assert twin_of(make_found(tmp_path / "new.txt"), "same", known(gone, there)) is there


def test_the_digest_is_of_all_bytes(tmp_path: Path) -> None:
    data = b"x" * (3 << 20)
    (tmp_path / "a").write_bytes(data)
    assert digest_of(tmp_path / "a") == hashlib.sha256(data).hexdigest()
