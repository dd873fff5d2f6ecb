"""Engines: connections to one database, as whoever reads and whoever writes sees them."""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine

_WRITING = "yuankan_writing"


@dataclass(frozen=True, slots=True)
class Engines:
    """One pool of connections.

    Parameters
    ----------
    where : str
        The file, or the URL without its password: what messages call it.
    reading, writing : Engine
        A transaction of the first sees the catalogue as it was when it began; of the second there is one at a time.
    """

    where: str
    reading: Engine
    writing: Engine


def for_writing(engine: Engine) -> Engine:
    """Return the same connections, their transactions known by `is_writing`."""
    return engine.execution_options(**{_WRITING: True})


def is_writing(connection: Connection) -> bool:
    """Whether a transaction that begins is for writing."""
    return bool(connection.get_execution_options().get(_WRITING))
