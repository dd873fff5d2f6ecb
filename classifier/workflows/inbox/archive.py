"""Archive: files that are recorded leave the inbox, whole, under a name of their own, and never in place of another."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from classifier.storage.atomic import flush_folder
from classifier.workflows.inbox.names import Found
from classifier.workflows.inbox.pending import digest_of

_PREFIX, _SUFFIX = ".yuankan.", ".part"
# What file systems say that cannot give a file a second name.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})


class Archive:
    """A folder that files are moved to, with the folders that they lay in.

    A move that was ended in the middle has left the file in the inbox, in the archive, or whole in both; the next one
    ends it.

    Parameters
    ----------
    folder : pathlib.Path
        Made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sweep(self) -> None:
        """Delete copies that were ended in the middle; only where nobody else moves anything here.

        Raises
        ------
        OSError
            Where one cannot be deleted.
        """
        for left in self.folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            left.unlink(missing_ok=True)

    def take(self, found: Found, digest: str) -> Path:
        """Move a file into the archive.

        Parameters
        ----------
        found : Found
            A file of the inbox.
        digest : str
            Of its bytes.

        Returns
        -------
        pathlib.Path
            Where it lies now: under its own name, or with a number where another file has that. Where the same lay
            there already, the one in the inbox is gone.

        Raises
        ------
        OSError
            Where it cannot be moved; it is then still in the inbox.
        """
        for place in self._places(found.name):
            place.parent.mkdir(parents=True, exist_ok=True)
            if not os.path.lexists(place):
                if self._moved(found.path, place):
                    return place
            elif digest_at(place) == digest:
                found.path.unlink()
                return place
        raise AssertionError("there is always another number")

    def holds(self, name: str, digest: str) -> Path | None:
        """Return where a file of the inbox was moved to, or None where it is not here.

        Parameters
        ----------
        name : str
            Its path inside the inbox.
        digest : str
            Of its bytes.
        """
        for place in self._places(name):
            if not os.path.lexists(place):
                return None
            if digest_at(place) == digest:
                return place
        raise AssertionError("there is always another number")

    def _moved(self, path: Path, place: Path) -> bool:
        """Move a file to where nothing is; tell whether nothing was there."""
        # A link may lead anywhere, and what it leads to is not for us to move.
        if not path.is_symlink():
            try:
                return _put(path, place)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
        return self._copied(path, place)

    def _copied(self, path: Path, place: Path) -> bool:
        """Copy a file to where nothing is, and take it away once the copy is on the disk."""
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=self.folder)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as copy, path.open("rb") as file:
                shutil.copyfileobj(file, copy)
                copy.flush()
                os.fsync(copy.fileno())
            shutil.copystat(path, temporary)
            if not _put(temporary, place):
                return False
        finally:
            temporary.unlink(missing_ok=True)
        path.unlink()
        return True

    def _places(self, name: str) -> Iterator[Path]:
        inside = PurePosixPath(name)
        yield self.folder / inside
        for number in count(2):
            yield self.folder / inside.with_name(f"{inside.stem}-{number}{inside.suffix}")


def digest_at(path: Path) -> str | None:
    """Return the digest of a plain file, or None where there is none."""
    return digest_of(path) if path.is_file() else None


def _put(path: Path, place: Path) -> bool:
    """Give a file another name, on the same disk; tell whether nothing had that name."""
    try:
        # Renaming would put it in the place of a file that came there this moment.
        os.link(path, place)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(place):
            return False
        path.rename(place)
    else:
        path.unlink()
    flush_folder(place.parent)
    return True
