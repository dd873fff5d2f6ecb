"""The year: twelve months of one hospital, by the commands that a person or a clock would run."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from classifier.domain.answer import Answer
from classifier.domain.version import BUILTIN
from tests.world import MONTHS, World, make_world, write_gold
from tests.year.hospital import YEAR, Printed, print_month, recognised
from tests.year.people import Annotator, Asked, Batch, asked_of, choose, halved, in_reading_order
from tests.year.program import Program, found_workspace

BAD_MONTH, ROLLBACK_MONTH = 9, 11
CAREFUL, HASTY = "王芳", "李强"
WRONG, BAD = 0.1, 0.3
BY_LOT, CHOSEN = 10, 40
# So few that the year is over soon.
_SHIPPED = 300
# The first month is read from end to end and kept for testing, so that there is something to test on from the start.
_ASIDE = f"{YEAR}-01"
_SETTINGS = f"""\
[retrain]
labels = 30
set_aside = ["{_ASIDE}"]
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """A run of ``retrain --if-due --json``: its exit status, and what it printed.

    Any: the printed object holds texts, numbers, lists and objects.
    """

    status: int
    run: Mapping[str, Any]

    @property
    def outcome(self) -> str:
        """What came of it, such as "promoted"."""
        return str(self.run["outcome"])

    @property
    def grounds(self) -> tuple[str, ...]:
        """What the gate said; empty where nothing was trained."""
        contest = self.run["contest"]
        return () if contest is None else tuple(finding["ground"] for finding in contest["findings"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What happened in one month.

    Parameters
    ----------
    number : int
        From 1.
    printed, cut : int
        Articles of its issues, and those of them that came out of the files well enough to be labelled.
    answers : int
        Given.
    ended : tuple of Ended
        The run of the month, and the one after a bad batch was taken back.
    score : float
        Of the champion afterwards, on what is held out: share of primaries that are right, 0 to 1.
    status : mapping
        What ``status --json`` printed before the run.
    """

    number: int
    printed: int
    cut: int
    answers: int
    ended: tuple[Ended, ...]
    score: float
    status: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What happened in twelve months.

    Parameters
    ----------
    months : tuple of Month
        January first.
    builtin : float
        Score of the model that ships, as `Month.score`.
    champions : tuple of str
        Before the rollback, after it, and after the promotion that followed; empty where none was ever promoted.
    models : mapping
        What ``models list --json`` printed at the end.
    program : Program
        To ask the workspace for more.
    """

    months: tuple[Month, ...]
    builtin: float
    champions: tuple[str, ...]
    models: Mapping[str, Any]
    program: Program


def live(folder: Path, seed: int, told: Callable[[Month], None] | None = None) -> Year:
    """Live through a year in a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Empty.
    seed : int
        Of the world and of all that is drawn in it.
    told : callable, optional
        Told of each month when it is over.
    """
    life = _Life(folder, make_world(seed, shipped=_SHIPPED), np.random.default_rng(seed))
    builtin = life.score(BUILTIN)
    months: list[Month] = []
    champions: tuple[str, ...] = ()
    for number in range(1, MONTHS + 1):
        if number == ROLLBACK_MONTH:
            champions = life.roll_back()
        months.append(life.month(number))
        if told is not None:
            told(months[-1])
    return Year(
        months=tuple(months),
        builtin=builtin,
        champions=champions,
        models=life.program.json("models", "list", "--json"),
        program=life.program,
    )


class _Life:
    """The workspace, its people, and what nobody has labelled yet."""

    def __init__(self, folder: Path, world: World, rng: np.random.Generator) -> None:
        self._world, self._rng = world, rng
        self._held = write_gold(folder / "held.jsonl", world.held).read_text(encoding="utf-8")
        self.program = found_workspace(folder, world, _SETTINGS)
        labels = self.program.workspace / "labels"
        self._careful, self._hasty = Annotator(labels, CAREFUL), Annotator(labels, HASTY)
        self._pool: dict[str, Asked] = {}
        self._scores: dict[str, float] = {}

    def month(self, number: int) -> Month:
        """Print, tag, label and train."""
        printed = print_month(self._world, number, self.program.workspace / "issues")
        cut = self._tag(printed)
        bad = number == BAD_MONTH
        batches = self._batches(number)
        hasty = self._label(batches, bad=bad)
        status = self.program.json("status", "--json")
        ended = [self._retrain()]
        if bad:
            self._take_back(hasty, batches)
            ended.append(self._retrain())
        return Month(
            number=number,
            printed=sum(len(issue.articles) for issue in printed),
            cut=cut,
            answers=sum(len(batch.asked) for batch in batches),
            ended=tuple(ended),
            score=self.score(str(ended[-1].run["champion"])),
            status=status,
        )

    def score(self, champion: str) -> float:
        """Return the share of primaries of the articles held out that the champion, called so, gives rightly."""
        if champion not in self._scores:
            # What comes in on standard input is no issue of the hospital, and is not taken down as one.
            lines = self.program.lines("tag", "-", "--format", "jsonl", stdin=self._held)
            pairs = list(zip(lines, self._world.held, strict=True))
            right = [one for line, one in pairs if line["primary"] == one.label.primary]
            self._scores[champion] = len(right) / len(pairs)
        return self._scores[champion]

    def roll_back(self) -> tuple[str, ...]:
        """Go back to the champion before, and have the one after it again; return who was champion at each step.

        Where none was ever promoted there is none to go back from, and nothing is done.
        """
        steps = [self._champion()]
        if steps[0] == BUILTIN:
            return ()
        self.program.output("models", "rollback")
        steps.append(self._champion())
        self.program.output("models", "promote", steps[0])
        return (*steps, self._champion())

    def _champion(self) -> str:
        return str(self.program.json("status", "--json")["champion"])

    def _tag(self, printed: list[Printed]) -> int:
        paths = [str(issue.path.relative_to(self.program.workspace)) for issue in printed]
        found = [asked_of(line) for line in self.program.lines("tag", *paths, "--format", "jsonl")]
        laid_out = [one for issue in printed for one in issue.articles]
        truth = recognised([filed.article for filed, _ in found], laid_out)
        self._pool |= {
            filed.id: Asked(filed, suggestion, truth[filed.id]) for filed, suggestion in found if filed.id in truth
        }
        return len(truth)

    def _batches(self, number: int) -> list[Batch]:
        pool = list(self._pool.values())
        return [in_reading_order(pool)] if number == 1 else choose(pool, BY_LOT, CHOSEN, self._rng)

    def _label(self, batches: list[Batch], *, bad: bool) -> list[Answer]:
        """Have both answer, or in a bad month the hasty one alone; return what the hasty one said."""
        halves = [halved(batch) for batch in batches]
        if not bad:
            self._careful.label([mine for mine, _ in halves], 0.0, self._rng)
        hasty = self._hasty.label(
            batches if bad else [theirs for _, theirs in halves], BAD if bad else WRONG, self._rng
        )
        for batch in batches:
            for one in batch.asked:
                del self._pool[one.filed.id]
        return hasty

    def _take_back(self, answers: list[Answer], batches: list[Batch]) -> None:
        self._hasty.take_back(answers)
        self._pool |= {one.filed.id: one for batch in batches for one in batch.asked}

    def _retrain(self) -> Ended:
        done = self.program.run("retrain", "--if-due", "--json")
        try:
            return Ended(done.returncode, json.loads(done.stdout))
        except ValueError as error:
            raise AssertionError(f"retrain ended with {done.returncode}:\n{done.stdout}{done.stderr}") from error
