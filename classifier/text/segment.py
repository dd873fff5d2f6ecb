"""Segmenting many texts at once: one call of the engine for a whole batch."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.text.folding import Codes, to_codes, to_text
from classifier.text.words import HAN_FIRST, HAN_LAST, engine, number_shape

Integers = NDArray[np.int64]

# What stands in a squeezed text for all that was left out: no part of any word.
_BREAK, _NOTHING = "\n", "\0"
_OTHER = re.compile(r"(?P<number>\d+(?:[.,:]\d+)*%?)|[^\W\d_]+(?:[-'][a-z]+)*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and where they stand: the Chinese ones in reading order, then numbers and other words in theirs.

    Parameters
    ----------
    words : list of str
        Those that `classifier.text.words.words` gives.
    starts, ends : array of int, (n_words,)
        Place of a word's first character, and of its last.
    """

    words: list[str]
    starts: Integers
    ends: Integers


def segment(codes: Codes) -> Tokens:
    """Split folded texts, run together, into words.

    Parameters
    ----------
    codes : array of uint32, (n_characters,)
        From `classifier.text.folding.fold_codes`. Texts that must not grow together are parted by white space.

    Returns
    -------
    Tokens
        The words of every text.
    """
    han = (codes >= HAN_FIRST) & (codes <= HAN_LAST)
    chinese, others = _chinese(codes, han), _others(codes, ~han)
    return Tokens(
        chinese.words + others.words,
        np.concatenate([chinese.starts, others.starts]),
        np.concatenate([chinese.ends, others.ends]),
    )


def _chinese(codes: Codes, han: NDArray[np.bool_]) -> Tokens:
    places, squeezed = _squeeze(codes, han, _BREAK)
    tokens = engine()(squeezed)
    # Where words end, found in one text rather than by asking each word for its length.
    last = np.flatnonzero(to_codes(_NOTHING.join([*tokens, ""])) == ord(_NOTHING))
    last = last - np.arange(1, len(tokens) + 1)
    lengths = np.diff(last, prepend=-1)
    real = han[places[last]]
    starts, ends = places[last - lengths + 1][real], places[last][real]
    return Tokens([token for token in tokens if token != _BREAK], starts, ends)


def _others(codes: Codes, other: NDArray[np.bool_]) -> Tokens:
    # Written as zeros beforehand, numbers have few shapes, and each shape is worked out once.
    digits = (codes >= ord("0")) & (codes <= ord("9"))
    places, squeezed = _squeeze(np.where(digits, np.uint32(ord("0")), codes), other, _NOTHING)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _OTHER.finditer(squeezed):
        words.append(number_shape(match.group()) if match.lastgroup else match.group())
        spans.append((match.start(), match.end() - 1))
    bounds = places[np.array(spans, dtype=np.int64).reshape(-1, 2)]
    return Tokens(words, bounds[:, 0], bounds[:, 1])


def _squeeze(codes: Codes, kept: NDArray[np.bool_], gap: str) -> tuple[Integers, str]:
    """Keep some characters, and one `gap` for each run of the others; say where each stood."""
    shown = kept.copy()
    shown[1:] |= kept[:-1]
    places = np.flatnonzero(shown)
    return places, to_text(np.where(kept[places], codes[places], np.uint32(ord(gap))))
