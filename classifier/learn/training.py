"""Training: scores out of fold, what is chosen on them, and a last model of all articles. Imports scikit-learn."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.domain.label import LabelledArticle
from classifier.learn.artifact import Artifact, LinearModel, Reals
from classifier.learn.calibration import fit_sigmoids, fit_softmax
from classifier.learn.counting import RAREST, ViewCounts, count_terms, make_space
from classifier.learn.examples import TrainingSet, deal_folds, make_examples
from classifier.learn.features import Document, known_share
from classifier.learn.fitting import fit_linear
from classifier.learn.space import FeatureSpace, Integers
from classifier.learn.thresholds import choose_decisions, choose_sure, choose_thresholds

_logger = logging.getLogger(__name__)
_FOLDS = 5
# Tags are rare and their thresholds are chosen later, so both sides weigh alike; primaries share the articles evenly.
_TAG_EMPHASIS, _PRIMARY_EMPHASIS = 1.0, 0.0


@dataclass(frozen=True, slots=True)
class Trainer:
    """The examples, their terms counted once, and the seed of folds and solver."""

    examples: TrainingSet
    counted: dict[str, ViewCounts]
    seed: int

    def fit(self, learnt: NDArray[np.bool_], scored: Integers) -> tuple[FeatureSpace, LinearModel, Reals]:
        """Fit to the articles `learnt` and their copies, and score the articles `scored`."""
        ours = np.flatnonzero(learnt[self.examples.origin])
        space, matrix = make_space(self.counted, np.flatnonzero(learnt), np.concatenate([ours, scored]))
        emphasis = np.full(self.examples.answers.shape[1], _PRIMARY_EMPHASIS)
        emphasis[: self.examples.n_tags] = _TAG_EMPHASIS
        linear = fit_linear(
            matrix[: len(ours)], self.examples.answers[ours], self.examples.weights[ours], emphasis, seed=self.seed
        )
        return space, linear, np.asarray(matrix[len(ours) :] @ linear.weights.astype(np.float64) + linear.intercepts)

    def out_of_fold(self) -> Reals:
        """Return the score of every article in every column, by models that learnt from the other folds."""
        examples = self.examples
        rng = np.random.default_rng(self.seed)
        folds = deal_folds(examples.primary_columns(), _FOLDS, rng)
        scores = np.zeros((examples.n_articles, examples.answers.shape[1]))
        for fold in range(_FOLDS):
            scored = np.flatnonzero(folds == fold)
            scores[scored] = self.fit(folds != fold, scored)[2]
        return scores


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
    trainer = Trainer(examples, count_terms(examples.documents), seed)
    scores = trainer.out_of_fold()
    confidence = fit_sigmoids(scores[:, :n_tags], truth)
    primary = fit_softmax(scores, examples.primary_columns())
    # What the stack chose on these scores was fitted on them too, but with a handful of weights for hundreds of
    # articles; nested folds move these choices by less than another seed does.
    probability = primary(scores)
    chosen = probability.argmax(axis=1)
    kinds = np.array([[kind == key for key in keys] for kind in examples.primaries], dtype=bool)
    given = kinds[chosen]
    thresholds = choose_thresholds(confidence(scores[:, :n_tags]), truth, given, ~given.any(axis=1))
    sure = choose_sure(probability.max(axis=1), chosen == examples.primary_columns())
    lengths = np.array([document.length for document in examples.documents[:n_articles]])
    space, linear, _ = trainer.fit(np.ones(n_articles, dtype=bool), np.arange(0))
    return Artifact(
        version=version,
        keys=keys,
        primaries=examples.primaries,
        space=space,
        linear=linear,
        confidence=confidence,
        primary=primary,
        decisions=choose_decisions(thresholds, sure, lengths, familiarity(examples.documents[:n_articles])),
    )


def familiarity(documents: Sequence[Document]) -> Reals:
    """Return which share of each document's words the model would know, had it learnt from the others alone.

    Parameters
    ----------
    documents : sequence of Document
        The corpus.

    Returns
    -------
    array of float, (n_documents,)
        0 to 1; 0 for a document without words.
    """
    frequency = Counter(word for document in documents for word in set(document.words))
    return np.array([known_share(document, lambda word: frequency[word] > RAREST) for document in documents])
