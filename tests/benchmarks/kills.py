"""Kill who labels, and fill the disk: ``python -m tests.benchmarks.kills --rounds 50``.

Two processes add answers to one log, and their articles to one file, as fast as they can, and each tells down a pipe
what was acknowledged. Both are killed (SIGKILL) at random moments, and the next two go on with the same log. Some notes
are of hundreds of kilobytes, so that a kill does fall into the middle of a line. Then one process labels on a disk of
512 KiB until it is full, again and again, with a little room given back each time. Of what was acknowledged nothing may
be lost, and no torn line may be left that was not set aside.
"""

import argparse
import datetime as dt
import io
import json
import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from classifier.domain.answer import Answer, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.storage.labels.folder import LabelFolder

_ROOT = Path(__file__).resolve().parents[2]
_ANNOTATOR = "王芳"
_DISK = 512 << 10
_BALLAST = 8 << 10
_LONGEST = 800_000


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of answers."""

    name: str
    acknowledged: int
    lost: int
    without_text: int
    beside: int
    doubled: int
    aside: int
    torn: int

    def told(self) -> str:
        return (
            f"{self.name}: {self.acknowledged} answers acknowledged, {self.lost} lost, "
            f"{self.without_text} without their article; {self.beside} on the disk that nobody was told of, "
            f"{self.doubled} doubled; {self.aside} torn lines set aside, {self.torn} left in the files"
        )


def answered(number: str, note: str) -> tuple[FiledArticle, Answer]:
    """An article and an answer about it."""
    article = Article(title=f"我院开展第{number}次义诊", text=f"义诊在社区举行。{note}")
    answer = Answer(
        id=number,
        verdict=Verdict.LABEL,
        article=article.id,
        annotator=_ANNOTATOR,
        at=dt.datetime.now(dt.UTC),
        seconds=1.5,
        label=Label(tags=("event",), primary="event"),
        note=note,
    )
    return FiledArticle(article, "2024-04.txt"), answer


def write(folder: Path, name: str, *, longest: int) -> None:
    """Answer without end; tell each answer that was acknowledged in a line of its own."""
    labels, rng = LabelFolder(folder), np.random.default_rng(zlib.crc32(name.encode()))
    log = labels.log(_ANNOTATOR)
    for number in range(sys.maxsize):
        filed, answer = answered(
            f"{name}-{number}", "字" * int(rng.choice((0, 30, 300, int(rng.integers(longest // 3)))))
        )
        labels.file(filed)
        log.append(answer)
        os.write(sys.stdout.fileno(), f"{answer.id}\n".encode())


def figures(name: str, folder: Path, acknowledged: Iterable[str]) -> Figures:
    """Hold what is on the disk against what was acknowledged; a whole line that is no answer would raise here."""
    labels, told = LabelFolder(folder), set(acknowledged)
    # The next answer sets aside what the last kill tore.
    filed, last = answered(f"{name}-last", "")
    labels.file(filed)
    labels.log(_ANNOTATOR).append(last)
    answers, articles = labels.answers(), labels.articles()
    found = {answer.id for answer in answers}
    lines = Counter(line for path in folder.rglob("*.jsonl") for line in path.read_bytes().splitlines())
    return Figures(
        name=name,
        acknowledged=len(told),
        lost=len(told - found),
        without_text=sum(answer.article not in articles for answer in answers),
        beside=len(found - told) - 1,
        doubled=sum(count - 1 for count in lines.values()),
        aside=sum(len(path.read_bytes().splitlines()) for path in folder.rglob("*.torn")),
        torn=sum(not _is_whole(line) for line in lines),
    )


def _is_whole(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def kill_rounds(rounds: int, seed: int) -> Figures:
    """Kill two who label at once, at random moments."""
    rng, acknowledged = np.random.default_rng(seed), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            writers = [_started(Path(folder), f"{number}{letter}") for letter in "ab"]
            outputs = [writer.stdout or io.BytesIO() for writer in writers]
            # Both are at it once the first answer of each is there.
            told = [output.readline() for output in outputs]
            for writer in writers:
                time.sleep(rng.uniform(0, 0.15))
                writer.send_signal(signal.SIGKILL)
            # Not communicate(), which leaves out what was read ahead; a line without its end was never told.
            told += [output.read() for output in outputs]
            acknowledged += [line for part in told for line in part.decode().split("\n")[:-1]]
            for writer, output in zip(writers, outputs, strict=True):
                writer.wait()
                output.close()
        return figures("kill -9", Path(folder), acknowledged)


def _started(folder: Path, name: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.benchmarks.kills", "--write", str(folder), name]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def full_rounds(rounds: int) -> Figures:
    """Label on a disk until it is full; give a little room back; go on."""
    acknowledged, number = list[str](), 0
    with _small_disk() as (folder, name, make_room):
        labels = LabelFolder(folder / "labels")
        log = labels.log(_ANNOTATOR)
        for _ in range(rounds):
            try:
                while True:
                    number += 1
                    filed, answer = answered(f"full-{number}", "字" * (number % 700))
                    labels.file(filed)
                    log.append(answer)
                    acknowledged.append(answer.id)
            except OSError as error:
                if error.filename is None:
                    raise
            if not make_room():
                break
        return figures(name, folder / "labels", acknowledged)


@contextmanager
def _small_disk() -> Iterator[tuple[Path, str, "MakeRoom"]]:
    with tempfile.TemporaryDirectory() as folder:
        mounted = shutil.which("mount") is not None and hasattr(os, "geteuid") and os.geteuid() == 0
        command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", folder]
        if mounted and subprocess.run(command, check=False, capture_output=True).returncode == 0:
            try:
                ballast = [Path(folder) / f"ballast{number}" for number in range(_DISK // _BALLAST - 8)]
                for path in ballast:
                    path.write_bytes(bytes(_BALLAST))
                yield Path(folder), "a disk of 512 KiB that is full", MakeRoom(ballast)
            finally:
                subprocess.run(["umount", folder], check=True)
            return
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        try:
            yield Path(folder), "files that may grow no further", MakeRoom([], limits[1])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)


class MakeRoom:
    """Gives a little room back on a small disk, and tells whether there was any to give."""

    def __init__(self, ballast: list[Path], most: int | None = None) -> None:
        self._ballast, self._most, self._limit = ballast, most, 0
        if most is not None:
            self()

    def __call__(self) -> bool:
        if self._most is not None:
            self._limit += _BALLAST
            resource.setrlimit(resource.RLIMIT_FSIZE, (self._limit, self._most))
            return True
        if self._ballast:
            self._ballast.pop().unlink()
        return bool(self._ballast)


def main() -> None:
    """Print the figures of both, and fail where they are not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50, help="kills of two processes each, and full disks")
    parser.add_argument("--seed", type=int, default=0, help="of the moments")
    parser.add_argument("--write", nargs=2, metavar=("FOLDER", "NAME"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    logging.getLogger("classifier").setLevel(logging.ERROR)
    if given.write:
        write(Path(given.write[0]), given.write[1], longest=_LONGEST)
    found = [kill_rounds(given.rounds, given.seed), full_rounds(given.rounds)]
    for one in found:
        print(one.told())
    if any(one.lost or one.without_text or one.doubled or one.torn for one in found):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
