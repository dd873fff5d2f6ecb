"""Database: what a catalogue is kept in, open, its tables up to date, and the transactions in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from classifier.storage.catalogue.engine import make_engines
from classifier.storage.catalogue.engines import Engines
from classifier.storage.catalogue.faults import told
from classifier.storage.catalogue.migrations import NEWEST, migrate, version_of
from classifier.storage.catalogue.postgres import check_encoding
from classifier.storage.catalogue.sqlite import keep_journal

PATIENCE = 30.0
"""Seconds to wait for whoever else writes."""


class Database:
    """A database that is open.

    Parameters
    ----------
    engines : Engines
        To it, its tables up to date; `open` makes them.
    """

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    @classmethod
    def open(cls, url: str, *, patience: float = PATIENCE) -> Self:
        """Open a catalogue; make its tables where there are none, and bring older ones up to date.

        Parameters
        ----------
        url : str
            ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST:PORT/NAME``.
        patience : float
            Seconds to wait for whoever else writes, now and later.

        Raises
        ------
        CatalogueError
            Where it cannot be opened.
        NewerCatalogueError
            Where a newer program wrote it; it is as it was.
        DamagedCatalogueError
            Where it is damaged, or no catalogue.
        """
        engines = make_engines(url, patience=patience)
        catalogue = cls(engines)
        try:
            catalogue._prepare(patience)
        except BaseException:
            catalogue.close()
            raise
        return catalogue

    @property
    def where(self) -> str:
        """What messages call it: the file, or the URL without its password."""
        return self._engines.where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engines.reading.dispose()

    def _prepare(self, patience: float) -> None:
        with self._reading() as connection:
            check_encoding(connection, self.where)
            version = version_of(connection, self.where)
        with told(self.where):
            keep_journal(self._engines, patience=patience)
        if version < NEWEST:
            with self._writing() as connection:
                migrate(connection, self.where)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.where), self._engines.reading.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.where), self._engines.writing.begin() as connection:
            yield connection
