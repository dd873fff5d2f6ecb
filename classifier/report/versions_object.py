"""A registry as the JSON objects that commands promise: names, order and rounding in one place."""

from classifier.domain.inventory import Entry, Inventory
from classifier.domain.run import Run
from classifier.domain.version import Manifest
from classifier.report.contest_object import contest_object


def inventory_object(inventory: Inventory) -> dict[str, object]:
    """Return a registry as ``models list --json`` prints it.

    Parameters
    ----------
    inventory : Inventory
        What it holds.

    Returns
    -------
    dict
        ``champion, challenger, former, versions`` in this order. The first three are null where the aliases cannot be
        read.
    """
    aliases = inventory.aliases
    return {
        "champion": None if aliases is None else aliases.champion,
        "challenger": None if aliases is None else aliases.challenger,
        "former": None if aliases is None else list(aliases.former),
        "versions": [entry_object(entry, inventory) for entry in inventory.entries],
    }


def history_object(inventory: Inventory) -> dict[str, object]:
    """Return a registry with its history as ``report --models --format json`` prints it."""
    return {**inventory_object(inventory), "runs": [run_object(run) for run in inventory.runs]}


def entry_object(entry: Entry, inventory: Inventory) -> dict[str, object]:
    """Return one version as an object for JSON.

    Parameters
    ----------
    entry : Entry
        Of the inventory.
    inventory : Inventory
        What parts it plays.

    Returns
    -------
    dict
        ``name, roles, fault, outcome, manifest, contest`` in this order; ``fault`` is null of a version that can be
        used, ``manifest`` of one of which nothing can be read.
    """
    return {
        "name": entry.name,
        "roles": list(inventory.roles(entry.name)),
        "fault": None if entry.fault is None else entry.fault.message,
        "outcome": None if entry.outcome is None else str(entry.outcome),
        "manifest": None if entry.version is None else _manifest(entry.version.manifest),
        "contest": None if entry.contest is None else contest_object(entry.contest),
    }


def run_object(run: Run) -> dict[str, object]:
    """Return one line of the history as an object for JSON.

    Parameters
    ----------
    run : Run
        Of ``retrain``, or a deed of a person.

    Returns
    -------
    dict
        Under the names of the fields of `Run`.
    """
    return {
        "at": run.at.isoformat(),
        "outcome": str(run.outcome),
        "cause": str(run.cause),
        "champion": run.champion,
        "version": run.version,
        "who": run.who,
        "changed": run.changed,
        "training": run.training,
        "tested": run.tested,
        "borrowed": run.borrowed,
        "contest": None if run.contest is None else contest_object(run.contest),
        "seconds": round(run.seconds, 3),
        "fault": run.fault,
    }


def _manifest(found: Manifest) -> dict[str, object]:
    digests = found.digests
    return {
        "made": found.made.isoformat(),
        "who": found.who,
        "origin": str(found.origin),
        "parent": found.parent,
        "keys": list(found.keys),
        "seed": found.seed,
        "own": found.own,
        "tested": found.tested,
        "borrowed": found.borrowed,
        "starter_weight": round(found.starter_weight, 4),
        "seconds": round(found.seconds, 3),
        "digests": {
            "model": digests.model,
            "snapshot": digests.snapshot,
            "corpus": digests.corpus,
            "taxonomy": digests.taxonomy,
            "code": digests.code,
            "inputs": digests.inputs,
        },
        "runtime": {
            "format": found.runtime.format,
            "python": found.runtime.python,
            "libraries": dict(found.runtime.libraries),
        },
    }
