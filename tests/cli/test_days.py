import datetime as dt

import pytest

from classifier.cli.days import period_of
from classifier.domain.period import Period
from classifier.errors import UsageError

DAY = dt.date


@pytest.mark.parametrize(
    ("since", "until", "period"),
    [
        (None, None, Period()),
        ("2026", None, Period(DAY(2026, 1, 1), None)),
        (None, "2026", Period(None, DAY(2026, 12, 31))),
        ("2026-10", "2026-10", Period(DAY(2026, 10, 1), DAY(2026, 10, 31))),
        ("2024-2", "2024-02", Period(DAY(2024, 2, 1), DAY(2024, 2, 29))),
        ("2026/10", "2026年10月", Period(DAY(2026, 10, 1), DAY(2026, 10, 31))),
        ("2026年", "2026.10.5", Period(DAY(2026, 1, 1), DAY(2026, 10, 5))),
        ("2026年10月5日", None, Period(DAY(2026, 10, 5), None)),
        ("2026-10-05", " 2026-10-05 ", Period(DAY(2026, 10, 5), DAY(2026, 10, 5))),
    ],
)
def test_a_year_and_a_month_mean_all_of_their_days(since: str | None, until: str | None, period: Period) -> None:
    assert period_of(since, until) == period


@pytest.mark.parametrize("text", ["", "october", "2026/", "2026-13", "2026-02-30", "0000", "２０２６", "2026-10-05-1"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--to") as caught:
        period_of("2026", text)
    assert "2026-10" in caught.value.hint


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        period_of("2026-10", "2026-09")
    assert "swap" in caught.value.hint
