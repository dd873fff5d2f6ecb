"""How much two paragraphs of one source have in common, measured by what is rare in that source."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.text.words import fold_case

# Characters of a paragraph that are looked at: more than any newspaper's paragraph has, so that memory stays bounded.
_READ = 2000
_WORD = re.compile(r"[a-z]{2,}|\d+(?:\.\d+)?")
# Ideographs, first and last of each block; none takes more than 18 bits, so that three fit into one key.
_HAN_BLOCKS = ((0x3400, 0x9FFF), (0x20000, 0x323AF))
_BITS = 18
# Keys of Latin words and numbers are counted from here, above all keys of ideographs.
_WORDS = 1 << 3 * _BITS


class Affinity:
    """Shared pairs and triples of ideographs, weighted by how few paragraphs of the source hold them.

    Names of people, places and diseases weigh most, without a dictionary that would have to know them; what every
    paragraph of a hospital newspaper says weighs nothing. Many texts are compared with one in a single call, which
    costs little more than comparing two.

    Parameters
    ----------
    texts : sequence of str
        All paragraphs and headlines of one source.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        owners, grams, frequency = _incidence(texts)
        squares = np.log(len(texts) / frequency) ** 2
        self._norms = np.sqrt(np.bincount(owners, squares[grams], minlength=len(texts)))
        # A gram that one text alone holds counts in that text's norm, but no two texts can share it.
        shared = frequency > 1
        kept = shared[grams]
        self._grams = (np.cumsum(shared, dtype=np.int32) - 1)[grams[kept]]
        # Where the grams of each text begin, and at last where those of the last one end.
        self._starts = np.searchsorted(owners[kept], np.arange(len(texts) + 1))
        self._squares = squares[shared]
        # The squared weights of what the text last compared with holds, 0 for all other grams.
        self._row, self._held = -1, np.zeros(len(self._squares))

    def cosine(self, first: int, second: int) -> float:
        """Return the cosine of two texts' weights, 0 (nothing in common) to 1 (the same); by index in `texts`."""
        norm = self._norms[first] * self._norms[second]
        return float(self._common(first, second) / norm) if norm else 0.0

    def cosines(self, texts: range, other: int) -> NDArray[np.float64]:
        """Return the cosine of each of some neighbouring texts with another one.

        Parameters
        ----------
        texts : range
            Their indices, rising by one.
        other : int
            Index of the other text.

        Returns
        -------
        numpy.ndarray
            Of shape ``(len(texts),)``, 0 (nothing in common) to 1 (the same).
        """
        return _share(self._commons(texts, other), self._norms[texts.start : texts.stop] * self._norms[other])

    def coverage(self, headline: int, body: int) -> float:
        """Return the share of a headline's weight that a body holds too, 0 to 1; both by index in `texts`."""
        norm = self._norms[headline]
        return float(self._common(body, headline) / norm**2) if norm else 0.0

    def coverages(self, headlines: range, body: int) -> NDArray[np.float64]:
        """Return of each of some neighbouring headlines the share of its weight that a body holds too.

        Parameters
        ----------
        headlines : range
            Their indices in `texts`, rising by one.
        body : int
            Index of the body.

        Returns
        -------
        numpy.ndarray
            Of shape ``(len(headlines),)``, 0 to 1.
        """
        # Squared, as in the cosine: a name said once outweighs the hospital's own name, said in many paragraphs.
        return _share(self._commons(headlines, body), self._norms[headlines.start : headlines.stop] ** 2)

    def _common(self, text: int, other: int) -> float:
        """Return the sum of the squared weights of what two texts have in common."""
        if text == other:
            return float(self._norms[text] ** 2)
        if text == self._row:
            text, other = other, text
        self._hold(other)
        return float(self._held[self._grams_of(text)].sum())

    def _commons(self, texts: range, other: int) -> NDArray[np.float64]:
        """Return the same of each of some neighbouring texts."""
        self._hold(other)
        starts = self._starts[texts.start : texts.stop + 1]
        held = self._held.take(self._grams[starts[0] : starts[-1]])
        # A text without grams may stand last, and would begin behind the end.
        sums = np.add.reduceat(np.append(held, 0.0), starts[:-1] - starts[0])
        sums[starts[1:] == starts[:-1]] = 0.0
        if other in texts:
            sums[other - texts.start] = self._norms[other] ** 2
        return sums

    def _hold(self, text: int) -> None:
        if text != self._row:
            if self._row >= 0:
                self._held[self._grams_of(self._row)] = 0.0
            grams = self._grams_of(text)
            self._held[grams] = self._squares[grams]
            self._row = text

    def _grams_of(self, text: int) -> NDArray[np.int32]:
        return self._grams[self._starts[text] : self._starts[text + 1]]


def _share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _incidence(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
    """Return each text with each gram it holds, once, by rising text, and how many texts hold each gram."""
    owners, keys = _occurrences([fold_case(text[:_READ]) for text in texts])
    grams, count = _numbered(keys)
    pairs = np.sort(owners * np.int64(max(count, 1)) + grams)
    pairs = pairs[_first_of_each(pairs)]
    holders, held = (pairs // max(count, 1)).astype(np.int32), (pairs % max(count, 1)).astype(np.int32)
    return holders, held, np.bincount(held, minlength=count)


def _numbered(keys: NDArray[np.int64]) -> tuple[NDArray[np.int32], int]:
    """Return for each key the number of its kind, from 0, and how many kinds there are."""
    order = np.argsort(keys)
    ranks = np.cumsum(_first_of_each(keys[order]), dtype=np.int32)
    numbers = np.empty(len(keys), dtype=np.int32)
    numbers[order] = ranks - 1
    return numbers, int(ranks[-1]) if len(ranks) else 0


def _first_of_each(ranked: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell for each of some sorted numbers, none of them negative, whether it differs from the one before."""
    return np.diff(ranked, prepend=-1) > 0


def _occurrences(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return index of the text and key of every pair and triple of ideographs, Latin word and number."""
    # A line end behind each text: no ideograph stands beside one of the next text.
    written = "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(written, dtype=np.uint32)
    at = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) + 1 for text in texts])
    han = np.logical_or.reduce([(codes >= first) & (codes <= last) for first, last in _HAN_BLOCKS])
    two = np.flatnonzero(han[:-1] & han[1:])
    three = np.flatnonzero(np.diff(two) == 1)
    pairs = codes[two].astype(np.int64) << _BITS | codes[two + 1]
    triples = pairs[three] << _BITS | codes[two[three] + 2]
    holders, words = _words(texts)
    return np.concatenate((at[two], at[two[three]], holders)), np.concatenate((pairs, triples, words))


def _words(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    known: dict[str, int] = {}
    holders: list[int] = []
    keys: list[int] = []
    for number, text in enumerate(texts):
        for word in _WORD.findall(text):
            holders.append(number)
            keys.append(_WORDS + known.setdefault(word, len(known)))
    return np.array(holders, dtype=np.int32), np.array(keys, dtype=np.int64)
