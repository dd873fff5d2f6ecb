"""Novelty: how much of what an article says no label has shown yet."""

import numpy as np

from classifier.learn.space import Floats, Matrix
from classifier.learn.stream import Integers

# A term that only one unlabelled article has helps with no other.
_RAREST = 2
# A term of so many labelled articles is half known.
_KNOWN = 3
# How much it counts that many unlabelled articles have a term: with more than this, common words outweigh telling ones.
_COMMON = 0.25


def novelty(matrix: Matrix, unlabelled: Integers, labelled: Integers) -> Floats:
    """Measure how much the terms of articles would teach.

    A term is worth the more, the more unlabelled articles have it, and the less, the more labelled ones do. A linear
    model knows nothing of a term that it has not seen labelled, however sure the rest of the article makes it.

    Parameters
    ----------
    matrix : sparse array of float32, (n_articles, n_features)
        Weighed terms, in a space that unlabelled articles have a say in.
    unlabelled, labelled : array of int, (n_features,)
        In how many unlabelled articles each term stands, and in how many labelled ones: see
        `classifier.learn.counting.document_frequency`.

    Returns
    -------
    array of float32, (n_articles,)
        0 or more; the higher, the more is new. The sum of ``weight * unlabelled ** 0.25 / (3 + labelled)`` over the
        terms that at least two unlabelled articles have, by the square root of the sum of all weights, so that long
        articles do not always come first.

    References
    ----------
    M. Eck, S. Vogel, A. Waibel, "Low cost portability for statistical machine translation based on n-gram frequency and
    TF-IDF", IWSLT 2005. G. Haffari, M. Roy, A. Sarkar, "Active learning for statistical phrase-based machine
    translation", NAACL 2009: frequent in what is not labelled, rare in what is.
    """
    worth = np.where(unlabelled >= _RAREST, unlabelled**_COMMON, 0) / (_KNOWN + labelled)
    said, length = matrix @ worth.astype(np.float32), np.sqrt(matrix.sum(axis=1))
    return np.asarray(np.divide(said, length, out=np.zeros(len(said), dtype=np.float32), where=length > 0))
