"""Inventories for the tests of what is said of them."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from classifier.domain.contest import Contest
from classifier.domain.inventory import Entry, Inventory
from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.version import Aliases, ModelVersion, Origin
from classifier.errors import DamagedVersionError, RefusalError
from tests.storage.registry.factories import MOMENT, make_contest, make_manifest

ALIASES = Aliases(champion="v0001", challenger="v0002", former=("v0003",))


def make_version(
    name: str = "v0001", *, origin: Origin = Origin.TRAINED, who: str = "王芳", own: int = 2
) -> ModelVersion:
    return ModelVersion(name=name, manifest=replace(make_manifest(), origin=origin, who=who, own=own))


def make_fault(name: str = "v0001") -> RefusalError:
    return DamagedVersionError(Path("models") / name / "manifest.json", "it is missing", hint="choose another")


def make_entry(
    name: str = "v0001",
    *,
    version: ModelVersion | None = None,
    contest: Contest | None = None,
    outcome: Outcome | None = Outcome.PROMOTED,
    fault: RefusalError | None = None,
) -> Entry:
    return Entry(name=name, version=version or make_version(name), contest=contest, outcome=outcome, fault=fault)


def make_run(
    *,
    outcome: Outcome = Outcome.KEPT,
    cause: Cause = Cause.LABELS,
    champion: str | None = "v0001",
    version: str | None = "v0002",
    contest: Contest | None = None,
    fault: str = "",
    days: int = 0,
    training: int = 30,
) -> Run:
    return Run(
        at=MOMENT + dt.timedelta(days=days),
        outcome=outcome,
        cause=cause,
        champion=champion,
        version=version,
        who="王芳",
        changed=12,
        training=training,
        tested=8,
        borrowed=100,
        contest=contest,
        seconds=2.0,
        fault=fault,
    )


def make_inventory(
    *entries: Entry,
    runs: tuple[Run, ...] = (),
    aliases: Aliases | None = ALIASES,
    lost: tuple[RefusalError, ...] = (),
) -> Inventory:
    return Inventory(entries=entries, aliases=aliases, runs=runs, lost=lost)


def two_versions() -> Inventory:
    """A version that was promoted, one that was not, and how that came."""
    first, second = make_contest(), make_contest(promoted=False)
    return make_inventory(
        make_entry("v0001", contest=first),
        make_entry("v0002", contest=second, outcome=Outcome.KEPT),
        runs=(
            make_run(outcome=Outcome.PROMOTED, version="v0001", contest=first),
            make_run(version="v0002", contest=second, days=30),
        ),
    )
