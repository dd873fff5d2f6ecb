"""Places: where every article of a pool lies among the others, worked out once for a session."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from classifier.domain.article import Article
from classifier.learn.artifact import Artifact
from classifier.learn.space import Floats, Matrix
from classifier.learn.stream import Integers
from classifier.learn.survey import weighed
from classifier.workflows.labelling.shelf import Shelf

if TYPE_CHECKING:
    from classifier.learn.projection import Projection

DIMENSIONS = 64
# So many articles show in which directions a pool spreads.
_SAMPLE = 5_000
# Terms in a smaller share of these, or in one article alone, turn no direction by much, and are most of all terms.
_RARE = 0.001
# The directions are found again once the pool has grown so many times over.
_GROWTH = 2


class Places:
    """The vectors of a shelf's articles, in a space of terms that no model of the session changes.

    Parameters
    ----------
    artifact : Artifact
        Its terms are compared; what it says of tags does not matter.
    seed : int
        Of the sample and the projection.
    """

    def __init__(self, artifact: Artifact, *, seed: int) -> None:
        self.artifact = artifact
        self._seed = seed
        self._projection: Projection | None = None
        self._columns: Integers = np.zeros(0, dtype=np.int64)
        self._fitted_on = 0
        self._vectors = np.zeros((0, DIMENSIONS), dtype=np.float32)
        self._placed = np.zeros(0, dtype=bool)
        # Labelled articles that are not on the shelf.
        self._elsewhere: dict[str, Floats] = {}

    def prepare(self, shelf: Shelf) -> None:
        """Make room for the articles of a shelf, and find the directions in which they differ, where that is due."""
        n_articles = len(shelf)
        # scikit-learn takes longer to import than the first questions take to be there.
        from classifier.learn.projection import fit_projection  # noqa: PLC0415

        if n_articles and n_articles >= _GROWTH * self._fitted_on:
            rng = np.random.default_rng(self._seed)
            rows = np.sort(rng.choice(n_articles, min(_SAMPLE, n_articles), replace=False)).tolist()
            articles = [filed.article for _, lot in shelf.lots(rows, _SAMPLE) for filed in lot]
            matrix = weighed(self.artifact, articles)
            common = np.bincount(matrix.indices, minlength=matrix.shape[1]) >= max(2, _RARE * len(rows))
            self._columns = np.flatnonzero(common)
            self._projection = fit_projection(matrix[:, self._columns], DIMENSIONS, seed=self._seed)
            self._fitted_on = n_articles
            self._placed[:] = False
            self._elsewhere.clear()
        grown = n_articles - len(self._placed)
        self._vectors = np.concatenate([self._vectors, np.zeros((grown, DIMENSIONS), dtype=np.float32)])
        self._placed = np.concatenate([self._placed, np.zeros(grown, dtype=bool)])

    def lacks(self, rows: Sequence[int]) -> bool:
        """Tell whether some of these rows have no vector yet."""
        return not self._placed[rows].all()

    def put(self, rows: Sequence[int], matrix: Matrix) -> None:
        """Work out the vectors of some rows, from their weighed terms in this space."""
        self._vectors[rows] = self._projected(matrix)
        self._placed[rows] = True

    def of(self, rows: Sequence[int]) -> Floats:
        """Return the vectors of some rows, ``(n_rows, DIMENSIONS)``; 0 for those that were not placed."""
        return self._vectors[rows]

    def of_articles(self, articles: Sequence[Article], shelf: Shelf) -> Floats:
        """Return the vectors of any articles, ``(n_articles, DIMENSIONS)``: those of the shelf from there."""
        ids = [article.id for article in articles]
        new = {
            one: article for one, article in zip(ids, articles, strict=True)
            if not self._is_placed(shelf.row(one)) and one not in self._elsewhere
        }  # fmt: skip
        if new:
            vectors = self._projected(weighed(self.artifact, list(new.values())))
            self._elsewhere.update(zip(new, vectors, strict=True))
        found = np.zeros((len(ids), DIMENSIONS), dtype=np.float32)
        for number, one in enumerate(ids):
            row = shelf.row(one)
            if row is not None and self._is_placed(row):
                found[number] = self._vectors[row]
            elif one in self._elsewhere:
                found[number] = self._elsewhere[one]
        return found

    def _projected(self, matrix: Matrix) -> Floats:
        if self._projection is None:
            raise RuntimeError("nothing can be placed before the directions are found")
        return self._projection(matrix[:, self._columns])

    def _is_placed(self, row: int | None) -> bool:
        return row is not None and row < len(self._placed) and bool(self._placed[row])
