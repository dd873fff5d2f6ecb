"""A watched folder as an office uses it: issues come in in many ways, while the watch is killed again and again."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from pathlib import Path

import numpy as np

from classifier.domain.catalogued import Reading, issue_id
from classifier.domain.issue import Issue
from classifier.ingest.readers import read
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.workflows.inbox.names import find
from tests.command import Command

SETTLE = 1.0
_PIECES, _GAP = 6, 0.12
_POLL, _LAG = 0.002, 0.1
_PATIENCE = 180.0
# Seconds that a watch is given to write something.
_MOST = 12.0
# What each end of a watch does with its line: nothing but keep it.
_KEEPER = "import sys; open(sys.argv[1], 'a', encoding='utf-8').write(sys.stdin.read())"


class Way(StrEnum):
    """How a file comes into the folder."""

    WHOLE = "whole"
    SLOWLY = "slowly"
    FETCHED = "fetched"
    """Under another name until it is whole, beside an empty file of its own name, as browsers do it."""
    RENAMED = "renamed"
    """Whole, and it gets its name a while later."""
    MENDED = "mended"
    """Broken, and mended later."""
    COPIED = "copied"
    """Whole, and once more under another name a while later."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A file, how it comes, and under what name it was at first or is besides."""

    name: str
    data: bytes
    way: Way = Way.WHOLE
    other: str = ""


def feed(inbox: Path, drops: Sequence[Drop], pause: float) -> None:
    """Put files into a folder, one after the other; what comes later, comes two files later."""
    late: list[Drop] = []
    for drop in drops:
        _begin(inbox, drop)
        if drop.way in {Way.RENAMED, Way.MENDED, Way.COPIED}:
            late.append(drop)
        if len(late) > 2:
            _end(inbox, late.pop(0))
        time.sleep(pause)
    for drop in late:
        _end(inbox, drop)
        time.sleep(pause)


