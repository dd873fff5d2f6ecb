"""Held-out confidences: what a model that had not seen an article says of every tag and every primary. Trains."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.domain.label import LabelledArticle
from classifier.learn.artifact import Reals
from classifier.learn.calibration import fit_sigmoids, fit_softmax
from classifier.learn.counting import count_corpus
from classifier.learn.examples import make_examples
from classifier.learn.stream import Integers
from classifier.learn.training import Trainer


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Confidences in articles that the model had not seen.

    Parameters
    ----------
    confidences : array of float, (n_articles, n_tags)
        Of every tag, 0 to 1; higher is surer that the article carries it.
    primaries : tuple of str or None
        The primaries that occur, None for "no tag".
    probabilities : array of float, (n_articles, n_primaries)
        Of each of `primaries`; rows add up to 1.
    """

    confidences: Reals
    primaries: tuple[str | None, ...]
    probabilities: Reals


def held_out(
    labelled: Sequence[LabelledArticle],
    keys: tuple[str, ...],
    folds: Sequence[Integers],
    *,
    seed: int,
    passed: Callable[[int, int], None] | None = None,
) -> HeldOut:
    """Score each fold by a model of the others.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        At least ten articles of at least two primaries.
    keys : tuple of str
        The tags.
    folds : sequence of array of int
        The articles of each fold, each article in one; near-duplicates belong in the same.
    seed : int
        Of the solver.
    passed : callable, optional
        Told after each fold how many are done, and how many there are.

    Returns
    -------
    HeldOut
        In the order of `labelled`. The terms are those of all articles, and the few weights of the calibration are
        fitted on all held-out scores: neither can tell the label of one article from it.

    Raises
    ------
    CorpusError
        Where there is too little to learn from, or an article carries a tag that is not among the keys.
    """
    examples = make_examples(labelled, keys)
    trainer = Trainer(examples, count_corpus(examples.articles, examples.copies), seed)
    scores = np.zeros((examples.n_articles, examples.answers.shape[1]))
    for done, rows in enumerate(folds, start=1):
        learnt = np.ones(examples.n_articles, dtype=bool)
        learnt[rows] = False
        scores[rows] = trainer.fit(learnt, rows)[1]
        if passed is not None:
            passed(done, len(folds))
    of_tags = scores[:, : examples.n_tags]
    truth = examples.answers[: examples.n_articles, : examples.n_tags]
    primary = fit_softmax(scores, examples.primary_columns(), len(examples.primaries))
    return HeldOut(fit_sigmoids(of_tags, truth)(of_tags), examples.primaries, primary(scores))
