"""Counting terms once for a whole corpus, and making feature spaces of any part of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from classifier.learn.features import VIEWS, Document
from classifier.learn.space import FeatureSpace, Integers

Matrix = sparse.csr_array
# A term of one single article tells that article, not its tag.
RAREST = 2


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """How often each term stands in each document, for one view.

    Parameters
    ----------
    terms : sequence of str
        The term of every column.
    counts : sparse array, (n_documents, n_terms)
        Raw counts.
    """

    terms: Sequence[str]
    counts: Matrix


def count_terms(documents: Sequence[Document]) -> dict[str, ViewCounts]:
    """Count every view's terms.

    Parameters
    ----------
    documents : sequence of Document
        The corpus, at least one document.

    Returns
    -------
    dict of str to ViewCounts
        Per view, in the order of `VIEWS`. Terms of one document alone are left out; a view may have no term left.
    """
    return {name: _count(documents, view.terms) for name, view in VIEWS.items()}


def _count(documents: Sequence[Document], terms: Callable[[Document], Iterable[str]]) -> ViewCounts:
    # What scikit-learn's CountVectorizer does, in half its time: most of the training goes by here.
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    rows = [np.fromiter(map(numbers.__getitem__, terms(document)), dtype=np.int32) for document in documents]
    # 32 bits, which is what every release of liblinear's wrapper takes.
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    found = np.concatenate(rows)
    shape = (len(documents), len(numbers))
    counts = sparse.csr_array((np.ones(len(found), dtype=np.float32), found, starts), shape=shape)
    counts.sum_duplicates()
    frequent = np.flatnonzero(_document_frequency(counts) >= RAREST)
    names = list(numbers)
    # In the order of the terms, so that the order of the articles does not show in the model.
    kept = sorted(frequent.tolist(), key=names.__getitem__)
    return ViewCounts([names[column] for column in kept], sparse.csr_array(counts[:, kept]))


def make_space(counted: dict[str, ViewCounts], fitted: Integers, rows: Integers) -> tuple[FeatureSpace, Matrix]:
    """Make the feature space of some documents, and weigh others in it.

    Parameters
    ----------
    counted : dict of str to ViewCounts
        From `count_terms`.
    fitted : array of int
        Documents whose terms, and the frequencies of these, make the space.
    rows : array of int
        Documents to weigh.

    Returns
    -------
    space : FeatureSpace
        Terms that stand in at least two of the documents `fitted`.
    matrix : sparse array, (len(rows), n_features)
        Equal, row by row, to what `FeatureSpace.vector` gives.
    """
    columns: dict[str, dict[str, int]] = {}
    idf = [np.empty(0)]
    blocks = [sparse.csr_array((len(rows), 0))]
    start = 0
    for name, view in counted.items():
        kept = np.flatnonzero(_document_frequency(view.counts[fitted]) >= RAREST)
        columns[name] = {view.terms[column]: start + place for place, column in enumerate(kept.tolist())}
        start += len(kept)
        if len(kept):
            weigh = TfidfTransformer(sublinear_tf=True).fit(view.counts[fitted][:, kept])
            idf.append(weigh.idf_)
            blocks.append(weigh.transform(view.counts[rows][:, kept]) * VIEWS[name].weight)
    space = FeatureSpace(columns, np.concatenate(idf).astype(np.float32))
    return space, sparse.csr_array(sparse.hstack(blocks, format="csr"))


def _document_frequency(counts: Matrix) -> Integers:
    return np.bincount(counts.indices, minlength=counts.shape[1])
