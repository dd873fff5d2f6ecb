"""Lines of Chinese text: broken between any two ideographs, never within a number or a word."""

import re

from rich.cells import cell_len, chop_cells

_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,:/@_'-][A-Za-z0-9]+)*%?|.", flags=re.S)
# No line begins with what closes the words before it, or ends with what opens those after it.
_OPENING = frozenset("（《〈「『【〔“‘([{")
_CLOSING = frozenset("，。、；：！？”’）》〉」』】〕…—·,.;:!?)]}%")


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines.

    Parameters
    ----------
    text : str
        One paragraph.
    width : int
        Columns of a terminal that a line may take, at least 2; an ideograph takes two.

    Returns
    -------
    list of str
        At least one line, without spaces at their ends.
    """
    lines: list[list[str]] = [[]]
    left = width
    for word in _words(text, width):
        size = cell_len(word)
        if size > left:
            carried = _carried(lines[-1], word, width - size)
            lines.append(carried)
            left = width - sum(map(cell_len, carried))
        if word.isspace() and len(lines) > 1 and not lines[-1]:
            continue
        lines[-1].append(word)
        left -= size
    return ["".join(line).strip(" ") for line in lines]


def _words(text: str, width: int) -> list[str]:
    return [part for found in _WORD.finditer(text) for part in chop_cells(found[0], width)]


def _carried(line: list[str], word: str, room: int) -> list[str]:
    """Take off a line what has to go down with the word after it, where there is room for it."""
    place = len(line)
    if word in _CLOSING:
        while place > 0 and line[place - 1] in _CLOSING:
            place -= 1
        place -= 1
    while place > 0 and line[place - 1] in _OPENING:
        place -= 1
    if place <= 0 or sum(map(cell_len, line[place:])) > room:
        return []
    carried = line[place:]
    del line[place:]
    return carried
