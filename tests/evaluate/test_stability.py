import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.evaluate.stability import stability

EVEN = (np.arange(100) + 0.5) / 100
VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=60).map(np.array)


def test_the_index_is_what_a_person_works_out() -> None:
    # Ten values of the reference in each bin. Of the 50 found ten in each of the lower five: their shares are 0.2, and
    # smoothed by half an article a bin 21/110; those of the upper five 1/110. Those of the reference stay 11/110.
    found = EVEN[:50]
    expected = 5 * (21 - 11) / 110 * math.log(21 / 11) + 5 * (1 - 11) / 110 * math.log(1 / 11)
    assert stability(EVEN, found) == pytest.approx(expected)


def test_a_bin_without_a_value_weighs_the_more_the_more_values_there_might_have_been() -> None:
    assert stability(np.repeat(EVEN, 20), np.repeat(EVEN[:50], 20)) > stability(EVEN, EVEN[:50]) > 0.25


def test_values_that_are_all_the_same_have_one_bin_below_and_one_above() -> None:
    assert stability(np.full(40, 0.9), np.full(50, 0.9)) == 0
    assert stability(np.full(40, 0.9), np.full(50, 0.1)) > 1


@given(VALUES, VALUES)
def test_it_is_never_below_zero(reference: np.ndarray, found: np.ndarray) -> None:
    index = stability(reference, found)
    assert np.isfinite(index)
    assert index >= 0


@given(VALUES, st.integers(1, 4))
def test_it_is_zero_for_the_same_distribution_however_many_values_there_are(reference: np.ndarray, times: int) -> None:
    assert stability(reference, np.repeat(reference, times)) == pytest.approx(0, abs=1e-12)


def test_by_chance_it_is_about_nine_times_what_the_numbers_of_values_say() -> None:
    rng = np.random.default_rng(0)
    drawn = [stability(rng.random(500), rng.random(250)) for _ in range(300)]
    assert np.mean(drawn) == pytest.approx(9 * (1 / 500 + 1 / 250), rel=0.1)
