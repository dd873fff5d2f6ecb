"""Entries: one object of JSON from a file that anybody may have changed, asked for by name and kind.

Nothing is made up for what is missing and nothing passed over that is not known: what is written is what is read.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import Any, NoReturn, TypeVar

from classifier.domain.version import BUILTIN, is_version
from classifier.storage.registry.source import Source

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")
_DIGEST = re.compile("[0-9a-f]{64}")
# What every reader of JSON, and every library of numbers, can hold.
_LARGEST = 2**63
# Characters of a name that are told.
_LONGEST = 40


def text_of(entries: Mapping[str, object]) -> bytes:
    """Write one object of JSON as a whole file.

    Parameters
    ----------
    entries : mapping
        In the order in which they are to stand.

    Returns
    -------
    bytes
        ASCII: what a terminal might obey, or a strict parser refuse, is escaped.

    Raises
    ------
    ValueError
        Where a number is none, or infinite.
    """
    return f"{json.dumps(entries, indent=2, allow_nan=False)}\n".encode("ascii")


def entries_of(data: bytes, source: Source) -> "Entries":
    """Read one object of JSON.

    Parameters
    ----------
    data : bytes
        The whole file, or the line.
    source : Source
        Where they stand.

    Raises
    ------
    DamagedVersionError
        Where they are something else.
    """
    try:
        found = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        source.refuse("its text is not UTF-8")
    except RecursionError:
        source.refuse("its JSON is nested too deep")
    except ValueError:
        source.refuse("its text is not JSON")
    if not isinstance(found, dict):
        source.refuse("its JSON is not an object")
    return Entries(source, found)


class Entries:
    """The entries of one object.

    Parameters
    ----------
    source : Source
        Where it stands.
    entries : mapping
        What stands there.
    inside : str
        What stands before their names in faults: that of the entry that holds them, and a dot.
    """

    def __init__(self, source: Source, entries: Mapping[str, Any], *, inside: str = "") -> None:
        self._source, self._entries, self._inside = source, entries, inside

    def only(self, *keys: str) -> None:
        """Refuse the object unless it holds these entries and no others."""
        if missing := [key for key in keys if key not in self._entries]:
            self._refuse(missing[0], "is missing")
        if unknown := sorted(set(self._entries) - set(keys)):
            name = self._inside + unknown[0][:_LONGEST]
            self._source.refuse_newer(f"its entry {name!r} is not known to this version")

    def made(self, make: Callable[[], Made]) -> Made:
        """Return what is made of the entries; refuse them where they are each of its kind but not possible together."""
        try:
            return make()
        except ValueError:
            self._source.refuse("its entries contradict one another")

    def text(self, key: str) -> str:
        """Return a text."""
        found = self._entries[key]
        return found if isinstance(found, str) else self._refuse(key, "is not a text")

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None where there is null."""
        return None if self._entries[key] is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self._entries[key]
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self._refuse(key, "is not a list of texts")
        return tuple(found)

    def whole(self, key: str) -> int:
        """Return a whole number from 0."""
        return self._whole(key, self._entries[key])

    def real(self, key: str) -> float:
        """Return a finite number."""
        return self._real(key, self._entries[key])

    def share(self, key: str) -> float:
        """Return a number from 0 to 1."""
        return self._share(key, self._entries[key])

    def shares(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers from 0 to 1."""
        found = self._entries[key]
        if not isinstance(found, list):
            self._refuse(key, "is not a list")
        return tuple(self._share(key, one) for one in found)

    def rising(self, key: str, *, most: int) -> tuple[float, ...]:
        """Return a list of numbers from 0 to 1, none below the one before it."""
        found = self.shares(key)
        if len(found) > most or any(later < earlier for earlier, later in pairwise(found)):
            self._refuse(key, "is not a list of rising numbers")
        return found

    def texts_by_name(self, key: str) -> dict[str, str]:
        """Return texts by their names."""
        found = self._object(key)
        if not all(isinstance(one, str) for one in found.values()):
            self._refuse(key, "holds something else than texts")
        return dict(found)

    def wholes_by_name(self, key: str) -> dict[str, int]:
        """Return whole numbers from 0 by their names."""
        return {name: self._whole(key, one) for name, one in self._object(key).items()}

    def shares_by_name(self, key: str) -> dict[str, float]:
        """Return numbers from 0 to 1 by their names."""
        return {name: self._share(key, one) for name, one in self._object(key).items()}

    def flag(self, key: str) -> bool:
        """Return a truth."""
        found = self._entries[key]
        return found if isinstance(found, bool) else self._refuse(key, "is neither true nor false")

    def time(self, key: str) -> dt.datetime:
        """Return a time with its zone."""
        try:
            found = dt.datetime.fromisoformat(self.text(key))
        except ValueError:
            self._refuse(key, "is not a time")
        return found if found.tzinfo is not None else self._refuse(key, "is a time without a zone")

    def date_or_none(self, key: str) -> dt.date | None:
        """Return a date, or None where there is null."""
        text = self.text_or_none(key)
        try:
            return None if text is None else dt.date.fromisoformat(text)
        except ValueError:
            self._refuse(key, "is not a date")

    def digest(self, key: str) -> str:
        """Return a SHA-256 digest."""
        found = self.text(key)
        return found if _DIGEST.fullmatch(found) else self._refuse(key, "is not a digest")

    def version(self, key: str) -> str:
        """Return the name of a version, or that of the model that ships."""
        return self._version(key, self.text(key))

    def version_or_none(self, key: str) -> str | None:
        """Return the name of a version, or that of the model that ships, or None where there is null."""
        found = self.text_or_none(key)
        return None if found is None else self._version(key, found)

    def versions(self, key: str) -> tuple[str, ...]:
        """Return a list of names of versions; that of the model that ships may be among them."""
        return tuple(self._version(key, one) for one in self.texts(key))

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """Return one of a fixed set of words."""
        try:
            return choices(self.text(key))
        except ValueError:
            self._source.refuse_newer(f"its entry {self._inside + key!r} has a value that this version does not know")

    def entries(self, key: str) -> "Entries":
        """Return the object that stands there."""
        return Entries(self._source, self._object(key), inside=f"{self._inside}{key}.")

    def entries_or_none(self, key: str) -> "Entries | None":
        """Return the object that stands there, or None where there is null."""
        return None if self._entries[key] is None else self.entries(key)

    def list_of_entries(self, key: str) -> "list[Entries]":
        """Return the objects that are listed there."""
        found = self._entries[key]
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self._refuse(key, "is not a list of objects")
        return [Entries(self._source, one, inside=f"{self._inside}{key}.") for one in found]

    def _object(self, key: str) -> dict[str, Any]:
        found = self._entries[key]
        return found if isinstance(found, dict) else self._refuse(key, "is not an object")

    def _whole(self, key: str, found: object) -> int:
        # A truth is an int to Python.
        if type(found) is not int or not 0 <= found < _LARGEST:
            self._refuse(key, "is not a whole number from 0")
        return found

    def _real(self, key: str, found: object) -> float:
        if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < _LARGEST:
            self._refuse(key, "is not a number")
        return float(found)

    def _share(self, key: str, found: object) -> float:
        share = self._real(key, found)
        return share if 0 <= share <= 1 else self._refuse(key, "is not a number from 0 to 1")

    def _version(self, key: str, found: str) -> str:
        return found if found == BUILTIN or is_version(found) else self._refuse(key, "is not the name of a version")

    def _refuse(self, key: str, fault: str) -> NoReturn:
        self._source.refuse(f"its entry {self._inside + key!r} {fault}")


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
