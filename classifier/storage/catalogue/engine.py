"""Engine: from the URL of a database to connections to it."""

from pathlib import Path

from classifier.errors import CatalogueError
from classifier.storage.catalogue.engines import Engines
from classifier.storage.catalogue.postgres import postgres_engines
from classifier.storage.catalogue.sqlite import sqlite_engines

_SQLITE, _POSTGRES = "sqlite:///", "postgresql://"


def make_engines(url: str, *, patience: float) -> Engines:
    """Return the engines for a URL; nothing is opened yet.

    Parameters
    ----------
    url : str
        ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST:PORT/NAME``.
    patience : float
        Seconds to wait for whoever writes.

    Raises
    ------
    CatalogueError
        Where the URL is no such URL, or the driver of its database is not installed.
    """
    if url.startswith(_SQLITE):
        return sqlite_engines(Path(url.removeprefix(_SQLITE)).absolute(), patience=patience)
    if url.startswith(_POSTGRES):
        return postgres_engines(url, patience=patience)
    raise CatalogueError(
        url.partition(":")[0],
        "no database that is known",
        hint='it may be "sqlite:///FILE" or "postgresql://USER@HOST/NAME"',
    )
