"""How the process ends when it is told to from outside."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command import TIMEOUT, Command

# Ctrl-C in the middle of the imports, without the luck that hitting it would take.
STRUCK = """
import sys

class Struck:
    def find_spec(self, name, *rest):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Struck())
from classifier.__main__ import main
main()
"""


def test_ctrl_c_before_anything_is_there_ends_quietly(yuankan: Command) -> None:
    done = subprocess.run([sys.executable, "-c", STRUCK], capture_output=True, check=False, env=yuankan.environment())
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def wait_for_half_a_file(folder: Path) -> None:
    until = time.monotonic() + TIMEOUT
    while not list(folder.glob(".yuankan.*.part")) and time.monotonic() < until:
        time.sleep(0.02)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_signal_leaves_no_half_a_file(name: str, suffix: str, tmp_path: Path, yuankan: Command) -> None:
    if not hasattr(signal, name):
        pytest.skip(f"this system has no {name}")
    number = signal.Signals[name]
    folder, temporary = tmp_path / "out", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    process = yuankan.start("split", "-", "-o", str(folder / f"a{suffix}"), TMPDIR=str(temporary))
    wait_for_half_a_file(folder)
    assert list(folder.iterdir())
    process.send_signal(number)
    told = process.communicate(timeout=TIMEOUT)[1]
    assert (process.returncode, told) == (128 + number, b"")
    assert [*folder.iterdir(), *temporary.iterdir()] == []


def test_what_nohup_ignores_stays_ignored(tmp_path: Path, yuankan: Command) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    process = subprocess.Popen(
        ["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh", *yuankan.argv("split", "-", "-o", str(folder / "a.jsonl"))],
        stdin=subprocess.PIPE,
        env=yuankan.environment(),
    )
    wait_for_half_a_file(folder)
    process.send_signal(signal.SIGHUP)
    process.communicate(b'{"title": "1"}\n', timeout=TIMEOUT)
    assert process.returncode == 0
    assert [path.name for path in folder.iterdir()] == ["a.jsonl"]
