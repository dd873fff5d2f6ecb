import numpy as np
import pytest

from classifier.learn.calibration import fit_sigmoids, fit_softmax


def test_confidences_are_as_often_right_as_they_say() -> None:
    rng = np.random.default_rng(0)
    scores = rng.normal(size=(4000, 1))
    truth = rng.random((4000, 1)) < 1 / (1 + np.exp(-(3 * scores - 1)))
    confidence = fit_sigmoids(scores, truth)(scores)
    for low in (0.1, 0.4, 0.7):
        inside = (confidence >= low) & (confidence < low + 0.2)
        assert truth[inside].mean() == pytest.approx(confidence[inside].mean(), abs=0.05)


@pytest.mark.parametrize("carried", [True, False])
def test_a_tag_without_two_sides_has_a_constant_confidence(carried: bool) -> None:
    confidence = fit_sigmoids(np.array([[1.0], [-1.0], [0.5]]), np.full((3, 1), carried))(np.array([[9.0], [-9.0]]))
    assert confidence[0] == confidence[1] == pytest.approx(0.875 if carried else 0.125)


@pytest.mark.parametrize("kinds", [2, 4])
def test_probabilities_of_the_primary_add_up_and_find_it(kinds: int) -> None:
    primaries = np.tile(np.arange(kinds), 30)
    scores = np.eye(kinds)[primaries] * 2 - 1
    probability = fit_softmax(scores, primaries, kinds)(scores)
    assert probability.shape == (30 * kinds, kinds)
    np.testing.assert_allclose(probability.sum(axis=1), 1)
    assert (probability.argmax(axis=1) == primaries).all()


@pytest.mark.parametrize("present", [[0], [0, 2], [0, 2, 3]])
def test_a_primary_that_no_scored_article_has_is_never_likeliest(present: list[int]) -> None:
    primaries = np.tile(present, 20)
    scores = np.eye(4)[primaries] * 2 - 1
    probability = fit_softmax(scores, primaries, 4)(scores)
    assert probability.shape == (len(primaries), 4)
    assert (probability.argmax(axis=1) == primaries).all()
    absent = [kind for kind in range(4) if kind not in present]
    assert (probability[:, absent] < 1e-9).all()


def test_an_article_of_weight_two_is_two_articles() -> None:
    rng = np.random.default_rng(0)
    scores, worth, twice = rng.normal(size=(60, 3)), np.repeat([2.0, 1.0], 30), np.r_[np.arange(60), np.arange(30)]
    truth, primaries = scores + rng.normal(size=scores.shape) > 0, rng.integers(0, 3, 60)
    weighed, copied = fit_sigmoids(scores, truth, worth), fit_sigmoids(scores[twice], truth[twice])
    np.testing.assert_allclose(weighed(scores), copied(scores), atol=1e-3)
    assert np.abs(weighed(scores) - fit_sigmoids(scores, truth)(scores)).max() > 1e-3
    stacked = fit_softmax(scores, primaries, 3, worth)(scores)
    np.testing.assert_allclose(stacked, fit_softmax(scores[twice], primaries[twice], 3)(scores), atol=1e-3)
    assert np.abs(stacked - fit_softmax(scores, primaries, 3)(scores)).max() > 1e-3
