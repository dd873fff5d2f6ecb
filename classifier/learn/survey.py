"""Survey: what a model says of very many articles, as arrays; of the articles' terms nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from classifier.domain.article import Article
from classifier.learn.artifact import Artifact
from classifier.learn.batches import batches
from classifier.learn.committee import opinions
from classifier.learn.space import Floats, Matrix, read
from classifier.learn.stream import Integers, lay_out
from classifier.learn.tagger import decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What one model says of some articles, one row each.

    Parameters
    ----------
    confidences : array of float32, (n_articles, n_tags)
        Calibrated confidence of every tag, 0 to 1; higher is surer.
    probabilities : array of float32, (n_articles, n_primaries)
        Of every primary that the model knows; rows add up to 1.
    by_words, by_characters : array of float32, (n_articles, n_tags)
        Confidences of the words alone, and of the characters alone.
    """

    confidences: Floats
    probabilities: Floats
    by_words: Floats
    by_characters: Floats

    def __len__(self) -> int:
        return len(self.confidences)

    def at(self, rows: Integers | NDArray[np.bool_]) -> "Survey":
        """Return the survey of some of the articles: rows by number, or a flag for each."""
        return Survey(**{part.name: getattr(self, part.name)[rows] for part in fields(Survey)})


def joined(parts: Sequence[Survey]) -> Survey:
    """Return the surveys of several lots of articles, at least one, as one, in their order."""
    return Survey(**{part.name: np.concatenate([getattr(one, part.name) for one in parts]) for part in fields(Survey)})


def weighed(artifact: Artifact, articles: Sequence[Article]) -> Matrix:
    """Weigh the terms of articles, as the model sees them.

    Parameters
    ----------
    artifact : Artifact
        Its space holds the terms.
    articles : sequence of Article
        Read in batches; the weights of all are held together.

    Returns
    -------
    sparse array of float32, (n_articles, n_features)
        In the order of the articles.
    """
    space = artifact.space
    parts = [space.weigh(space.count(read(lay_out(batch), space.vocabulary))) for batch in batches(articles)]
    none = sparse.csr_array((0, len(space.idf)), dtype=np.float32)
    whole: Matrix = sparse.vstack([none, *parts], format="csr")
    return whole


def survey(artifact: Artifact, matrix: Matrix) -> Survey:
    """Say of articles what the model does, without a prediction for each.

    Parameters
    ----------
    artifact : Artifact
        The model.
    matrix : sparse array of float32, (n_articles, n_features)
        From `weighed`, by the same model. Words and characters are put on one scale over the articles of this matrix:
        a few hundred of them, at least, make a fair one.

    Returns
    -------
    Survey
        In the order of the rows.
    """
    n_tags = len(artifact.keys)
    scores = artifact.linear.scores(matrix)
    by_words, by_characters = opinions(artifact.linear, artifact.space, artifact.confidence, matrix, n_tags)
    return Survey(
        confidences=artifact.confidence(scores[:, :n_tags]).astype(np.float32),
        probabilities=artifact.primary(scores).astype(np.float32),
        by_words=by_words,
        by_characters=by_characters,
    )


def given_tags(artifact: Artifact, said: Survey) -> tuple[Integers, NDArray[np.bool_]]:
    """Return what the model would decide of articles that it surveyed.

    Parameters
    ----------
    artifact : Artifact
        The model.
    said : Survey
        By it.

    Returns
    -------
    primaries : array of int, (n_articles,)
        Column of the primary among `Artifact.keys`; -1 for none. The same numbers for every model of the same keys.
    tags : array of bool, (n_articles, n_tags)
        The tags given.
    """
    given = decide(artifact, said.confidences.astype(np.float64), said.probabilities.astype(np.float64))
    tags = np.zeros(said.confidences.shape, dtype=bool)
    for row, columns in enumerate(given):
        tags[row, columns] = True
    return np.array([columns[0] if columns else -1 for columns in given], dtype=np.int64), tags
