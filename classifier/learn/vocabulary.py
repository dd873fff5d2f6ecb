"""Which terms a model knows: runs of one to three characters, and words."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from classifier.learn.keytable import ABSENT, Keys, KeyTable
from classifier.learn.stream import GAP, Flags, Integers, Stream
from classifier.text.words import lexicon

LONGEST = 3
"""Characters of the longest run that is a term."""
# Three code points fit one integer; a shorter run has zeros for the characters it lacks.
_BITS = 21
_LAST_CODE = 0x10FFFF
_ZERO = ord("0")


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where known terms stand.

    Parameters
    ----------
    terms : array of int, (n,)
        Numbers of the terms.
    starts, ends : array of int, (n,)
        Place of the first character, and of the last.
    rows : array of int32, (n,)
        Which article.
    fields : array of uint8, (n,)
        The field of both ends, `GAP` where these differ.
    """

    terms: NDArray[np.int32]
    starts: Integers
    ends: Integers
    rows: NDArray[np.int32]
    fields: NDArray[np.uint8]


def occurrences(stream: Stream, terms: NDArray[np.int32], starts: Integers, ends: Integers) -> Occurrences:
    """Say of occurrences in which article and field they stand."""
    fields = stream.fields[starts]
    fields[fields != stream.fields[ends]] = GAP
    return Occurrences(terms, starts, ends, stream.rows[starts], fields)


@dataclass(frozen=True)
class Vocabulary:
    """The terms of a model, numbered in an order that does not depend on that of the articles.

    Parameters
    ----------
    grams : array of int, (n_grams,)
        Keys of the runs of characters, rising.
    words : tuple of str
        The words, in the order of the alphabet.
    groups : mapping of str to int
        Words of the lexicon, known or not, and the number of their list.
    """

    grams: Keys
    words: tuple[str, ...]
    groups: Mapping[str, int]

    def __getstate__(self) -> dict[str, object]:
        # Tables made on first use are no part of it: a model that was used is, as bytes, the one that was not.
        return {part.name: getattr(self, part.name) for part in fields(self)}

    @cached_property
    def _table(self) -> KeyTable:
        return KeyTable(self.grams)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        numbers = {word: number for number, word in enumerate(self.words)}
        # Words that no article had, but a list has: they have numbers beyond those of the terms.
        for word in self.groups:
            numbers.setdefault(word, len(numbers))
        return numbers

    @cached_property
    def _group_of(self) -> NDArray[np.int64]:
        # The last place is that of words that are not numbered.
        return np.array([*(self.groups.get(word, ABSENT) for word in self._numbers), ABSENT], dtype=np.int64)

    def find_grams(self, stream: Stream) -> Occurrences:
        """Find the known runs of characters; none reaches across white space."""
        codes = _TABLE.look_up(stream.codes)
        keys, known = codes, codes > 0
        terms, starts, ends = [], [], []
        for length in range(1, LONGEST + 1):
            if length > 1:
                # A run is known only where the two shorter runs in it are: they stand in every article that it does.
                keys, known = _grow(keys, known, codes)
            places = np.flatnonzero(known)
            found = self._table.find(keys[places])
            there = found != ABSENT
            known[places] = there
            terms.append(found[there])
            starts.append(places[there])
            ends.append(starts[-1] + (length - 1))
        return occurrences(stream, np.concatenate(terms), np.concatenate(starts), np.concatenate(ends))

    def number_words(self, stream: Stream) -> NDArray[np.int32]:
        """Return the number of every word of a stream, `ABSENT` for one that is neither a term nor in the lexicon."""
        words = stream.tokens.words
        return np.fromiter(map(self._numbers.get, words, repeat(ABSENT)), dtype=np.int32, count=len(words))

    def group_words(self, numbers: NDArray[np.int32]) -> Integers:
        """Return the list of the lexicon that each numbered word stands in, `ABSENT` for none."""
        return self._group_of[numbers]

    def gram(self, number: int) -> str:
        """Return a run of characters by its number."""
        key = int(self.grams[number])
        characters = []
        while key:
            characters.append(chr(key & (1 << _BITS) - 1))
            key >>= _BITS
        return "".join(reversed(characters))


def are_grams(keys: Keys) -> bool:
    """Tell whether numbers are keys of runs of characters, rising."""
    last, middle, first = (keys >> shift & (1 << _BITS) - 1 for shift in (0, _BITS, 2 * _BITS))
    # A run that lacks a character lacks it before the others.
    whole = (last > 0) & ((middle > 0) | (first == 0)) & (keys > 0)
    codes = (first <= _LAST_CODE) & (middle <= _LAST_CODE) & (last <= _LAST_CODE)
    return bool((whole & codes).all() and (keys[1:] > keys[:-1]).all())


