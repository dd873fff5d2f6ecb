"""Folds for cross-validation that keep near-duplicates on one side."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import StratifiedGroupKFold

from classifier.domain.article import Article, fold
from classifier.domain.label import LabelledArticle
from classifier.errors import CorpusError

_GRAM = 5
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
    grams = [_grams(article) for article in articles]
    counts = CountVectorizer(analyzer=list, binary=True, dtype=np.int32).fit_transform(grams)
    shared = sparse.coo_array(counts @ counts.T)
    sizes = np.asarray(counts.sum(axis=1)).ravel()
    union = sizes[shared.row] + sizes[shared.col] - shared.data
    alike = shared.data >= near * union
    links = sparse.coo_array((shared.data[alike], (shared.row[alike], shared.col[alike])), shape=shared.shape)
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)


def _grams(article: Article) -> set[str]:
    text = fold(f"{article.title}{article.text}")
    # A text shorter than one 5-gram is a gram of its own.
    return {text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1))}


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
    return [np.asarray(fold_rows) for _, fold_rows in splitter.split(primaries, primaries, groups)]
