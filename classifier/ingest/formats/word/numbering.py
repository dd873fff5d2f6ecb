"""Numbers that Word puts before the paragraphs of a list: they are printed, and stand nowhere in its text."""

import re
from collections import defaultdict
from dataclasses import dataclass

from classifier.ingest.formats.markup import Element, attribute, child, local, whole_number

_DIGITS = "〇一二三四五六七八九"
_PLACE = re.compile("%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_NUMBER = 3999
_BULLET = "●"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCountingThousand"}
)


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is numbered: a pattern such as ``%1、``, a format, and the first number."""

    pattern: str
    style: str
    start: int


class Numbering:
    """The lists of one document, counted as its paragraphs are read.

    Parameters
    ----------
    root : Element or None
        The part that describes them.
    """

    __slots__ = ("_counts", "_lists")

    def __init__(self, root: Element | None) -> None:
        found = list(root) if root is not None else []
        shapes = {attribute(e, "abstractNumId"): _levels(e) for e in found if local(e) == "abstractNum"}
        self._lists: dict[int, tuple[str, dict[int, _Level]]] = {}
        for element in found:
            number = whole_number(attribute(element, "numId")) if local(element) == "num" else None
            shape = child(element, "abstractNumId")
            if number and shape is not None:
                key = attribute(shape, "val") or ""
                self._lists[number] = (key, shapes.get(key, {}))
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, list_id: int | None, level: int | None) -> str:
        """Return what stands before the next paragraph of a list, with the space after it; empty outside lists."""
        key, levels = self._lists.get(list_id or 0, ("", {}))
        depth = level or 0
        if depth not in levels:
            return ""
        counts = self._counts[key]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if levels[depth].style == "bullet":
            return f"{_BULLET} "

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return _written(counts.get(at, levels[at].start), levels[at].style) if at in levels else ""

        label = _PLACE.sub(one, levels[depth].pattern)
        return f"{label} " if label[-1:].isalnum() and label.isascii() else label


def _levels(element: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for found in element:
        depth = whole_number(attribute(found, "ilvl")) if local(found) == "lvl" else None
        if depth is not None:
            levels[depth] = _Level(
                _value(found, "lvlText"), _value(found, "numFmt"), whole_number(_value(found, "start")) or 1
            )
    return levels


def _value(element: Element, name: str) -> str:
    found = child(element, name)
    return (attribute(found, "val") or "") if found is not None else ""


def _written(number: int, style: str) -> str:
    if style == "none" or not 0 <= number <= _MAX_NUMBER:
        return "" if style == "none" else str(number)
    if style in _CHINESE:
        return _chinese(number)
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style.endswith("Letter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style.startswith("upper") else letter
    if style.endswith("Roman"):
        return _roman(number).upper() if style.startswith("upper") else _roman(number)
    return str(number)


def _chinese(number: int) -> str:
    if number >= 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
