"""Record: one line of JSON whose entries are asked for by name and kind; what is wrong is told with file and line."""

import datetime as dt
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from classifier.errors import BrokenLogError
from classifier.storage.labels.lines import Line

_MEND = "mend the line by hand, or take it out into a file of its own"
_NEWER = "a newer version wrote it: install that one"
# What a terminal might obey and a strict parser refuse; a lone surrogate, which UTF-8 cannot hold, stays what it was.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


def line_of(entries: Mapping[str, Any]) -> str:
    """Write a record as one line of JSON.

    Parameters
    ----------
    entries : mapping
        In the order in which they are to stand.

    Returns
    -------
    str
        Characters stand as they are, but for those that end a line somewhere or cannot be seen.

    Raises
    ------
    ValueError
        Where a number is none, or infinite.
    """
    text = json.dumps(entries, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Record:
    """The entries of one line.

    Parameters
    ----------
    path : pathlib.Path
        The file, for faults.
    line : int
        The line, for faults.
    entries : mapping
        What stands there.
    inside : str
        What stands before their names in faults: that of the entry that holds them, and a dot.
    """

    def __init__(self, path: Path, line: int, entries: Mapping[str, Any], *, inside: str = "") -> None:
        self._path, self._line, self._entries, self._inside = path, line, entries, inside

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def allow(self, keys: frozenset[str]) -> None:
        """Refuse entries that this version would pass over, and so lose in what it makes of the line."""
        if unknown := sorted(set(self._entries) - keys):
            self.refuse(f"{self._name(unknown[0])} is not known to this version", hint=_NEWER)

    def refuse(self, fault: str, *, hint: str = _MEND) -> NoReturn:
        """Raise what says that this line cannot be read."""
        raise BrokenLogError(self._path, self._line, fault, hint=hint)

    def refuse_newer(self, fault: str) -> NoReturn:
        """Raise what says that a newer version wrote this line."""
        self.refuse(fault, hint=_NEWER)

    def text(self, key: str) -> str:
        """Return a text, which must be there."""
        if key not in self._entries:
            self.refuse(f"{self._name(key)} is missing")
        found = self._entries[key]
        if not isinstance(found, str):
            self.refuse(f"{self._name(key)} is not a text")
        return found

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None where it is absent or null."""
        return None if self._entries.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is absent."""
        found = self._entries.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self.refuse(f"{self._name(key)} is not a list of texts")
        return tuple(found)

    def number(self, key: str, default: float) -> float:
        """Return a finite number, or `default` where it is absent."""
        found = self._entries.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float) or not _is_finite(found):
            self.refuse(f"{self._name(key)} is not a number")
        return float(found)

    def count(self, key: str, default: int) -> int:
        """Return a whole number from 1, or `default` where it is absent."""
        found = self._entries.get(key, default)
        if type(found) is not int or found < 1:
            self.refuse(f"{self._name(key)} is not a number from 1")
        return found

    def counts(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers from 1, empty where it is absent."""
        found = self._entries.get(key, [])
        if not isinstance(found, list) or not all(type(one) is int and one >= 1 for one in found):
            self.refuse(f"{self._name(key)} is not a list of numbers from 1")
        return tuple(found)

    def flag(self, key: str) -> bool:
        """Return a truth, false where it is absent."""
        found = self._entries.get(key, False)
        if not isinstance(found, bool):
            self.refuse(f"{self._name(key)} is neither true nor false")
        return found

    def time(self, key: str) -> dt.datetime:
        """Return a time with its zone, which must be there."""
        try:
            found = dt.datetime.fromisoformat(self.text(key))
        except ValueError:
            self.refuse(f"{self._name(key)} is not a time")
        if found.tzinfo is None:
            self.refuse(f"{self._name(key)} is a time without a zone")
        return found

    def date_or_none(self, key: str) -> dt.date | None:
        """Return a date, or None where it is absent."""
        text = self.text_or_none(key)
        try:
            return None if text is None else dt.date.fromisoformat(text)
        except ValueError:
            self.refuse(f"{self._name(key)} is not a date")

    def record(self, key: str) -> "Record":
        """Return the record that stands under `key`."""
        found = self._entries.get(key)
        if not isinstance(found, dict):
            self.refuse(f"{self._name(key)} is not an object")
        return Record(self._path, self._line, found, inside=f"{self._inside}{key}.")

    def _name(self, key: str) -> str:
        return repr(f"{self._inside}{key}")


def record_of(line: Line, path: Path) -> Record:
    """Read one line.

    Parameters
    ----------
    line : Line
        Of `path`.
    path : pathlib.Path
        The file, for faults.

    Returns
    -------
    Record
        What stands there.

    Raises
    ------
    BrokenLogError
        Where it is not a JSON object in UTF-8.
    """
    blank = Record(path, line.number, {})
    if line.data.startswith(_MARKS):
        blank.refuse(
            "is a mark of a merge that was not finished", hint="keep the lines of both sides and delete the marks"
        )
    try:
        found = _JSON.decode(line.data.decode("utf-8"))
    except UnicodeDecodeError:
        blank.refuse("is not UTF-8", hint="save the file as UTF-8")
    except (ValueError, RecursionError):
        blank.refuse("is not JSON")
    if not isinstance(found, dict):
        blank.refuse("is not a JSON object")
    return Record(path, line.number, found)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


# `json.loads` would make one for each line.
_JSON = json.JSONDecoder(parse_constant=_no_number)


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:
        # An integer of hundreds of digits.
        return False
