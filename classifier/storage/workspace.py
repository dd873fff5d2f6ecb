"""Workspace: a folder with ``yuankan.toml``, found from anywhere inside it as git finds its own."""

import os
from dataclasses import dataclass
from pathlib import Path

from classifier.config import FILE, Settings, load_settings

CATALOGUE = "catalogue.db"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of issues, labels and models that belong together.

    Parameters
    ----------
    root : pathlib.Path
        The folder that holds ``yuankan.toml``.
    settings : Settings
        What that file says.
    """

    root: Path
    settings: Settings

    @property
    def labels(self) -> Path:
        """The folder of what people decided: the one thing here that cannot be made again."""
        return self.root / "labels"

    @property
    def models(self) -> Path:
        """The folder of trained models, their history and what they met: all of it can be made again."""
        return self.root / "models"

    @property
    def catalogue(self) -> str:
        """URL of the database of what was tagged: all of it can be made again from the issues and the labels."""
        return self.settings.catalogue or f"sqlite:///{self.root / CATALOGUE}"

    @property
    def catalogue_file(self) -> Path | None:
        """The file of the catalogue; None where yuankan.toml names another database."""
        return None if self.settings.catalogue else self.root / CATALOGUE

    @property
    def sources(self) -> tuple[Path, ...]:
        """Files and folders in which issues are looked for."""
        return tuple(self.root / source for source in self.settings.sources)


def find_workspace(start: Path) -> Workspace | None:
    """Find the workspace that a folder lies in.

    Parameters
    ----------
    start : pathlib.Path
        A folder; it and those above it are looked at, the nearest first, up to the root of the disk.

    Returns
    -------
    Workspace or None
        None where none of them holds a ``yuankan.toml``.

    Raises
    ------
    ConfigError
        Where the nearest ``yuankan.toml`` cannot be followed: one further up is not meant.
    """
    folder = start.resolve()
    for root in (folder, *folder.parents):
        if _is_file(root / FILE):
            return Workspace(root, load_settings(root / FILE))
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except PermissionError:
        # A folder above that this user may not look into is not theirs.
        return False


def write_new(path: Path, text: str) -> bool:
    """Write a file where there is none.

    Parameters
    ----------
    path : pathlib.Path
        The file. Whatever stands there, a link to nowhere too, stays.
    text : str
        Its content.

    Returns
    -------
    bool
        Whether it was written.

    Raises
    ------
    OSError
        Where it could not be; no part of it is left then.
    """
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error
    return True
