import numpy as np
import pytest

from classifier.query.strategies.ranking import distances, entropies, highest, two_likeliest, undecided
from tests.query.strategies.factories import floats, make_pool


def test_highest_first() -> None:
    assert highest(floats([0.2, 0.9, 0.5]), 2, np.random.default_rng(0)).tolist() == [1, 2]


def test_equal_scores_in_any_order_but_behind_higher_ones() -> None:
    orders = {tuple(highest(floats([1, 2, 1, 1]), 3, np.random.default_rng(seed)).tolist()) for seed in range(60)}
    assert all(order[0] == 1 for order in orders)
    assert {order[1:] for order in orders} == {(0, 2), (0, 3), (2, 0), (2, 3), (3, 0), (3, 2)}


def test_the_distance_is_between_log_odds_and_not_between_confidences() -> None:
    pool = make_pool(confidences=[[0.5, 0.9], [0.8, 0.99]], thresholds=[0.8, 0.9])
    expected = [[np.log(4), 0], [0, np.log(99 / 9)]]
    np.testing.assert_allclose(distances(pool), expected, atol=1e-5)


def test_the_two_likeliest() -> None:
    best, second = two_likeliest(floats([[0.1, 0.6, 0.3], [0.5, 0.5, 0.0]]))
    assert best.tolist() == pytest.approx([0.6, 0.5])
    assert second.tolist() == pytest.approx([0.3, 0.5])
    best, second = two_likeliest(floats(np.ones((2, 1))))
    assert (best.tolist(), second.tolist()) == ([1, 1], [0, 0])


def test_entropy_of_certainty_and_of_coins() -> None:
    assert entropies(floats([[1.0, 0.0], [0.5, 0.5]])).tolist() == pytest.approx([0, np.log(2)])


def test_an_undecided_answer_adds_up_its_parts() -> None:
    pool = make_pool(
        confidences=[[0.3, 0.6], [0.3, 0.99999], [0.00001, 0.99999]],
        thresholds=[0.3, 0.6],
        probabilities=[[0.25] * 4, [1.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]],
    )
    assert undecided(pool).tolist() == pytest.approx([np.log(4) + 2 * np.log(2), np.log(2), 0], abs=1e-3)
