"""Chunks: as many values as one statement can ask for."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Value = TypeVar("Value")

# SQLite took 999 for long.
_MOST = 500


def chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Yield the values, a few hundred at a time."""
    rest = iter(values)
    while chunk := list(islice(rest, _MOST)):
        yield chunk
