"""Cells of a sheet: lists and dates in one cell, and the way back."""

import datetime as dt
import re
from collections.abc import Iterable

_SEPARATOR = ";"
_JOINED = re.compile(r"((?:[^;\\]|\\.)*)(?:;|\Z)", re.S)
_TAGS_APART = re.compile("[;；,，、|#\n]")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def joined(texts: Iterable[str]) -> str:
    """Return several texts as one cell.

    Parameters
    ----------
    texts : iterable of str
        None of them empty.

    Returns
    -------
    str
        With semicolons between them; one inside a text has a backslash before it.
    """
    return _SEPARATOR.join(re.sub(r"[;\\]", r"\\\g<0>", text) for text in texts)


def parted(cell: str) -> list[str]:
    """Return the texts that `joined` made a cell of.

    Parameters
    ----------
    cell : str
        A cell.

    Returns
    -------
    list of str
        None of them empty.
    """
    return [re.sub(r"\\(.)", r"\1", part, flags=re.S) for part in _JOINED.findall(cell) if part]


def parted_tags(cell: str) -> list[str]:
    """Return the tags that stand in one cell, however a person or a program parted them.

    Parameters
    ----------
    cell : str
        A cell.

    Returns
    -------
    list of str
        Their names, in order.
    """
    return [name.strip() for name in _TAGS_APART.split(cell) if name.strip()]


def date_of(cell: str) -> str | None:
    """Return a date as ISO 8601 has it, which spreadsheets like to write otherwise.

    Parameters
    ----------
    cell : str
        A cell.

    Returns
    -------
    str or None
        None where it is no date.
    """
    found = _DATE.fullmatch(cell.strip())
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
