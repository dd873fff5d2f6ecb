"""Folds for cross-validation that keep near-duplicates on one side."""

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold

from classifier.domain.article import Article, fold
from classifier.domain.label import LabelledArticle
from classifier.errors import CorpusError
from classifier.evaluate.likeness import GRAM, group_alike, near_any

# Two reports of one happening share about a third of their 5-grams; two reports of alike happenings a twentieth.
NEAR = 0.3


def duplicate_groups(articles: Sequence[Article], *, near: float = NEAR) -> NDArray[np.int64]:
    """Group near-duplicates.

    Parameters
    ----------
    articles : sequence of Article
        Any articles.
    near : float
        Jaccard similarity of the sets of character 5-grams, 0 to 1, from which two articles are near-duplicates.

    Returns
    -------
    array of int, (n_articles,)
        A number for each article: the same for near-duplicates, and for what is linked through near-duplicates.
    """
    return group_alike([_folded(article) for article in articles], near=near)


def near_duplicates(articles: Sequence[Article], known: Sequence[Article], *, near: float = NEAR) -> NDArray[np.bool_]:
    """Tell which articles are near-duplicates of articles that are known.

    Parameters
    ----------
    articles : sequence of Article
        Any articles.
    known : sequence of Article
        What they are held against, such as the training articles of a model.
    near : float
        As in `duplicate_groups`.

    Returns
    -------
    array of bool, (n_articles,)
        True also for an article that is itself among the known.
    """
    return near_any([_folded(article) for article in articles], [_folded(article) for article in known], near=near)


def grams(article: Article) -> set[str]:
    """Return what two articles are compared by: the set of their character 5-grams, white space left out."""
    text = _folded(article)
    # A text shorter than one 5-gram is a gram of its own.
    return {text[i : i + GRAM] for i in range(max(1, len(text) - GRAM + 1))}


def _folded(article: Article) -> str:
    return fold(f"{article.title}{article.text}")


def make_folds(
    labelled: Sequence[LabelledArticle], n_folds: int, *, seed: int, near: float = NEAR
) -> list[NDArray[np.int64]]:
    """Deal articles to folds: near-duplicates together, each primary spread as evenly as that allows.

    Parameters
    ----------
    labelled : sequence of LabelledArticle
        The corpus.
    n_folds : int
        At least two.
    seed : int
        Of the shuffling: the same corpus and seed give the same folds.
    near : float
        As in `duplicate_groups`.

    Returns
    -------
    list of array of int
        The articles of each fold, in the order of the corpus; together they are the corpus.

    Raises
    ------
    CorpusError
        Where there are fewer groups of near-duplicates than folds.
    """
    groups = duplicate_groups([example.article for example in labelled], near=near)
    primaries = [example.label.primary or "" for example in labelled]
    if len(set(groups.tolist())) < n_folds or max(map(primaries.count, primaries)) < n_folds:
        raise CorpusError(
            f"{len(labelled)} labelled articles cannot be dealt to {n_folds} folds", hint="label more articles"
        )
    splitter = StratifiedGroupKFold(n_folds, shuffle=True, random_state=seed)
    with warnings.catch_warnings():
        # A primary rarer than there are folds cannot be in each of them, and need not be.
        warnings.filterwarnings("ignore", message="The least populated class", category=UserWarning)
        return [np.asarray(fold_rows) for _, fold_rows in splitter.split(primaries, primaries, groups)]
