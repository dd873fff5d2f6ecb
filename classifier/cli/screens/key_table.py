"""Tables of keys: a screen acts by one, shows it below, and tells it on its help page."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from rich.cells import cell_len

from classifier.cli.language import say
from classifier.cli.screens.frame import KEY, Line, line
from classifier.cli.screens.keys import command_of
from classifier.domain.taxonomy import Taxonomy

_BETWEEN = "  "


class Act(StrEnum):
    """What a person can do."""

    ACCEPT = "accept"
    NONE = "none"
    PRIMARY = "primary"
    SKIP = "skip"
    UNSURE = "unsure"
    BACK = "back"
    UNDO = "undo"
    SPLIT = "split"
    NOTE = "note"
    GUIDELINE = "guideline"
    HELP = "help"
    QUIT = "quit"
    UP = "up"
    DOWN = "down"
    CUT = "cut"
    DROP = "drop"
    JOIN = "join"
    TITLE = "title"
    CLOSE = "close"
    RETAG = "retag"
    TWIN = "twin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """Keys, and what they do.

    Parameters
    ----------
    act : Act
        What they do.
    keys : tuple of str
        Any of them does.
    shown : tuple of (str, str)
        How a person is told of them, in English and in 中文.
    short : tuple of (str, str)
        What they do, in a word.
    long : tuple of (str, str)
        The same in a sentence.
    weight : int
        Where there is no room for all, those of less weight are left to the help page.
    """

    act: Act
    keys: tuple[str, ...]
    shown: tuple[str, str]
    short: tuple[str, str]
    long: tuple[str, str]
    weight: int = 0


def letter(key: str, act: Act, short: tuple[str, str], long: tuple[str, str], weight: int) -> Binding:
    """Return the binding of one character, as `Binding` takes its parts."""
    return Binding(act=act, keys=(key,), shown=(key, key), short=short, long=long, weight=weight)


def looked_up(bindings: Sequence[Binding], key: str) -> Act | None:
    """Return what a key does.

    Parameters
    ----------
    bindings : sequence of Binding
        The table of the screen.
    key : str
        A key.

    Returns
    -------
    Act or None
        None where it does nothing there.
    """
    command = command_of(key)
    return next((one.act for one in bindings if command in one.keys), None)


def tag_keys(taxonomy: Taxonomy) -> Mapping[str, str]:
    """Return the keys that switch the tags.

    Parameters
    ----------
    taxonomy : Taxonomy
        The tags.

    Returns
    -------
    mapping of str to str
        From a key to a tag: 1 to 9 for the first nine, and the capital that a tag's key begins with, where no other
        begins with it. A tag that would have neither is given a capital that is left.
    """
    tags = taxonomy.keys
    initials = [tag[0].upper() for tag in tags]
    found = {str(place): tag for place, tag in enumerate(tags[:9], start=1)}
    found |= {one: tag for one, tag in zip(initials, tags, strict=True) if one.isalpha() and initials.count(one) == 1}
    for tag in tags:
        if tag not in found.values():
            free = [one for one in (*tag.upper(), *string.ascii_uppercase) if one.isalpha() and one not in found]
            found |= dict.fromkeys(free[:1], tag)
    return MappingProxyType(found)


def tag_span(keys: Mapping[str, str]) -> str:
    """Return the keys of the tags as a person is told of them, such as ``1-5``."""
    digits = [key for key in keys if key.isdigit()]
    return digits[0] if len(digits) == 1 else f"{digits[0]}-{digits[-1]}"


def key_line(bindings: Sequence[Binding], width: int, *, first: Sequence[tuple[str, str]] = ()) -> Line:
    """Return the keys in one line.

    Parameters
    ----------
    bindings : sequence of Binding
        The table of the screen.
    width : int
        Columns that there are.
    first : sequence of (str, str)
        Keys and their word that stand before all others.

    Returns
    -------
    Line
        Those that have room, those of most weight at any rate, in the order of the table.
    """
    kept: list[Binding] = []
    for one in sorted(bindings, key=lambda one: -one.weight):
        if not kept or _width([*kept, one], first) <= width:
            kept.append(one)
    kept = [one for one in bindings if one in kept]
    first = first if _width(kept, first) <= width else ()
    parts: list[str | tuple[str, str]] = []
    for shown, word in (*first, *((say(*one.shown), say(*one.short)) for one in kept)):
        parts += [_BETWEEN] * bool(parts) + [(shown, KEY), f" {word}"]
    return line(*parts)


def _width(bindings: Sequence[Binding], first: Sequence[tuple[str, str]]) -> int:
    pairs = [*first, *((say(*one.shown), say(*one.short)) for one in bindings)]
    return sum(cell_len(shown) + 1 + cell_len(word) for shown, word in pairs) + len(_BETWEEN) * (len(pairs) - 1)
