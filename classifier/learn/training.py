"""Training: scores out of fold, what is chosen on them, and a last model of all articles. Imports scikit-learn."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.domain.label import LabelledArticle
from classifier.learn.artifact import Artifact, LinearModel, Reals
from classifier.learn.calibration import fit_sigmoids, fit_softmax
from classifier.learn.counting import Counted, count_corpus, inverse_frequency
from classifier.learn.examples import TrainingSet, deal_folds, make_examples
from classifier.learn.fitting import fit_linear
from classifier.learn.space import weigh
from classifier.learn.stream import Integers
from classifier.learn.thresholds import choose_decisions, choose_sure, choose_thresholds

_logger = logging.getLogger(__name__)
_FOLDS = 4
# Above so many entries of the matrix (some 6,000 articles) one model is enough to judge by, learnt from so many
# articles and scored on at most so many others. It is weaker than the last one will be, so its doubts err on the side
# of asking.
_MANY, _LEARNT, _SCORED = 6_000_000, 4000, 10_000
# Tags are rare and their thresholds are chosen later, so both sides weigh alike; primaries share the articles evenly.
_TAG_EMPHASIS, _PRIMARY_EMPHASIS = 1.0, 0.0


@dataclass(frozen=True, slots=True)
class Trainer:
    """The examples, their terms counted once, and the seed of folds and solver."""

    examples: TrainingSet
    counted: Counted
    seed: int

    def fit(self, learnt: NDArray[np.bool_], scored: Integers) -> tuple[LinearModel, Reals]:
        """Fit to the articles `learnt` and their copies, and score the articles `scored`."""
        examples, counts = self.examples, self.counted.counts
        ours = np.flatnonzero(learnt[examples.origin])
        idf = inverse_frequency(counts[np.flatnonzero(learnt)], self.counted.rarest)
        matrix = weigh(counts[ours], idf, self.counted.space.bounds)
        emphasis = np.full(examples.answers.shape[1], _PRIMARY_EMPHASIS)
        emphasis[: examples.n_tags] = _TAG_EMPHASIS
        linear = fit_linear(matrix, examples.answers[ours], examples.weights[ours], emphasis, seed=self.seed)
        return linear, linear.scores(weigh(counts[scored], idf, self.counted.space.bounds))

    def out_of_fold(self) -> tuple[Integers, Reals]:
        """Score articles in every column by models that have not seen them.

        Returns
        -------
        rows : array of int, (n_scored,)
            Which articles: all of them, or enough of many.
        scores : array of float, (n_scored, n_columns)
        """
        rows, scores = [], []
        for learnt, scored in self._deals():
            rows.append(scored)
            scores.append(self.fit(learnt, scored)[1])
        return np.concatenate(rows), np.vstack(scores)

    def _deals(self) -> Iterator[tuple[NDArray[np.bool_], Integers]]:
        """Go through the parts: the articles to learn from, and those to score."""
        rng = np.random.default_rng(self.seed)
        columns = self.examples.primary_columns()
        if self.counted.counts.nnz < _MANY:
            folds = deal_folds(columns, _FOLDS, rng)
            for fold in range(_FOLDS):
                yield folds != fold, np.flatnonzero(folds == fold)
            return
        halves = deal_folds(columns, 2, rng)
        learnt = np.zeros(len(columns), dtype=bool)
        learnt[rng.permutation(np.flatnonzero(halves == 0))[:_LEARNT]] = True
        yield learnt, rng.permutation(np.flatnonzero(halves == 1))[:_SCORED]


def train(labelled: Sequence[LabelledArticle], keys: tuple[str, ...], *, version: str, seed: int) -> Artifact:
    """Train a tagger: the model of all articles, with what was chosen on scores made out of fold.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        What a person decided; the order is of no consequence but for the folds.
    keys : tuple of str
        The tags, in the order in which they are shown.
    version : str
        Name of the result.
    seed : int
        Of the folds and of the solver: the same articles and seed make the same tagger.

    Returns
    -------
    Artifact
        The trained tagger.

    Raises
    ------
    CorpusError
        Where there is too little to learn from, or a tag is unknown.
    """
    examples = make_examples(labelled, keys)
    n_articles, n_tags = examples.n_articles, examples.n_tags
    truth = examples.answers[:n_articles, :n_tags]
    for key, carried in zip(keys, truth.T, strict=True):
        if not carried.any():
            _logger.warning("no labelled article carries the tag %s: it will never be given", key)
    counted = count_corpus(examples.articles, examples.copies)
    trainer = Trainer(examples, counted, seed)
    rows, scores = trainer.out_of_fold()
    truth, primaries = truth[rows], examples.primary_columns()[rows]
    confidence = fit_sigmoids(scores[:, :n_tags], truth)
    primary = fit_softmax(scores, primaries, len(examples.primaries))
    # What the stack chose on these scores was fitted on them too, but with a handful of weights for hundreds of
    # articles; nested folds move these choices by less than another seed does.
    probability = primary(scores)
    chosen = probability.argmax(axis=1)
    kinds = np.array([[kind == key for key in keys] for kind in examples.primaries], dtype=bool)
    given = kinds[chosen]
    thresholds = choose_thresholds(confidence(scores[:, :n_tags]), truth, given, ~given.any(axis=1))
    sure = choose_sure(probability.max(axis=1), chosen == primaries)
    linear, _ = trainer.fit(np.ones(n_articles, dtype=bool), np.arange(0))
    return Artifact(
        version=version,
        keys=keys,
        primaries=examples.primaries,
        space=counted.space,
        linear=linear,
        confidence=confidence,
        primary=primary,
        decisions=choose_decisions(thresholds, sure, counted.lengths[:n_articles], counted.familiar),
    )
