"""Registry: the folder ``models/`` of a workspace, and what may be loaded out of it.

A version is a folder that is there whole or not at all. Which one is champion stands in one small file that is replaced
at once. Whatever ends a process or a machine, both are as they were or as they were to become.

Anybody may have written to the folder: nothing in it is run, followed or believed. The bytes of a model are handed out
only if their digest is both in the manifest and on the user's own list.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import platformdirs

from classifier.domain.contest import Contest
from classifier.domain.observation import Observation, Reference
from classifier.domain.run import Run
from classifier.domain.snapshot import Snapshot
from classifier.domain.version import BUILTIN, Aliases, Manifest, ModelVersion, is_version
from classifier.errors import NoVersionError, UntrustedModelError
from classifier.storage.registry.aliases import AliasFile
from classifier.storage.registry.journal import Journal
from classifier.storage.registry.lock import RegistryLock
from classifier.storage.registry.runs import observation_entries, read_observation, read_run, run_entries
from classifier.storage.registry.snapshots import snapshot_data
from classifier.storage.registry.source import of_journal, of_registry, of_version
from classifier.storage.registry.versions import MODEL, VersionFolders, digest_of, highest_number
from classifier.storage.trust import TrustList

_TRUSTED = "trusted-models.sha256"
_PATIENCE = 30.0


class Registry:
    """The versions of a workspace.

    Parameters
    ----------
    folder : pathlib.Path
        Where they are. It may hold anything; made where it is missing.
    state : pathlib.Path, optional
        Where the private list of trusted models is; this user's own folder where not given.
    """

    def __init__(self, folder: Path, state: Path | None = None) -> None:
        self.folder = folder
        self._versions = VersionFolders(folder)
        self._trusted = TrustList((state or platformdirs.user_state_path("yuankan", appauthor=False)) / _TRUSTED)
        self._lock = RegistryLock(folder)
        self._aliases = AliasFile(folder / "aliases.json")
        self._history = Journal(of_journal(folder / "history.jsonl"), write=run_entries, read=read_run)
        self._observed = Journal(
            of_journal(folder / "observed.jsonl"), write=observation_entries, read=read_observation
        )

    def lock(self, *, patience: float) -> AbstractContextManager[None]:
        """Keep every other writer out, as `RegistryLock.held`; who does not is kept waiting by each writing of its own.

        Parameters
        ----------
        patience : float
            Seconds to wait for another writer, from 0.
        """
        return self._lock.held(patience)

    def names(self) -> tuple[str, ...]:
        """Return the names of the versions that are here whole, the oldest first.

        Raises
        ------
        DamagedVersionError
            Where something else than a folder stands in the place of the registry.
        OSError
            Where it may not be read.
        """
        return self._versions.names()

    def next_name(self) -> str:
        """Return a name that no version ever had here, not even one that was deleted.

        Raises
        ------
        DamagedVersionError
            Where the aliases are damaged, or no number is left.
        OSError
            Where something may not be read.
        """
        ran = [name for run in self.runs() for name in (run.champion, run.version)]
        name = f"v{highest_number([*self._known(), *ran]) + 1:04d}"
        if not is_version(name):
            of_registry(self.folder).refuse("no number is left for another version")
        return name

    def version(self, name: str) -> ModelVersion:
        """Return what is known of a version.

        Parameters
        ----------
        name : str
            Such as ``v0001``.

        Raises
        ------
        NoVersionError
            Where there is none of that name.
        DamagedVersionError
            Where it is there, and cannot be what was written.
        OSError
            Where it may not be read.
        """
        return self._versions.version(name)

    def snapshot(self, name: str) -> Snapshot:
        """Return the labels that a version learnt from and was tested on; errors as `version`."""
        return self._versions.snapshot(name)

    def contest(self, name: str) -> Contest | None:
        """Return the contest that a version stood, or None where it stood none; errors as `version`."""
        return self._versions.evaluation(name)[0]

    def reference(self, name: str) -> Reference | None:
        """Return what a version met in training, or None where that is not known; errors as `version`."""
        return self._versions.evaluation(name)[1]

    def model(self, name: str) -> bytes:
        """Return the bytes of a model, which may be loaded: this installation wrote them, or the user approved them.

        Parameters
        ----------
        name : str
            Such as ``v0001``.

        Raises
        ------
        UntrustedModelError
            Where they are neither.
        NoVersionError, DamagedVersionError, OSError
            As `version`.
        """
        data, digest = self._versions.model(name)
        if not self._trusted.knows(digest):
            raise UntrustedModelError(self.folder / name / MODEL, name)
        return data

    def trust(self, shown: ModelVersion) -> None:
        """Put the model of a version on this user's list: it may be loaded from now on.

        Parameters
        ----------
        shown : ModelVersion
            As the person saw it who approves of it: only the very file that they saw goes on the list.

        Raises
        ------
        NoVersionError, DamagedVersionError, OSError
            As `version`; `DamagedVersionError` also where the file has become another one since, and `OSError` where
            the list cannot be written.
        """
        _, digest = self._versions.model(shown.name)
        if digest != shown.manifest.digests.model:
            source = of_version(self.folder / shown.name / MODEL)
            source.refuse("it has changed since it was shown")
        self._trusted.add(digest)

    def aliases(self) -> Aliases:
        """Return which versions have a part to play: that which ships is champion where nothing is said.

        Raises
        ------
        DamagedVersionError
            Where the file is damaged, or names a champion that is not here.
        OSError
            Where it may not be read.
        """
        found, _ = self._aliases.read()
        if found.champion != BUILTIN and not self._versions.is_there(found.champion):
            self._aliases.source.refuse(f"its champion {found.champion} is not here")
        return found

    def point(self, aliases: Aliases) -> None:
        """Let other versions play their parts, all at once.

        Raises
        ------
        NoVersionError
            Where the champion is not here.
        RegistryBusyError, DamagedVersionError, OSError
            As `lock`, and as `aliases` but for a champion that is not here: this is how to choose another.
        """
        with self.lock(patience=_PATIENCE):
            if aliases.champion != BUILTIN:
                self._versions.home(aliases.champion)
            self._write_aliases(aliases)

    def prepare(self) -> None:
        """Make sure that a version could be added and trusted, before one is made at the cost of minutes.

        Raises
        ------
        OSError
            Where the list of trusted models cannot be written.
        """
        self._trusted.prepare()

    def add(
        self,
        name: str,
        model: bytes,
        *,
        snapshot: Snapshot,
        contest: Contest | None,
        reference: Reference | None,
        describe: Callable[[str, str], Manifest],
    ) -> ModelVersion:
        """Keep a version; it plays no part yet.

        Parameters
        ----------
        name : str
            From `next_name`, while the lock is held.
        model : bytes
            Of the model file, made by this process.
        snapshot, contest, reference
            What goes with it.
        describe : callable
            Takes the digests of the model file and of the snapshot file, and returns the manifest that holds them.

        Raises
        ------
        ValueError
            Where `name` is no name of a version, or what goes with it is impossible.
        RegistryBusyError
            As `lock`.
        OSError
            Where it could not be written, or the name is taken; nothing is left of it then.
        """
        data, digest = snapshot_data(snapshot), digest_of(model)
        version = ModelVersion(name=name, manifest=describe(digest, digest_of(data)))
        with self.lock(patience=_PATIENCE):
            # The list first: a version that is not on it could not be loaded by who made it.
            self._trusted.add(digest)
            self._versions.write(version, model, data, contest=contest, reference=reference)
        return version

    def remove(self, name: str) -> None:
        """Delete a version; its number is not given again.

        Raises
        ------
        ValueError
            Where it is champion.
        NoVersionError
            Where there is none of that name.
        RegistryBusyError, DamagedVersionError, OSError
            As `point`; `OSError` also where it cannot be deleted. It is then as it was.
        """
        with self.lock(patience=_PATIENCE):
            aliases, _ = self._aliases.read()
            if not self._versions.is_there(name):
                raise NoVersionError(name)
            if name == aliases.champion:
                raise ValueError(f"{name} is champion")
            # Its number: nobody need have written it into the history.
            self._write_aliases(aliases)
            self._versions.remove(name)

    def runs(self) -> list[Run]:
        """Return the history, the oldest run first.

        Returns
        -------
        list of Run
            Without lines that cannot be read: a warning names them.

        Raises
        ------
        DamagedVersionError
            Where something else than a file stands in its place.
        OSError
            Where it may not be read.
        """
        return self._history.entries()

    def log(self, run: Run) -> None:
        """Add a run to the history; errors as `runs`, and where it could not be written."""
        self._history.append(run)

    def observations(self) -> list[Observation]:
        """Return what was met in each issue when it was tagged last, in that order; errors as `runs`."""
        found: dict[str, Observation] = {}
        for observation in self._observed.entries():
            found.pop(observation.issue, None)
            found[observation.issue] = observation
        return list(found.values())

    def observe(self, observation: Observation) -> None:
        """Keep what was met in an issue; errors as `log`."""
        self._observed.append(observation)

    def _write_aliases(self, aliases: Aliases) -> None:
        highest = highest_number(self._known())
        self._aliases.write(aliases, f"v{highest:04d}" if highest else None)

    def _known(self) -> list[str | None]:
        """Return all names of versions that stand here, or in the aliases."""
        found, last = self._aliases.read()
        return [*self._versions.standing(), *found.former, found.champion, found.challenger, last]
