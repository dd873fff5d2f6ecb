import datetime as dt

import pytest

from classifier.ingest.dates import article_date, full_date, named_date

ISSUED = dt.date(2021, 12, 1)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年2月10日 (总第440期)", dt.date(2023, 2, 10)),
        ("2022-05-31 第131期", dt.date(2022, 5, 31)),
        ("2022.5.31", dt.date(2022, 5, 31)),
        ("２０２２年５月３１日", dt.date(2022, 5, 31)),
        ("2022年 5月 31 日", dt.date(2022, 5, 31)),
    ],
)
def test_a_mastheads_date_is_read_however_it_is_set(text: str, date: dt.date) -> None:
    assert full_date(text) == date


@pytest.mark.parametrize("text", ["5月31日", "2022年5月", "2022年13月1日", "2022年6月31日", "总第2022期"])
def test_what_lacks_a_part_or_never_was_is_no_date(text: str) -> None:
    assert full_date(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("11月15日，我院召开会议。", dt.date(2021, 11, 15)),
        ("本报讯（李青）11月 15日，我院召开会议。", dt.date(2021, 11, 15)),
        ("2020年11月15日，我院召开会议。", dt.date(2020, 11, 15)),
        ("12月1日，我院召开会议。", dt.date(2021, 12, 1)),
        ("去年11月15日，我院召开会议。", dt.date(2020, 11, 15)),
        ("11月15日上午和11月16日，我院召开会议。", dt.date(2021, 11, 15)),
    ],
)
def test_the_year_comes_from_the_issue(text: str, date: dt.date) -> None:
    assert article_date(text, ISSUED) == date


def test_a_day_in_the_weeks_to_come_is_of_the_issues_year_and_a_later_one_of_the_year_before() -> None:
    issued = dt.date(2021, 3, 1)
    assert article_date("3月20日，专家来院坐诊。", issued) == dt.date(2021, 3, 20)
    assert article_date("12月28日，我院召开会议。", issued) == dt.date(2020, 12, 28)


def test_the_day_alone_is_of_the_month_just_gone_by() -> None:
    assert article_date("本报讯（李冬）26日，市总工会来院慰问。", ISSUED) == dt.date(2021, 11, 26)
    assert article_date("1日，市总工会来院慰问。", ISSUED) == dt.date(2021, 12, 1)


def test_the_day_alone_may_be_of_the_year_before() -> None:
    assert article_date("26日，市总工会来院慰问。", dt.date(2022, 1, 5)) == dt.date(2021, 12, 26)


def test_a_day_that_the_month_before_did_not_have_is_no_date() -> None:
    assert article_date("31日，市总工会来院慰问。", dt.date(2021, 12, 5)) is None


@pytest.mark.parametrize("text", ["11月15日，我院召开会议。", "26日，市总工会来院慰问。"])
def test_without_the_issues_date_there_is_no_year(text: str) -> None:
    assert article_date(text, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "近日，我院召开会议。",
        "患儿出生3日龄时转入我院。",
        "6月31日，我院召开会议。",
        "血压升高3.2月12日均值。",
        "共计13月15日次。",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert article_date(text, ISSUED) is None


def test_the_leap_day_is_of_a_leap_year_or_none() -> None:
    assert article_date("2月29日，我院召开会议。", dt.date(2024, 3, 1)) == dt.date(2024, 2, 29)
    assert article_date("2月29日，我院召开会议。", dt.date(2023, 3, 1)) is None


def test_a_notice_of_december_tells_of_january() -> None:
    assert article_date("1月5日，门诊停诊。", dt.date(2021, 12, 28)) == dt.date(2022, 1, 5)


def test_a_leap_day_is_of_the_last_leap_year_around() -> None:
    assert article_date("2月29日，我院召开会议。", dt.date(2024, 3, 10)) == dt.date(2024, 2, 29)
    assert article_date("2月29日，我院召开会议。", dt.date(2023, 3, 10)) is None


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2024-04.txt", dt.date(2024, 4, 30)),
        ("院报20240426.md", dt.date(2024, 4, 26)),
        ("2024年4月.txt", dt.date(2024, 4, 30)),
        ("2024年4月26日.txt", dt.date(2024, 4, 26)),
        ("2023_2_10.txt", dt.date(2023, 2, 10)),
    ],
)
def test_a_files_name_may_tell_the_day_of_the_issue(name: str, date: dt.date) -> None:
    assert named_date(name) == date


@pytest.mark.parametrize(
    "name", ["第440期.txt", "12345678.txt", "2024-13.txt", "00eca20190925df1.txt", "2024-06-31.txt", "20241.txt"]
)
def test_other_numbers_in_a_files_name_are_no_date(name: str) -> None:
    assert named_date(name) is None
