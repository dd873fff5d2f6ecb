"""One pattern for many words, which looks at each character of a text about once."""

import itertools
import re
from collections.abc import Iterable, Sequence


def one_of(words: Iterable[str]) -> str:
    """Return the source of a pattern that finds the longest of some words.

    Parameters
    ----------
    words : iterable of str
        None of them empty.

    Returns
    -------
    str
        Words that begin alike share their beginning, so that the engine skips all other characters at a stroke; an
        alternation of the plain words would try each of them at each place.
    """
    return _branches(sorted(set(words)))


def _branches(words: Sequence[str]) -> str:
    whole = "" in words
    groups = itertools.groupby(filter(None, words), key=lambda word: word[0])
    parts = [re.escape(letter) + _branches([word[1:] for word in group]) for letter, group in groups]
    if len(parts) <= 1 and not whole:
        return "".join(parts)
    return f"(?:{'|'.join(parts)}){'?' if whole else ''}" if parts else ""
