"""Shelf: the texts of a whole pool, packed, and which article follows which in its issue."""

import pickle
import zlib
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from classifier.domain.filed import FiledArticle

# Articles packed together: long enough to pack well, short enough that one of them is unpacked in a millisecond.
_BLOCK = 64
# The quickest: it halves what is kept, and unpacking a hundred thousand articles takes a few seconds.
_LEVEL = 1
# Unpacked blocks that are kept at hand, for articles that are looked at one after the other.
_AT_HAND = 16


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows `first` to `last` of one issue, both included, in reading order."""

    first: int
    last: int


class Shelf:
    """Articles by row, in the order in which they were put there; each id once.

    Rows never change and never go: other threads may read, and add, while one adds.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._positions: list[int] = []
        self._packed: list[bytes] = []
        self._open: list[FiledArticle] = []
        self._at_hand: OrderedDict[int, list[FiledArticle]] = OrderedDict()
        self._stretches: dict[str, list[_Stretch]] = {}
        self._mended: dict[str, list[int]] = {}
        self._adding = Lock()

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, article: str) -> bool:
        return article in self._rows

    def row(self, article: str) -> int | None:
        """Return the row of the article with that id; None where it is not here."""
        return self._rows.get(article)

    def add(self, filed: Sequence[FiledArticle]) -> list[int]:
        """Add articles of one issue that stand in it one after the other.

        Parameters
        ----------
        filed : sequence of FiledArticle
            In reading order.

        Returns
        -------
        list of int
            Rows of those that were not here yet.
        """
        with self._adding:
            rows = [row for one in filed if (row := self._put(one)) is not None]
            if rows:
                self._stretches.setdefault(filed[0].issue, []).append(_Stretch(rows[0], rows[-1]))
        return rows

    def add_mended(self, filed: FiledArticle) -> int | None:
        """Add an article that a person made by mending a split; return its row, None where it was here already."""
        with self._adding:
            row = self._put(filed)
            if row is not None:
                self._mended.setdefault(filed.issue, []).append(row)
        return row

    def _put(self, filed: FiledArticle) -> int | None:
        # Worked out from the whole text each time it is asked for.
        article, row = filed.id, len(self.ids)
        if article in self._rows:
            return None
        self._open.append(filed)
        self._positions.append(filed.article.position)
        self._rows[article] = row
        if len(self._open) == _BLOCK:
            self._packed.append(zlib.compress(pickle.dumps(self._open, pickle.HIGHEST_PROTOCOL), _LEVEL))
            self._open = []
        self.ids.append(article)
        return row

    def __getitem__(self, row: int) -> FiledArticle:
        return self._block(row // _BLOCK)[row % _BLOCK]

    def _block(self, number: int) -> list[FiledArticle]:
        # Taken before the look at what is packed: when it is packed meanwhile, this list still holds it.
        still_open = self._open
        if number >= len(self._packed):
            return still_open
        found = self._at_hand.pop(number, None) or _unpacked(self._packed[number])
        self._at_hand[number] = found
        while len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return found

    def lots(self, rows: Sequence[int], size: int) -> Iterator[tuple[Sequence[int], list[FiledArticle]]]:
        """Go through some rows.

        Parameters
        ----------
        rows : sequence of int
            Rising.
        size : int
            Most rows of a lot.

        Yields
        ------
        tuple of (sequence of int, list of FiledArticle)
            Rows and their articles. Each block is unpacked once, and no lot is kept.
        """
        for start in range(0, len(rows), size):
            lot = rows[start : start + size]
            found: list[FiledArticle] = []
            number, block = -1, []
            for row in lot:
                if row // _BLOCK != number:
                    number = row // _BLOCK
                    block = _unpacked(self._packed[number]) if number < len(self._packed) else self._block(number)
                found.append(block[row % _BLOCK])
            yield lot, found

    def following(self, row: int, replaced: Collection[str]) -> FiledArticle | None:
        """Return the article after one in its issue.

        Parameters
        ----------
        row : int
            Of the one.
        replaced : collection of str
            Ids of articles that are none any more: they are passed over.

        Returns
        -------
        FiledArticle or None
            None where it is the last. Articles that a person made stand where those stood that they were made of.
        """
        issue = self[row].issue
        mended = self._mended.get(issue, [])
        here = (self._positions[row], row in mended, row)
        read = self._next_read(issue, row, replaced, after=here[0] if row in mended else None)
        made = [one for one in mended if self.ids[one] not in replaced]
        places = [(self._positions[one], one in mended, one) for one in (*made, *([] if read is None else [read]))]
        later = min((place for place in places if place > here), default=None)
        return self[later[2]] if later else None

    def _next_read(self, issue: str, row: int, replaced: Collection[str], *, after: int | None) -> int | None:
        """Return the row of the next article that was read: after a row, or after a position in the issue."""
        for stretch in self._stretches.get(issue, []):
            start = row + 1
            if after is not None:
                start = bisect_right(self._positions, after, stretch.first, stretch.last + 1)
            for found in range(max(start, stretch.first), stretch.last + 1):
                if self.ids[found] not in replaced:
                    return found
        return None


def _unpacked(packed: bytes) -> list[FiledArticle]:
    # Packed by this very process, a moment ago.
    found: list[FiledArticle] = pickle.loads(zlib.decompress(packed))  # noqa: S301
    return found
