"""Bench: labelled articles laid out for simulations, features made once for any number of models."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.domain.curve import Trial
from classifier.domain.label import LabelledArticle
from classifier.errors import CorpusError
from classifier.learn.committee import opinions
from classifier.learn.counting import document_frequency
from classifier.learn.novelty import novelty
from classifier.learn.sketch import DIMENSIONS, THRESHOLD, LightModel, Sketch, learn_light, sketch_articles
from classifier.query.novel_pool import NovelPool
from classifier.query.pool import Integers, Pool

Flags = NDArray[np.bool_]
FEWEST = 2
"""Articles below which there is nothing to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A pool that labels are given to, and a gold that models are scored on.

    Parameters
    ----------
    sketch : Sketch
        Of the pool, then the gold.
    n_pool : int
        The first so many rows are the pool.
    tags : array of bool, (n_articles, n_tags)
        Those that each article carries.
    primaries : array of int, (n_articles,)
        Column of each article's primary.
    leads : array of bool, (n_primaries, n_tags)
        Which tag each primary is; none where it is "no tag".
    """

    sketch: Sketch
    n_pool: int
    tags: Flags
    primaries: Integers
    leads: Flags

    def learn(self, rows: Integers, *, seed: int) -> LightModel:
        """Learn from the labels of some rows."""
        return learn_light(self.sketch.matrix[rows], self.tags[rows], self.primaries[rows], len(self.leads), seed=seed)

    def score(self, model: LightModel) -> tuple[float, float]:
        """Return the macro F1 of the primary and that of the tags, on the gold."""
        confidences, probabilities = model.say(self.sketch.matrix[self.n_pool :])
        primaries, tags = self.primaries[self.n_pool :], self.tags[self.n_pool :]
        chosen = probabilities.argmax(axis=1)
        lead, kinds = self.leads[chosen], np.arange(len(self.leads))
        # As a tagger decides: the primary is given, and where it is "no tag", nothing else is.
        given = ((confidences >= THRESHOLD) & lead.any(axis=1, keepdims=True)) | lead
        return macro_f1(primaries[:, None] == kinds, chosen[:, None] == kinds), macro_f1(tags, given)

    def trial(self, *, seed: int) -> Trial:
        """Return what the labels of the whole pool come to; the seed is that of the division."""
        primary_f1, tag_f1 = self.score(self.learn(np.arange(self.n_pool), seed=seed))
        n_gold = len(self.primaries) - self.n_pool
        return Trial(seed=seed, pool=self.n_pool, test=n_gold, primary_f1=primary_f1, tag_f1=tag_f1)

    def pool(self, model: LightModel, rows: Integers, labelled: Integers) -> NovelPool:
        """Return some rows as strategies see them."""
        matrix, n_tags = self.sketch.matrix[rows], self.tags.shape[1]
        known = document_frequency(self.sketch.matrix[labelled])
        confidences, probabilities = model.say(matrix)
        by_words, by_characters = opinions(model.linear, self.sketch.space, model.confidence, matrix, n_tags)
        return NovelPool(
            vectors=self.sketch.vectors[rows],
            confidences=confidences.astype(np.float32),
            probabilities=probabilities.astype(np.float32),
            thresholds=np.full(n_tags, THRESHOLD, dtype=np.float32),
            by_words=by_words,
            by_characters=by_characters,
            labelled=self.sketch.vectors[labelled],
            counts=self.tags[labelled].sum(axis=0),
            novelty=novelty(matrix, document_frequency(matrix), known),
        )

    def cold(self) -> Pool:
        """Return the whole pool, of which no model knows anything yet."""
        n_kinds, n_tags = self.leads.shape
        even = np.full((self.n_pool, n_tags), THRESHOLD, dtype=np.float32)
        return Pool(
            vectors=self.sketch.vectors[: self.n_pool],
            confidences=even,
            probabilities=np.full((self.n_pool, n_kinds), 1 / n_kinds, dtype=np.float32),
            thresholds=np.full(n_tags, THRESHOLD, dtype=np.float32),
            by_words=even,
            by_characters=even,
            labelled=self.sketch.vectors[:0],
            counts=np.zeros(n_tags, dtype=np.int64),
        )


def lay_out_bench(
    pool: Sequence[LabelledArticle],
    gold: Sequence[LabelledArticle],
    keys: tuple[str, ...],
    *,
    dimensions: int = DIMENSIONS,
    seed: int = 0,
) -> Bench:
    """Make the features of a pool and a gold.

    Parameters
    ----------
    pool : sequence of LabelledArticle
        What is chosen from.
    gold : sequence of LabelledArticle
        What models are scored on. Nothing is learnt from it, not even a term.
    keys : tuple of str
        The tags.
    dimensions : int
        Of the vectors.
    seed : int
        Of the projection.

    Returns
    -------
    Bench
        Of at least two articles to choose from.

    Raises
    ------
    CorpusError
        Where there is nothing to choose from, or nothing to score on.
    """
    if len(pool) < FEWEST or not gold:
        raise CorpusError(
            f"{len(pool)} articles to choose from and {len(gold)} to score on are too few to simulate labelling",
            hint="label more articles",
        )
    everyone = (*pool, *gold)
    present = {example.label.primary for example in everyone}
    kinds = [kind for kind in (*keys, None) if kind in present]
    return Bench(
        sketch=sketch_articles(
            [example.article for example in pool],
            [example.article for example in gold],
            dimensions=dimensions,
            seed=seed,
        ),
        n_pool=len(pool),
        tags=np.array([[key in example.label.tags for key in keys] for example in everyone], dtype=bool),
        primaries=np.array([kinds.index(example.label.primary) for example in everyone], dtype=np.int64),
        leads=np.array([[kind == key for key in keys] for kind in kinds], dtype=bool),
    )


def macro_f1(truth: Flags, said: Flags) -> float:
    """Return the mean F1 of some decisions.

    Parameters
    ----------
    truth, said : array of bool, (n_articles, n_columns)
        What is true, and what was said.

    Returns
    -------
    float
        0 to 1, higher is better. A column that is neither true nor said of any article is left out; 1 where none is
        left.
    """
    hits, both = (truth & said).sum(axis=0), truth.sum(axis=0) + said.sum(axis=0)
    present = both > 0
    return float((2 * hits[present] / both[present]).mean()) if present.any() else 1.0
