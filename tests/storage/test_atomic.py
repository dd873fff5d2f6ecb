import errno
import os
import stat
from pathlib import Path

import pytest

from classifier.storage.atomic import replacing, write_atomic


def test_the_old_file_stands_until_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def write_half(path: Path, error: type[BaseException]) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_block_that_fails_leaves_nothing_behind(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "deep" / "out.csv"
    with pytest.raises(error):
        write_half(path, error)
    assert list(path.parent.iterdir()) == []


def test_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with replacing(path) as file:
        file.write(b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_is_as_open_as_the_umask_says(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with replacing(tmp_path / "out.csv") as file:
            file.write(b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with replacing(tmp_path / "link.csv") as file:
        file.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_pipe_is_written_as_it_stands(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with replacing(pipe) as file:
            file.write(b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / "file" / "out.csv"
    with pytest.raises(OSError, match=r"out\.csv"), replacing(path):
        pass
    with pytest.raises(IsADirectoryError), replacing(tmp_path):
        pass


@pytest.mark.parametrize("device", [False, True])
def test_no_room_names_the_file_that_was_asked_for(device: bool, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    if device:
        os.mkfifo(path)
        reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(OSError, match="No space left") as found, replacing(path):
            raise OSError(errno.ENOSPC, "No space left on device")
    finally:
        if device:
            os.close(reader)
    assert found.value.filename == str(path)


def test_an_error_that_names_its_file_keeps_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="elsewhere"), replacing(tmp_path / "out.csv"):
        raise OSError(errno.ENOSPC, "No space left on device", "elsewhere")


def test_a_private_file_can_be_read_by_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "list"
    write_atomic(path, b"x", private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_planted_in_place_of_a_private_file_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    path = tmp_path / "list"
    path.symlink_to(victim)
    write_atomic(path, b"x", private=True)
    assert victim.read_bytes() == b"mine"
    assert path.read_bytes() == b"x"
    assert not path.is_symlink()
