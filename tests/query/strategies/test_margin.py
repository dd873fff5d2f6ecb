import numpy as np
import pytest
from numpy.typing import ArrayLike

from classifier.query.strategies.margin import Margin, primary_margins
from tests.query.strategies.factories import make_pool


def order(**parts: ArrayLike) -> list[int]:
    return list(Margin().choose(make_pool(None, **parts), 9, np.random.default_rng(0)))  # type: ignore[arg-type]  # as named


def test_the_second_primary_counts_and_not_how_likely_the_first_is() -> None:
    """Least confidence would begin with the second, an entropy too."""
    sure = [[0.01] * 3] * 3
    assert order(confidences=sure, probabilities=[[0.5, 0.49, 0.01, 0], [0.4, 0.2, 0.2, 0.2], [0.9, 0.1, 0, 0]]) == [
        0,
        1,
        2,
    ]


def test_the_nearest_decision_counts_alone() -> None:
    """Two tags near their thresholds are no nearer than one; the primary is sure of all."""
    chances = [[1, 0, 0, 0]] * 3
    confidences = [[0.35, 0.35, 0.01], [0.01, 0.45, 0.01], [0.01, 0.01, 0.01]]
    assert order(confidences=confidences, probabilities=chances) == [1, 0, 2]


def test_tags_are_measured_from_their_thresholds() -> None:
    chances = [[1, 0]] * 3
    assert order(confidences=[[0.5], [0.3], [0.26]], thresholds=[0.25], probabilities=chances) == [2, 1, 0]


def test_primary_margins_are_differences_of_logarithms() -> None:
    pool = make_pool(probabilities=[[0.6, 0.3, 0.1, 0], [0.25] * 4])
    assert primary_margins(pool).tolist() == pytest.approx([np.log(2), 0], abs=1e-6)
