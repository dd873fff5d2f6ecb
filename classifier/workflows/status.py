"""Status: one look at a workspace. Whatever part of it is broken, the rest is told."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from classifier.domain.answer import Answer
from classifier.domain.drift import Drift
from classifier.domain.observation import Observation
from classifier.domain.resolution import Basis, latest, replaced, resolve
from classifier.domain.run import Outcome, Run
from classifier.domain.snapshot import Part
from classifier.domain.status import TRAINED, Fault, Idle, LabelCount, Status
from classifier.domain.version import BUILTIN, Aliases, ModelVersion
from classifier.errors import YuankanError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.advising import advise
from classifier.workflows.retraining.gathering import Gathered, gather_labels
from classifier.workflows.retraining.inputs import inputs_of
from classifier.workflows.retraining.outlook import Outlook, look_ahead
from classifier.workflows.watching import watch

LAST_RUNS = 3
T = TypeVar("T")


def look(
    workspace: Workspace,
    *,
    state: Path | None = None,
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
) -> Status:
    """Look at a workspace.

    Parameters
    ----------
    workspace : Workspace
        Its labels, models and settings. Nothing in it is changed, and no model is opened.
    state : pathlib.Path, optional
        As in `classifier.storage.registry.folder.Registry`.
    clock : callable
        Gives the time, with a time zone.

    Returns
    -------
    Status
        What is broken is among its faults rather than raised.
    """
    here = _Look(workspace, Registry(workspace.models, state), LabelFolder(workspace.labels), clock())
    found = here.status()
    return replace(found, advice=advise(found, support=workspace.settings.retrain.support))


@dataclass(frozen=True, slots=True)
class _Look:
    """One look, part by part: a part that cannot be read is a fault, and the next is looked at."""

    workspace: Workspace
    registry: Registry
    labels: LabelFolder
    at: dt.datetime
    faults: list[Fault] = field(default_factory=list)

    def status(self) -> Status:
        aliases = self._part(self.registry.aliases)
        version = self._part(lambda: self._version(aliases))
        answers = self._part(self.labels.answers)
        gathered = None if answers is None else self._part(self._gathered)
        said = answers or []
        observations = self._part(self.registry.observations) or []
        drift = self._part(lambda: self._drift(aliases, said, observations)) or Drift()
        outlook = self._part(lambda: self._outlook(aliases, gathered, drift))
        runs = self._part(self.registry.runs) or []
        return Status(
            root=self.workspace.root,
            at=self.at,
            aliases=aliases,
            version=version,
            contest=self._part(lambda: None if version is None else self.registry.contest(version.name)),
            labels=None if gathered is None else _count(gathered, said),
            changed=None if outlook is None else outlook.changed,
            cause=None if outlook is None else outlook.cause,
            drift=drift,
            queue=_queue(observations, said),
            observed=sum(aliases is not None and one.model == aliases.champion for one in observations),
            runs=_shown(runs),
            idle=_idle(runs),
            crowned=_crowned(aliases, runs),
            fallback=None if aliases is not None else self._part(lambda: self._fallback(runs)),
            advice=(),
            faults=tuple({str(fault): fault for fault in self.faults}.values()),
        )

    def _part(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except (YuankanError, OSError) as error:
            self.faults.append(error)
            return None

    def _version(self, aliases: Aliases | None) -> ModelVersion | None:
        if aliases is None or aliases.champion == BUILTIN:
            return None
        version = self.registry.version(aliases.champion)
        # Read and held against its digests, never opened: whoever tags next would be refused.
        self._part(lambda: self.registry.model(version.name))
        return version

    def _fallback(self, runs: Sequence[Run]) -> str | None:
        champions = [run.champion for run in reversed(runs) if run.champion is not None]
        if not champions or champions[0] == BUILTIN:
            return None
        here = self.registry.names()
        return next((name for name in champions if name in here), None)

    def _gathered(self) -> Gathered:
        return gather_labels(self.labels, self.workspace.settings.retrain.set_aside)

    def _drift(
        self, aliases: Aliases | None, answers: Sequence[Answer], observations: Sequence[Observation]
    ) -> Drift | None:
        if aliases is None:
            return None
        rules = self.workspace.settings.drift
        return watch(
            self.registry, aliases.champion, answers, rules=rules, today=self.at.date(), observations=observations
        )

    def _outlook(self, aliases: Aliases | None, gathered: Gathered | None, drift: Drift) -> Outlook | None:
        if aliases is None or gathered is None:
            return None
        rules = self.workspace.settings.retrain
        inputs = inputs_of(gathered.rows, gathered.taxonomy.keys, rules)
        return look_ahead(
            self.registry, aliases, gathered, inputs, rules, drifted=lambda: bool(drift.above), at=self.at
        )


def _count(gathered: Gathered, answers: Sequence[Answer]) -> LabelCount:
    bases = Counter(found.basis for found in resolve(answers).values())
    parts = Counter(row.part for row in gathered.rows)
    carried = Counter(tag for row in gathered.rows if row.part is Part.TEST for tag in row.label.tags)
    return LabelCount(
        training=parts[Part.TRAINING],
        test=parts[Part.TEST],
        disputed=bases[Basis.DISPUTED],
        unsure=bases[Basis.UNSURE],
        neither=parts[Part.NEITHER],
        support={key: carried[key] for key in gathered.taxonomy.keys},
    )


def _shown(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the latest runs that did something, newest first, and among them what tells how training goes."""
    newest_first = [run for run in reversed(runs) if run.outcome is not Outcome.NOTHING]
    every = range(len(newest_first))
    trained = next((place for place in every if newest_first[place].outcome in TRAINED), len(every))
    # A fault that a later training got over is of no matter any more.
    failed = next((place for place in every[:trained] if newest_first[place].outcome is Outcome.FAILED), trained)
    first = dict.fromkeys((*every[trained : trained + 1], *every[failed : failed + 1], *every))
    return tuple(newest_first[place] for place in sorted(list(first)[:LAST_RUNS]))


def _idle(runs: Sequence[Run]) -> Idle | None:
    since = itertools.takewhile(lambda run: run.outcome not in TRAINED, reversed(runs))
    idle = [run for run in since if run.outcome is Outcome.NOTHING]
    return Idle(len(idle), idle[0].at) if idle else None


def _crowned(aliases: Aliases | None, runs: Sequence[Run]) -> tuple[str, ...]:
    """Return what was champion once, the latest first; what only the aliases know of is older than the history."""
    former = () if aliases is None else aliases.former
    names = dict.fromkeys(name for name in (*(run.champion for run in reversed(runs)), *reversed(former)) if name)
    now = BUILTIN if aliases is None else aliases.champion
    return tuple(name for name in names if name not in {BUILTIN, now})


def _queue(observations: Sequence[Observation], answers: Sequence[Answer]) -> tuple[str, ...]:
    """Return the articles in doubt of which nobody has spoken, those that were tagged last first."""
    spoken_of = latest(answers).keys() | replaced(answers)
    newest_first = sorted(observations, key=lambda one: one.at, reverse=True)
    doubtful = dict.fromkeys(article for one in newest_first for article in one.doubtful)
    return tuple(article for article in doubtful if article not in spoken_of)
