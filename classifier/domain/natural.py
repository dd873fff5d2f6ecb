"""Natural order: names as people sort them, 2 before 10."""

import re

_PARTS = re.compile(r"[0-9]{1,300}|[^0-9]+")


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts the numbers in names by their value.

    Parameters
    ----------
    name : str
        A file name or a path.

    Returns
    -------
    list of (int, int, str)
        Compare with other such keys only.
    """
    # Python reads every decimal digit of Unicode; only ASCII ones are numbers here, however many.
    return [(0, int(part), "") if part.isascii() and part.isdigit() else (1, 0, part) for part in _PARTS.findall(name)]
