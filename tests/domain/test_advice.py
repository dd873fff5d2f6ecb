import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.advice import Accuracy


@pytest.mark.parametrize(
    ("right", "asked", "low", "high"),
    [
        # z = 1.96: (0.9 + 0.0192 ± 1.96 sqrt(0.0009 + 0.0000960)) / 1.0384, worked out by hand.
        (90, 100, 0.8256, 0.9448),
        # 10 of 10: 1 / (1 + 3.8415 / 10).
        (10, 10, 0.7225, 1.0),
        (0, 10, 0.0, 0.2775),
        (1, 1, 0.2065, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_score_interval(right: int, asked: int, low: float, high: float) -> None:
    found = Accuracy(right, asked).interval()
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda asked: st.tuples(st.integers(0, asked), st.just(asked))))
def test_the_interval_holds_the_share_and_mirrors_its_opposite(counts: tuple[int, int]) -> None:
    right, asked = counts
    accuracy = Accuracy(right, asked)
    found, other = accuracy.interval(), Accuracy(asked - right, asked).interval()
    assert accuracy.share is not None
    assert 0 <= found.low <= accuracy.share <= found.high <= 1
    assert found.low == pytest.approx(1 - other.high)
    assert accuracy.interval(0.5).high <= found.high


def test_nothing_asked_has_no_share_and_more_right_than_asked_is_refused() -> None:
    assert Accuracy(0, 0).share is None
    for right, asked in ((2, 1), (-1, 1)):
        with pytest.raises(ValueError, match="cannot be right"):
            Accuracy(right, asked)
