"""SQLite: a file set up so that what was acknowledged stays, and can be read while it is written."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event

from classifier.storage.catalogue.engines import Engines, for_writing, is_writing

_PAUSE = 0.05
SYNCHRONOUS = "FULL"
"""How SQLite flushes. Whoever knows that a file was recorded may move it away: with less than this, a power cut could
take back that it was."""


def sqlite_engines(path: Path, *, patience: float) -> Engines:
    """Return the engines for a file; nothing is opened yet.

    Parameters
    ----------
    path : pathlib.Path
        The file, absolute.
    patience : float
        Seconds to wait for whoever writes.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        # The driver would begin a transaction when it sees fit, and never before what changes tables.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA synchronous={SYNCHRONOUS}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing(connection) else "BEGIN")

    return Engines(str(path), engine, for_writing(engine))


def keep_journal(engines: Engines, *, patience: float) -> None:
    """Let SQLite be read while it is written; other databases can anyway.

    Parameters
    ----------
    engines : Engines
        Of a catalogue that is ours.
    patience : float
        Seconds to wait for whoever else is opening it: SQLite does not wait for this by itself.
    """
    if engines.writing.dialect.name != "sqlite":
        return
    until = time.monotonic() + patience
    connection = engines.writing.raw_connection()
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)
            else:
                return
    finally:
        connection.close()
