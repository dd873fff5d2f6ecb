import numpy as np
from numpy.typing import ArrayLike

from classifier.query.strategies.entropy import Entropy
from tests.query.strategies.factories import make_pool


def order(**parts: ArrayLike) -> list[int]:
    return list(Entropy().choose(make_pool(None, **parts), 9, np.random.default_rng(0)))  # type: ignore[arg-type]  # as named


def test_all_primaries_count_and_not_the_likeliest_two_alone() -> None:
    """A margin would begin with the second, least confidence with the second too."""
    assert order(probabilities=[[0.52, 0.16, 0.16, 0.16], [0.5, 0.5, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]]) == [0, 1, 2]


def test_tags_add_up_relative_to_their_thresholds() -> None:
    confidences, thresholds = [[0.5, 0.5], [0.2, 0.8], [0.2, 0.3]], [0.2, 0.8]
    assert order(confidences=confidences, thresholds=thresholds) == [1, 2, 0]
