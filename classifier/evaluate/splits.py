"""Folds for cross-validation that keep near-duplicates on one side."""

import warnings
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
# Articles that are held against the known ones at once: memory stays flat.
_BATCH = 1000
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
    found = [grams(article) for article in articles]
    counts = _counter().fit_transform(found)
    sizes = np.array([len(one) for one in found])
    alike = _alike(counts, sizes, counts, sizes, near=near)
    return np.asarray(connected_components(alike, directed=False)[1], dtype=np.int64)


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
    if not (articles and known):
        return np.zeros(len(articles), dtype=bool)
    learnt = [grams(article) for article in known]
    # Only grams of the known articles can be shared with them: of the others their number is enough.
    counter = _counter()
    kept, kept_sizes = counter.fit_transform(learnt), np.array([len(one) for one in learnt])
    found = []
    for start in range(0, len(articles), _BATCH):
        batch = [grams(article) for article in articles[start : start + _BATCH]]
        sizes = np.array([len(one) for one in batch])
        alike = _alike(counter.transform(batch), sizes, kept, kept_sizes, near=near)
        found.append(np.diff(alike.tocsr().indptr) > 0)
    return np.concatenate(found)


def _counter() -> CountVectorizer:
    return CountVectorizer(analyzer=list, binary=True, dtype=np.int32)


def _alike(
    first: sparse.csr_matrix,
    first_sizes: NDArray[np.int64],
    second: sparse.csr_matrix,
    second_sizes: NDArray[np.int64],
    *,
    near: float,
) -> sparse.coo_array:
    """Return a matrix that holds something where a row of the first and one of the second are near-duplicates."""
    shared = sparse.coo_array(first @ second.T)
    union = first_sizes[shared.row] + second_sizes[shared.col] - shared.data
    alike = shared.data >= near * union
    return sparse.coo_array((shared.data[alike], (shared.row[alike], shared.col[alike])), shape=shared.shape)


def grams(article: Article) -> set[str]:
    """Return what two articles are compared by: the set of their character 5-grams, white space left out."""
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
    with warnings.catch_warnings():
        # A primary rarer than there are folds cannot be in each of them, and need not be.
        warnings.filterwarnings("ignore", message="The least populated class", category=UserWarning)
        return [np.asarray(fold_rows) for _, fold_rows in splitter.split(primaries, primaries, groups)]