def _begin(inbox: Path, drop: Drop) -> None:
    path = inbox / drop.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if drop.way is Way.SLOWLY:
        size = -(-len(drop.data) // _PIECES)
        for start in range(0, len(drop.data), size):
            with path.open("ab") as file:
                file.write(drop.data[start : start + size])
            time.sleep(_GAP)
    elif drop.way is Way.FETCHED:
        path.touch()
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(drop.data)
        time.sleep(_GAP)
        part.replace(path)
    elif drop.way is Way.RENAMED:
        path.with_name(drop.other).write_bytes(drop.data)
    elif drop.way is Way.MENDED:
        path.write_bytes(drop.data[: len(drop.data) // 2] + b"\xff\xff\xff\xfe" + drop.data)
    else:
        path.write_bytes(drop.data)


def _end(inbox: Path, drop: Drop) -> None:
    path = inbox / drop.name
    if drop.way is Way.RENAMED:
        old = path.with_name(drop.other)
        # It may have been moved to the archive by now.
        if old.exists():
            old.rename(path)
    else:
        (path.with_name(drop.other) if drop.way is Way.COPIED else path).write_bytes(drop.data)


@dataclass
class Watched:
    """A workspace with an inbox, and the real ``yuankan watch`` on it."""

    command: Command
    root: Path
    archive: Path | None = None
    faults: list[str] = field(default_factory=list)
    landed: Counter[str] = field(default_factory=Counter)

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def then(self) -> Path:
        return self.root / "then.jsonl"

    @property
    def log(self) -> Path:
        return self.root / "watch.jsonl"

    @property
    def told(self) -> Path:
        return self.root / "watch.txt"

    def found(self) -> None:
        """Make the workspace, and have its model trained."""
        self.inbox.mkdir(parents=True)
        (self.root / "yuankan.toml").touch()
        done = self.command.run("tag", "-", "--format", "jsonl", stdin="## 我院义诊\n\n我院到云桥镇义诊。\n".encode())
        assert done.returncode == 0, done.stderr

    def start(self) -> subprocess.Popen[bytes]:
        arguments = ["watch", "inbox", "--settle", str(SETTLE), "--log", str(self.log), "--then", self._keeper()]
        if self.archive is not None:
            arguments += ["--archive", str(self.archive)]
        with self.told.open("wb") as told:
            return subprocess.Popen(
                self.command.argv(*arguments),
                cwd=self.root,
                env=self.command.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=told,
            )

    def _keeper(self) -> str:
        return shlex.join([sys.executable, "-c", _KEEPER, str(self.then)])

    def kill(self, process: subprocess.Popen[bytes], number: int, rng: np.random.Generator) -> None:
        """Kill the watch: every second time shortly after it wrote something, else at any moment."""
        while process.poll() is None and not self.told.stat().st_size:
            time.sleep(_POLL)
        if number % 2:
            self._wait_for_change(process, time.monotonic() + _MOST)
            time.sleep(rng.uniform(0, _LAG))
        else:
            time.sleep(rng.uniform(SETTLE, 2 * SETTLE + 3))
        at = time.time()
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            self.faults.append(f"the watch had ended by itself: {self.told.read_text(encoding='utf-8')}")
        self.landed[self._doing(at)] += 1

    def _wait_for_change(self, process: subprocess.Popen[bytes], end: float) -> None:
        """Wait until something is recorded, moved or told."""
        before = self._written()
        while process.poll() is None and time.monotonic() < end:
            now = self._written()
            # The journal of a database grows with what is written, and is taken away when it is closed.
            if any(new > old for old, new in zip(before, now, strict=True)):
                return
            before = now
            time.sleep(_POLL)

    def _written(self) -> tuple[int, ...]:
        paths = (self.root / "catalogue.db-wal", self.log, self.then)
        moved = len(list(self.archive.rglob("*"))) if self.archive is not None and self.archive.exists() else 0
        return (moved, *(path.stat().st_size if path.exists() else 0 for path in paths))

    def _doing(self, at: float) -> str:
        """Say what a watch was doing when it was killed, by what it left behind."""
        with Catalogue.open(f"sqlite:///{self.root / 'catalogue.db'}") as catalogue:
            files = catalogue.files()
        if any(not row.announced or not Path(row.path).exists() for row in files.values()):
            return "between two steps"
        # It tells that it begins in the moment before it looks.
        begun = self.told.stat().st_mtime if self.told.stat().st_size else at
        for one in find(self.inbox):
            row = files.get(one.key) if not isinstance(one, Exception) else None
            if isinstance(one, Exception) or (row and (row.size, row.modified) == (one.stamp.size, one.stamp.modified)):
                continue
            if at - max(begun, one.stamp.modified / 1e9) > SETTLE:
                return "reading"
        return "waiting"

    def finish(self) -> None:
        """Let the watch do the rest, and end it."""
        process, end = self.start(), time.monotonic() + _PATIENCE
        while self._open() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.2)
        if left := self._open():
            self.faults.append(f"not done after {_PATIENCE:g} s: {', '.join(left)}")
        process.send_signal(signal.SIGTERM)
        if process.wait(_PATIENCE) != 0:
            self.faults.append(f"SIGTERM ended it with {process.returncode}")
        if "Traceback" in self.told.read_text(encoding="utf-8"):
            self.faults.append("a traceback")

    def _open(self) -> list[str]:
        with Catalogue.open(f"sqlite:///{self.root / 'catalogue.db'}") as catalogue:
            files = catalogue.files()
        present = [one for one in find(self.inbox) if not isinstance(one, Exception)]
        known = {(row.path, row.size, row.modified) for row in files.values() if row.announced}
        left = [one.name for one in present if (one.key, one.stamp.size, one.stamp.modified) not in known]
        moved = (
            [one.name for one in present if self.archive is not None and files[one.key].reading is Reading.DONE]
            if not left
            else []
        )
        return left + moved + [row.path for row in files.values() if not row.announced]

    def check(self, drops: Iterable[Drop]) -> None:
        """Hold what is recorded against what was put in."""
        home = self.archive or self.inbox
        lying = {path.relative_to(home).as_posix(): path for path in home.rglob("*") if path.is_file()}
        wanted: dict[str, tuple[str, ...]] = {}
        for drop in drops:
            self._check_file(drop, lying)
            for path in (lying[name] for name in self._names(drop) if name in lying):
                wanted |= {issue_id(found): tuple(one.id for one in found.articles) for found in _issues(path)}
        self._check_catalogue(wanted)
        lines = [json.loads(line) for line in self.then.read_text(encoding="utf-8").splitlines()]
        if len(lines) < len(list(drops)):
            self.faults.append("fewer lines than files")
        for issue in wanted:
            if not any(issue in line["issues"] for line in lines):
                self.faults.append(f"{issue}: never announced")
        if self.archive is not None and (left := [path.name for path in self.inbox.rglob("*") if path.is_file()]):
            self.faults.append(f"left in the inbox: {', '.join(left)}")

    def _names(self, drop: Drop) -> tuple[str, ...]:
        return (drop.name, Path(drop.name).with_name(drop.other).as_posix()) if drop.other else (drop.name,)

    def _check_file(self, drop: Drop, lying: dict[str, Path]) -> None:
        found = [name for name in self._names(drop) if name in lying]
        if len(found) != (2 if drop.way is Way.COPIED else 1):
            self.faults.append(f"{drop.name}: lies under {found}")
        if any(lying[name].read_bytes() != drop.data for name in found):
            self.faults.append(f"{drop.name}: is not what was put in")

    def _check_catalogue(self, wanted: dict[str, tuple[str, ...]]) -> None:
        with Catalogue.open(f"sqlite:///{self.root / 'catalogue.db'}") as catalogue:
            stands = Counter(one.id for one in catalogue.issues())
            found = {id_: list(catalogue.articles(issue=id_)) for id_ in stands}
            said = {one.article.id: len(catalogue.history(one.article.id)) for all_ in found.values() for one in all_}
            files = catalogue.files()
            homeless = [one.path for one in catalogue.issues() if not Path(one.path or "").exists()]
            counts = catalogue.counts()
        if set(stands) != set(wanted) or any(count != 1 for count in stands.values()):
            self.faults.append(f"issues: {len(stands)} are recorded, {len(wanted)} were put in")
        for id_, articles in found.items():
            if tuple(one.article.id for one in articles) != wanted.get(id_):
                self.faults.append(f"{id_}: not its articles")
        if any(count != 1 for count in said.values()):
            self.faults.append("an article was not predicted just once")
        if counts.articles != len(said):
            self.faults.append(f"{counts.articles} articles are recorded, {len(said)} stand in an issue")
        if homeless:
            self.faults.append(f"recorded where they are not: {', '.join(filter(None, homeless))}")
        self.faults += [f"{path}: not announced" for path, row in files.items() if not row.announced]
        self.faults += [f"{path}: not read" for path, row in files.items() if row.reading is not Reading.DONE]


def _issues(path: Path) -> list[Issue]:
    return [found for found in read([str(path)], BytesIO()) if isinstance(found, Issue)]


def feeder(inbox: Path, plan: Path, pause: float) -> subprocess.Popen[bytes]:
    """Start a process that puts the files of a plan into a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.watched", str(inbox), str(plan), str(pause)],
        cwd=Path(__file__).resolve().parents[1],
        env=os.environ,
    )


def write_plan(plan: Path, drops: Iterable[Drop]) -> None:
    """Write a plan that another process can follow."""
    rows = [[drop.name, drop.data.decode(), drop.way.value, drop.other] for drop in drops]
    plan.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def read_plan(plan: Path) -> list[Drop]:
    """Read a plan."""
    rows = json.loads(plan.read_text(encoding="utf-8"))
    return [Drop(name, data.encode(), Way(way), other) for name, data, way, other in rows]


if __name__ == "__main__":
    feed(Path(sys.argv[1]), read_plan(Path(sys.argv[2])), float(sys.argv[3]))
