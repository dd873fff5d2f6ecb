import numpy as np
from numpy.typing import ArrayLike

from classifier.query.strategies.least_confidence import LeastConfidence
from tests.query.strategies.factories import make_pool


def order(**parts: ArrayLike) -> list[int]:
    return list(LeastConfidence().choose(make_pool(None, **parts), 9, np.random.default_rng(0)))  # type: ignore[arg-type]  # as named


def test_the_likeliest_primary_counts_and_not_how_near_the_second_is() -> None:
    """A margin would begin with the first, an entropy too."""
    assert order(probabilities=[[0.5, 0.49, 0.01, 0], [0.4, 0.2, 0.2, 0.2], [0.9, 0.1, 0, 0]]) == [1, 0, 2]


def test_a_doubtful_tag_counts_relative_to_its_threshold() -> None:
    assert order(confidences=[[0.5], [0.2], [0.9]], thresholds=[0.2]) == [1, 0, 2]


def test_several_doubtful_tags_are_worse_than_one() -> None:
    assert order(confidences=[[0.01, 0.5, 0.01], [0.4, 0.6, 0.4], [0.01, 0.01, 0.01]]) == [1, 0, 2]
