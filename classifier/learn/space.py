"""The feature space at work: from a document to its weighted vector. numpy alone, so that tagging starts quickly."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.learn.features import VIEWS, Document

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vector:
    """The features that a document has.

    Parameters
    ----------
    columns : array of int, (n_found,)
        Their columns in the feature space.
    values : array of float, (n_found,)
        Their weights; the part of each view has the view's length.
    """

    columns: Integers
    values: Floats


@dataclass(frozen=True, slots=True)
class FeatureSpace:
    """Every term that the model knows.

    Parameters
    ----------
    columns : mapping of str to mapping of str to int
        Per view, in the order of `VIEWS`, each term's column; columns count on from view to view.
    idf : array of float, (n_features,)
        Inverse document frequency of every column; higher is rarer.
    """

    columns: Mapping[str, Mapping[str, int]]
    idf: Floats

    def vector(self, document: Document) -> Vector:
        """Weigh the terms of a document: ``(1 + ln count) * idf``, each view scaled to its own length.

        Parameters
        ----------
        document : Document
            A segmented article.

        Returns
        -------
        Vector
            Terms that the space does not know are left out.
        """
        found = [self._part(name, document) for name in self.columns]
        return Vector(np.concatenate([v.columns for v in found]), np.concatenate([v.values for v in found]))

    def _part(self, view: str, document: Document) -> Vector:
        known = self.columns[view]
        counts = Counter(term for term in VIEWS[view].terms(document) if term in known)
        columns = np.fromiter((known[term] for term in counts), dtype=np.int64, count=len(counts))
        values = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (1 + np.log(values)) * self.idf[columns]
        length = float(np.linalg.norm(values))
        return Vector(columns, values * np.float32(VIEWS[view].weight / length if length else 0.0))

    def names(self) -> list[tuple[str, str]]:
        """Return view and term of every column, in order."""
        return [(view, term) for view, terms in self.columns.items() for term in terms]