def learn_vocabulary(streams: Iterable[Stream], fewest: int) -> Vocabulary:
    """Take as terms what stands in several articles.

    Parameters
    ----------
    streams : iterable of Stream
        The articles, in batches; each is looked at once.
    fewest : int
        Articles that a term stands in, at least.

    Returns
    -------
    Vocabulary
        The same for the same articles, however they are ordered and cut into batches.
    """
    grams = _Tally()
    words: Counter[str] = Counter()
    for stream in streams:
        grams.add(_gram_keys(stream))
        words.update(_word_frequency(stream))
    groups = {word: number for number, group in enumerate(lexicon().values()) for word in sorted(group)}
    known = sorted(word for word, number in words.items() if number >= fewest)
    return Vocabulary(grams.reaching(fewest), tuple(known), groups)


class _Tally:
    """Counts in how many articles each key stands; what comes in is put together when it outgrows what there is."""

    def __init__(self) -> None:
        self._keys, self._counts = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        self._waiting: list[tuple[Keys, Integers]] = []

    def add(self, keys: Keys) -> None:
        """Count keys, one for each article that has it."""
        self._waiting.append(_sum_up(keys, np.ones_like(keys)))
        if sum(len(keys) for keys, _ in self._waiting) > len(self._keys):
            self._merge()

    def _merge(self) -> None:
        parts = [(self._keys, self._counts), *self._waiting]
        keys, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
        self._keys, self._counts = _sum_up(keys, counts)
        self._waiting = []

    def reaching(self, fewest: int) -> Keys:
        """Return the keys of at least so many articles, rising."""
        self._merge()
        return self._keys[self._counts >= fewest]


def _sum_up(keys: Keys, counts: Integers) -> tuple[Keys, Integers]:
    """Add up the counts of equal keys; rising keys come out. Sorting is faster than the hashing of `numpy.unique`."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[firsts], np.add.reduceat(counts[order], firsts) if len(firsts) else counts


def _grams(stream: Stream) -> list[tuple[Keys, Integers]]:
    """Return keys and places of all runs of one, two and three characters."""
    codes = _TABLE.look_up(stream.codes)
    keys, sound = codes, codes > 0
    found = []
    for length in range(1, LONGEST + 1):
        if length > 1:
            keys, sound = _grow(keys, sound, codes)
        places = np.flatnonzero(sound)
        found.append((keys[places], places))
    return found


def _grow(keys: Keys, there: Flags, codes: Keys) -> tuple[Keys, Flags]:
    """Make every run longer by one character to the right; it is there where both shorter runs in it are."""
    return (keys[:-1] << _BITS) | codes[len(codes) - len(keys) + 1 :], there[:-1] & there[1:]


def _gram_keys(stream: Stream) -> Keys:
    """Return the keys of all runs of characters, each once for every article that has it."""
    found = _grams(stream)
    keys = np.concatenate([keys for keys, _ in found])
    rows = stream.rows[np.concatenate([places for _, places in found])]
    order = np.lexsort((keys, rows))
    keys, rows = keys[order], rows[order]
    again = (keys[1:] == keys[:-1]) & (rows[1:] == rows[:-1])
    once: Keys = keys[np.concatenate([np.ones(min(1, len(keys)), dtype=bool), ~again])]
    return once


def _word_frequency(stream: Stream) -> dict[str, int]:
    tokens = stream.tokens
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    given = np.fromiter(map(numbers.__getitem__, tokens.words), dtype=np.int64, count=len(tokens.words))
    pairs = np.sort(stream.rows[tokens.starts] * np.int64(max(1, len(numbers))) + given)
    once = pairs[np.diff(pairs, prepend=-1) > 0]
    frequency = np.bincount(once % max(1, len(numbers)), minlength=len(numbers))
    return dict(zip(numbers, frequency.tolist(), strict=True))


class _GramTable:
    """What stands for a folded character in a run: itself, a 0 for every digit, nothing for white space."""

    def __init__(self) -> None:
        self._met = np.zeros(0x110000, dtype=bool)
        self._stands = np.zeros(0x110000, dtype=np.int64)

    def look_up(self, codes: NDArray[np.uint32]) -> Keys:
        met = self._met[codes]
        if not met.all():
            for code in np.unique(codes[~met]).tolist():
                character = chr(code)
                space = character.isspace() or character == "\0"
                self._stands[code] = 0 if space else _ZERO if unicodedata.category(character) == "Nd" else code
                self._met[code] = True
        return self._stands[codes]


_TABLE = _GramTable()
