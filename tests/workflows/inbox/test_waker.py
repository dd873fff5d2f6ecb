import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from classifier.workflows.inbox.stopping import Stopping
from classifier.workflows.inbox.waker import Waker

# Far longer than any wait here should take.
LONG = 600.0


@pytest.mark.parametrize("poll", [None, LONG])
def test_who_is_to_end_waits_no_longer(tmp_path: Path, poll: float | None) -> None:
    stopping = Stopping()
    waker = Waker(tmp_path, stopping, poll=poll)
    waker.begin()
    thread = threading.Thread(target=waker.wait, args=(LONG,))
    thread.start()
    stopping.ask()
    thread.join(60)
    assert not thread.is_alive()


def test_a_new_file_wakes(tmp_path: Path) -> None:
    waker = Waker(tmp_path, Stopping())
    waker.begin()
    (tmp_path / "sub").mkdir()
    waker.wait(LONG)
    waker.wait(0.5)
    began = time.monotonic()
    (tmp_path / "sub" / "a.txt").touch()
    waker.wait(LONG)
    assert time.monotonic() - began < LONG / 2


def test_a_wait_ends_by_itself(tmp_path: Path) -> None:
    waker = Waker(tmp_path, Stopping())
    began = time.monotonic()
    waker.wait(0.3)
    assert time.monotonic() - began >= 0.3


def test_where_the_system_tells_nothing_it_is_said_once_and_looked_at_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> Iterator[bool]:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("classifier.workflows.inbox.waker._wakes", fail)
    waker = Waker(tmp_path, Stopping())
    with caplog.at_level(logging.WARNING):
        waker.begin()
        waker.wait(0.01)
    (record,) = caplog.records
    assert "does not tell of changes there" in record.message


def test_a_folder_that_comes_back_is_heard_again(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    waker = Waker(inbox, Stopping())
    waker.begin()
    inbox.rmdir()
    waker.wait(LONG)
    waker.renew()
    waker.wait(0.1)
    inbox.mkdir()
    waker.begin()
    thread = threading.Thread(target=waker.wait, args=(LONG,))
    thread.start()
    (inbox / "a.txt").touch()
    thread.join(60)
    assert not thread.is_alive()
