"""Folding many texts at once: code points by table, and what no table can say by the slow way.

NFKC and case folding change a character by itself, with few exceptions: one that becomes several, and one that may join
the character before it. A table of all others is filled as they are met; a text that holds an exception is folded as
`classifier.text.words.fold_case` does it.
"""

import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.text.words import fold_case

Codes = NDArray[np.uint32]
Integers = NDArray[np.int64]

_UNICODE = 0x110000
_ENCODING = "utf-32-le"
# Vowels and final consonants of Korean syllables written in parts.
_JAMO = range(0x1160, 0x1200)


class FoldTable:
    """What each character becomes, filled as characters are met."""

    def __init__(self) -> None:
        self._met = np.zeros(_UNICODE, dtype=bool)
        self._awkward = np.zeros(_UNICODE, dtype=bool)
        self._folded = np.zeros(_UNICODE, dtype=np.uint32)

    def look_up(self, codes: Codes) -> tuple[Codes, NDArray[np.bool_]]:
        """Return what each character becomes by itself, and whether that is not the whole truth.

        Parameters
        ----------
        codes : array of uint32, (n,)
            Code points.

        Returns
        -------
        folded : array of uint32, (n,)
        awkward : array of bool, (n,)
            Characters that become several, or may join the one before.
        """
        met = self._met[codes]
        if not met.all():
            for code in np.unique(codes[~met]).tolist():
                character = chr(code)
                folded = fold_case(character)
                self._awkward[code] = len(folded) != 1 or _continues(character)
                self._folded[code] = ord(folded[0])
                self._met[code] = True
        return self._folded[codes], self._awkward[codes]


_TABLE = FoldTable()


def fold_codes(texts: Sequence[str]) -> tuple[Codes, Integers]:
    """Fold texts and run them together.

    Parameters
    ----------
    texts : sequence of str
        Any texts.

    Returns
    -------
    codes : array of uint32, (n_characters,)
        Code points of ``"".join(fold_case(text) for text in texts)``.
    lengths : array of int, (n_texts,)
        Characters of each folded text.
    """
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    codes, awkward = _TABLE.look_up(to_codes("".join(texts)))
    if not awkward.any():
        return codes, lengths
    ends = np.cumsum(lengths)
    slow = np.unique(np.searchsorted(ends, np.flatnonzero(awkward), side="right"))
    pieces = np.split(codes, ends[:-1])
    for number in slow.tolist():
        pieces[number] = to_codes(fold_case(texts[number]))
        lengths[number] = len(pieces[number])
    return np.concatenate(pieces), lengths


def fold_origins(text: str) -> Integers:
    """Say which character of a text each character of the folded text comes from.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    array of int, (len(fold_case(text)) + 1,)
        Places in `text`, rising; the last is its length. Characters that are folded together come from their first.
    """
    if not _TABLE.look_up(to_codes(text))[1].any():
        return np.arange(len(text) + 1, dtype=np.int64)
    origins: list[int] = []
    for start, cluster in _clusters(text):
        folded = len(fold_case(cluster))
        # One by one where that is how they were folded; else all of them from where the cluster begins.
        origins += range(start, start + folded) if folded == len(cluster) else [start] * folded
    return np.array([*origins, len(text)], dtype=np.int64)


def to_codes(text: str) -> Codes:
    """Return the code points of a text; half a surrogate pair is a code point too."""
    return np.frombuffer(text.encode(_ENCODING, "surrogatepass"), dtype=np.uint32)


def to_text(codes: Codes) -> str:
    """Return the text of code points, as from `to_codes`."""
    return codes.astype(np.uint32, copy=False).tobytes().decode(_ENCODING, "surrogatepass")


def _continues(character: str) -> bool:
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first)[0] == "M" or ord(first) in _JAMO


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _continues(text[end]):
            yield start, text[start:end]
            start = end
