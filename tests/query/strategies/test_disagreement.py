import numpy as np
from numpy.typing import ArrayLike

from classifier.query.strategies.disagreement import Disagreement
from tests.query.strategies.factories import make_pool


def order(by_words: ArrayLike, by_characters: ArrayLike, thresholds: list[float] | None = None) -> list[int]:
    pool = make_pool(by_words=np.array(by_words), by_characters=np.array(by_characters), thresholds=thresholds)
    return list(Disagreement().choose(pool, 9, np.random.default_rng(0)))


def test_opinions_that_differ_and_not_those_that_are_unsure_alike() -> None:
    assert order([[0.5], [0.9], [0.6]], [[0.5], [0.1], [0.4]]) == [1, 2, 0]


def test_differences_of_tags_add_up() -> None:
    assert order([[0.8, 0.5], [0.8, 0.8]], [[0.2, 0.5], [0.2, 0.2]]) == [1, 0]


def test_opinions_on_both_sides_of_the_threshold_differ_most() -> None:
    """The same step of log-odds counts for more across the threshold than far from it."""
    assert order([[0.5], [0.1]], [[0.7], [0.2]], thresholds=[0.15]) == [1, 0]
    assert order([[0.5], [0.1]], [[0.7], [0.2]], thresholds=[0.6]) == [0, 1]
