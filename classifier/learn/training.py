"""Training: scores out of fold, what is chosen on them, and a last model of all articles. Imports scikit-learn."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # It ships no types.

from classifier.domain.label import LabelledArticle
from classifier.learn.artifact import Artifact, LinearModel, Reals, Sigmoids, Softmax
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
        weights, worth = examples.weights[ours], examples.worth[ours]
        linear = fit_linear(matrix, examples.answers[ours], weights, emphasis, seed=self.seed, worth=worth)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What training says of articles that it scored by models which had not seen them.

    Parameters
    ----------
    rows : array of int, (n_judged,)
        Which articles, rising: all of them, or enough of many.
    certainties : array of float, (n_judged,)
        Probability of the likeliest primary, "no tag" being one, 0 to 1.
    right : array of bool, (n_judged,)
        Whether that is the primary of the label.
    given : array of float, (n_judged,)
        Probability of the primary of the label, 0 to 1: the lower, the less the other articles teach what it says.
    unseen : array of float, (n_judged,)
        Share of an article's words that the model would not know, had it been learnt from all the other articles, 0 to
        1. A fold has fewer of these: its model knows somewhat less.
    """

    rows: Integers
    certainties: Reals
    right: NDArray[np.bool_]
    given: Reals
    unseen: Reals


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained tagger, and what its training says of the articles that it learnt from."""

    artifact: Artifact
    judged: Judged


def train(
    labelled: Sequence[LabelledArticle],
    keys: tuple[str, ...],
    *,
    version: str,
    seed: int,
    weights: Sequence[float] | None = None,
) -> Trained:
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
        Of the folds and of the solver: the same articles and seed make the same tagger, bit for bit, on one machine.
    weights : sequence of float, (n_articles,), optional
        How much each label counts, above 0; 1 where it is not given. A label counts as much in the fit as in
        calibration and thresholds: what the model is sure of, and when it asks, is to hold where the weight lies. What
        needs no label (terms, their rarity, what counts as short or strange) takes every article once.

    Returns
    -------
    Trained
        The tagger, and what was said of the articles out of fold.

    Raises
    ------
    CorpusError
        Where there is too little to learn from, or a tag is unknown.
    ValueError
        Where there is not one weight for each article, or one is not above 0.
    """
    examples = make_examples(labelled, keys, weights)
    for key, carried in zip(keys, examples.answers[: examples.n_articles].T, strict=False):
        if not carried.any():
            _logger.warning("no labelled article carries the tag %s: it will never be given", key)
    # A product of many threads is rounded otherwise than that of one: the machine's cores would show in the model.
    with threadpool_limits(limits=1):
        return _train(examples, keys, version, seed)


def _train(examples: TrainingSet, keys: tuple[str, ...], version: str, seed: int) -> Trained:
    counted = count_corpus(examples.articles, examples.copies)
    trainer = Trainer(examples, counted, seed)
    rows, scores = trainer.out_of_fold()
    chosen = _choose(examples, keys, rows, scores)
    linear, _ = trainer.fit(np.ones(examples.n_articles, dtype=bool), np.arange(0))
    lengths = counted.lengths[: examples.n_articles]
    artifact = Artifact(
        version=version,
        keys=keys,
        primaries=examples.primaries,
        space=counted.space,
        linear=linear,
        confidence=chosen.confidence,
        primary=chosen.primary,
        decisions=choose_decisions(chosen.thresholds, chosen.sure, lengths, counted.familiar),
    )
    return Trained(artifact, chosen.judged(rows, 1 - counted.familiar[rows]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """What is chosen on scores made out of fold, and what it makes of these."""

    confidence: Sigmoids
    primary: Softmax
    thresholds: Reals
    sure: float
    probability: Reals
    primaries: Integers

    def judged(self, rows: Integers, unseen: Reals) -> Judged:
        order = np.argsort(rows)
        probability, primaries = self.probability[order], self.primaries[order]
        return Judged(
            rows=rows[order],
            certainties=probability.max(axis=1),
            right=probability.argmax(axis=1) == primaries,
            given=probability[np.arange(len(rows)), primaries],
            unseen=unseen[order],
        )


def _choose(examples: TrainingSet, keys: tuple[str, ...], rows: Integers, scores: Reals) -> _Chosen:
    n_tags = examples.n_tags
    truth, worth = examples.answers[rows, :n_tags], examples.worth[rows]
    primaries = examples.primary_columns()[rows]
    confidence = fit_sigmoids(scores[:, :n_tags], truth, worth)
    primary = fit_softmax(scores, primaries, len(examples.primaries), worth)
    # What the stack chose on these scores was fitted on them too, but with a handful of weights for hundreds of
    # articles; nested folds move these choices by less than another seed does.
    probability = primary(scores)
    chosen = probability.argmax(axis=1)
    kinds = np.array([[kind == key for key in keys] for kind in examples.primaries], dtype=bool)
    given = kinds[chosen]
    return _Chosen(
        confidence=confidence,
        primary=primary,
        thresholds=choose_thresholds(confidence(scores[:, :n_tags]), truth, given, ~given.any(axis=1), worth),
        sure=choose_sure(probability.max(axis=1), chosen == primaries, worth),
        probability=probability,
        primaries=primaries,
    )
