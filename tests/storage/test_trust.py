import hashlib
import logging
import os
import stat
import threading
from pathlib import Path

import pytest

from classifier.storage.trust import TrustList


def digest(number: int = 0) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def make_list(base: Path, *, most: int | None = None) -> TrustList:
    return TrustList(base / "state" / "models.sha256", most=most)


def the_file(base: Path) -> Path:
    return base / "state" / "models.sha256"


def test_it_knows_what_was_added_and_nothing_else(tmp_path: Path) -> None:
    assert not make_list(tmp_path).knows(digest())
    make_list(tmp_path).add(digest())
    assert make_list(tmp_path).knows(digest())
    assert not make_list(tmp_path).knows(digest(1))
    assert not make_list(tmp_path).knows("")
    assert not make_list(tmp_path).knows(digest()[:-1])


def test_it_can_be_made_sure_beforehand_that_it_can_be_written(tmp_path: Path) -> None:
    make_list(tmp_path).add(digest())
    make_list(tmp_path).prepare()
    assert make_list(tmp_path).knows(digest())
    (tmp_path / "other").write_text("")
    with pytest.raises(OSError, match="other"):
        TrustList(tmp_path / "other" / "models.sha256").prepare()


def test_it_is_private(tmp_path: Path) -> None:
    make_list(tmp_path).add(digest())
    assert stat.S_IMODE(the_file(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(the_file(tmp_path).parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_list_that_others_can_write_is_not_believed_and_told_once(
    mode: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    make_list(tmp_path).add(digest())
    the_file(tmp_path).chmod(mode)
    found = make_list(tmp_path)
    with caplog.at_level(logging.WARNING):
        assert [found.knows(digest()) for _ in range(3)] == [False] * 3
    assert caplog.text.count(f"{the_file(tmp_path)}: others can write to it") == 1
    # What others may have put there is not taken over.
    found.add(digest(1))
    assert not make_list(tmp_path).knows(digest())
    assert make_list(tmp_path).knows(digest(1))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_or_a_folder_in_its_place_is_not_waited_for_nor_believed(tmp_path: Path) -> None:
    the_file(tmp_path).parent.mkdir()
    os.mkfifo(the_file(tmp_path))
    assert not make_list(tmp_path).knows(digest())
    make_list(tmp_path).add(digest())
    assert make_list(tmp_path).knows(digest())
    the_file(tmp_path).unlink()
    the_file(tmp_path).mkdir()
    assert not make_list(tmp_path).knows(digest())
    with pytest.raises(OSError, match="directory"):
        make_list(tmp_path).add(digest())


@pytest.mark.parametrize("junk", [b"\xff\x00 junk\n", b"", b"a" * 1_000_000, b"0" * 63 + b"\n", b"0" * 65])
def test_junk_is_passed_over(junk: bytes, tmp_path: Path) -> None:
    make_list(tmp_path).add(digest())
    the_file(tmp_path).write_bytes(junk + b"\n" + digest(2).encode() + b"\n")
    assert not make_list(tmp_path).knows("0" * 64)
    assert not make_list(tmp_path).knows(digest())
    assert make_list(tmp_path).knows(digest(2))


def test_the_oldest_go_where_there_is_a_limit_and_stay_where_there_is_none(tmp_path: Path) -> None:
    for number in (0, 1, 2, 0, 3):
        make_list(tmp_path / "few", most=3).add(digest(number))
        make_list(tmp_path / "all").add(digest(number))
    assert [make_list(tmp_path / "few", most=3).knows(digest(number)) for number in range(4)] == [
        True,
        False,
        True,
        True,
    ]
    assert all(make_list(tmp_path / "all").knows(digest(number)) for number in range(4))
    assert len(the_file(tmp_path / "all").read_text().split()) == 4


@pytest.mark.parametrize("given", ["", "0" * 63, "0" * 64 + "\n", "G" * 64, "A" * 64])
def test_only_digests_are_added(given: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no digest"):
        make_list(tmp_path).add(given)
    assert not the_file(tmp_path).exists()


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    threads = [threading.Thread(target=make_list(tmp_path).add, args=(digest(number),)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert all(make_list(tmp_path).knows(digest(number)) for number in range(16))
