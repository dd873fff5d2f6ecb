"""Projection: weighed terms in a few dimensions, where distances between articles are cheap. Imports scikit-learn."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from classifier.learn.space import Floats, Matrix

# So many rows show the main directions of a corpus; more of them would take minutes and turn none by much.
_ROWS = 20_000
# A direction that is weaker than this share of the strongest is rounding noise of 32 bits.
_NOISE = 1e-5


@dataclass(frozen=True, slots=True)
class Projection:
    """From weighed terms to unit vectors.

    Parameters
    ----------
    components : array of float32, (n_features, n_dimensions)
        Orthogonal directions, strongest first; the last ones are 0 where the corpus had fewer.
    """

    components: Floats

    def __call__(self, matrix: Matrix) -> Floats:
        """Project articles.

        Parameters
        ----------
        matrix : sparse array of float32, (n_articles, n_features)
            From `FeatureSpace.weigh`, in the space that the projection was fitted in.

        Returns
        -------
        array of float32, (n_articles, n_dimensions)
            Rows of length 1: the dot product of two rows is their cosine, the higher, the more alike. A row that has
            nothing in the directions kept is 0.
        """
        reduced = np.asarray(matrix @ self.components, dtype=np.float32)
        lengths = np.linalg.norm(reduced, axis=1, keepdims=True)
        # Where hardly anything is left of a row, its direction is an accident of rounding.
        enough = lengths > _NOISE * np.sqrt(_squares(matrix))[:, None]
        unit: Floats = np.divide(reduced, lengths, out=np.zeros_like(reduced), where=enough & (lengths > 0))
        return unit


def fit_projection(matrix: Matrix, dimensions: int, *, seed: int) -> Projection:
    """Find the directions in which the articles of a corpus differ most, by a truncated singular value decomposition.

    Parameters
    ----------
    matrix : sparse array of float32, (n_articles, n_features)
        Weighed terms. Of more than 20,000 articles as many are drawn by lot.
    dimensions : int
        How many directions, at least 1. The projection has so many columns whatever the corpus is.
    seed : int
        Of the draw and of the randomised solver: the same articles and seed give the same projection.

    Returns
    -------
    Projection
        Of any articles in the same space.

    References
    ----------
    S. Deerwester et al., "Indexing by latent semantic analysis", JASIS 41, 1990. N. Halko, P. Martinsson, J. Tropp,
    "Finding structure with randomness", SIAM Review 53, 2011: the solver.
    """
    components = np.zeros((matrix.shape[1], dimensions), dtype=np.float32)
    filled = np.flatnonzero(_squares(matrix) > 0)
    if len(filled) > _ROWS:
        filled = np.sort(np.random.default_rng(seed).choice(filled, _ROWS, replace=False))
    wanted = min(dimensions, len(filled), matrix.shape[1])
    if wanted:
        _, strengths, directions = randomized_svd(matrix[filled], wanted, random_state=seed)
        found = strengths > _NOISE * strengths[0]
        components[:, : int(found.sum())] = directions[found].T
    return Projection(components)


def _squares(matrix: Matrix) -> Floats:
    """Return the squared length of each row."""
    return np.asarray(sparse.csr_array(matrix.multiply(matrix)).sum(axis=1), dtype=np.float32)
