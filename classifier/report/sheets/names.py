"""Names of sheets: what Excel, WPS and LibreOffice all take, each once in a workbook."""

import re
from collections.abc import Iterator
from itertools import count

from xlsxwriter.utility import xl_range

from classifier.report.markup import harmless
from classifier.report.sheets.workbook import units

LONGEST = 31
_MOST = 100
# Excel keeps this name for itself.
_KEPT = "history"
# Those that no sheet may have, and those that would end its name in a reference.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'!\s]+")


class SheetNames:
    """Gives out names, none of them twice."""

    def __init__(self) -> None:
        self._taken = {_KEPT}

    def take(self, wanted: str) -> str:
        """Return the legal name that comes nearest to a title.

        Parameters
        ----------
        wanted : str
            Any text.

        Returns
        -------
        str
            1 to 31 units of UTF-16; upper and lower case are the same to Excel.
        """
        plain = _FORBIDDEN.sub(" ", printable(wanted)).strip() or "—"
        name = next(name for name in _variants(plain) if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name


def printable(text: str) -> str:
    """Return the beginning of a text, fit for where the library writes it as it stands.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        At most 100 characters, all of which XML allows.
    """
    return "".join(character for character in harmless(text[:_MOST]) if character.isprintable())


def link(sheet: str, first_row: int, last_row: int, last_column: int) -> str:
    """Return the link to some whole rows of a table.

    Parameters
    ----------
    sheet : str
        Name of the sheet.
    first_row, last_row, last_column : int
        From 0, included; the first column is the first of the sheet.

    Returns
    -------
    str
        As the library wants it.
    """
    return f"internal:'{sheet}'!{xl_range(first_row, 0, last_row, last_column)}"


def _variants(plain: str) -> Iterator[str]:
    yield _cut(plain, LONGEST)
    for number in count(2):
        mark = f" ({number})"
        yield _cut(plain, LONGEST - len(mark)) + mark


def _cut(text: str, most: int) -> str:
    while units(text) > most:
        text = text[:-1]
    return text.strip() or "—"
