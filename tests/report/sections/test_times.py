import datetime as dt

import pytest

from classifier.domain.period import Period
from classifier.domain.reported import ReportedArticle
from classifier.report.sections.times import issues, months
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese
from tests.report.reports import make_reported, make_reported_article
from tests.report.sections.tables import behind, column_of, rows_of, total_of

TAXONOMY = load_taxonomy(None)


def on(which: int, /, *day: int, **given: object) -> ReportedArticle:
    return make_reported_article(which, date=dt.date(*day) if day else None, **given)


def test_months_between_are_shown_though_they_have_no_article() -> None:
    reported = make_reported(on(1, 2023, 12, 31), on(2, 2024, 3, 1, tags=("award",)), on(3), period=Period())
    found = months(reported, TAXONOMY, chinese)
    assert column_of(found, "month") == ["2023-12", "2024-01", "2024-02", "2024-03", "日期不明"]
    assert column_of(found, "total") == [1, 0, 0, 1, 1]
    assert column_of(found, "tag_award") == [0, 0, 0, 1, 0]
    assert behind(found, 4, "tag_event") == (2,)
    assert total_of(found)["total"] == 3


@pytest.mark.parametrize("day", [(1979, 5, 1), (2023, 11, 30)])
def test_three_empty_months_or_years_are_not_filled(day: tuple[int, int, int]) -> None:
    found = months(make_reported(on(1, *day), on(2, 2024, 3, 1), period=Period()), TAXONOMY, chinese)
    assert column_of(found, "month") == [f"{day[0]}-{day[1]:02d}", "2024-03"]
    assert "连续三个月以上" in found.note


def test_a_month_is_held_against_that_of_the_period_before() -> None:
    quarter = Period(dt.date(2024, 1, 1), dt.date(2024, 3, 31))
    earlier = (on(5, 2023, 10, 9), on(6, 2023, 10, 10), on(7, 2023, 12, 1))
    found = months(make_reported(on(1, 2024, 1, 2), period=quarter, earlier=earlier), TAXONOMY, chinese)
    told = [(row["month"], row["total"], row["before"], row["change"]) for row in rows_of(found)]
    assert told == [("2024-01", 1, 2, -1), ("2024-02", 0, 0, 0), ("2024-03", 0, 1, -1)]
    assert total_of(found)["change"] == -2


def test_days_that_are_no_months_are_compared_in_total_alone() -> None:
    week = Period(dt.date(2024, 1, 8), dt.date(2024, 1, 14))
    found = months(make_reported(on(1, 2024, 1, 9), period=week, earlier=(on(2, 2024, 1, 2),)), TAXONOMY, chinese)
    assert column_of(found, "before") == [None]
    assert total_of(found)["before"] == 1


def test_an_issue_has_its_masthead_and_its_tags() -> None:
    reported = make_reported(
        on(1, 2024, 3, 1, issue="b.txt", number="第 1 期", tags=("award", "event")),
        on(2, 2024, 3, 1, issue="b.txt", number="第 1 期", tags=()),
        on(3, 2024, 3, 9, issue="a.txt", newspaper=None, number=None),
        period=Period(),
    )
    first, second = rows_of(issues(reported, TAXONOMY, chinese))
    assert (first["issue"], first["date"], first["newspaper"], first["number"]) == (
        "b.txt",
        dt.date(2024, 3, 1),
        "云溪医院报",
        "第 1 期",
    )
    assert (first["tag_award"], first["tag_event"], first["untagged"], first["total"]) == (1, 0, 1, 2)
    assert (second["issue"], second["newspaper"], second["total"]) == ("a.txt", None, 1)


def test_an_issue_without_a_date_does_not_borrow_that_of_an_article() -> None:
    reported = make_reported(on(1, 2024, 3, 1, issue="x"), on(2, 2024, 3, 4, issue="x"), period=Period())
    assert column_of(issues(reported, TAXONOMY, chinese), "date") == [None]
