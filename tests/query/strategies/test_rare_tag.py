import numpy as np
from numpy.typing import ArrayLike

from classifier.query.strategies.rare_tag import RareTag
from tests.query.strategies.factories import make_pool


def choose(confidences: ArrayLike, counts: list[int], number: int, seed: int = 0) -> list[int]:
    pool = make_pool(confidences=np.array(confidences), counts=counts)
    return list(RareTag().choose(pool, number, np.random.default_rng(seed)))


def test_the_surest_of_the_rarest_tag() -> None:
    confidences = [[0.9, 0.1], [0.2, 0.4], [0.8, 0.7], [0.1, 0.2]]
    assert choose(confidences, [30, 2], 2) == [2, 1]
    assert choose(confidences, [2, 30], 2) == [0, 2]


def test_tags_take_turns_once_they_are_equally_short() -> None:
    confidences = [[1, 0]] * 5 + [[0, 1]] * 5
    found = choose(confidences, [3, 1], 8)
    assert all(row >= 5 for row in found[:2])
    assert sorted(row // 5 for row in found[2:]) == [0, 0, 0, 1, 1, 1]


def test_a_tag_that_nothing_carries_does_not_take_all_questions() -> None:
    found = choose([[0.0, 0.9]] * 30 + [[0.001, 0.1]] * 90, [0, 1], 60)
    assert 8 < sum(row < 30 for row in found) < 20


def test_of_equally_rare_tags_the_first_is_drawn_by_lot() -> None:
    firsts = {choose([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [4, 4, 4], 1, seed=seed)[0] for seed in range(30)}
    assert firsts == {0, 1, 2}
