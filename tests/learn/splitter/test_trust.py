import numpy as np
import pytest

from classifier.learn.splitter.trust import fit_confidence, fit_threshold


def test_what_goes_with_errors_lowers_the_confidence() -> None:
    rng = np.random.default_rng(0)
    doubts = rng.random(2000)
    right = rng.random(2000) < 1 / (1 + np.exp(-(3 - 4 * doubts)))
    weights = fit_confidence([[1.0, doubt] for doubt in doubts], right.tolist())
    assert weights == pytest.approx([3.0, -4.0], abs=0.5)


def test_above_the_threshold_nearly_all_are_right() -> None:
    confidences = np.linspace(0, 1, 1001)
    right = confidences > 0.61
    assert fit_threshold(confidences.tolist(), right.tolist()) == 0.6


def test_where_even_the_surest_are_often_wrong_the_threshold_is_the_highest() -> None:
    assert fit_threshold([0.96, 0.97], [True, False]) == 0.95
