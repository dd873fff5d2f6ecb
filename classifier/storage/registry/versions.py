"""Folders of versions: each there whole or not at all, and read as what anybody may have changed.

A version is written beside its place and renamed. All of it but the model is plain text, read strictly; a link in its
place is not followed.
"""

import errno
import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from classifier.domain.contest import Contest
from classifier.domain.observation import Reference
from classifier.domain.snapshot import Snapshot
from classifier.domain.version import ModelVersion, is_version
from classifier.errors import NoVersionError
from classifier.storage.registry.disk import is_folder, is_plain, read_plain_file, remove_folder, write_folder
from classifier.storage.registry.evaluations import evaluation_text, read_evaluation
from classifier.storage.registry.manifests import manifest_text, read_manifest
from classifier.storage.registry.snapshots import read_snapshot
from classifier.storage.registry.source import Source, of_registry, of_version

MODEL = "model.joblib"
_MANIFEST = "manifest.json"
_EVALUATION = "evaluation.json"
_SNAPSHOT = "snapshot.jsonl.gz"
# Bytes, far more than any has.
_MOST = {MODEL: 1 << 30, _MANIFEST: 1 << 20, _EVALUATION: 16 << 20, _SNAPSHOT: 64 << 20}
# A version, or what is left of one.
_NUMBERED = re.compile(r"\.?v([0-9]{4,9})(?:\.part|\.gone)?")


class VersionFolders:
    """The folders of versions in a registry. Nothing here asks who may write to them, or which of them is trusted.

    Parameters
    ----------
    folder : pathlib.Path
        Of the registry. It may hold anything, or be missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def standing(self) -> list[str]:
        """Return the names of whatever stands in the folder.

        Raises
        ------
        DamagedVersionError
            Where it is no folder.
        OSError
            Where it may not be read.
        """
        try:
            return [path.name for path in self._folder.iterdir()]
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            of_registry(self._folder).refuse("it is not a folder")

    def names(self) -> tuple[str, ...]:
        """Return the names of the versions that are whole, by their numbers; errors as `standing`."""
        found = [name for name in self.standing() if is_version(name) and self._is_whole(name)]
        return tuple(sorted(found, key=lambda name: int(name[1:])))

    def home(self, name: str) -> Path:
        """Return the folder of a version.

        Raises
        ------
        NoVersionError
            Where there is none of that name.
        DamagedVersionError
            Where something else stands in its place.
        """
        home = self._folder / name
        if not self.is_there(name):
            raise NoVersionError(name)
        if home.is_symlink():
            of_version(home).refuse("it is a link, and links are not followed")
        if not is_folder(home):
            of_version(home).refuse("it is not a folder")
        return home

    def is_there(self, name: str) -> bool:
        """Tell whether anything stands under the name of a version, whole or not."""
        return is_version(name) and os.path.lexists(self._folder / name)

    def version(self, name: str) -> ModelVersion:
        """Return what is known of a version.

        Raises
        ------
        NoVersionError, DamagedVersionError
            As `home`, and where its manifest cannot be what was written.
        OSError
            Where it may not be read.
        """
        data, source = self._read(name, _MANIFEST)
        return ModelVersion(name=name, manifest=read_manifest(data, source))

    def model(self, name: str) -> tuple[bytes, str]:
        """Return the bytes of a model that its manifest describes, and their digest; errors as `version`."""
        data, source = self._read(name, MODEL)
        found = digest_of(data)
        _check_digest(found, self.version(name).manifest.digests.model, source)
        return data, found

    def snapshot(self, name: str) -> Snapshot:
        """Return the snapshot that its manifest describes; errors as `version`."""
        data, source = self._read(name, _SNAPSHOT)
        _check_digest(digest_of(data), self.version(name).manifest.digests.snapshot, source)
        return read_snapshot(data, source)

    def evaluation(self, name: str) -> tuple[Contest | None, Reference | None]:
        """Return the contest and the reference of a version; errors as `version`."""
        return read_evaluation(*self._read(name, _EVALUATION))

    def write(
        self,
        version: ModelVersion,
        model: bytes,
        snapshot: bytes,
        *,
        contest: Contest | None,
        reference: Reference | None,
    ) -> None:
        """Write the folder of a version.

        Parameters
        ----------
        version : ModelVersion
            Of a name that nothing stands under.
        model, snapshot : bytes
            Of the two files whose digests stand in its manifest.
        contest : Contest or None
            That it stood.
        reference : Reference or None
            What it met in training.

        Raises
        ------
        ValueError
            Where a number in it is none.
        DamagedVersionError
            Where it could not be read again.
        OSError
            Where it could not be written, or the name is taken; nothing is left of it then.
        """
        home = self._folder / version.name
        files = {
            MODEL: model,
            _SNAPSHOT: snapshot,
            _EVALUATION: evaluation_text(contest, reference),
            _MANIFEST: manifest_text(version.manifest),
        }
        # What could not be read again must not become champion.
        read_manifest(files[_MANIFEST], of_version(home / _MANIFEST))
        read_evaluation(files[_EVALUATION], of_version(home / _EVALUATION))
        read_snapshot(files[_SNAPSHOT], of_version(home / _SNAPSHOT))
        if os.path.lexists(home):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(home))
        write_folder(home, files)

    def remove(self, name: str) -> None:
        """Delete a version, whole or not.

        Raises
        ------
        OSError
            Where it cannot be deleted; it is then as it was.
        """
        remove_folder(self._folder / name)

    def _is_whole(self, name: str) -> bool:
        home = self._folder / name
        return is_folder(home) and all(is_plain(home / file) for file in _MOST)

    def _read(self, name: str, file: str) -> tuple[bytes, Source]:
        source = of_version(self.home(name) / file)
        return read_plain_file(source, _MOST[file]), source


def highest_number(names: Iterable[str | None]) -> int:
    """Return the highest number of any version among them, or of what is left of one; 0 where there is none."""
    numbers = (found[1] for name in names if name and (found := _NUMBERED.fullmatch(name)))
    return max(map(int, numbers), default=0)


def digest_of(data: bytes) -> str:
    """Return the SHA-256 digest of a file, in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _check_digest(found: str, written: str, source: Source) -> None:
    if found != written:
        source.refuse("it is not the file that its manifest describes")
