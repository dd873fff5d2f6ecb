"""Outlook: what a run of ``retrain --if-due`` would find, without running it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from classifier.config import RetrainSettings
from classifier.domain.run import Cause
from classifier.domain.snapshot import changed_labels
from classifier.domain.version import BUILTIN, Aliases, Origin
from classifier.storage.registry.folder import Registry
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.retraining.due import Standing, due
from classifier.workflows.retraining.gathering import Gathered
from classifier.workflows.retraining.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be done.

    Parameters
    ----------
    cause : Cause
        Why a run would train, or why not.
    changed : int
        Labels that could be learnt from, changed since the last training; 0 where it would be the same again.
    """

    cause: Cause
    changed: int


def look_ahead(
    registry: Registry,
    aliases: Aliases,
    gathered: Gathered,
    inputs: Inputs,
    rules: RetrainSettings,
    *,
    drifted: Callable[[], bool],
    at: dt.datetime,
) -> Outlook:
    """Say whether a training is due.

    Parameters
    ----------
    registry : Registry
        The versions.
    aliases : Aliases
        Who is champion.
    gathered : Gathered
        The labels that hold now.
    inputs : Inputs
        Digests of what a training would be made from now.
    rules : RetrainSettings
        From what number of labels and days on.
    drifted : callable
        Tells whether the news is no longer like what was learnt from; asked only where that could make a difference.
    at : datetime.datetime
        Now.

    Returns
    -------
    Outlook
        As `classifier.workflows.retraining.retrain.retrain` would decide.

    Raises
    ------
    RefusalError
        Where something of the registry is damaged.
    """
    names, champion = registry.names(), aliases.champion
    last = trained_last(registry, names)
    trained = {name for name in (last, champion) if name is not None and name != BUILTIN}
    if any(registry.version(name).manifest.digests.inputs == inputs.all for name in trained):
        return Outlook(Cause.UNCHANGED, 0)
    changed = changed_labels(() if last is None else registry.snapshot(last).rows, gathered.rows)
    manifest = None if champion == BUILTIN else registry.version(champion).manifest
    keys = load_taxonomy().keys if manifest is None else manifest.keys
    standing = Standing(
        labels=gathered.training,
        changed=changed,
        other_tags=set(keys) != set(gathered.taxonomy.keys),
        drifted=False,
        days=None if manifest is None else (at - manifest.made).total_seconds() / 86400,
    )
    cause = due(standing, rules)
    if cause in {Cause.AGE, Cause.NOT_DUE} and drifted():
        cause = due(replace(standing, drifted=True), rules)
    return Outlook(cause, changed)


def trained_last(registry: Registry, names: tuple[str, ...]) -> str | None:
    """Return the version that was trained last, whatever the gate said of it; None where none was trained here."""
    trained = (name for name in reversed(names) if registry.version(name).manifest.origin is Origin.TRAINED)
    return next(trained, None)
