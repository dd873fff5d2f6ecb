"""All that a trained tagger is: plain numbers and terms, without a scikit-learn object, as bytes and back."""

import io
from dataclasses import dataclass

import joblib
import numpy as np
from numpy.typing import NDArray

from classifier.learn.space import FeatureSpace, Floats, Matrix

Reals = NDArray[np.float64]
FORMAT = 2
"""Goes up whenever a class in this file changes its fields."""
RETIRED = ""
"""Stands among the primaries for a tag that was in use when the model was learnt, and is no longer."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """One hyperplane for each column of the answer.

    Parameters
    ----------
    weights : array of float, (n_features, n_columns)
        Higher speaks more strongly for the column.
    intercepts : array of float, (n_columns,)
        Score of a document without any known term.
    """

    weights: Floats
    intercepts: Floats

    def scores(self, matrix: Matrix) -> Reals:
        """Return the signed distances of documents, ``(n_documents, n_columns)``: above 0 for, below 0 against.

        Parameters
        ----------
        matrix : sparse array of float32, (n_documents, n_features)
            From `FeatureSpace.weigh`.
        """
        scores: Reals = (matrix @ self.weights + self.intercepts).astype(np.float64)
        return scores


@dataclass(frozen=True, slots=True)
class Sigmoids:
    """From a score to a calibrated confidence, for each tag: ``1 / (1 + exp(-(slope * score + offset)))``.

    References
    ----------
    J. Platt, "Probabilistic outputs for support vector machines", 1999.
    """

    slopes: Reals
    offsets: Reals

    def __call__(self, scores: Reals) -> Reals:
        """Return the confidences of scores ``(…, n_tags)``, 0 to 1."""
        # The logistic function, in the form that does not overflow.
        return np.asarray(0.5 + 0.5 * np.tanh(0.5 * (scores * self.slopes + self.offsets)))


@dataclass(frozen=True, slots=True)
class Softmax:
    """From all scores of a document to the probability of each primary, none included.

    Parameters
    ----------
    weights : array of float, (n_scores, n_primaries)
    offsets : array of float, (n_primaries,)
    """

    weights: Reals
    offsets: Reals

    def __call__(self, scores: Reals) -> Reals:
        """Return the probabilities of scores ``(…, n_scores)``; they add up to 1.

        A document has the same ones, bit for bit, whatever others it is asked about with: a matrix product would add up
        in an order that depends on how many there are.
        """
        logits = np.broadcast_to(self.offsets, (*scores.shape[:-1], len(self.offsets)))
        for column, weights in enumerate(self.weights):
            logits = logits + scores[..., column, None] * weights
        raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Decisions:
    """When a tag is given, and when a person should look.

    Parameters
    ----------
    thresholds : array of float, (n_tags,)
        Confidence from which a tag is given beside the primary one.
    sure : float
        Probability of the primary below which a person should look.
    short : int
        Characters below which a doubt is put down to the text being short.
    shortest : int
        Characters below which no text was learnt from: a person looks at these always.
    familiar : float
        Share of known words below which a text is unlike all that was learnt from: a person looks at these always.
    """

    thresholds: Reals
    sure: float
    short: int
    shortest: int
    familiar: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A trained tagger.

    Parameters
    ----------
    version : str
        Its name.
    keys : tuple of str
        The tags, in the order of the columns.
    primaries : tuple of str or None
        What a primary can be, in the order of the columns of `primary`; None is "no tag". A model that was told of
        other tags since may have one of them twice, and `RETIRED`.
    space : FeatureSpace
        Terms to columns.
    linear : LinearModel
        Columns: one for each tag, then what else the primaries are told from: as a rule one for each of them.
    confidence : Sigmoids
        Of the tags' scores.
    primary : Softmax
        Of all scores.
    decisions : Decisions
        Chosen out of fold.
    """

    version: str
    keys: tuple[str, ...]
    primaries: tuple[str | None, ...]
    space: FeatureSpace
    linear: LinearModel
    confidence: Sigmoids
    primary: Softmax
    decisions: Decisions


def dumps(artifact: Artifact) -> bytes:
    """Return a trained tagger as the bytes of a joblib file."""
    buffer = io.BytesIO()
    joblib.dump(artifact, buffer, compress=("zlib", 3))
    return buffer.getvalue()


def loads(data: bytes) -> Artifact:
    """Return the trained tagger that some bytes hold.

    Parameters
    ----------
    data : bytes
        From `dumps`. Loading runs whatever code the bytes ask for: they must be known, by their digest, to be ours.

    Returns
    -------
    Artifact
        Equal to the one that was dumped.

    Raises
    ------
    TypeError
        Where the bytes hold something else.
    """
    artifact = joblib.load(io.BytesIO(data))
    if not isinstance(artifact, Artifact):
        raise TypeError(f"not a trained tagger but {type(artifact).__name__}")
    return artifact
