"""Listing: all that a registry holds, what is damaged or not trusted among the rest."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from classifier.domain.inventory import Entry, Inventory
from classifier.domain.run import Outcome
from classifier.domain.version import BUILTIN
from classifier.errors import NoVersionError, RefusalError
from classifier.storage.registry.folder import Registry

Found = TypeVar("Found")
# What a run that made a version can come to.
_MADE = frozenset({Outcome.PROMOTED, Outcome.KEPT})


def take_inventory(registry: Registry) -> Inventory:
    """Look at every version of a registry, and at its history.

    Parameters
    ----------
    registry : Registry
        It need not be locked: a version appears whole or not at all.

    Returns
    -------
    Inventory
        With what is wrong with each version that cannot be used. The bytes of every model are checked, none is opened.

    Raises
    ------
    OSError
        Where a file is there and cannot be read.
    """
    lost: list[RefusalError] = []
    runs = _or_lost(lambda: tuple(registry.runs()), lost) or ()
    outcomes = {run.version: run.outcome for run in runs if run.version is not None and run.outcome in _MADE}
    names, aliases = registry.names(), _or_lost(registry.aliases, lost)
    if aliases is not None and aliases.champion not in {BUILTIN, *names}:
        # A champion that is there and not whole is what a person has to hear of first.
        names = tuple(sorted((*names, aliases.champion), key=lambda name: (len(name), name)))
    return Inventory(
        entries=tuple(look_at(registry, name, outcomes.get(name)) for name in names),
        aliases=aliases,
        runs=runs,
        lost=tuple(lost),
    )


def _or_lost(read: Callable[[], Found], lost: list[RefusalError]) -> Found | None:
    try:
        return read()
    except RefusalError as error:
        lost.append(error)
        return None


def look_at(registry: Registry, name: str, outcome: Outcome | None = None) -> Entry:
    """Look at one version.

    Parameters
    ----------
    registry : Registry
        Where it is.
    name : str
        Of the version.
    outcome : Outcome, optional
        What the history says of it.

    Returns
    -------
    Entry
        As much of it as can be read.
    """
    version, contest = None, None
    try:
        version = registry.version(name)
        contest = registry.contest(name)
        registry.model(name)
    except RefusalError as error:
        return Entry(name=name, version=version, contest=contest, outcome=outcome, fault=error)
    if outcome is None and contest is not None:
        # The history may have been moved away.
        outcome = Outcome.PROMOTED if contest.promoted else Outcome.KEPT
    return Entry(name=name, version=version, contest=contest, outcome=outcome)


def look_closely(registry: Registry, inventory: Inventory, name: str) -> Entry:
    """Look at one version of an inventory, and at its labels too.

    Parameters
    ----------
    registry : Registry
        Where it is.
    inventory : Inventory
        Of that registry.
    name : str
        Of the version.

    Returns
    -------
    Entry
        With a fault where its labels cannot be read either.

    Raises
    ------
    NoVersionError
        Where there is none of that name.
    """
    entry = next((entry for entry in inventory.entries if entry.name == name), None)
    if entry is None:
        raise NoVersionError(name)
    if entry.fault is not None:
        return entry
    try:
        registry.snapshot(name)
    except RefusalError as error:
        return replace(entry, fault=error)
    return entry
