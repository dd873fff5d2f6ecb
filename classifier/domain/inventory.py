"""Inventory: all that a registry of models holds at one moment, the damaged too."""

from dataclasses import dataclass

from classifier.domain.contest import Contest
from classifier.domain.run import Outcome, Run
from classifier.domain.version import Aliases, ModelVersion
from classifier.errors import RefusalError


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One version, as far as it can be read.

    Parameters
    ----------
    name : str
        Its name.
    version : ModelVersion or None
        What is known of it; None where that cannot be read.
    contest : Contest or None
        How it did against the champion of its time, where there was a contest.
    outcome : Outcome or None
        What came of the run that made it, ``promoted`` or ``kept``; None of one that was imported.
    fault : RefusalError or None
        Why it cannot be used: something of it is damaged, or this installation did not write it.
    """

    name: str
    version: ModelVersion | None = None
    contest: Contest | None = None
    outcome: Outcome | None = None
    fault: RefusalError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What a registry holds.

    Parameters
    ----------
    entries : tuple of Entry
        The versions, oldest first.
    aliases : Aliases or None
        Which of them have a part to play; None where that cannot be read.
    runs : tuple of Run
        The history, oldest first.
    lost : tuple of RefusalError
        Why the aliases, or the history, cannot be read.
    """

    entries: tuple[Entry, ...]
    aliases: Aliases | None
    runs: tuple[Run, ...] = ()
    lost: tuple[RefusalError, ...] = ()

    @property
    def faults(self) -> tuple[RefusalError, ...]:
        """All that cannot be used, and why."""
        return (*self.lost, *(entry.fault for entry in self.entries if entry.fault is not None))

    def roles(self, name: str) -> tuple[str, ...]:
        """Return the parts that a version plays: ``champion``, ``challenger``, ``former``; usually one or none."""
        aliases = self.aliases
        if aliases is None:
            return ()
        plays = (
            ("champion", name == aliases.champion),
            ("challenger", name == aliases.challenger),
            ("former", name in aliases.former and name != aliases.champion),
        )
        return tuple(role for role, does in plays if does)
