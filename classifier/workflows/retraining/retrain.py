"""Retrain: one run, from today's labels to a champion that is no worse than the one before."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.config import RetrainSettings
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.snapshot import Part
from classifier.domain.version import BUILTIN, Aliases
from classifier.errors import RegistryBusyError, YuankanError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.retraining.gathering import Gathered, gather_labels
from classifier.workflows.retraining.inputs import inputs_of
from classifier.workflows.retraining.keeping import complete, keep
from classifier.workflows.retraining.memo import Memo
from classifier.workflows.retraining.outlook import look_ahead
from classifier.workflows.users import this_user
from classifier.workflows.watching import watch

if TYPE_CHECKING:
    from classifier.workflows.retraining.challenge import Challenger, Champion

_logger = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def retrain(
    workspace: Workspace,
    *,
    if_due: bool = False,
    force: bool = False,
    seed: int | None = None,
    report: Callable[[str], None] | None = None,
    clock: Clock = _now,
    state: Path | None = None,
    cache: Path | None = None,
) -> Run:
    """Train a challenger if there is anything to learn, and promote it if it is no worse than the champion.

    Parameters
    ----------
    workspace : Workspace
        Whose labels, registry and settings.
    if_due : bool
        Train only if the rules of ``[retrain]`` ask for it.
    force : bool
        Train though the same inputs were trained on before.
    seed : int, optional
        Instead of the seed of the settings.
    report : callable, optional
        Told, in sentences, what takes long.
    clock : callable
        Tells the time.
    state, cache : pathlib.Path, optional
        As in `classifier.workflows.registered.champion_tagger`.

    Returns
    -------
    Run
        What came of it, as it was added to the history. Where another run is under way, nothing is done.

    Raises
    ------
    YuankanError, OSError
        Where it failed; the history says so, and the champion is who it was.
    """
    registry = Registry(workspace.models, state)
    rules = workspace.settings.retrain
    attempt = _Attempt(
        workspace=workspace,
        registry=registry,
        labels=LabelFolder(workspace.labels),
        rules=rules if seed is None else replace(rules, seed=seed),
        report=report,
        clock=clock,
        state=state,
        cache=cache,
        started=time.monotonic(),
    )
    try:
        with registry.lock(patience=0):
            run = attempt.run(if_due=if_due, force=force)
            registry.log(run)
            return run
    except RegistryBusyError:
        run = attempt.told(Outcome.NOTHING, Cause.BUSY)
        registry.log(run)
        return run
    except (YuankanError, OSError) as error:
        attempt.failed(error)
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """One run, and what it works with."""

    workspace: Workspace
    registry: Registry
    labels: LabelFolder
    rules: RetrainSettings
    report: Callable[[str], None] | None
    clock: Clock
    state: Path | None
    cache: Path | None
    started: float

    def run(self, *, if_due: bool, force: bool) -> Run:
        """Do what is to be done; the registry is locked."""
        complete(self.registry)
        aliases, memo = self.registry.aliases(), Memo(self.registry, self.labels.folder, self.rules)
        if not force and memo.holds(aliases):
            return self.told(Outcome.NOTHING, Cause.UNCHANGED)
        gathered = gather_labels(self.labels, self.rules.set_aside)
        made_of = inputs_of(gathered.rows, gathered.taxonomy.keys, self.rules)
        outlook = look_ahead(
            self.registry,
            aliases,
            gathered,
            made_of,
            self.rules,
            drifted=lambda: if_due and self._drifted(aliases.champion),
            at=self.clock(),
        )
        if outlook.cause is Cause.UNCHANGED:
            memo.keep(aliases)
        if _rests(outlook.cause, if_due=if_due, force=force):
            return self.told(Outcome.NOTHING, outlook.cause, changed=outlook.changed)
        made = self._challenge(gathered, aliases)
        keep(self.registry, made, made_of, at=self.clock(), versions=self.rules.keep)
        memo.keep(self.registry.aliases())
        return self.told(
            Outcome.PROMOTED if made.contest.promoted else Outcome.KEPT,
            outlook.cause if if_due else Cause.ASKED,
            changed=outlook.changed,
            made=made,
        )

    def _drifted(self, champion: str) -> bool:
        answers, today = self.labels.answers(), self.clock().date()
        return bool(watch(self.registry, champion, answers, rules=self.workspace.settings.drift, today=today).above)

    def _challenge(self, gathered: Gathered, aliases: Aliases) -> "Challenger":
        # Needs scikit-learn, which takes longer to import than all else that a run does that finds nothing to do.
        from classifier.workflows.retraining.challenge import challenge  # noqa: PLC0415

        self.registry.prepare()
        name = self.registry.next_name()
        return challenge(self._champion(aliases), gathered, self.labels, self.rules, name=name, told=self._tell)

    def _champion(self, aliases: Aliases) -> "Champion":
        from classifier.workflows.chosen import learnt_by  # noqa: PLC0415 - see _challenge
        from classifier.workflows.registered import version_tagger  # noqa: PLC0415 - see _challenge
        from classifier.workflows.retraining.challenge import Champion  # noqa: PLC0415

        name = aliases.champion
        tagger = version_tagger(
            self.registry, name, self.labels, report=self.report, state=self.state, cache=self.cache
        )
        snapshot = None if name == BUILTIN else self.registry.snapshot(name)
        names = self.registry.names()
        since = tuple(self.registry.snapshot(one) for one in names[names.index(name) + 1 if name in names else 0 :])
        learnt = learnt_by(self.registry, name, self.labels).articles
        return Champion(name=name, tagger=tagger, snapshot=snapshot, since=since, learnt=learnt)

    def _tell(self, own: int, borrowed: int) -> None:
        if self.report is not None:
            self.report(f"training a challenger from {own} articles of yours and {borrowed} built-in ones")

    def told(self, outcome: Outcome, cause: Cause, *, changed: int = 0, made: "Challenger | None" = None) -> Run:
        """Return the line of the history."""
        rows = [] if made is None else [row.part for row in made.snapshot.rows]
        return Run(
            at=self.clock(),
            outcome=outcome,
            cause=cause,
            champion=self.registry.aliases().champion,
            version=None if made is None else made.tagger.version,
            who=this_user(),
            changed=changed,
            training=rows.count(Part.TRAINING),
            tested=rows.count(Part.TEST),
            borrowed=0 if made is None else len(made.snapshot.borrowed),
            contest=None if made is None else made.contest,
            seconds=time.monotonic() - self.started,
        )

    def _champion_known(self) -> str | None:
        try:
            return self.registry.aliases().champion
        except (YuankanError, OSError):
            # It may be just what failed.
            return None

    def failed(self, error: YuankanError | OSError) -> None:
        """Write into the history, if that can be done, that the run failed."""
        run = Run(
            at=self.clock(),
            outcome=Outcome.FAILED,
            cause=Cause.ASKED,
            champion=self._champion_known(),
            who=this_user(),
            seconds=time.monotonic() - self.started,
            fault=error.message if isinstance(error, YuankanError) else str(error),
        )
        try:
            self.registry.log(run)
        except OSError as further:
            _logger.warning("the run could not be written into the history: %s", further)


def _rests(cause: Cause, *, if_due: bool, force: bool) -> bool:
    """Tell whether a run has nothing to do: who asks for one is not told that it is not due yet."""
    if cause is Cause.NO_LABELS:
        return True
    return (cause is Cause.UNCHANGED and not force) or (cause is Cause.NOT_DUE and if_due)
