import io

import joblib
import numpy as np
import pytest
from scipy import sparse

from classifier.learn.artifact import LinearModel, Reals, Sigmoids, Softmax, dumps, loads
from classifier.learn.tagger import Tagger


def test_a_tagger_survives_as_bytes(tagger: Tagger) -> None:
    again = loads(tagger.to_bytes())
    assert dumps(again) == tagger.to_bytes()
    assert again.version == tagger.version


def test_other_bytes_are_no_tagger() -> None:
    buffer = io.BytesIO()
    joblib.dump([1, 2], buffer)
    with pytest.raises(TypeError, match="list"):
        loads(buffer.getvalue())


def test_scores_are_signed_distances() -> None:
    model = LinearModel(np.array([[1, 0], [0, -2]], dtype=np.float32), np.array([0.5, 0], dtype=np.float32))
    matrix = sparse.csr_array(np.array([[2, 3], [0, 0]], dtype=np.float32))
    assert model.scores(matrix).tolist() == [[2.5, -6.0], [0.5, 0.0]]
    assert model.scores(matrix).dtype == np.float64


def test_a_higher_score_is_a_higher_confidence() -> None:
    confidence = Sigmoids(np.array([2.0]), np.array([0.0]))(np.array([[-800.0], [0.0], [800.0]]))
    assert confidence[:, 0].tolist() == [0.0, 0.5, 1.0]


def test_huge_scores_stay_probabilities() -> None:
    probability = Softmax(np.eye(2), np.zeros(2))(np.array([1e4, -1e4]))
    assert probability.tolist() == [1.0, 0.0]


def test_probabilities_of_a_document_never_depend_on_those_beside_it() -> None:
    rng = np.random.default_rng(0)
    softmax, scores = Softmax(rng.normal(size=(11, 6)), rng.normal(size=6)), rng.normal(size=(257, 11))
    together = softmax(scores)
    assert np.array_equal(together, np.stack([softmax(row) for row in scores]))
    np.testing.assert_allclose(np.log(together[:, :1] / together), _differences(softmax, scores), atol=1e-9)


def _differences(softmax: Softmax, scores: Reals) -> Reals:
    logits = scores @ softmax.weights + softmax.offsets
    return np.asarray(logits[:, :1] - logits)
