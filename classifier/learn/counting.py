"""Counting the terms of a whole corpus once, and the rarity of terms in any part of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from classifier.domain.article import Article
from classifier.learn.batches import batches
from classifier.learn.keytable import ABSENT
from classifier.learn.space import FeatureSpace, Floats, Matrix, read, view_sizes
from classifier.learn.stream import Integers, Stream, lay_out
from classifier.learn.views import VIEWS
from classifier.learn.vocabulary import learn_vocabulary

# A term of one single article tells that article, not its tag.
RAREST = 2
# But of headlines alone every term counts: they have few, and share fewer.
_SHORT_LENGTH = 60
# Above so many articles a term must stand in more of them, or a corpus ten times as large would have ten times as many
# terms that say nothing.
_RARE_SHARE = 1 / 2000
# A corpus of more characters is folded and segmented twice rather than held with all its words: about 100 bytes each.
_KEPT_CHARACTERS = 5_000_000


@dataclass(frozen=True, slots=True)
class Counted:
    """A corpus in counts.

    Parameters
    ----------
    space : FeatureSpace
        Of the whole corpus; its ``idf`` is that of all articles.
    counts : sparse array of float32, (n_documents, n_features)
        How often each term stands in each document.
    lengths : array of int, (n_documents,)
        Characters of each document, white space aside.
    rarest : int
        Articles that a term must stand in.
    familiar : array of float, (n_articles,)
        Share of each article's words that would be terms, had the other articles alone been there, 0 to 1.
    """

    space: FeatureSpace
    counts: Matrix
    lengths: Integers
    rarest: int
    familiar: NDArray[np.float64]


def count_corpus(articles: Sequence[Article], copies: Sequence[Article]) -> Counted:
    """Learn the terms of articles, and count them there and in partial copies of these.

    Parameters
    ----------
    articles : sequence of Article
        Whose terms, and whose frequencies of these, make the space.
    copies : sequence of Article
        Documents that are counted, but add no term.

    Returns
    -------
    Counted
        Articles first, then copies.
    """
    rarest = _rarest(articles)
    streams = _streams(articles)
    vocabulary = learn_vocabulary(streams(), rarest)
    sizes = view_sizes(vocabulary)
    everything = np.arange(sizes.sum(), dtype=np.int32)
    raw = FeatureSpace(vocabulary, everything, np.cumsum([0, *sizes]), np.ones(len(everything), dtype=np.float32))
    parts, lengths, n_words = [], [], []
    for stream in chain(streams(), map(lay_out, batches(copies))):
        reading = read(stream, vocabulary)
        parts.append(raw.count(reading))
        lengths.append(stream.lengths)
        n_words.append(reading.n_words)
    counts = sparse.csr_array(sparse.vstack(parts, format="csr"))
    del parts
    kept = np.flatnonzero(document_frequency(counts[: len(articles)]) >= rarest)
    columns = np.full(len(everything), ABSENT, dtype=np.int32)
    columns[kept] = np.arange(len(kept), dtype=np.int32)
    counts = sparse.csr_array(counts[:, kept])
    idf = inverse_frequency(counts[: len(articles)], rarest)
    space = FeatureSpace(vocabulary, columns, np.searchsorted(kept, raw.bounds), idf)
    familiar = _familiar(counts[: len(articles)], space, np.concatenate(n_words)[: len(articles)], rarest)
    return Counted(space, counts, np.concatenate(lengths), rarest, familiar)


def _rarest(articles: Sequence[Article]) -> int:
    characters = sum(len(article.title) + len(article.text) for article in articles)
    if characters < _SHORT_LENGTH * len(articles):
        return 1
    return max(RAREST, int(len(articles) * _RARE_SHARE))


def _streams(articles: Sequence[Article]) -> Callable[[], Iterable[Stream]]:
    """Return what gives the articles as streams, again and again; those of a small corpus are made once."""
    if sum(len(article.title) + len(article.text) for article in articles) > _KEPT_CHARACTERS:
        return lambda: map(lay_out, batches(articles))
    made = [lay_out(batch) for batch in batches(articles)]
    return lambda: made


def _familiar(counts: Matrix, space: FeatureSpace, n_words: Integers, rarest: int) -> NDArray[np.float64]:
    words = [view.name for view in VIEWS].index("words")
    block = counts[:, space.bounds[words] : space.bounds[words + 1]]
    others_know = document_frequency(block) > rarest
    return np.asarray(block @ others_know.astype(np.float64) / np.maximum(n_words, 1))


def document_frequency(counts: Matrix) -> Integers:
    """Return in how many documents each term stands, ``(n_features,)``."""
    return np.bincount(counts.indices, minlength=counts.shape[1])


def inverse_frequency(counts: Matrix, rarest: int) -> Floats:
    """Return ``ln((1 + n) / (1 + df)) + 1`` of each term, 0 for one that stands in fewer than `rarest` documents."""
    frequency = document_frequency(counts)
    idf = np.log((1 + counts.shape[0]) / (1 + frequency)) + 1
    return np.where(frequency >= rarest, idf, 0.0).astype(np.float32)
