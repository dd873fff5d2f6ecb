"""Which texts share many of their character 5-grams: the search behind near-duplicates, for many texts at once.

Grams are numbers here, not strings: those of fifty thousand articles as strings fill gigabytes and take a minute.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

GRAM = 5
# Texts that are held against all others at once: memory stays flat.
_BATCH = 1000
# Odd, its bits well mixed. Of four hundred thousand corpora with ten million grams, one has two grams of one number,
# and a gram more or less of hundreds makes no two texts alike.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
# Folded texts hold no control character.
_FILLER = "\0"

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Grams:
    """The different grams of some texts, sorted by text: of each gram its number, and the text that has it."""

    numbers: NDArray[np.uint64]
    owners: Integers
    texts: int


@dataclass(frozen=True, slots=True)
class _Shelf:
    """1 where a text (row) has a gram (column) that counts here, and how many grams each text has in all."""

    has: sparse.csr_array
    sizes: Integers


def group_alike(texts: Sequence[str], *, near: float) -> Integers:
    """Group texts that are alike.

    Parameters
    ----------
    texts : sequence of str
        Folded; one that is shorter than a gram is a gram of its own.
    near : float
        Jaccard similarity of the sets of their grams, 0 to 1, from which two are alike.

    Returns
    -------
    array of int, (n_texts,)
        A number for each: the same for those that are alike, and for what is linked through others.
    """
    if not texts:
        return np.empty(0, dtype=np.int64)
    batches = list(_batches(texts))
    kinds, spread = np.unique(np.concatenate([batch.numbers for batch in batches]), return_counts=True)
    # A gram of one text alone is shared with none.
    kinds = kinds[spread > 1]
    shelves = [_shelve(batch, kinds) for batch in batches]
    rows, columns = _pairs(shelves, _stacked(shelves), near)
    alike = sparse.coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(texts), len(texts)))
    return np.asarray(connected_components(alike, directed=False)[1], dtype=np.int64)


def near_any(texts: Sequence[str], known: Sequence[str], *, near: float) -> NDArray[np.bool_]:
    """Tell which texts are alike one of others.

    Parameters
    ----------
    texts, known : sequence of str
        Folded, as in `group_alike`.
    near : float
        As in `group_alike`.

    Returns
    -------
    array of bool, (n_texts,)
        True also for a text that is itself among the known.
    """
    found = np.zeros(len(texts), dtype=bool)
    if texts and known:
        learnt = list(_batches(known))
        # Only grams of the known can be shared with them: of the others their number is enough.
        kinds = np.unique(np.concatenate([batch.numbers for batch in learnt]))
        against = _stacked([_shelve(batch, kinds) for batch in learnt])
        rows, _ = _pairs((_shelve(batch, kinds) for batch in _batches(texts)), against, near)
        found[rows] = True
    return found


def _batches(texts: Sequence[str]) -> Iterator[_Grams]:
    return (_find_grams(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH))


def _find_grams(texts: Sequence[str]) -> _Grams:
    filled = [text.ljust(GRAM, _FILLER) for text in texts]
    codes = np.frombuffer("".join(filled).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    starts = len(codes) - GRAM + 1
    numbers = np.zeros(starts, dtype=np.uint64)
    for place in range(GRAM):
        numbers = (numbers + codes[place : place + starts]) * _FACTOR
    lengths = np.array([len(text) for text in filled])
    owners = np.repeat(np.arange(len(texts)), lengths)[:starts]
    within = np.arange(starts) + GRAM <= np.cumsum(lengths)[owners]
    numbers, owners = numbers[within], owners[within]
    order = np.lexsort((numbers, owners))
    numbers, owners = numbers[order], owners[order]
    first = np.append(True, (np.diff(owners) > 0) | (numbers[1:] != numbers[:-1]))
    return _Grams(numbers[first], owners[first], len(texts))


def _shelve(grams: _Grams, kinds: NDArray[np.uint64]) -> _Shelf:
    """Return the texts by those of their grams that are of these kinds, which are sorted."""
    # Looked up in the order of their numbers, they are found several times sooner.
    wanted, places = np.unique(grams.numbers, return_inverse=True)
    columns = np.searchsorted(kinds, wanted)
    known = np.zeros(len(wanted), dtype=bool)
    inside = columns < len(kinds)
    known[inside] = kinds[columns[inside]] == wanted[inside]
    counted = known[places]
    shape = (grams.texts, len(kinds))
    ones = np.ones(int(counted.sum()), dtype=np.int32)
    has = sparse.csr_array((ones, (grams.owners[counted], columns[places][counted])), shape=shape)
    return _Shelf(has, np.bincount(grams.owners, minlength=grams.texts))


def _stacked(shelves: Sequence[_Shelf]) -> _Shelf:
    has = sparse.csr_array(sparse.vstack([shelf.has for shelf in shelves], format="csr"))
    return _Shelf(has, np.concatenate([shelf.sizes for shelf in shelves]))


def _pairs(shelves: Iterable[_Shelf], against: _Shelf, near: float) -> tuple[Integers, Integers]:
    """Return which texts of the shelves, numbered through, are alike which of those that they are held against."""
    columns = against.has.T.tocsr()
    found: list[tuple[Integers, Integers]] = []
    start = 0
    for shelf in shelves:
        shared = sparse.coo_array(shelf.has @ columns)
        union = shelf.sizes[shared.row] + against.sizes[shared.col] - shared.data
        alike = shared.data >= near * union
        found.append((shared.row[alike].astype(np.int64) + start, shared.col[alike].astype(np.int64)))
        start += len(shelf.sizes)
    rows, others = zip(*found, strict=True)
    return np.concatenate(rows), np.concatenate(others)
