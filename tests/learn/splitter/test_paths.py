import numpy as np
import pytest

from classifier.learn.splitter.paths import PathLearner


def test_weights_move_towards_what_the_right_path_has_more_of() -> None:
    learner = PathLearner(np.zeros(3))
    for _ in range(50):
        learner.learn(np.array([2.0, 0.0, 1.0]), np.array([[0.0, 2.0, 1.0]]))
    assert learner.weights[0] > 0.3
    assert learner.weights[1] < -0.3
    assert learner.weights[2] == 0
    assert 0 < learner.mean[0] < learner.weights[0]


def test_a_feature_that_tells_nothing_stays_at_its_prior() -> None:
    learner = PathLearner(np.array([1.5, -2.0]))
    for _ in range(50):
        learner.learn(np.array([0.0, 1.0]), np.array([[0.0, 0.0]]))
    assert learner.weights[0] == pytest.approx(1.5)
    assert learner.weights[1] > -2.0


def test_without_a_step_the_mean_is_the_prior() -> None:
    assert PathLearner(np.array([1.0, 2.0])).mean.tolist() == [1.0, 2.0]
