"""Surveyed: what one model says of a pool, and the pool as the strategies see it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.domain.label import LabelledArticle
from classifier.learn.survey import Survey, joined, survey, weighed
from classifier.learn.tagger import Tagger
from classifier.query.novel_pool import with_novelty
from classifier.query.pool import Integers, Pool, Reals
from classifier.query.strategies.ranking import two_likeliest
from classifier.workflows.labelling.novelties import Novelties
from classifier.workflows.labelling.places import Places
from classifier.workflows.labelling.shelf import Shelf

# Articles that are read together: enough to put words and characters on one scale, few enough for some 100 MB.
_LOT = 4_000
_EVEN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """What is known of articles of a shelf; never changed, so that one thread may choose while another looks again.

    Parameters
    ----------
    tagger : Tagger or None
        The model that spoke; None where there is none.
    keys : tuple of str
        The tags.
    rows : array of int, (n_articles,)
        Of the shelf, rising.
    said : Survey
        By the model, in the order of `rows`.
    vectors : array of float32, (n_articles, n_dimensions)
        Where the articles lie.
    labelled : array of float32, (n_labelled, n_dimensions)
        Where the labelled ones lie.
    counts : array of int, (n_tags,)
        How many of these carry each tag.
    novelty : array of float32, (n_articles,), or None
        How much of each article no label has shown yet; None where nothing can be told of that.
    """

    tagger: Tagger | None
    keys: tuple[str, ...]
    rows: Integers
    said: Survey
    vectors: Reals
    labelled: Reals
    counts: Integers
    novelty: Reals | None = None

    def pool(self, kept: NDArray[np.bool_]) -> Pool:
        """Return some of the articles as a pool; `kept` has a flag for each of `rows`."""
        said = self.said.at(kept)
        thresholds = np.full(len(self.keys), _EVEN)
        if self.tagger is not None:
            thresholds = self.tagger.artifact.decisions.thresholds
        pool = Pool(
            vectors=self.vectors[kept],
            confidences=said.confidences,
            probabilities=said.probabilities,
            thresholds=thresholds.astype(np.float32),
            by_words=said.by_words,
            by_characters=said.by_characters,
            labelled=self.labelled,
            counts=self.counts,
        )
        return pool if self.novelty is None else with_novelty(pool, self.novelty[kept])


def look(
    shelf: Shelf,
    rows: Sequence[int],
    tagger: Tagger | None,
    places: Places,
    *,
    keys: tuple[str, ...],
    labelled: Sequence[LabelledArticle] = (),
    novelties: Novelties | None = None,
    passed: Callable[[int], None] | None = None,
) -> Surveyed:
    """Look through a pool, lot by lot; of the terms of its articles nothing is kept.

    Parameters
    ----------
    shelf : Shelf
        The texts.
    rows : sequence of int
        Which of them, rising, at least one.
    tagger : Tagger or None
        The model to ask.
    places : Places
        Gets the vectors of articles that have none yet.
    keys : tuple of str
        The tags, in the order of the model's.
    labelled : sequence of LabelledArticle
        What is labelled already.
    novelties : Novelties, optional
        Measures what is new in the articles that the model is least sure of.
    passed : callable, optional
        Told after each lot how many articles were looked at.

    Returns
    -------
    Surveyed
        Of these rows.
    """
    places.prepare(shelf)
    parts: list[Survey] = []
    for lot, filed in shelf.lots(rows, _LOT):
        articles = [one.article for one in filed]
        shared = tagger is not None and tagger.artifact is places.artifact
        matrix = weighed(places.artifact, articles) if shared or places.lacks(lot) else None
        if matrix is not None and places.lacks(lot):
            places.put(lot, matrix)
        if tagger is None:
            parts.append(_nothing(len(lot), len(keys)))
        else:
            seen = matrix if shared and matrix is not None else weighed(tagger.artifact, articles)
            parts.append(survey(tagger.artifact, seen))
        if passed is not None:
            passed(len(lot))
    said = joined(parts)
    shown = [one.article for one in labelled]
    best, second = two_likeliest(said.probabilities)
    new = novelties if tagger is not None else None
    carried = np.array([[key in one.label.tags for key in keys] for one in labelled], dtype=np.int64)
    return Surveyed(
        tagger=tagger,
        keys=keys,
        rows=np.array(rows, dtype=np.int64),
        said=said,
        vectors=places.of(rows),
        labelled=places.of_articles(shown, shelf),
        counts=carried.reshape(-1, len(keys)).sum(axis=0),
        novelty=None if new is None else new.of(shelf, rows, second - best, shown),
    )


def _nothing(n_articles: int, n_tags: int) -> Survey:
    """Return what is known before there is a model: nothing speaks for any tag rather than another."""
    even = np.full((n_articles, n_tags), _EVEN, dtype=np.float32)
    alike = np.full((n_articles, n_tags + 1), 1 / (n_tags + 1), dtype=np.float32)
    return Survey(confidences=even, probabilities=alike, by_words=even, by_characters=even)
