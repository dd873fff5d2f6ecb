import errno
import json
import logging
import os
import resource
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from classifier.storage.labels import lines as module
from classifier.storage.labels.lines import LineFile
from tests.command import ROOT

WHOLE = '{"n": 1}'


def held(path: Path) -> list[bytes]:
    return [line.data for line in LineFile(path).lines()]


def make_file(folder: Path, data: bytes) -> LineFile:
    path = folder / "log.jsonl"
    path.write_bytes(data)
    return LineFile(path)


def test_lines_are_there_in_order_with_their_numbers(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "deep" / "er" / "log.jsonl")
    assert list(file.lines()) == []
    for n in range(3):
        file.append(json.dumps({"n": n}))
    assert [(line.number, line.data) for line in file.lines()] == [
        (1, b'{"n": 0}'),
        (2, b'{"n": 1}'),
        (3, b'{"n": 2}'),
    ]
    assert file.path.read_bytes().endswith(b'{"n": 2}\n')


def test_reading_goes_on_where_it_stopped(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log.jsonl")
    file.append('{"n": "字"}')
    (first,) = file.lines()
    file.append(WHOLE)
    assert [(line.number, line.data) for line in file.lines(first)] == [(2, WHOLE.encode())]


def test_marks_blank_lines_and_ends_of_other_systems_are_no_content(tmp_path: Path) -> None:
    file = make_file(tmp_path, b'\xef\xbb\xbf{"n": 0}\r\n\n  \r\n{"n": 1}\r\n')
    assert [(line.number, line.data) for line in file.lines()] == [(1, b'{"n": 0}'), (4, b'{"n": 1}')]


def test_separators_of_lines_inside_a_text_cut_nothing(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log.jsonl")
    text = '{"n": "a\x85b\u2028c\x0bd"}'
    file.append(text)
    assert held(file.path) == [text.encode()]


# A line that lost its end, one cut inside a character, and what a machine leaves that lost power while it wrote.
TORN = [b'{"n": "\xe5\xad', b'{"id": "a1", "at"', b"{", b"\0\0\0\0", b'{"n": 1}\0\0', b'\0\0\0"}\n']


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_last_line_is_passed_over_with_a_warning(
    torn: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = make_file(tmp_path, b'{"n": 0}\n' + torn)
    assert [line.data for line in file.lines()] == [b'{"n": 0}']
    assert "its last line is torn and is passed over" in caplog.text
    assert str(file.path) in caplog.text
    caplog.clear()
    # The next look is no news.
    list(file.lines())
    assert caplog.text == ""
    assert file.path.read_bytes() == b'{"n": 0}\n' + torn


@pytest.mark.parametrize("torn", TORN)
def test_who_appends_next_sets_it_aside(torn: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = make_file(tmp_path, b'{"n": 0}\n' + torn)
    file.append(WHOLE)
    assert held(file.path) == [b'{"n": 0}', WHOLE.encode()]
    assert file.torn.read_bytes() == torn.removesuffix(b"\n") + b"\n"
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert str(file.path) in record.getMessage()
    assert str(file.torn) in record.getMessage()


def test_what_was_set_aside_before_stays(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log.jsonl")
    for n in range(3):
        with file.path.open("ab") as end:
            end.write(b'{"n": %d' % n)
        file.append(WHOLE)
    assert file.torn.read_bytes() == b'{"n": 0\n{"n": 1\n{"n": 2\n'
    assert held(file.path) == [WHOLE.encode()] * 3


def test_a_torn_line_longer_than_any_buffer_is_set_aside_whole(tmp_path: Path) -> None:
    long = b'{"text": "' + b"x" * 300_000
    file = make_file(tmp_path, b'{"n": 0}\n' + long)
    file.append(WHOLE)
    assert file.torn.read_bytes() == long + b"\n"
    assert held(file.path) == [b'{"n": 0}', WHOLE.encode()]


def test_a_whole_last_line_only_gets_its_newline(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = make_file(tmp_path, b'{"n": 0}\n{"n": 1}')
    assert [line.data for line in file.lines()] == [b'{"n": 0}', b'{"n": 1}']
    file.append('{"n": 2}')
    assert file.path.read_bytes() == b'{"n": 0}\n{"n": 1}\n{"n": 2}\n'
    assert caplog.text == ""
    assert not file.torn.exists()


def test_a_line_that_is_being_written_is_waited_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = make_file(tmp_path, b'{"n": 0}\n{"n"')
    seen: list[list[bytes]] = []
    with file.held():
        reader = threading.Thread(target=lambda: seen.append(held(file.path)))
        reader.start()
        reader.join(0.2)
        assert seen == []
        with file.path.open("ab") as end:
            end.write(b": 1}\n")
    reader.join()
    assert seen == [[b'{"n": 0}', b'{"n": 1}']]
    assert caplog.text == ""


Fault = Callable[[int, bytes], int]


def short_then(number: int) -> Fault:
    """A disk that takes half of a line and then says why not the rest."""
    calls: list[int] = []
    write = os.write

    def faulty(descriptor: int, data: bytes) -> int:
        calls.append(descriptor)
        if len(calls) == 1:
            return write(descriptor, data[: len(data) // 2])
        raise OSError(number, os.strerror(number))

    return faulty


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EIO])
def test_half_a_line_is_cut_off_again(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = LineFile(tmp_path / "log.jsonl")
    file.append(WHOLE)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short_then(number))
        with pytest.raises(OSError, match=r"log\.jsonl") as caught:
            file.append('{"n": 2}')
    assert (caught.value.errno, caught.value.filename) == (number, str(file.path))
    assert file.path.read_bytes() == f"{WHOLE}\n".encode()
    file.append('{"n": 3}')
    assert held(file.path) == [WHOLE.encode(), b'{"n": 3}']


@pytest.mark.parametrize("error", [OSError(errno.EIO, "I/O error"), KeyboardInterrupt()])
def test_a_line_that_could_not_be_flushed_is_not_there(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = LineFile(tmp_path / "log.jsonl")
    file.append(WHOLE)
    flush = os.fsync
    broken = [error]

    def fsync(descriptor: int) -> None:
        if broken:
            raise broken.pop()
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(type(error)):
        file.append('{"n": 2}')
    assert held(file.path) == [WHOLE.encode()]


def test_it_is_flushed_before_it_is_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    write, flush = os.write, os.fsync

    def writing(descriptor: int, data: bytes) -> int:
        done.append("write")
        return write(descriptor, data)

    def flushing(descriptor: int) -> None:
        done.append("flush folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "flush")
        flush(descriptor)

    monkeypatch.setattr(os, "write", writing)
    monkeypatch.setattr(os, "fsync", flushing)
    file = LineFile(tmp_path / "log.jsonl")
    file.append(WHOLE)
    # A new file is in its folder before anything in it is promised; each line is one write.
    assert done == ["flush folder", "write", "flush"]
    done.clear()
    file.append(WHOLE)
    assert done == ["write", "flush"]


def test_a_file_that_may_grow_no_further_is_as_it_was(tmp_path: Path) -> None:
    """The real limit of the system, in a process of its own: it would hold for this one too."""
    path = tmp_path / "log.jsonl"
    code = (
        "import resource, sys; from pathlib import Path; from classifier.storage.labels.lines import LineFile\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "file = LineFile(Path(sys.argv[1]))\n"
        "for n in range(1000):\n"
        '    try: file.append(\'{"n": "%030d"}\' % n)\n'
        "    except OSError as error: print(n, error.errno, error.filename); break\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    number, reason, name = done.stdout.split()
    assert (int(reason), name) == (errno.EFBIG, str(path))
    found = [json.loads(line)["n"] for line in path.read_text().splitlines()]
    assert found == [f"{n:030d}" for n in range(int(number))]
    assert len(found) > 10
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_where_the_folder_cannot_be_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    with pytest.raises(OSError, match=r"log"):
        LineFile(tmp_path / "log" / "wang.jsonl").append(WHOLE)


def test_who_holds_it_for_too_long_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    first, second = LineFile(tmp_path / "log.jsonl"), LineFile(tmp_path / "log.jsonl")
    with first.held(), pytest.raises(TimeoutError, match=r"held|holds") as caught:
        second.append(WHOLE)
    assert caught.value.filename == str(second.path)
    second.append(WHOLE)
    assert held(second.path) == [WHOLE.encode()]


def test_threads_at_once_lose_and_tear_nothing(tmp_path: Path) -> None:
    shared = LineFile(tmp_path / "log.jsonl")

    def write(worker: int) -> None:
        # Two share an object, two have one of their own.
        file = shared if worker < 2 else LineFile(shared.path)
        for n in range(25):
            file.append(json.dumps({"worker": worker, "n": n, "pad": "字" * 40 * worker}))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    found = [json.loads(line) for line in held(shared.path)]
    for worker in range(4):
        assert [one["n"] for one in found if one["worker"] == worker] == list(range(25))


def test_processes_at_once_lose_and_tear_nothing(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    code = (
        "import json, sys; from pathlib import Path; from classifier.storage.labels.lines import LineFile\n"
        "file = LineFile(Path(sys.argv[1]))\n"
        "for n in range(40): file.append(json.dumps({'worker': sys.argv[2], 'n': n, 'pad': 'x' * 5000}))\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=ROOT) for name in "ab"]
    assert [one.wait(60) for one in started] == [0, 0]
    found = [json.loads(line) for line in held(path)]
    for worker in "ab":
        assert [one["n"] for one in found if one["worker"] == worker] == list(range(40))


def test_where_no_lock_can_be_had_what_is_there_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As on a disk that is read-only."""
    file = make_file(tmp_path, b'{"n": 0}\n{"n"')

    def refuse(descriptor: object, *_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        assert [line.data for line in file.lines()] == [b'{"n": 0}']
        assert "torn" in caplog.text
        with pytest.raises(OSError, match="Read-only") as caught:
            file.append(WHOLE)
    assert caught.value.filename == str(file.path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.jsonl"]
