"""Deeds: what a person does with versions, under the lock; what moves the champion goes into the history."""

import datetime as dt
import logging
from dataclasses import dataclass
from pathlib import Path

from classifier.domain.run import Cause, Outcome, Run
from classifier.domain.version import BUILTIN, Aliases
from classifier.errors import RegistryBusyError
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Report, version_named
from classifier.workflows.retraining.pruning import prune as spend

_logger = logging.getLogger(__name__)
# As long as a person waits: a training holds the lock for longer.
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What is done with the versions of one workspace, by whom and when.

    Parameters
    ----------
    workspace : Workspace
        Whose registry.
    who : str
        The user of the machine.
    at : datetime.datetime
        With a time zone.
    report : callable, optional
        Told in a sentence when a model has to be trained first.
    state, cache : pathlib.Path, optional
        As in `classifier.workflows.registered.champion_tagger`.
    """

    workspace: Workspace
    who: str
    at: dt.datetime
    report: Report | None = None
    state: Path | None = None
    cache: Path | None = None

    @property
    def registry(self) -> Registry:
        """The registry of the workspace: another object each time, and one that is locked keeps all others out."""
        return Registry(self.workspace.models, self.state)

    def promote(self, wanted: str) -> tuple[str, str]:
        """Make a version the champion.

        Parameters
        ----------
        wanted : str
            A version, ``challenger`` or ``builtin``.

        Returns
        -------
        tuple of (str, str)
            The champion before, and the champion now: the same where it was champion already, and then nothing is done.

        Raises
        ------
        NoVersionError
            Where there is none of that name.
        RefusalError
            Where its model cannot be opened: the champion stays.
        RegistryBusyError
            Where another run holds the registry.
        """
        registry = self.registry
        name = version_named(registry, wanted)
        self._open(name)
        with registry.lock(patience=_PATIENCE):
            aliases = registry.aliases()
            self._crown(registry, aliases, aliases.crowned(name), Outcome.CROWNED)
        return aliases.champion, name

    def roll_back(self) -> tuple[str, str] | None:
        """Make the champion before champion again.

        Returns
        -------
        tuple of (str, str) or None
            The champion until now, and the champion now; None where there was none before, and then nothing is done.

        Raises
        ------
        NoVersionError
            Where the champion before is gone.
        RefusalError, RegistryBusyError
            As in `promote`.
        """
        registry = self.registry
        aliases = registry.aliases()
        if not aliases.former:
            return None
        self._open(aliases.former[-1])
        with registry.lock(patience=_PATIENCE):
            if registry.aliases() != aliases:
                # Somebody moved the champion in between: that is not the one to go back from.
                raise RegistryBusyError(registry.folder)
            after = aliases.rolled_back()
            self._crown(registry, aliases, after, Outcome.ROLLED_BACK)
        return aliases.champion, after.champion

    def prune(self, keep: int, *, dry_run: bool = False) -> tuple[str, ...]:
        """Remove old versions: as `classifier.workflows.retraining.pruning.prune`, under the lock."""
        registry = self.registry
        with registry.lock(patience=_PATIENCE):
            return spend(registry, keep, dry_run=dry_run)

    def _open(self, name: str) -> None:
        """See that a model tags before it has to; before the lock, for it may have to be trained again."""
        # What opens models takes longer to import than a list of them takes to print.
        from classifier.workflows.registered import champion_tagger  # noqa: PLC0415

        champion_tagger(self.workspace, name=name, report=self.report, state=self.state, cache=self.cache)

    def _crown(self, registry: Registry, before: Aliases, after: Aliases, outcome: Outcome) -> None:
        if after == before:
            return
        # Somebody may have removed or changed it since it was opened.
        if after.champion != BUILTIN:
            registry.model(after.champion)
        registry.point(after)
        version = None if after.champion == BUILTIN else after.champion
        run = Run(
            at=self.at, outcome=outcome, cause=Cause.ASKED, champion=after.champion, version=version, who=self.who
        )
        try:
            registry.log(run)
        except OSError as error:
            # What was asked for is done.
            _logger.warning("the run could not be written into the history: %s", error)
