import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.report.plot import Axis, Field, text_width


@pytest.mark.parametrize(
    ("axis", "called"),
    [
        (Axis("x"), ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]),
        (Axis("x", percents=False), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (Axis("x", 0.9, 1.0), ["90 %", "92 %", "94 %", "96 %", "98 %", "100 %"]),
        (Axis("x", 0.98, 1.0), ["98.0 %", "98.5 %", "99.0 %", "99.5 %", "100.0 %"]),
        (Axis("x", 0, 120, percents=False), ["0", "20", "40", "60", "80", "100", "120"]),
        (Axis("x", 0, 3, percents=False), ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"]),
    ],
)
def test_ticks_are_round(axis: Axis, called: list[str]) -> None:
    assert [shown for _, shown in axis.ticks()] == called


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_lie_on_their_axis_and_are_few_and_told_apart(low: float, width: float) -> None:
    ticks = list(Axis("x", low, low + width, percents=False).ticks())
    assert 1 <= len(ticks) <= 8
    assert all(low - width / 100 <= value <= low + width * 1.01 for value, _ in ticks)
    assert len({shown for _, shown in ticks}) == len(ticks)


def test_an_axis_has_two_ends() -> None:
    with pytest.raises(ValueError, match="no axis"):
        Axis("x", 1.0, 1.0)


def test_a_field_has_its_origin_below() -> None:
    field = Field(10, 20, 100, 200)
    assert (field.x(0), field.x(1), field.y(0), field.y(1)) == (10, 110, 220, 20)


def test_an_ideograph_is_as_wide_as_two_letters() -> None:
    assert text_width("标签") == text_width("tags")
