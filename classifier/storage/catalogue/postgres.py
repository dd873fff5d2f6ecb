"""PostgreSQL: a database that a URL names, through pg8000."""

import logging
import ssl
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from classifier.errors import CatalogueError
from classifier.storage.catalogue.engines import Engines, for_writing, is_writing

# Of a connection that broke SQLAlchemy logs a traceback beside the error that it raises, which says enough.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())
_FORM = "write it as postgresql://USER:PASSWORD@HOST:PORT/NAME"
_MODES = frozenset({"disable", "require", "verify-full"})
# Whoever writes to a catalogue holds this lock for the transaction, so that there is one at a time, as in SQLite.
_LOCK = 0x7975616E6B616E


def postgres_engines(url: str, *, patience: float) -> Engines:
    """Return the engines for a database; nothing is opened yet.

    Parameters
    ----------
    url : str
        ``postgresql://USER:PASSWORD@HOST:PORT/NAME``; ``?sslmode=require`` behind it encrypts the connection, and
        ``?sslmode=verify-full`` makes sure of the server too.
    patience : float
        Seconds to wait for whoever writes.

    Raises
    ------
    CatalogueError
        Where the URL is no such URL, or the driver is not installed.
    """
    address = _address(url)
    where = _without_secrets(address)
    driven = address.set(drivername="postgresql+pg8000", query={})
    try:
        engine = create_engine(driven, connect_args={"ssl_context": _encryption(address.query.get("sslmode"))})
    except ModuleNotFoundError as error:
        raise CatalogueError(where, "PostgreSQL needs an extra", hint='pip install "yuankan[postgres]"') from error
    _listen(engine, patience)
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(where, reading, for_writing(engine))


def check_encoding(connection: Connection, where: str) -> None:
    """Refuse a database that cannot hold every character.

    Parameters
    ----------
    connection : Connection
        To the database.
    where : str
        What it is called in messages.

    Raises
    ------
    CatalogueError
        Where its encoding is another than UTF-8.
    """
    if connection.dialect.name == "sqlite":
        return
    if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
        raise CatalogueError(
            where,
            "its encoding is not UTF-8",
            hint="have a database created with: CREATE DATABASE NAME ENCODING 'UTF8'",
        )


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise CatalogueError("postgresql", "its URL cannot be read", hint=_FORM) from error
    mode = address.query.get("sslmode", "disable")
    if not address.username or not address.database or set(address.query) - {"sslmode"} or mode not in _MODES:
        raise CatalogueError(_without_secrets(address), "its URL cannot be read", hint=_FORM)
    return address


def _without_secrets(address: URL) -> str:
    shown = URL.create("postgresql", address.username, None, address.host, address.port, address.database)
    return shown.render_as_string()


def _encryption(mode: object) -> ssl.SSLContext | None:
    if mode in {None, "disable"}:
        return None
    context = ssl.create_default_context()
    if mode == "require":
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _listen(engine: Engine, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        _run(connection, f"SET lock_timeout = {int(patience * 1000)}")
        connection.commit()

    @event.listens_for(engine, "checkout")
    def checkout(connection: Any, _: object, __: object) -> None:
        # A watch that waits for days outlives the server. SQLAlchemy's own look at a connection does not know that this
        # driver lets the system's errors through.
        try:
            _run(connection, "SELECT 1")
            connection.rollback()
        except (engine.dialect.loaded_dbapi.Error, OSError) as error:
            raise DisconnectionError from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if is_writing(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _run(connection: Any, statement: str) -> None:
    cursor = connection.cursor()
    cursor.execute(statement)
    cursor.close()
