"""Faults: what databases say, as errors that tell a person what happened and what to do."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound

from classifier.errors import CatalogueError, DamagedCatalogueError
from classifier.storage.catalogue.columns import BrokenValueError

_LOCKED = ("another program writes to it for too long", "wait for that one to end, then try again")
_FULL = ("the disk is full", "free some space and run the same command again")
_READ_ONLY = ("it may not be written to", "choose another place, or ask who owns it")
_NOT_OPENED = ("it cannot be opened", "check that its folder is there and may be written to")
_DISK = ("the disk could not be read or written", "try again; ask who looks after the disk if it stays so")
_NOBODY = ("the database does not answer", "check its address and whether it runs, then try again")
_REFUSED = ("the database lets nobody in by this name and password", "check the name and the password in the URL")
_NONE = ("there is no database of that name", "ask who looks after the database to create it")
_FORBIDDEN = ("this user may not do so in the database", "ask who looks after the database for the right to")
_OTHER = ("the database could not do it", "try again; ask who looks after the database if it stays so")
_DAMAGED, _NO_CATALOGUE = "it is damaged", "it is not a catalogue of Yuankan"
_SQLITE = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _NOT_OPENED,
    sqlite3.SQLITE_IOERR: _DISK,
}
_SQLITE_DAMAGED = {
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NO_CATALOGUE,
    # No such table or column.
    sqlite3.SQLITE_ERROR: _NO_CATALOGUE,
    sqlite3.SQLITE_CONSTRAINT: _DAMAGED,
    sqlite3.SQLITE_MISMATCH: _DAMAGED,
}
# The file beside the database by which SQLite shares it grows in steps of so many bytes: with less it cannot be used.
_ROOM = 32 * 1024
# By SQLSTATE, or the class that it begins with.
_POSTGRES = {
    "55P03": _LOCKED,
    "40": _LOCKED,
    "53": _FULL,
    "25006": _READ_ONLY,
    "28": _REFUSED,
    "3D": _NONE,
    "42501": _FORBIDDEN,
    "08": _NOBODY,
    "57": _NOBODY,
}
_POSTGRES_DAMAGED = {"XX": _DAMAGED, "23": _DAMAGED, "42P01": _NO_CATALOGUE, "42703": _NO_CATALOGUE}


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise what a database says, and what is made of its rows, as errors of ours.

    Parameters
    ----------
    where : str
        The file, or the URL without its password.

    Raises
    ------
    CatalogueError
        Where it cannot be used for now.
    DamagedCatalogueError
        Where it is damaged, or another program's.
    """
    try:
        yield
    except DBAPIError as error:
        _raise(error.orig or error, where, error)
    except sqlite3.Error as error:
        _raise(error, where, error)
    except OSError as error:
        # The driver of PostgreSQL lets through what the system says of its connection.
        raise CatalogueError(where, _NOBODY[0], hint=_NOBODY[1]) from error
    except (NoResultFound, MultipleResultsFound) as error:
        raise DamagedCatalogueError(where, _NO_CATALOGUE) from error
    except BrokenValueError as error:
        raise DamagedCatalogueError(where, _DAMAGED) from error


def _raise(said: BaseException, where: str, error: Exception) -> NoReturn:
    known, damaged = _sqlite(said) if isinstance(said, sqlite3.Error) else _postgres(said)
    if known is _DISK and _is_full(Path(where).parent):
        known = _FULL
    if damaged is not None:
        raise DamagedCatalogueError(where, damaged) from error
    fault, hint = known or _OTHER
    raise CatalogueError(where, fault, hint=hint) from error


def _is_full(folder: Path) -> bool:
    # On a full disk SQLite as often says that the disk cannot be read or written.
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        # A disk that does not even say how much room is left fails in some other way.
        return False


def _sqlite(said: sqlite3.Error) -> tuple[tuple[str, str] | None, str | None]:
    code = getattr(said, "sqlite_errorcode", None)
    if code is None:
        # It is the driver that speaks: a text is no UTF-8.
        return None, _DAMAGED if isinstance(said, sqlite3.OperationalError) else None
    # The codes that say more stand in the upper bits.
    return _SQLITE.get(code & 0xFF), _SQLITE_DAMAGED.get(code & 0xFF)


def _postgres(said: BaseException) -> tuple[tuple[str, str] | None, str | None]:
    first = said.args[0] if said.args else None
    if not isinstance(first, dict):
        # It is the driver that speaks: nobody answered, or the connection broke.
        return _NOBODY, None
    state = str(first.get("C", ""))
    keys = (state, state[:2])
    known = next((_POSTGRES[key] for key in keys if key in _POSTGRES), None)
    return known, next((_POSTGRES_DAMAGED[key] for key in keys if key in _POSTGRES_DAMAGED), None)
