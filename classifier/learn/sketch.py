"""Sketch: features of many articles made once, and light models of a few labels among them, in a moment.

A tagger is trained with copies, folds and calibration, which takes seconds and ten labels. A light model is the same
linear machine on the labelled rows alone, with a scale that is fixed: it is for simulations, where hundreds of models
are needed, and for the first labels of a session. Imports scikit-learn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.domain.article import Article
from classifier.learn.artifact import LinearModel, Reals, Sigmoids, Softmax
from classifier.learn.counting import count_corpus
from classifier.learn.fitting import fit_linear
from classifier.learn.projection import fit_projection
from classifier.learn.space import FeatureSpace, Floats, Matrix
from classifier.learn.stream import Integers

DIMENSIONS = 64
THRESHOLD = 0.5
"""Confidence from which a light model gives a tag."""
# From scores to log-odds: about what calibration finds on hundreds of labels.
_SCALE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Articles in features.

    Parameters
    ----------
    space : FeatureSpace
        Of the pool.
    matrix : sparse array of float32, (n_articles, n_features)
        Weighed terms: articles of the pool first, then the others.
    vectors : array of float32, (n_articles, n_dimensions)
        Where each article lies.
    """

    space: FeatureSpace
    matrix: Matrix
    vectors: Floats


def sketch_articles(
    pool: Sequence[Article], others: Sequence[Article] = (), *, dimensions: int = DIMENSIONS, seed: int = 0
) -> Sketch:
    """Make the features of articles.

    Parameters
    ----------
    pool : sequence of Article
        Whose terms, frequencies of these, and main directions make the features.
    others : sequence of Article
        Articles that get features too, and have no say in them: a test set.
    dimensions : int
        Of the vectors.
    seed : int
        Of the projection.

    Returns
    -------
    Sketch
        The pool first, then the others.
    """
    counted = count_corpus(pool, others)
    matrix = counted.space.weigh(counted.counts)
    projection = fit_projection(matrix[: len(pool)], dimensions, seed=seed)
    return Sketch(space=counted.space, matrix=matrix, vectors=projection(matrix))


@dataclass(frozen=True, slots=True, kw_only=True)
class LightModel:
    """What a few labels teach.

    Parameters
    ----------
    linear : LinearModel
        Columns: one for each tag, then one for each primary.
    confidence : Sigmoids
        Of the tags' scores.
    primary : Softmax
        Of all scores.
    """

    linear: LinearModel
    confidence: Sigmoids
    primary: Softmax

    def say(self, matrix: Matrix) -> tuple[Reals, Reals]:
        """Speak of articles.

        Parameters
        ----------
        matrix : sparse array of float32, (n_articles, n_features)
            In the space that the model was learnt in.

        Returns
        -------
        confidences : array of float, (n_articles, n_tags)
            0 to 1, above `THRESHOLD` for the tag. Not calibrated: in the right order, and about as sure as the scores
            are on the whole.
        probabilities : array of float, (n_articles, n_primaries)
            Each row adds up to 1.
        """
        scores = self.linear.scores(matrix)
        return self.confidence(scores[:, : len(self.confidence.slopes)]), self.primary(scores)


def learn_light(
    matrix: Matrix, tags: NDArray[np.bool_], primaries: Integers, n_primaries: int, *, seed: int
) -> LightModel:
    """Learn from a few labels.

    Parameters
    ----------
    matrix : sparse array of float32, (n_labelled, n_features)
        Weighed terms of the labelled articles, at least one.
    tags : array of bool, (n_labelled, n_tags)
        Which they carry. A tag that all carry or none gets one confidence, whatever the article.
    primaries : array of int, (n_labelled,)
        Column of each article's primary.
    n_primaries : int
        How many columns there are. One that no article here has can be likeliest only where all others are ruled out.
    seed : int
        Of the solver.

    Returns
    -------
    LightModel
        Of the whole space; a term that stands in no labelled article weighs nothing.
    """
    n_tags = tags.shape[1]
    answers = np.hstack([tags, primaries[:, None] == np.arange(n_primaries)])
    emphasis = np.repeat([1.0, 0.0], [n_tags, n_primaries])
    # Few labels know few of the terms of a large pool.
    known = np.unique(matrix.indices)
    fitted = fit_linear(matrix[:, known], answers, np.ones(len(answers)), emphasis, seed=seed)
    weights = np.zeros((matrix.shape[1], answers.shape[1]), dtype=np.float32)
    weights[known] = fitted.weights
    own = np.vstack([np.zeros((n_tags, n_primaries)), np.eye(n_primaries)])
    return LightModel(
        linear=LinearModel(weights, fitted.intercepts),
        confidence=Sigmoids(np.full(n_tags, _SCALE), np.zeros(n_tags)),
        primary=Softmax(_SCALE * own, np.zeros(n_primaries)),
    )
