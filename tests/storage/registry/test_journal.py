import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from classifier.domain.run import Run
from classifier.errors import DamagedVersionError
from classifier.storage.registry.journal import Journal
from classifier.storage.registry.runs import read_run, run_entries
from classifier.storage.registry.source import of_journal
from tests.storage.registry.factories import make_registry, make_run


def make_journal(base: Path) -> Journal[Run]:
    return Journal(of_journal(base / "history.jsonl"), write=run_entries, read=read_run)


def test_a_line_that_cannot_be_read_is_passed_over_with_one_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal = make_journal(tmp_path)
    path = tmp_path / "history.jsonl"
    first, last = make_run(), make_run(after=9)
    journal.append(first)
    broken = [b"not json", b"{}", b"[1]", b"\xff", b"[" * 100_000, b'{"at": 1e999}', b"<<<<<<< HEAD"]
    with path.open("ab") as file:
        file.writelines(line + b"\n" for line in broken)
    journal.append(last)
    with caplog.at_level(logging.WARNING):
        assert journal.entries() == [first, last]
        assert journal.entries() == [first, last]
    assert [record.getMessage() for record in caplog.records] == [
        f"{path}: lines that cannot be read are passed over: 2, 3, 4, 5, 6 …"
    ]


def test_an_outcome_of_a_newer_version_is_passed_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    journal = make_journal(tmp_path)
    journal.append(make_run())
    path = tmp_path / "history.jsonl"
    path.write_text(path.read_text().replace('"promoted", "cause"', '"dreamt", "cause"'), encoding="utf-8")
    assert journal.entries() == []
    assert "passed over: 1" in caplog.text


def test_a_torn_last_line_passes_and_the_next_run_is_kept(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    registry.log(make_run())
    path = registry.folder / "history.jsonl"
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])
    assert registry.runs() == [make_run()]
    make_registry(tmp_path).log(make_run(after=1))
    assert make_registry(tmp_path).runs() == [make_run(), make_run(after=1)]


def grow(path: Path) -> None:
    # A hole takes no room.
    with path.open("wb") as file:
        file.truncate(1 << 40)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    ("plant", "fault"),
    [
        (os.mkfifo, "it is not a file"),
        (Path.mkdir, "it is not a file"),
        (lambda path: path.symlink_to("/etc/passwd"), "it is a link"),
        (grow, "it is larger"),
    ],
)
def test_something_else_in_its_place_is_refused(plant: Callable[[Path], object], fault: str, tmp_path: Path) -> None:
    plant(tmp_path / "history.jsonl")
    journal = make_journal(tmp_path)
    with pytest.raises(DamagedVersionError, match=fault) as caught:
        journal.entries()
    assert caught.value.exit_status == 3
    with pytest.raises(DamagedVersionError, match=fault):
        journal.append(make_run())
