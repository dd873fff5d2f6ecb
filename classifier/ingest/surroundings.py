"""Surroundings: what the words of each paragraph have in common with the headlines and the paragraphs around it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from classifier.ingest.evidence import Witness

# How many headlines away a paragraph may stand from its own.
_REACH = 40
# Least share of its weight from which a headline that stands elsewhere is tried, where nothing stands below it, and
# where a body does.
_TRIED_DISPLACED, _TRIED_ELSEWHERE = 0.03, 0.1
# So many paragraphs above a headline, the nearest ones, tell what the article above is about.
ABOVE = 4
# Paragraphs, and articles left, that are kept in mind.
RECENT = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """What was measured around one slot, all at once.

    Parameters
    ----------
    first : int
        Number of the first headline within reach.
    shares : sequence of float
        The share of its weight that the slot holds, of each headline within reach.
    enough : sequence of int
        Numbers of the headlines with enough of it to be tried for the slot.
    cosines : dict of int to float
        The cosine of its text with that of each of the slots right above, by index of the slot.
    """

    first: int
    shares: Sequence[float]
    enough: Sequence[int]
    cosines: dict[int, float]


class Surroundings:
    """The words in common over one source, slot by slot.

    Parameters
    ----------
    witness : Witness
        Of the source.
    """

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self._slots = witness.outline.slots
        self._starts = [place.slot for place in witness.outline.places]
        displaced = np.array([place.displaced for place in witness.outline.places], dtype=bool)
        self._least = np.where(displaced, _TRIED_DISPLACED, _TRIED_ELSEWHERE)
        self._rows: dict[int, _Row] = {}

    def cosines(self, index: int) -> dict[int, float]:
        """Return the cosine of a slot's text with those right above, 0 to 1, by index of the slot.

        Where headings are marked no article is taken up again: then only as many are measured as the slot calls for.
        """
        if not self._witness.marked:
            return self._row(index).cosines
        return self._measured(index, ABOVE if self._slots[index].headline is not None else 1)

    def share(self, index: int, number: int) -> float:
        """Return the share of a headline's weight that a slot holds, 0 to 1; 0 where it stands out of reach."""
        if self._witness.marked:
            within = number in self._reach(index)
            return self._witness.share(number, self._slots[index].unit) if within else 0.0
        row = self._row(index)
        return row.shares[number - row.first] if 0 <= number - row.first < len(row.shares) else 0.0

    def enough(self, index: int) -> Sequence[int]:
        """Return the headlines that share enough words with a slot to be tried for it, in rising order."""
        return self._row(index).enough

    def _reach(self, index: int) -> range:
        here = bisect_left(self._starts, index)
        return range(max(0, here - _REACH), min(len(self._starts), here + _REACH))

    def _row(self, index: int) -> _Row:
        if index not in self._rows:
            # Slots are asked for in rising order, a few of them ahead.
            for gone in [at for at in self._rows if at < index - RECENT]:
                del self._rows[gone]
            self._rows[index] = self._measure(index)
        return self._rows[index]

    def _measure(self, index: int) -> _Row:
        reach, first = self._reach(index), len(self._witness.outline.units)
        if not reach:
            return _Row(0, (), (), self._measured(index, RECENT))
        headlines = range(first + reach.start, first + reach.stop)
        shares = self._witness.affinity.coverages(headlines, self._slots[index].unit)
        enough = np.flatnonzero(shares >= self._least[reach.start : reach.stop]) + reach.start
        return _Row(reach.start, shares.tolist(), enough.tolist(), self._measured(index, RECENT))

    def _measured(self, index: int, back: int) -> dict[int, float]:
        if not index:
            return {}
        unit, affinity = self._slots[index].unit, self._witness.affinity
        if back == 1:
            return {index - 1: affinity.cosine(self._slots[index - 1].unit, unit)}
        first = max(0, index - back)
        start = self._slots[first].unit
        row = affinity.cosines(range(start, unit), unit).tolist()
        return {above: row[self._slots[above].unit - start] for above in range(first, index)}
