import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.reliability import Bin
from classifier.evaluate.reliability import coverage, reliability

judged = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=80)


def test_bins_of_a_small_set() -> None:
    found = reliability(np.array([0.05, 0.72, 0.78, 1.0]), np.array([False, True, False, True]))
    assert found.bins == (
        Bin(low=0.0, high=0.1, count=1, confidence=0.05, right=0),
        Bin(low=0.7, high=0.8, count=2, confidence=0.75, right=1),
        Bin(low=0.9, high=1.0, count=1, confidence=1.0, right=1),
    )
    assert found.error == pytest.approx((0.05 + 2 * 0.25) / 4)
    assert found.brier == pytest.approx((0.05**2 + 0.28**2 + 0.78**2) / 4)


@given(judged)
def test_bins_hold_each_confidence_once(found: list[tuple[float, bool]]) -> None:
    said, true = np.array([one for one, _ in found]), np.array([so for _, so in found])
    made = reliability(said, true)
    assert made.count == len(found)
    assert sum(one.right for one in made.bins) == true.sum()
    assert sum(one.count * one.confidence for one in made.bins) == pytest.approx(said.sum())
    assert [one.low for one in made.bins] == sorted({one.low for one in made.bins})
    assert 0 <= made.error <= 1
    assert 0 <= made.brier <= 1


@pytest.mark.parametrize("confidence", [[], [1.1], [-0.1], [float("nan")]])
def test_what_is_no_confidence_is_refused(confidence: list[float]) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        reliability(np.array(confidence), np.ones(len(confidence), dtype=bool))


def test_what_misses_1_by_its_rounding_alone_is_taken_for_1() -> None:
    (found,) = reliability(np.array([1.0 + 2e-16 * 4]), np.array([True])).bins
    assert (found.high, found.confidence) == (1.0, 1.0)


def test_the_curve_of_a_small_set() -> None:
    certainty = np.array([0.6, 0.9, 0.7, 0.8])
    found = coverage(certainty, np.array([False, True, False, True]), shares=(0.25, 0.5, 0.75, 1.0))
    assert [point.accuracy for point in found.points] == pytest.approx([1, 1, 2 / 3, 1 / 2])
    assert [point.certainty for point in found.points] == [0.9, 0.8, 0.7, 0.6]
    assert found.area == pytest.approx((0 + 0 + 1 / 3 + 1 / 2) / 4)


def test_none_of_the_equally_sure_comes_first() -> None:
    right = np.array([True, True, False, False])
    for order in ([0, 1, 2, 3], [2, 3, 0, 1]):
        found = coverage(np.full(4, 0.5), right[order])
        assert {point.accuracy for point in found.points} == {0.5}
        assert found.area == 0.5


@given(judged)
def test_the_curve_ends_with_the_accuracy_of_all(found: list[tuple[float, bool]]) -> None:
    certainty, right = np.array([one for one, _ in found]), np.array([so for _, so in found])
    made = coverage(certainty, right)
    assert made.points[-1].accuracy == right.mean()
    assert made.points[-1].certainty == certainty.min()
    assert all(0 <= point.accuracy <= 1 for point in made.points)
    certainties = [point.certainty for point in made.points]
    assert certainties == sorted(certainties, reverse=True)


@given(judged)
def test_sorting_by_what_is_right_is_best_and_by_its_opposite_worst(found: list[tuple[float, bool]]) -> None:
    certainty, right = np.array([one for one, _ in found]), np.array([so for _, so in found])
    area = coverage(certainty, right).area
    assert coverage(right.astype(float), right).area - 1e-9 <= area <= coverage(1 - right, right).area + 1e-9
