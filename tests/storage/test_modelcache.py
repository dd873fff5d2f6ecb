import stat
import threading
from pathlib import Path

import pytest

from classifier.storage.modelcache import ModelCache

DATA = b"the bytes of a model"


def make_cache(base: Path) -> ModelCache:
    return ModelCache(base / "cache", base / "state")


def the_list(base: Path) -> Path:
    return base / "state" / "written-models.sha256"


def test_what_was_written_is_read(tmp_path: Path) -> None:
    make_cache(tmp_path).write("starter-1", DATA)
    assert make_cache(tmp_path).read("starter-1") == DATA


def test_nothing_there_is_no_error(tmp_path: Path) -> None:
    assert make_cache(tmp_path).read("starter-1") is None


@pytest.mark.parametrize("content", [b"", DATA[:-1], DATA + b"\n", b"something else"])
def test_a_file_that_was_changed_is_not_read(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    cache = make_cache(tmp_path)
    cache.write("starter-1", DATA)
    cache.path("starter-1").write_bytes(content)
    assert cache.read("starter-1") is None
    assert cache.read("starter-1") is None
    assert caplog.text.count(str(cache.path("starter-1"))) == 1


def test_a_file_that_was_never_written_here_is_not_read(tmp_path: Path) -> None:
    cache = make_cache(tmp_path)
    cache.path("starter-1").parent.mkdir()
    cache.path("starter-1").write_bytes(DATA)
    assert cache.read("starter-1") is None


def test_the_list_is_private(tmp_path: Path) -> None:
    make_cache(tmp_path).write("starter-1", DATA)
    assert stat.S_IMODE(the_list(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(the_list(tmp_path).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o660, 0o606])
def test_a_list_that_others_can_write_is_not_believed(tmp_path: Path, mode: int) -> None:
    cache = make_cache(tmp_path)
    cache.write("starter-1", DATA)
    the_list(tmp_path).chmod(mode)
    assert cache.read("starter-1") is None


def test_a_list_of_junk_is_not_believed_and_is_written_anew(tmp_path: Path) -> None:
    cache = make_cache(tmp_path)
    cache.write("starter-1", DATA)
    the_list(tmp_path).write_bytes(b"\xff\x00 nonsense\n")
    assert cache.read("starter-1") is None
    cache.write("starter-1", DATA)
    assert cache.read("starter-1") == DATA


def test_several_models_are_believed_at_once(tmp_path: Path) -> None:
    cache = make_cache(tmp_path)
    for n in range(3):
        cache.write(f"starter-{n}", DATA + bytes([n]))
    assert [cache.read(f"starter-{n}") for n in range(3)] == [DATA + bytes([n]) for n in range(3)]


def test_old_models_are_deleted_and_strangers_left_alone(tmp_path: Path) -> None:
    cache = make_cache(tmp_path)
    cache.write("other-1", DATA)
    for n in range(8):
        cache.write(f"starter-{n}", DATA + bytes([n]))
    assert len(list(cache.path("x").parent.glob("starter-*.joblib"))) == 4
    assert cache.read("starter-7") is not None
    assert cache.read("other-1") == DATA


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []
    inside, leave = threading.Event(), threading.Event()

    def first() -> None:
        with make_cache(tmp_path).lock("starter-1", patience=10):
            inside.set()
            leave.wait(10)
            order.append("first")

    def second() -> None:
        inside.wait(10)
        with make_cache(tmp_path).lock("starter-1", patience=10):
            order.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    for thread in threads:
        thread.start()
    inside.wait(10)
    leave.set()
    for thread in threads:
        thread.join(20)
    assert order == ["first", "second"]


def test_patience_ends(tmp_path: Path) -> None:
    with make_cache(tmp_path).lock("starter-1", patience=1):
        outcome: list[BaseException | None] = []

        def impatient() -> None:
            try:
                with make_cache(tmp_path).lock("starter-1", patience=0.01):
                    outcome.append(None)
            except OSError as error:
                outcome.append(error)

        thread = threading.Thread(target=impatient)
        thread.start()
        thread.join(20)
    assert len(outcome) == 1
    assert isinstance(outcome[0], TimeoutError)
