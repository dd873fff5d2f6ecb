"""Tables as plain text in cells: drawn on a terminal by the one, on a page by the other."""

from collections.abc import Callable
from dataclasses import dataclass

# Gives, of the same sentence in English and in 中文, the one in the reader's language.
Say = Callable[[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings.

    Parameters
    ----------
    title : str
        What it shows; may be empty where something above it says so.
    headings : tuple of str
        One a column.
    rows : tuple of tuple of str
        One cell a column.
    words : frozenset of int
        Columns of words, counted from 0; those of numbers stand flush right.
    note : str
        What has to be known to read it; may be empty.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[int] = frozenset({0})
    note: str = ""

    def __post_init__(self) -> None:
        if uneven := [row for row in self.rows if len(row) != len(self.headings)]:
            raise ValueError(f"{len(uneven[0])} cells under {len(self.headings)} headings")


def figure(value: float) -> str:
    """Return a figure from 0 to 1 with three digits.

    Parameters
    ----------
    value : float
        Such as an F1.

    Returns
    -------
    str
        Such as ``0.912``. Only 1 itself reads 1.000: what merely comes near it is cut off, not rounded up.
    """
    return f"{value:.3f}" if value >= 1 else f"{min(value, 0.999):.3f}"


def percent(share: float) -> str:
    """Return a share in whole percents.

    Parameters
    ----------
    share : float
        0 to 1.

    Returns
    -------
    str
        Such as ``85 %``.
    """
    return f"{share * 100:.0f} %"
