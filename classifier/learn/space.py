"""The feature space at work: from articles to counts, from counts to weights. numpy and scipy's sparse arrays alone."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from classifier.learn.genre import SIGNS, genre_signs
from classifier.learn.keytable import ABSENT
from classifier.learn.stream import Integers, Stream
from classifier.learn.touches import touch_names, touch_signs
from classifier.learn.views import EVERYWHERE, VIEWS, Unit, View
from classifier.learn.vocabulary import Occurrences, Vocabulary, occurrences
from classifier.text.words import lexicon

Floats = NDArray[np.float32]
Matrix = sparse.csr_array


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in some articles, before any column is chosen.

    Parameters
    ----------
    stream : Stream
        The articles.
    grams, words : Occurrences
        Where the known terms stand.
    touches, genre : array of bool, (n_articles, n_signs)
        Signs without a place.
    n_words : array of int, (n_articles,)
        Words of each article, known or not.
    """

    stream: Stream
    grams: Occurrences
    words: Occurrences
    touches: NDArray[np.bool_]
    genre: NDArray[np.bool_]
    n_words: Integers

    @property
    def known(self) -> NDArray[np.float64]:
        """Share of each article's words that are terms, 0 to 1; 0 for an article without words."""
        return self.stream.per_article(self.words.starts) / np.maximum(self.n_words, 1)


def read(stream: Stream, vocabulary: Vocabulary) -> Reading:
    """Find in some articles all that the views tell.

    Parameters
    ----------
    stream : Stream
        The articles.
    vocabulary : Vocabulary
        The terms.
    """
    numbers = vocabulary.number_words(stream)
    groups = vocabulary.group_words(numbers)
    terms = np.flatnonzero((numbers != ABSENT) & (numbers < len(vocabulary.words)))
    return Reading(
        stream=stream,
        grams=vocabulary.find_grams(stream),
        words=occurrences(stream, numbers[terms], stream.tokens.starts[terms], stream.tokens.ends[terms]),
        touches=touch_signs(stream, groups, len(lexicon())),
        genre=genre_signs(stream),
        n_words=stream.per_article(stream.tokens.starts),
    )


def view_sizes(vocabulary: Vocabulary) -> Integers:
    """Return how many terms each view can have, in the order of `VIEWS`."""
    sizes = {
        Unit.GRAM: len(vocabulary.grams),
        Unit.WORD: len(vocabulary.words),
        Unit.TOUCH: len(touch_names(tuple(lexicon()))),
        Unit.GENRE: len(SIGNS),
    }
    return np.array([sizes[view.unit] for view in VIEWS], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Entries:
    """Terms of one view: which article, which term, and which occurrences of the unit (none for signs)."""

    rows: NDArray[np.int32]
    terms: NDArray[np.int32]
    places: Integers


def entries(reading: Reading, view: View) -> Entries:
    """Return the terms that a view reads off some articles, with repetitions."""
    if view.unit in (Unit.TOUCH, Unit.GENRE):
        rows, terms = np.nonzero(reading.touches if view.unit is Unit.TOUCH else reading.genre)
        return Entries(rows.astype(np.int32), terms.astype(np.int32), np.empty(0, dtype=np.int64))
    found = reading.grams if view.unit is Unit.GRAM else reading.words
    if view.fields == EVERYWHERE:
        return Entries(found.rows, found.terms, np.arange(len(found.terms)))
    (field,) = view.fields
    places = np.flatnonzero(found.fields == field)
    return Entries(found.rows[places], found.terms[places], places)


@dataclass(frozen=True, slots=True)
class FeatureSpace:
    """Every term that the model knows, in every view.

    Parameters
    ----------
    vocabulary : Vocabulary
        The terms.
    columns : array of int32, (n_terms_of_all_views,)
        Column of every term of every view, views in order; `ABSENT` for a term that the view does not have.
    bounds : array of int, (n_views + 1,)
        Where the columns of each view begin and end.
    idf : array of float, (n_features,)
        Inverse document frequency of every column; higher is rarer, 0 is left out.
    """

    vocabulary: Vocabulary
    columns: NDArray[np.int32]
    bounds: Integers
    idf: Floats

    def placed(self, reading: Reading) -> Iterator[tuple[View, Entries, NDArray[np.int32]]]:
        """Go through the views: the terms found in each, those alone that have a column, and their columns."""
        ends = np.cumsum(view_sizes(self.vocabulary))
        for view, columns in zip(VIEWS, np.split(self.columns, ends[:-1]), strict=True):
            found = entries(reading, view)
            placed = columns[found.terms]
            absent = placed == ABSENT
            if absent.any():
                kept = np.flatnonzero(~absent)
                places = found.places[kept] if len(found.places) else found.places
                found, placed = Entries(found.rows[kept], found.terms[kept], places), placed[kept]
            yield view, found, placed

    def count(self, reading: Reading) -> Matrix:
        """Count the terms of some articles.

        Parameters
        ----------
        reading : Reading
            What was found in them.

        Returns
        -------
        sparse array of float32, (n_articles, n_features)
            Columns of each row rise.
        """
        found = [(part.rows, columns) for _, part, columns in self.placed(reading)]
        # 32 bits, which is what every release of liblinear's wrapper takes.
        rows, columns = (np.concatenate(parts) for parts in zip(*found, strict=True))
        shape = (len(reading.stream), len(self.idf))
        ones = np.ones(len(rows), dtype=np.float32)
        # By columns and back sorts in linear time what sorting each row does not.
        return sparse.coo_array((ones, (rows, columns)), shape=shape).tocsc().tocsr()

    def weigh(self, counts: Matrix) -> Matrix:
        """Weigh counts: ``(1 + ln count) * idf``, each view of each article scaled to the view's length.

        Parameters
        ----------
        counts : sparse array, (n_articles, n_features)
            From `count`.

        Returns
        -------
        sparse array of float32, (n_articles, n_features)
            A view without a term stays empty.
        """
        return weigh(counts, self.idf, self.bounds)


def weigh(counts: Matrix, idf: Floats, bounds: Integers) -> Matrix:
    """Weigh counts as `FeatureSpace.weigh` does, by any inverse document frequencies.

    References
    ----------
    G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988.
    """
    values = (1 + np.log(counts.data)) * idf[counts.indices]
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    view_of = np.repeat(np.arange(len(VIEWS)), np.diff(bounds))
    parts = rows * len(VIEWS) + view_of[counts.indices]
    lengths = np.sqrt(np.bincount(parts, weights=values * values, minlength=counts.shape[0] * len(VIEWS)))
    wanted = np.tile([view.weight for view in VIEWS], counts.shape[0])
    scale = np.divide(wanted, lengths, out=np.zeros_like(lengths), where=lengths > 0).astype(np.float32)
    weighed = (values * scale[parts]).astype(np.float32)
    return sparse.csr_array((weighed, counts.indices, counts.indptr), shape=counts.shape)
