"""A scripted person labels in a real terminal: ``python -m tests.benchmarks.session``.

Thirty answers with toggles, a kill -9 in the middle, an undo over a restart, and a second annotator at the same time,
who is asked some articles of the first one blind. Prints whether the logs are exactly what was answered, and how many
keys an article took.
"""

import json
import re
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from classifier.domain.answer import Verdict
from classifier.domain.label import Label, LabelledArticle
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_taxonomy
from tests.benchmarks.corpus import editions, varied
from tests.cli.screens.emulator import DRAWING, ENTER, Window
from tests.command import Command

FIRST, SECOND = "王芳", "李强"
_POOL = 300
_CELL = re.compile(r"\[([1-9])\] ([★●○])")
_PLACE = re.compile(r"articles\.jsonl · (\d+) ")
_PATIENCE = 120
_KEYS = load_taxonomy().keys


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen says: the position of the article, and the tags that are on by their keys, the primary apart."""

    position: int | None
    on: frozenset[str]
    primary: str | None


@dataclass
class Person:
    """Somebody who labels, and remembers what they decided.

    Parameters
    ----------
    name : str
        Theirs.
    begin : callable
        Starts the program for them.
    pool : sequence of LabelledArticle
        What they are asked about, by position.
    """

    name: str
    begin: Callable[[str], Window]
    pool: Sequence[LabelledArticle]
    decided: list[tuple[str, str, Label | None]] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    mended: list[int] = field(default_factory=list)
    blind: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the program, and wait for an article."""
        self.window = self.begin(self.name)
        self._until(lambda shown: shown.position is not None)

    def answer(self) -> None:
        """Answer the article on the screen, and wait for the next."""
        shown = self._shown()
        article, label = self._wanted(shown.position or 0)
        asked_blind = "blind second pass" in self.window.text
        keys = {tag: str(place) for place, tag in enumerate(_KEYS, start=1)}
        wanted = frozenset(keys[tag] for tag in label.tags)
        pressed = sorted(shown.on ^ wanted)
        for key in pressed:
            self._press(key, partial(_switched, key, key in wanted))
        while label.primary is not None and (before := self._shown().primary) != keys[label.primary]:
            self._press("p", partial(_moved, before))
            pressed.append("p")
        if asked_blind and not wanted and not pressed:
            # Nothing is suggested: that there is no tag has to be said.
            self._press("0", lambda _: "[0] ●" in self.window.text)
            pressed.append("0")
        self.seconds.append(self._press(ENTER, lambda now: now.position not in {None, shown.position}))
        self.decided.append((Verdict.LABEL, article, label))
        counted = self.blind if asked_blind else self.mended if pressed else self.right
        counted.append(len(pressed) + 1)

    def undo(self) -> None:
        """Take the last answer back: its article is asked again."""
        _, article, _ = next(one for one in reversed(self._standing()) if one[2] is not None)
        self._press("u", lambda now: now.position is not None and self._wanted(now.position)[0] == article)
        self.decided.append((Verdict.UNDO, article, None))

    def kill(self) -> None:
        """Lose the program in the middle of an article."""
        self.window.press("1")
        self.window.child.kill(signal.SIGKILL)
        self.window.end()

    def quit(self) -> None:
        """Leave the program."""
        self.window.press("q")
        _, status = self.window.end()
        if status != 0:
            raise SystemExit(f"{self.name}: the session ended with {status}")

    def _standing(self) -> list[tuple[str, str, Label | None]]:
        standing: list[tuple[str, str, Label | None]] = []
        for one in self.decided:
            if one[0] == Verdict.UNDO:
                standing.pop()
            else:
                standing.append(one)
        return standing

    def _wanted(self, position: int) -> tuple[str, Label]:
        """Return the article at a position, and what this person thinks of it: mostly what its label says."""
        found = self.pool[position - 1]
        tags, primary = set(found.label.tags), found.label.primary
        if position % 7 == 0:
            tags, primary = set(), None
        elif position % 4 == 0:
            tags ^= {"event"}
        if primary not in tags or (position % 3 == 0 and tags):
            primary = max(tags, default=None)
        return found.article.id, Label(tags=tuple(sorted(tags)), primary=primary)

    def _shown(self) -> Shown:
        lines = self.window.screen.lines
        place = _PLACE.match(lines[0])
        marks = dict(_CELL.findall("\n".join(lines[-8:])))
        on = frozenset(key for key, mark in marks.items() if mark != "○")
        return Shown(int(place[1]) if place else None, on, next((key for key in on if marks[key] == "★"), None))

    def _press(self, key: str, done: Callable[[Shown], bool]) -> float:
        self.window.press(key)
        return self._until(done)

    def _until(self, done: Callable[[Shown], bool]) -> float:
        """Wait until the screen is drawn and says so; return how long it took, in seconds."""
        begun = time.monotonic()
        while DRAWING in self.window.screen.modes or not done(self._shown()):
            if time.monotonic() > begun + _PATIENCE or not self.window.read():
                raise SystemExit(f"{self.name}: the screen stands still\n{self.window.text}")
        return time.monotonic() - begun


def _switched(key: str, on: bool, shown: Shown) -> bool:
    return (key in shown.on) == on


def _moved(before: str | None, shown: Shown) -> bool:
    return shown.primary != before


def told(person: Person, folder: LabelFolder) -> bool:
    """Print what a person answered, and whether the log says the same, answer by answer."""
    logged = folder.log(person.name).read()
    found = [(answer.verdict, answer.article, _plain(answer.label)) for answer in logged]
    exact = found == [(verdict, article, _plain(label)) for verdict, article, label in person.decided]
    print(f"{person.name}: {len(person.decided)} acknowledged, {len(found)} in the log, exactly as answered: {exact}")
    for name, keys in (("right", person.right), ("mended", person.mended), ("blind", person.blind)):
        if keys:
            print(f"  suggestion {name}: {len(keys)} articles, {sum(keys) / len(keys):.2f} keys each")
    waits = sorted(person.seconds)
    print(
        f"  key to next article on the screen: median {1000 * median(waits):.0f} ms, longest {1000 * waits[-1]:.0f} ms"
    )
    return exact


def _plain(label: Label | None) -> tuple[frozenset[str], str | None] | None:
    return None if label is None else (frozenset(label.tags), label.primary)


def main() -> None:
    """Let two people label at the same time, and compare what they did with what is on the disk."""
    first, _ = editions()
    pool = list(islice(varied(first, _POOL, seed=1), _POOL))
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        (root / "labels").mkdir()
        articles = root / "articles.jsonl"
        lines = [{"title": one.article.title, "text": one.article.text} for one in pool]
        articles.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        command = Command(home=root / "home")

        def begin(name: str) -> Window:
            options = ("--labels", str(root / "labels"), "--by", name, "--second", "0.5", "--refresh", "10")
            return Window(command.argv("label", str(articles), *options), command.environment())

        one = Person(FIRST, begin, pool)
        _some(one, 12)
        one.kill()
        one.start()
        _some(one, 6)
        one.quit()
        one.start()
        one.undo()
        one.undo()
        other = Person(SECOND, begin, pool)
        for _ in range(14):
            one.answer()
            other.answer()
        one.quit()
        other.quit()
        exact = [told(person, LabelFolder(root / "labels")) for person in (one, other)]
    if not all(exact):
        raise SystemExit("a log is not what was answered")


def _some(person: Person, number: int) -> None:
    for _ in range(number):
        person.answer()


if __name__ == "__main__":
    main()
