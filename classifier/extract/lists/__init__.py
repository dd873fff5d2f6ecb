"""Word lists that facts are found by: plain text, one entry a line."""

from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent


def lines_of(name: str) -> Iterator[str]:
    """Yield the entries of a list, without its comments.

    Parameters
    ----------
    name : str
        Of the file, without its ending.
    """
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def words_of(name: str) -> tuple[str, ...]:
    """Return every word of a list.

    Parameters
    ----------
    name : str
        Of the file, without its ending.
    """
    return tuple(word for line in lines_of(name) for word in line.split())
