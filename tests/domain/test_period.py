import datetime as dt

import pytest

from classifier.domain.period import Period

DAY = dt.date


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period(DAY(2026, 10, 1), DAY(2026, 10, 31)), Period(DAY(2026, 9, 1), DAY(2026, 9, 30))),
        (Period(DAY(2026, 1, 1), DAY(2026, 3, 31)), Period(DAY(2025, 10, 1), DAY(2025, 12, 31))),
        (Period(DAY(2026, 1, 1), DAY(2026, 12, 31)), Period(DAY(2025, 1, 1), DAY(2025, 12, 31))),
        (Period(DAY(2024, 3, 1), DAY(2024, 3, 31)), Period(DAY(2024, 2, 1), DAY(2024, 2, 29))),
        (Period(DAY(2026, 10, 5), DAY(2026, 10, 11)), Period(DAY(2026, 9, 28), DAY(2026, 10, 4))),
        (Period(DAY(2026, 10, 5), DAY(2026, 10, 5)), Period(DAY(2026, 10, 4), DAY(2026, 10, 4))),
        (Period(DAY(2026, 10, 5), None), None),
        (Period(None, DAY(2026, 10, 5)), None),
        (Period(DAY(9999, 1, 1), DAY(9999, 12, 31)), None),
        (Period(DAY(1, 1, 1), DAY(1, 1, 31)), None),
        (Period(DAY(1, 1, 2), DAY(1, 1, 9)), None),
    ],
)
def test_the_period_before_is_as_many_months_or_days(period: Period, before: Period | None) -> None:
    assert period.before() == before


def test_both_ends_belong_to_it_and_an_open_end_never_comes() -> None:
    october = Period(DAY(2026, 10, 1), DAY(2026, 10, 31))
    assert DAY(2026, 10, 1) in october
    assert DAY(2026, 10, 31) in october
    assert DAY(2026, 9, 30) not in october
    assert DAY(2026, 11, 1) not in october
    assert DAY(1900, 1, 1) in Period(None, DAY(2026, 10, 1))
    assert DAY(2100, 1, 1) in Period(DAY(2026, 10, 1), None)


def test_what_has_no_date_is_in_no_period_but_all_time() -> None:
    assert None in Period()
    assert None not in Period(DAY(2026, 10, 1), None)


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="no period"):
        Period(DAY(2026, 10, 2), DAY(2026, 10, 1))
