"""Novelties: how much of what the model is least sure of no label has shown it yet."""

from collections.abc import Sequence

import numpy as np

from classifier.domain.article import Article
from classifier.learn.batches import batches
from classifier.learn.counting import count_corpus, document_frequency
from classifier.learn.novelty import novelty
from classifier.learn.space import FeatureSpace, Floats, read
from classifier.learn.stream import Integers, lay_out
from classifier.workflows.labelling.shelf import Shelf

# So many articles show which terms a pool has, and how common each is.
_SAMPLE = 5_000
# The terms are collected again once the pool has grown so many times over.
_GROWTH = 2
# Novelty counts only beside doubt: of a large pool, so many of the most doubtful articles are read for it.
_DOUBTFUL = 5_000


class Novelties:
    """The terms of a pool, and which of them labels have shown.

    Parameters
    ----------
    seed : int
        Of the sample.
    taught : sequence of Article
        What every model of the session learns from, beside what is labelled.
    """

    def __init__(self, *, seed: int, taught: Sequence[Article] = ()) -> None:
        self._seed, self._taught = seed, taught
        self._space: FeatureSpace | None = None
        self._sampled_of = 0
        self._common: Integers = np.zeros(0, dtype=np.int64)
        self._shown: Integers = np.zeros(0, dtype=np.int64)

    def of(self, shelf: Shelf, rows: Sequence[int], doubt: Floats, labelled: Sequence[Article]) -> Floats:
        """Measure the novelty of articles.

        Parameters
        ----------
        shelf : Shelf
            The texts.
        rows : sequence of int
            Which of them, rising.
        doubt : array of float32, (n_rows,)
            How undecided the model is of each; higher is more.
        labelled : sequence of Article
            What labels have shown.

        Returns
        -------
        array of float32, (n_rows,)
            As `classifier.learn.novelty.novelty` measures it; 0 for all but the most doubtful of many.
        """
        space = self._prepared(shelf, rows)
        shown = self._shown + _frequency(space, labelled)
        found = np.zeros(len(rows), dtype=np.float32)
        doubtful = np.sort(np.argsort(-doubt, kind="stable")[:_DOUBTFUL])
        done = 0
        for _, lot in shelf.lots([rows[place] for place in doubtful.tolist()], _SAMPLE):
            for batch in batches([filed.article for filed in lot]):
                matrix = space.weigh(space.count(read(lay_out(batch), space.vocabulary)))
                found[doubtful[done : done + len(batch)]] = novelty(matrix, self._common, shown)
                done += len(batch)
        return found

    def _prepared(self, shelf: Shelf, rows: Sequence[int]) -> FeatureSpace:
        """Return the space of the pool's terms; a new one where the pool has outgrown the last."""
        if self._space is None or len(shelf) >= _GROWTH * self._sampled_of:
            rng = np.random.default_rng(self._seed)
            sample = np.sort(rng.choice(rows, min(_SAMPLE, len(rows)), replace=False)).tolist()
            counted = count_corpus([filed.article for _, lot in shelf.lots(sample, _SAMPLE) for filed in lot], ())
            self._space, self._sampled_of = counted.space, len(shelf)
            self._common = document_frequency(counted.counts)
            self._shown = _frequency(counted.space, self._taught)
        return self._space


def _frequency(space: FeatureSpace, articles: Sequence[Article]) -> Integers:
    """Return in how many articles each term stands, ``(n_features,)``."""
    found = np.zeros(len(space.idf), dtype=np.int64)
    for batch in batches(articles):
        found += document_frequency(space.count(read(lay_out(batch), space.vocabulary)))
    return found
