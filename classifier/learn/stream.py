"""A batch of articles as one run of folded characters: every character knows its article and its field."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from classifier.domain.article import Article
from classifier.text.folding import Codes, fold_codes, to_text
from classifier.text.segment import Tokens, segment

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

GAP, TITLE, LEAD, REST = range(4)
"""Fields of a character: between texts, headline with its edge marks, lead, what follows the lead."""
# The lead is where a newspaper says who did what: as far into the first paragraph as one long sentence goes.
_LEAD_LENGTH = 150
# Marks the edges of a headline, so that its first and last characters are terms of their own.
HEAD, TAIL = "⟦", "⟧"
NEWLINE, SPACE = ord("\n"), ord(" ")


@dataclass(frozen=True)
class Stream:
    """Folded articles, run together.

    Parameters
    ----------
    codes : array of uint32, (n_characters,)
        Per article the marked headline, a line break, the body, a line break.
    fields : array of uint8, (n_characters,)
        `GAP`, `TITLE`, `LEAD` or `REST`.
    rows : array of int32, (n_characters,)
        Which article.
    starts, bodies, ends : array of int, (n_articles,)
        Where each article begins, where its body begins, where its body ends.
    """

    codes: Codes
    fields: NDArray[np.uint8]
    rows: NDArray[np.int32]
    starts: Integers
    bodies: Integers
    ends: Integers

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def tokens(self) -> Tokens:
        """The words of all articles: segmented once, when first asked for."""
        return segment(self.codes)

    @cached_property
    def in_body(self) -> Flags:
        """Which characters belong to a body."""
        return self.fields >= LEAD

    @cached_property
    def lengths(self) -> Integers:
        """Characters of each article, white space and edge marks aside."""
        spaces = (self.codes == NEWLINE) | (self.codes == SPACE)
        return self.per_article(np.flatnonzero(~spaces)) - len(HEAD + TAIL)

    def text(self, start: int, end: int) -> str:
        """Return folded characters."""
        return to_text(self.codes[start:end])

    def spots(self, word: str) -> Integers:
        """Return where a word stands, as characters, in any field."""
        places = np.flatnonzero(self.codes[: len(self.codes) - len(word) + 1] == ord(word[0]))
        for offset, character in enumerate(word[1:], start=1):
            places = places[self.codes[places + offset] == ord(character)]
        return places

    def per_article(self, places: Integers) -> Integers:
        """Count places by article, ``(n_articles,)``."""
        return np.bincount(self.rows[places], minlength=len(self))


def lay_out(articles: Sequence[Article]) -> Stream:
    """Fold articles and run them together.

    Parameters
    ----------
    articles : sequence of Article
        Any number of them; a field may be empty.

    Returns
    -------
    Stream
        White space at either end of a field is left out.
    """
    texts = chain.from_iterable(
        (f"{HEAD}{article.title.strip()}{TAIL}\n", f"{article.text.strip()}\n") for article in articles
    )
    codes, lengths = fold_codes(list(texts))
    after = np.cumsum(lengths)
    # A title's and a body's closing line break belong to no field.
    bodies, ends = after[0::2], after[1::2] - 1
    starts = np.concatenate([[0], after[1::2]])[:-1]
    breaks = np.flatnonzero(codes == NEWLINE)
    first_break = breaks[np.searchsorted(breaks, bodies)] if len(breaks) else ends
    leads = np.minimum(first_break, bodies + _LEAD_LENGTH)
    sizes = np.stack([bodies - 1 - starts, np.ones_like(starts), leads - bodies, ends - leads, np.ones_like(starts)], 1)
    fields = np.repeat(np.tile(np.array([TITLE, GAP, LEAD, REST, GAP], np.uint8), len(articles)), sizes.ravel())
    rows = np.repeat(np.arange(len(articles), dtype=np.int32), sizes.sum(axis=1))
    return Stream(codes, fields, rows, starts, bodies, ends)
