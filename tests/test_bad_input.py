"""Bad input: one clear line each, the promised exit status, no traceback, and the rest is still done."""

import io
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import TIMEOUT, Command

GOOD = "## 我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n"
READY = '{"title": "题目", "text": "正文。"}\n'
LONG_LINE = 50_000_000


def empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.write_bytes(b"")
    return path


def nuls(folder: Path) -> Path:
    path = folder / "nuls.txt"
    path.write_bytes(bytes(4096))
    return path


def binary(folder: Path) -> Path:
    path = folder / "photo.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40)
    return path


def bare_folder(folder: Path) -> Path:
    path = folder / "bare"
    path.mkdir()
    (path / "photo.jpg").write_bytes(b"\xff\xd8")
    return path


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def huge(folder: Path) -> Path:
    path = folder / "huge.txt"
    path.write_bytes("报".encode() * (LONG_LINE // 3))
    return path


def undecodable(folder: Path) -> Path:
    path = folder / "cut.txt"
    path.write_bytes("医院报".encode() + b"\xff\xff\xff" + "医院".encode())
    return path


def lines_of(stream: bytes) -> list[str]:
    return stream.decode().splitlines()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [empty, nuls, binary, bare_folder, missing, undecodable])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_line_for_the_bad_one_and_the_good_one_is_done(
    make: Callable[[Path], Path], language: str, tmp_path: Path, good: Path, yuankan: Command
) -> None:
    bad = make(tmp_path)
    done = yuankan.run("split", str(bad), str(good), "--format", "jsonl", "--lang", language)
    assert done.returncode == 1
    (line,) = lines_of(done.stderr)
    assert line.startswith(f"yuankan: {bad}")
    assert ("; " if language == "en" else "；请") in line
    assert "Traceback" not in line
    assert [json.loads(found)["title"] for found in lines_of(done.stdout)] == ["我院获评省级文明单位"]


def test_a_single_line_of_50_mb(tmp_path: Path, good: Path, yuankan: Command) -> None:
    done = yuankan.run("split", str(huge(tmp_path)), str(good), "--format", "jsonl")
    assert done.returncode == 1
    (line,) = lines_of(done.stderr)
    assert line.startswith(f"yuankan: {tmp_path / 'huge.txt'}")
    assert "; " in line
    assert json.loads(lines_of(done.stdout)[-1])["title"] == "我院获评省级文明单位"


def test_line_7_of_ready_articles_is_broken(tmp_path: Path, good: Path, yuankan: Command) -> None:
    path = tmp_path / "ready.jsonl"
    path.write_text(READY * 6 + '{"title": "half\n' + READY * 3, encoding="utf-8")
    done = yuankan.run("split", str(path), str(good), "--format", "jsonl")
    assert done.returncode == 1
    (line,) = lines_of(done.stderr)
    assert line.startswith(f"yuankan: {path}")
    assert "line 7" in line
    titles = [json.loads(found)["title"] for found in lines_of(done.stdout)]
    assert titles == ["题目"] * 9 + ["我院获评省级文明单位"]


def test_standard_input_that_is_empty(yuankan: Command) -> None:
    done = yuankan.run("split", "-")
    assert done.returncode == 1
    (line,) = lines_of(done.stderr)
    assert line.startswith("yuankan: standard input: ")


def test_tagging_all_bad_inputs_never_trains_a_model(tmp_path: Path) -> None:
    command = Command(home=tmp_path / "home")
    done = command.run("tag", str(empty(tmp_path)), str(missing(tmp_path)), "--format", "jsonl")
    assert done.returncode == 1
    assert len(lines_of(done.stderr)) == 2
    assert not list(tmp_path.glob("home/cache/**/*.joblib"))


def test_a_broken_input_does_not_stop_tagging(tmp_path: Path, good: Path, yuankan: Command) -> None:
    done = yuankan.run("tag", str(missing(tmp_path)), str(good), "--format", "jsonl")
    assert done.returncode == 1
    (record,) = map(json.loads, lines_of(done.stdout))
    assert record["primary"] == "award"
    assert "Traceback" not in done.stderr.decode()


def ready_file(folder: Path, *, count: int) -> Path:
    path = folder / "many.jsonl"
    path.write_text(READY * count, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_a_reader_that_goes_away_is_left_in_silence(form: str, tmp_path: Path, yuankan: Command) -> None:
    process = yuankan.start("split", str(ready_file(tmp_path, count=20_000)), "--format", form)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.close()
    assert process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(TIMEOUT) == 141
    assert told == b""


def test_ctrl_c_in_mid_run_is_one_line_and_leaves_the_old_output(tmp_path: Path, yuankan: Command) -> None:
    output = tmp_path / "out" / "articles.csv"
    output.parent.mkdir()
    output.write_text("old")
    process = yuankan.start("split", "-", "-o", str(output))
    assert process.stdin
    # The temporary file appears when the run is under way; standard input is still open then.
    until = time.monotonic() + TIMEOUT
    while len(list(output.parent.iterdir())) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=TIMEOUT)[1]
    assert process.returncode == 130
    (line,) = lines_of(told)
    assert line.startswith("yuankan: interrupted; ")
    assert [(path.name, path.read_text()) for path in output.parent.iterdir()] == [("articles.csv", "old")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_disk(good: Path, yuankan: Command) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            yuankan.argv("split", str(good), "--format", "jsonl"),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=yuankan.environment(),
        )
    assert done.returncode == 1
    assert lines_of(done.stderr) == [
        "yuankan: output: the disk is full; free some space and run the same command again"
    ]


@pytest.mark.parametrize("arguments", [("split", "good.md", "--format", "jsonl"), ("--help",), ("split", "good.md")])
def test_standard_output_that_was_closed_before_the_start(
    arguments: tuple[str, ...], good: Path, yuankan: Command
) -> None:
    shell = ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *yuankan.argv(*arguments)]
    done = subprocess.run(
        shell, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=yuankan.environment(), cwd=good.parent
    )
    told = lines_of(done.stderr)
    assert "Traceback" not in "".join(told)
    if arguments[0] == "split":
        assert done.returncode == 1
        assert told == ["yuankan: output: standard output is closed; use -o FILE"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, good: Path, yuankan: Command) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(GOOD)
    secret.chmod(0)
    done = yuankan.run("split", str(secret), str(good), "--format", "jsonl")
    assert done.returncode == 1
    assert len(lines_of(done.stderr)) == 1
    assert len(lines_of(done.stdout)) == 1


def test_a_hostile_file_name_steers_nothing(tmp_path: Path, yuankan: Command) -> None:
    path = tmp_path / "a\x1b[2J\nb.md"
    path.write_text(GOOD, encoding="utf-8")
    for form in ("table", "csv"):
        assert b"\x1b" not in yuankan.run("split", str(path), "--format", form).stdout
    record = json.loads(yuankan.run("split", str(path), "--format", "jsonl").stdout)
    assert record["issue"] == path.name
    told = yuankan.run("split", f"{path}.missing").stderr
    assert b"\x1b" not in told
    assert len(lines_of(told)) == 1


def test_a_file_name_that_is_no_text(tmp_path: Path, yuankan: Command) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/\xff.md", "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(GOOD.encode())
    for form in ("jsonl", "csv", "table"):
        done = yuankan.run("split", str(folder), "--format", form)
        assert (done.returncode, done.stderr) == (0, b"")
        io.TextIOWrapper(io.BytesIO(done.stdout), encoding="utf-8").read()
