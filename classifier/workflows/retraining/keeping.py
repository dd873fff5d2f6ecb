"""Keeping: a challenger becomes a version, then the champion if it won, in steps that may be cut off anywhere."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.domain.snapshot import Part
from classifier.domain.version import Aliases, Digests, Manifest, Origin
from classifier.storage.registry.folder import Registry
from classifier.workflows.retraining.inputs import Inputs, taxonomy_digest
from classifier.workflows.retraining.pruning import prune
from classifier.workflows.users import this_user

if TYPE_CHECKING:
    from classifier.workflows.retraining.challenge import Challenger


def keep(registry: Registry, made: "Challenger", inputs: Inputs, *, at: dt.datetime, versions: int) -> None:
    """Add a challenger to the registry, crown it if it won, and remove what is old.

    Parameters
    ----------
    registry : Registry
        Locked by the caller.
    made : Challenger
        Called by the next name of the registry.
    inputs : Inputs
        What it was made from.
    at : datetime.datetime
        When it was made.
    versions : int
        How many stay.

    Raises
    ------
    OSError
        Where it cannot be written. The champion is then who it was.
    """
    # Imported here: what opens models takes longer to import than a run takes that finds nothing to do.
    from classifier.workflows.registered import runtime  # noqa: PLC0415

    aliases, snapshot = registry.aliases(), made.snapshot

    def describe(model: str, labels: str) -> Manifest:
        return Manifest(
            made=at,
            who=this_user(),
            origin=Origin.TRAINED,
            parent=aliases.champion,
            keys=snapshot.keys,
            seed=snapshot.seed,
            digests=Digests(
                model=model,
                snapshot=labels,
                corpus=inputs.corpus,
                taxonomy=taxonomy_digest(snapshot.keys),
                code=inputs.code,
                inputs=inputs.all,
            ),
            runtime=runtime(),
            own=sum(1 for _ in snapshot.of(Part.TRAINING)),
            tested=sum(1 for _ in snapshot.of(Part.TEST)),
            borrowed=len(snapshot.borrowed),
            starter_weight=snapshot.starter_weight,
            seconds=made.seconds,
        )

    registry.add(
        made.tagger.version,
        made.tagger.to_bytes(),
        snapshot=snapshot,
        contest=made.contest,
        reference=made.reference,
        describe=describe,
    )
    _settle(registry, aliases, made.tagger.version, promoted=made.contest.promoted)
    prune(registry, versions)


def complete(registry: Registry) -> None:
    """Finish what a run began that was killed between its last steps: its version is there, its alias is not.

    Parameters
    ----------
    registry : Registry
        Locked by the caller.
    """
    names, aliases = registry.names(), registry.aliases()
    if not names or names[-1] in {aliases.champion, aliases.challenger, *aliases.former}:
        return
    contest = registry.contest(names[-1])
    if contest is not None and contest.champion == aliases.champion:
        _settle(registry, aliases, names[-1], promoted=contest.promoted)


def _settle(registry: Registry, aliases: Aliases, name: str, *, promoted: bool) -> None:
    registry.point(aliases.crowned(name) if promoted else replace(aliases, challenger=name))
