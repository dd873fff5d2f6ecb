"""Keys as they come from a terminal: one name for each, and nothing else that a terminal or a clipboard may send."""

import os
import select
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType
from typing import cast

from prompt_toolkit.input.base import Input
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

# So long after an Escape the rest of a sequence may still be on its way over a slow line.
_ESCAPE_SECONDS = 0.15


class Key(StrEnum):
    """A key that prints nothing; every other key is the character that it prints."""

    ENTER = "enter"
    ESCAPE = "escape"
    TAB = "tab"
    BACKSPACE = "backspace"
    DELETE = "delete"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    HOME = "home"
    END = "end"
    INTERRUPT = "ctrl-c"
    SUSPEND = "ctrl-z"
    REDRAW = "ctrl-l"
    ERASE_LINE = "ctrl-u"
    ERASE_WORD = "ctrl-w"
    ERASE_REST = "ctrl-k"


SPACE = " "


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text that came from the clipboard at once: it is text, and never keys."""

    text: str


Press = str | Pasted
"""What a person did: a `Key`, a character, or a paste."""

_NAMED: Mapping[str, Key] = MappingProxyType(
    {
        Keys.ControlM: Key.ENTER,
        Keys.ControlJ: Key.ENTER,
        Keys.ControlI: Key.TAB,
        Keys.ControlH: Key.BACKSPACE,
        Keys.Delete: Key.DELETE,
        Keys.ControlD: Key.DELETE,
        Keys.Up: Key.UP,
        Keys.ControlP: Key.UP,
        Keys.Down: Key.DOWN,
        Keys.ControlN: Key.DOWN,
        Keys.Left: Key.LEFT,
        Keys.ControlB: Key.LEFT,
        Keys.Right: Key.RIGHT,
        Keys.ControlF: Key.RIGHT,
        Keys.PageUp: Key.PAGE_UP,
        Keys.PageDown: Key.PAGE_DOWN,
        Keys.Home: Key.HOME,
        Keys.ControlA: Key.HOME,
        Keys.End: Key.END,
        Keys.ControlE: Key.END,
        Keys.ControlC: Key.INTERRUPT,
        Keys.ControlZ: Key.SUSPEND,
        Keys.ControlL: Key.REDRAW,
        Keys.ControlU: Key.ERASE_LINE,
        Keys.ControlW: Key.ERASE_WORD,
        Keys.ControlK: Key.ERASE_REST,
    }
)


class _Place(Enum):
    """Where in a sequence of the terminal the last character was."""

    OUTSIDE = auto()
    ESCAPED = auto()
    INSIDE = auto()
    LAST = auto()
    STRING = auto()


# What the character after an Escape begins: see ECMA-48.
_BEGUN = {"[": _Place.INSIDE, "O": _Place.LAST, **dict.fromkeys("]PX^_", _Place.STRING)}


class Presses:
    """Makes presses of what prompt_toolkit's parser gives, and swallows every sequence that the parser does not know.

    The parser takes an unknown sequence apart, so that its letters and digits would act as keys.
    """

    def __init__(self) -> None:
        self._place = _Place.OUTSIDE

    def of(self, given: Iterable[KeyPress]) -> list[Press]:
        """Return the presses among what the parser gave.

        Parameters
        ----------
        given : iterable of KeyPress
            In the order in which they came.

        Returns
        -------
        list of Press
            An Escape is held back until `rest`, for a sequence may begin with it.
        """
        return [press for one in given if (press := self._of_one(one)) is not None]

    def rest(self) -> list[Press]:
        """Return what was held back, once nothing more came.

        Returns
        -------
        list of Press
            An Escape, or nothing.
        """
        escaped, self._place = self._place is _Place.ESCAPED, _Place.OUTSIDE
        return [Key.ESCAPE] if escaped else []

    def _of_one(self, given: KeyPress) -> Press | None:
        if given.key == Keys.BracketedPaste:
            self._place = _Place.OUTSIDE
            return Pasted(given.data)
        if self._place is not _Place.OUTSIDE:
            self._place = self._after(given)
            return None
        if given.key == Keys.Escape:
            self._place = _Place.ESCAPED
            return None
        if isinstance(given.key, Keys):
            return _NAMED.get(given.key)
        return _character(given.key)

    def _after(self, given: KeyPress) -> _Place:
        if given.key == Keys.Escape:
            return _Place.ESCAPED
        character = given.data[:1] if isinstance(given.key, Keys) else given.key
        if self._place is _Place.ESCAPED:
            # With any other character after it, Escape was the Alt key.
            return _BEGUN.get(character, _Place.OUTSIDE)
        last = {_Place.INSIDE: "@" <= character <= "~", _Place.STRING: character == "\x07"}
        return _Place.OUTSIDE if last.get(self._place, True) else self._place


def _character(text: str) -> str | None:
    printed = len(text) == 1 and unicodedata.category(text) not in {"Cc", "Cf", "Cs", "Cn", "Co"}
    return text if printed else None


def command_of(key: str) -> str:
    """Return a key as commands are looked up by.

    Parameters
    ----------
    key : str
        A key.

    Returns
    -------
    str
        An input method in full width, as many people leave theirs, gives the same commands.
    """
    folded = unicodedata.normalize("NFKC", key)
    return folded if len(key) == len(folded) == 1 else key


class Keyboard:
    """Reads presses.

    Parameters
    ----------
    source : prompt_toolkit.input.Input
        The terminal, already in raw mode.
    """

    def __init__(self, source: Input) -> None:
        self._source = source
        self._presses = Presses()
        # Whether the parser may hold the beginning of a sequence.
        self._unsettled = False

    def read(self, seconds: float) -> list[Press]:
        """Wait for presses.

        Parameters
        ----------
        seconds : float
            How long at most.

        Returns
        -------
        list of Press
            Those that came together, in order; empty where none came in time.

        Raises
        ------
        EOFError
            Where the terminal is gone: nobody will ever press a key again.
        """
        if not self._ready(min(seconds, _ESCAPE_SECONDS) if self._unsettled else seconds):
            self._unsettled = False
            return self._presses.of(self._source.flush_keys()) + self._presses.rest()
        self._unsettled = True
        given = self._source.read_keys()
        if not given and self._lost():
            raise EOFError
        return self._presses.of(given)

    def _ready(self, seconds: float) -> bool:
        if sys.platform == "win32":
            from prompt_toolkit.eventloop.win32 import wait_for_handles
            from prompt_toolkit.input.win32 import Win32Input

            handle = cast(Win32Input, self._source).handle
            return wait_for_handles([handle], timeout=int(seconds * 1000)) is not None
        return bool(select.select([self._source.fileno()], [], [], seconds)[0])

    def _lost(self) -> bool:
        # A terminal that hung up reads as an error, which prompt_toolkit takes for nothing read.
        return self._source.closed or (sys.platform != "win32" and not os.isatty(self._source.fileno()))
