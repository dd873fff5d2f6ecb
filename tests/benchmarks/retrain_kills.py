"""Kill retrainings, start several at once, and take their disk away: ``python -m tests.benchmarks.retrain_kills``.

In a workspace of few labels, real commands (``retrain``, ``models promote``, ``rollback`` and ``prune``) are killed
(SIGKILL): half of them at any moment, half of them shortly after something changed in the folder of the models. Then
four retrain at once, again and again; then the folder is read-only; then its disk is full, with a little more room each
time. After each of these the champion must load, and every version that is listed must be whole.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from classifier.domain.version import BUILTIN
from classifier.errors import YuankanError
from classifier.learn.tagger import Tagger
from classifier.storage.registry.folder import Registry
from tests.command import Command
from tests.workspaces import EASY, found_office
from tests.year.program import Program

_AT_ONCE = 4
_KEEP = "keep = 4\n"
# Seconds that a command takes, more or less, where nobody kills it.
_RETRAIN, _DEED = 6.0, 2.0
_POLL, _LAG = 0.0005, 0.03
_DISK = 24 << 20
# Room that is left on the full disk: a model takes 1.4 MiB.
_ROOM = (0, 4, 64, 512, 1024, 1400, 1800)
_ISSUE = "## 我院获评省级文明单位\n\n6月28日，我院在全省表彰大会上获评省级文明单位，院长李青禾代表医院上台领奖。\n"


@dataclass
class Watch:
    """Looks at a registry after each harm, and counts what it saw."""

    program: Program
    checks: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def registry(self) -> Registry:
        return Registry(self.program.workspace / "models", self.program.home / "state" / "yuankan")

    def check(self, what: str) -> None:
        """Note where the champion does not load, or a version that is listed is not whole."""
        self.checks += 1
        registry = self.registry
        try:
            champion = registry.aliases().champion
            if champion != BUILTIN:
                Tagger.from_bytes(registry.model(champion)).predict([])
            for name in registry.names():
                if Tagger.from_bytes(registry.model(name)).version != name:
                    self.faults.append(f"{what}: {name} holds another model")
                registry.snapshot(name)
                registry.contest(name)
        except (YuankanError, OSError) as error:
            self.faults.append(f"{what}: {error}")

    def tags(self, what: str) -> None:
        """Note where the real program does not tag with the champion."""
        done = self.program.run("tag", "issue.md", "--format", "jsonl")
        if done.returncode or json.loads(done.stdout)["model"] != self.registry.aliases().champion:
            self.faults.append(f"{what}: tag ended with {done.returncode}: {done.stderr}")

    def told(self, what: str) -> str:
        versions = len(self.registry.names())
        return f"{what}: {self.checks} checks, {len(self.faults)} faults; {versions} versions are listed"


def started(program: Program, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a command in the workspace."""
    return subprocess.Popen(
        [sys.executable, "-m", "classifier", *arguments],
        cwd=program.workspace,
        env=Command(program.home).environment(PYTHONPATH=str(program.installed)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_rounds(watch: Watch, rounds: int, rng: np.random.Generator) -> str:
    """Kill commands at random moments."""
    ended: Counter[str] = Counter()
    for number in range(rounds):
        verb, arguments, seconds = _deed(watch, number, rng)
        process = started(watch.program, *arguments)
        if number % 2:
            _wait_for_change(process, watch.program.workspace / "models", rng)
        else:
            _sleep(process, rng.uniform(0.2, seconds))
        process.send_signal(signal.SIGKILL)
        ended[f"{verb} {'killed' if process.wait() == -signal.SIGKILL else 'over'}"] += 1
        watch.check(f"round {number}, {verb}")
        if number % 10 == 0:
            watch.tags(f"round {number}, {verb}")
    counts = ", ".join(f"{count} {name}" for name, count in sorted(ended.items()))
    return f"{watch.told('kill -9')} ({counts})"


def _deed(watch: Watch, number: int, rng: np.random.Generator) -> tuple[str, tuple[str, ...], float]:
    """Choose what is to be killed: a retraining mostly, for it alone makes versions."""
    names = watch.registry.names()
    kind = rng.choice(("retrain", "promote", "rollback", "prune"), p=(0.55, 0.2, 0.15, 0.1))
    if kind == "retrain" or len(names) < 2:
        return "retrain", ("retrain", "--force", "--seed", str(number)), _RETRAIN
    if kind == "promote":
        return "promote", ("models", "promote", str(rng.choice(names))), _DEED
    return str(kind), ("models", str(kind), *(("--keep", "2") if kind == "prune" else ())), _DEED


def _sleep(process: subprocess.Popen[bytes], seconds: float) -> None:
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        time.sleep(_POLL)


def _wait_for_change(process: subprocess.Popen[bytes], folder: Path, rng: np.random.Generator) -> None:
    """Wait until something changes in a folder, or a folder in it, and a moment longer."""
    before = _seen(folder)
    while process.poll() is None and _seen(folder) == before:
        time.sleep(_POLL)
    _sleep(process, rng.uniform(0, _LAG))


def _seen(folder: Path) -> frozenset[str]:
    found = set()
    for entry in os.scandir(folder):
        # The lock is taken long before anything is written.
        if not entry.name.endswith(".lock"):
            found.add(entry.name)
    return frozenset(found)


def rounds_at_once(watch: Watch, rounds: int) -> str:
    """Start several at once; one trains, and the others leave."""
    ended: Counter[int] = Counter()
    for number in range(rounds):
        # Each of another seed, for otherwise the second would find that nothing has changed.
        seeds = [str(1000 + _AT_ONCE * number + place) for place in range(_AT_ONCE)]
        processes = [started(watch.program, "retrain", "--force", "--seed", seed) for seed in seeds]
        statuses = [process.wait() for process in processes]
        ended.update(statuses)
        if not {0, 10} & set(statuses) or set(statuses) - {0, 10, 11}:
            watch.faults.append(f"{_AT_ONCE} at once ended with {statuses}")
        watch.check(f"{_AT_ONCE} at once, round {number}")
    told = ", ".join(f"{count} with {status}" for status, count in sorted(ended.items()))
    return f"{watch.told(f'{_AT_ONCE} at once')} (ended: {told})"


def read_only(watch: Watch) -> str:
    """Let nobody write to the models."""
    models = watch.program.workspace / "models"
    champion = watch.registry.aliases().champion
    subprocess.run(["mount", "--bind", str(models), str(models)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(models)], check=True)
        calls = (("retrain", "--force"), ("models", "promote", watch.registry.names()[0]), ("retrain",))
        ended = [_refused(watch, "a read-only folder", arguments) for arguments in calls]
        watch.tags("a read-only folder")
        watch.check("a read-only folder")
    finally:
        subprocess.run(["umount", str(models)], check=True)
    if watch.registry.aliases().champion != champion:
        watch.faults.append("a read-only folder: another champion")
    return f"{watch.told('a read-only folder')} (ended: {', '.join(ended)})"


def full_disk(watch: Watch) -> str:
    """Retrain and promote on a disk that is full, with a little more room each time."""
    ended = []
    with _small_disk(watch.program.workspace / "models") as models:
        for room in _ROOM:
            ballast = models / "ballast"
            ballast.unlink(missing_ok=True)
            _fill(ballast, room << 10)
            champion = watch.registry.aliases().champion
            others = [name for name in watch.registry.names() if name != champion]
            for arguments in (("retrain", "--force", "--seed", str(room)), ("models", "promote", others[-1])):
                ended.append(_refused(watch, f"{room} KiB left", arguments))
                watch.check(f"{room} KiB left")
            if room == 0 and watch.registry.aliases().champion != champion:
                watch.faults.append("a full disk: another champion")
        watch.tags("a full disk")
        return f"{watch.told('a full disk')} (ended: {', '.join(ended)})"


def _refused(watch: Watch, what: str, arguments: tuple[str, ...]) -> str:
    """Run a command that has every reason to fail; what matters is that it says so in a line."""
    done = watch.program.run(*arguments)
    lines = done.stderr.splitlines()
    if done.returncode not in {0, 1, 10, 11} or "Traceback" in done.stderr or (done.returncode == 1 and not lines):
        watch.faults.append(f"{what}: {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return str(done.returncode)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """Put a folder on a small disk of its own."""
    kept = folder.rename(folder.with_name("kept"))
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(folder)], check=True)
    try:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()
        kept.rename(folder)


def _fill(path: Path, room: int) -> None:
    """Fill a disk with one file, but for so many bytes."""
    disk = os.statvfs(path.parent)
    size = max(disk.f_bavail * disk.f_frsize - room, 0)
    with path.open("wb") as file:
        file.write(bytes(size))


def main() -> None:
    """Print the figures of each, and fail where one is not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50, help="commands that are killed")
    parser.add_argument("--at-once", type=int, default=5, help="rounds of four retrainings at once")
    parser.add_argument("--seed", type=int, default=0, help="of the moments")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = found_office(Path(folder), settings=EASY + _KEEP)
        (program.workspace / "issue.md").write_text(_ISSUE, encoding="utf-8")
        for seed in range(3):
            program.output("retrain", "--force", "--seed", str(seed))
        faults, rng = list[str](), np.random.default_rng(given.seed)
        parts: list[Callable[[Watch], str]] = [
            partial(kill_rounds, rounds=given.rounds, rng=rng),
            partial(rounds_at_once, rounds=given.at_once),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            parts += [read_only, full_disk]
        for part in parts:
            watch = Watch(program)
            print(part(watch), flush=True)
            faults += watch.faults
    if len(parts) < 4:
        print("a read-only folder and a full disk left out: only root can mount them")
    if faults:
        print("\n".join(faults))
        raise SystemExit(1)


if __name__ == "__main__":
    main()
