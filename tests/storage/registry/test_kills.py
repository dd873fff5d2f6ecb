"""Whoever adds a version or points at it may be killed at any moment: a champion can always be loaded."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import numpy as np
import pytest

from classifier.domain.version import BUILTIN, is_version
from classifier.storage.registry.folder import Registry
from classifier.storage.registry.versions import digest_of
from tests.command import ROOT
from tests.storage.registry.factories import add, crown, make_registry

# Adds versions and crowns them as fast as it can, and tells which it crowned; every second one it removes again.
WORKER = """
import os, signal, sys
from pathlib import Path
from tests.storage.registry.factories import add, crown, make_registry

registry = make_registry(Path(sys.argv[1]))
{patch}
for number in range(int(sys.argv[2])):
    with registry.lock(patience=60):
        name = add(registry, os.urandom(200_000)).name
        crown(registry, name)
        if number % 2 and len(registry.names()) > 2:
            registry.remove(registry.names()[0])
    os.write(1, f"{{name}}\\n".encode())
"""
# Dies before the n-th call of one function of the system.
DYING = """
before, calls = os.{function}, []
def dying(*arguments, **rest):
    calls.append(arguments)
    if len(calls) == {turn}:
        os.kill(os.getpid(), signal.SIGKILL)
    return before(*arguments, **rest)
os.{function} = dying
"""


def start(base: Path, *, most: int = 1000, patch: str = "") -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WORKER.format(patch=patch), str(base), str(most)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")


def output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def check(registry: Registry) -> str:
    """Find every version that is listed whole, and the champion among them; return its name."""
    for name in registry.names():
        assert digest_of(registry.model(name)) == registry.version(name).manifest.digests.model
        assert registry.snapshot(name).rows
        assert registry.contest(name) is not None
    champion = registry.aliases().champion
    assert champion in {BUILTIN, *registry.names()}
    return champion


def number(name: str) -> int:
    return int(name[1:]) if is_version(name) else 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_kills_at_random_moments_leave_a_champion(tmp_path: Path) -> None:
    rng, told = np.random.default_rng(6), [BUILTIN]
    for _ in range(6):
        process = start(tmp_path)
        told.append(output(process).readline().strip())
        time.sleep(rng.uniform(0, 0.25))
        process.kill()
        # A line without its end was never told.
        told += output(process).read().split("\n")[:-1]
        process.wait(60)
        output(process).close()
        champion = check(make_registry(tmp_path))
        assert number(champion) >= number(told[-1])
    names = [name for name in told if name]
    assert len(names) == len(set(names))
    with make_registry(tmp_path).lock(patience=0):
        assert not [path for path in (tmp_path / "models").iterdir() if path.suffix in {".part", ".gone"}]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize(
    ("function", "turn"),
    [*(("fsync", turn) for turn in (2, 6, 8, 9)), ("rename", 1), ("replace", 1), ("replace", 2)],
)
def test_a_kill_at_a_certain_moment_leaves_a_champion(function: str, turn: int, tmp_path: Path) -> None:
    crown(make_registry(tmp_path), add(make_registry(tmp_path)).name)
    process = start(tmp_path, patch=DYING.format(function=function, turn=turn))
    told = process.communicate(timeout=60)[0].split()
    assert process.returncode < 0
    # It may have been crowned without anybody being told.
    assert 0 <= number(check(make_registry(tmp_path))) - number(told[-1] if told else "v0001") <= 1
    # Whoever comes next goes on, with a number that nobody had.
    name = add(make_registry(tmp_path)).name
    assert number(name) > number(told[-1] if told else "v0001")
    crown(make_registry(tmp_path), name)
    assert check(make_registry(tmp_path)) == name


def test_two_at_once_get_names_of_their_own(tmp_path: Path) -> None:
    both = [start(tmp_path, most=12) for _ in range(2)]
    told = [line for one in both for line in one.communicate(timeout=120)[0].split()]
    assert sorted(told) == [f"v{number:04d}" for number in range(1, 25)]
    assert check(make_registry(tmp_path)) == "v0024"
