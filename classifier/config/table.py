"""Table: a table of a ``yuankan.toml``, asked for key by key, each value checked."""

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from classifier.errors import ConfigError

_NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DATABASE = re.compile("sqlite:///.|postgresql://.")
_DATE = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


class Table:
    """The content of a file, or of one table in it. What a key cannot be is refused as a `ConfigError`.

    Parameters
    ----------
    path : pathlib.Path
        The file, for faults.
    content : mapping of str to object
        As TOML reads it.
    name : str
        What stands before the keys in faults, such as ``retrain.``.
    """

    def __init__(self, path: Path, content: Mapping[str, Any], name: str = "") -> None:
        self._path, self._content, self._name = path, content, name

    def check(self, known: tuple[str, ...]) -> None:
        """Refuse keys that mean nothing."""
        for key in self._content:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                meant = f", perhaps {near[0]} is meant" if near else ""
                raise ConfigError(
                    self._path,
                    f"the key {_shown(f'{self._name}{key}')} is not known{meant}",
                    hint=f"there are {', '.join(known)}",
                )

    def table(self, key: str) -> "Table":
        """Return the table of a key; an empty one where it has none."""
        found = self._content.get(key, {})
        if not isinstance(found, dict):
            self._refuse(key, f"a table, [{self._name}{key}], with one key a line")
        return Table(self._path, found, f"{self._name}{key}.")

    def name(self, key: str, default: str | None) -> str | None:
        """Return a text that is not blank."""
        found = self._content.get(key, default)
        if found is not None and not _is_text(found):
            self._refuse(key, 'a name, such as "王芳"')
        return None if found is None else str(found)

    def sources(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of files and folders, at least one."""
        found = self._content.get(key, list(default))
        if not isinstance(found, list) or not found or not all(_is_text(one) for one in found):
            self._refuse(key, 'a list of files and folders, such as ["issues"]')
        return tuple(found)

    def dates(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of years, months or days."""
        found = self._content.get(key, list(default))
        if not isinstance(found, list) or not all(isinstance(one, str) and _DATE.fullmatch(one) for one in found):
            self._refuse(key, 'a list of years, months or days, such as ["2026-06"]')
        return tuple(found)

    def strategy(self, key: str, default: str) -> str:
        """Return a name such as strategies have."""
        found = self._content.get(key, default)
        if not isinstance(found, str) or not _NAME.fullmatch(found):
            self._refuse(key, 'the name of a strategy, such as "mix"')
        return found

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        found = self._content.get(key, default)
        if type(found) is not int or not least <= found <= most:
            self._refuse(key, f"a whole number from {least} to {most}")
        return found

    def share(self, key: str, default: float, least: float = 0, most: float = 1) -> float:
        """Return a number, both ends included."""
        found = self._content.get(key, default)
        # NaN is in no range.
        if isinstance(found, bool) or not isinstance(found, int | float) or not least <= found <= most:
            self._refuse(key, f"a number from {least} to {most}")
        return float(found)

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        found = self._content.get(key, default)
        if not isinstance(found, bool):
            self._refuse(key, "true or false")
        return found

    def numbers(self, key: str, default: Mapping[str, float], least: float, most: float) -> Mapping[str, float]:
        """Return a table of numbers by names that only the caller can know."""
        if key not in self._content:
            return default
        found = self.table(key)
        return {name: found.share(name, 0, least, most) for name in found._content}

    def database(self, key: str, default: str | None) -> str | None:
        """Return the URL of a database of a kind that is known."""
        found = self._content.get(key, default)
        if found is not None and not (isinstance(found, str) and _DATABASE.match(found)):
            # A password may stand in it: the value is not shown.
            raise ConfigError(
                self._path,
                f"{self._name}{key} is no database that is known",
                hint='it may be "sqlite:///FILE" or "postgresql://USER@HOST/NAME"',
            )
        return found

    def _refuse(self, key: str, wanted: str) -> NoReturn:
        raise ConfigError(
            self._path, f"{self._name}{key} cannot be {_shown(self._content[key])}", hint=f"it may be {wanted}"
        )


def _is_text(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip()) and "\0" not in found


def _shown(found: object) -> str:
    shown = repr(found)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
