"""Evaluate: labelled articles in, the figures of a model on them out."""

from collections.abc import Callable, Sequence

import numpy as np

from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.domain.scorecard import Scorecard, Seen
from classifier.evaluate.crossval import Predictor, out_of_fold
from classifier.evaluate.metrics import evaluate, worst_mistakes
from classifier.evaluate.splits import make_folds, near_duplicates
from classifier.workflows.chosen import Chosen, Learnt
from classifier.workflows.starter import train_starter

RESAMPLES = 1000
MISTAKES = 20
# Articles between two words on how far it is.
BATCH = 256
# What models are called that live as long as their fold.
_TRIED = "cross-validated"
Passed = Callable[[int, int], None]


def evaluate_model(
    gold: Sequence[LabelledArticle],
    model: Chosen,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    passed: Passed | None = None,
) -> Scorecard:
    """Score a model.

    Parameters
    ----------
    gold : sequence of LabelledArticle
        At least one, of the tags that the model gives.
    model : Chosen
        The built-in model, or a version of a workspace.
    resamples : int
        Bootstrap resamples that intervals are made from; 0 for none.
    seed : int
        Of the resamples.
    passed : callable, optional
        Told how many articles are tagged, and how many there are.

    Returns
    -------
    Scorecard
        It says how many articles of the gold the model had learnt from: on these any model looks too good.

    Raises
    ------
    RefusalError
        Where the model cannot be opened.
    """
    tagger = model.load()
    predictions = _predictions(tagger, gold, passed)
    keys = model.taxonomy.keys
    return _scored(
        gold, predictions, keys, name=tagger.version, resamples=resamples, seed=seed, seen=seen(gold, model.learnt())
    )


def cross_validate_gold(
    gold: Sequence[LabelledArticle],
    keys: tuple[str, ...],
    *,
    folds: int,
    resamples: int = RESAMPLES,
    seed: int = 0,
    passed: Passed | None = None,
) -> Scorecard:
    """Score the built-in way of training on the gold itself, each article by a model that has not seen it.

    Parameters
    ----------
    gold, resamples
        As in `evaluate_model`.
    keys : tuple of str
        The tags.
    folds : int
        How many, at least two. Near-duplicates lie in one.
    seed : int
        Of the folds and the resamples.
    passed : callable, optional
        Told how many folds are done, and how many there are.

    Returns
    -------
    Scorecard
        Of all folds together.

    Raises
    ------
    CorpusError
        Where there are too few articles for so many folds, or too little to learn from.
    """
    dealt = make_folds(gold, folds, seed=seed)
    predictions = out_of_fold(lambda part: train_starter(part, keys, version=_TRIED), gold, dealt, passed=passed)
    return _scored(gold, predictions, keys, name=_TRIED, resamples=resamples, seed=seed, folds=folds)


def seen(gold: Sequence[LabelledArticle], learnt: Learnt) -> Seen:
    """Count what of the gold a model had learnt from.

    Parameters
    ----------
    gold : sequence of LabelledArticle
        What it is scored on.
    learnt : Learnt
        What it was trained on.

    Returns
    -------
    Seen
        An article that is the same counts once, and not as one that is alike.
    """
    others = [example.article for example in gold if example.article.id not in learnt.ids]
    alike = near_duplicates(others, learnt.articles)
    return Seen(same=len(gold) - len(others), alike=int(alike.sum()))


def _predictions(tagger: Predictor, gold: Sequence[LabelledArticle], passed: Passed | None) -> list[Prediction]:
    predictions: list[Prediction] = []
    for start in range(0, len(gold), BATCH):
        predictions += tagger.predict([example.article for example in gold[start : start + BATCH]])
        if passed is not None:
            passed(len(predictions), len(gold))
    return predictions


def _scored(
    gold: Sequence[LabelledArticle],
    predictions: Sequence[Prediction],
    keys: tuple[str, ...],
    *,
    name: str,
    resamples: int,
    seed: int,
    folds: int | None = None,
    seen: Seen | None = None,
) -> Scorecard:
    labels = [example.label for example in gold]
    rng = np.random.default_rng(seed)
    return Scorecard(
        evaluation=evaluate(labels, predictions, keys, model=name, resamples=resamples, rng=rng),
        mistakes=worst_mistakes(gold, predictions, most=MISTAKES),
        seed=seed,
        folds=folds,
        seen=seen or Seen(),
    )
