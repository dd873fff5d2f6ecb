"""What comes out again, in which order, and that it is what went in."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from classifier.domain.article import Span
from classifier.domain.catalogued import Counts, Reading
from classifier.domain.issue import Issue
from classifier.domain.period import Period
from classifier.domain.prediction import Prediction
from classifier.storage.catalogue.catalogue import Catalogue
from tests.postgres import Server
from tests.storage.catalogue.factories import (
    MOMENT,
    days,
    issues,
    kept,
    make_article,
    make_issue,
    make_prediction,
    make_resolution,
    make_seen,
    put,
    record,
    titles_of,
)


def check_round_trip(
    catalogue: Catalogue, given_one: tuple[Issue, tuple[Prediction, ...]], date: dt.date | None
) -> None:
    issue, predictions = replace(given_one[0], path=f"/nowhere/{uuid.uuid4().hex}"), given_one[1]
    found = catalogue.record(issue, predictions, date=date, at=MOMENT, run="r")
    read = list(catalogue.articles(issue=found.issue))
    assert [one.article for one in read] == [kept(article) for article in issue.articles]
    assert [one.article.id for one in read] == [article.id for article in issue.articles]
    said = {article.id: prediction for article, prediction in zip(issue.articles, predictions, strict=True)}
    # An article that was there already keeps what was said of it then.
    if found.predictions == len(said):
        assert [one.prediction for one in read] == [said[one.article.id] for one in read]
    (listed,) = [one for one in catalogue.issues() if one.id == found.issue]
    assert (listed.newspaper, listed.number) == (issue.masthead.newspaper, issue.masthead.number)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=issues(), date=days)
def test_any_issue_comes_back_as_it_was(
    one: tuple[Issue, tuple[Prediction, ...]], date: dt.date | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Catalogue.open(f"sqlite:///{tmp_path_factory.mktemp('c') / 'c.db'}") as catalogue:
        check_round_trip(catalogue, one, date)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=issues(), date=days)
def test_any_issue_comes_back_from_postgresql(
    one: tuple[Issue, tuple[Prediction, ...]], date: dt.date | None, shared: Catalogue
) -> None:
    check_round_trip(shared, one, date)


@pytest.fixture
def shared(postgres: Server) -> Iterator[Catalogue]:
    with Catalogue.open(postgres.create()) as catalogue:
        yield catalogue


def test_issues_come_by_date_then_natural_name_those_without_a_date_last(catalogue: Catalogue) -> None:
    dates = {"c.txt": dt.date(2026, 1, 9), "10.txt": dt.date(2026, 1, 2), "9.txt": dt.date(2026, 1, 2), "a.txt": None}
    for name, date in dates.items():
        record(catalogue, make_issue(name, path=f"/nowhere/{name}"), date=date)
    record(catalogue, make_issue("二", path="/nowhere/9.txt", part=2), date=dates["9.txt"])
    assert [(issue.name, issue.part) for issue in catalogue.issues()] == [
        ("9.txt", 1), ("9.txt", 2), ("10.txt", 1), ("c.txt", 1), ("a.txt", 1)
    ]  # fmt: skip
    assert [title for _, title in titles_of(catalogue)] == ["9.txt", "二", "10.txt", "c.txt", "a.txt"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(), ["一月", "二月", "三月", "无期", "无日期"]),
        (Period(dt.date(2026, 2, 1), dt.date(2026, 2, 28)), ["二月", "无期"]),
        (Period(dt.date(2026, 2, 28), None), ["二月", "三月"]),
        (Period(None, dt.date(2026, 1, 31)), ["一月"]),
    ],
)
def test_a_period_holds_issues_by_their_date_and_else_articles_by_theirs(
    catalogue: Catalogue, period: Period, expected: list[str]
) -> None:
    for title, month, day in (("一月", 1, 31), ("二月", 2, 28), ("三月", 3, 1)):
        # What an article reports may have happened long before.
        article = replace(make_article(title), date=dt.date(2025, 2, 2))
        record(catalogue, make_issue(path=f"/{title}", articles=(article,)), date=dt.date(2026, month, day))
    dated = replace(make_article("无期"), date=dt.date(2026, 2, 3))
    record(catalogue, make_issue(path="/none", articles=(dated, make_article("无日期", position=2))), date=None)
    assert [one.article.title for one in catalogue.articles(period)] == expected


def test_articles_of_one_issue_alone(catalogue: Catalogue) -> None:
    found = record(catalogue, make_issue("甲", path="/a"))
    record(catalogue, make_issue("乙", path="/b"))
    assert [one.article.title for one in catalogue.articles(issue=found.issue)] == ["甲"]
    assert list(catalogue.articles(issue="0" * 16)) == []


def test_a_reader_sees_the_catalogue_as_it_was(catalogue: Catalogue, tmp_path: Path) -> None:
    titles = [f"第{number}篇" for number in range(300)]
    put(catalogue, tmp_path / "a.txt", *titles)
    put(catalogue, tmp_path / "b.txt", "乙")
    reading = catalogue.articles()
    first = next(reading)
    # It may be written to meanwhile, from the same process too.
    put(catalogue, tmp_path / "b.txt", "丙")
    assert catalogue.retag(first.article.id, make_prediction("event"), at=MOMENT, run="r")
    assert [one.article.title for one in reading] == [*titles[1:], "乙"]
    assert titles_of(catalogue)[-1] == ("b.txt", "丙")


def test_a_reader_that_stops_half_way_holds_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    for number in range(20):
        put(catalogue, tmp_path / f"{number}.txt", "甲", f"{number}")
        reading = catalogue.articles()
        next(reading)
        reading.close()
    assert catalogue.counts().issues == 20


def test_the_same_article_comes_for_each_issue(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲")
    put(catalogue, tmp_path / "b.txt", "甲", "乙")
    assert titles_of(catalogue) == [("a.txt", "甲"), ("b.txt", "甲"), ("b.txt", "乙")]


def test_what_is_not_kept_is_left_out(catalogue: Catalogue) -> None:
    article = replace(make_article(), spans=(Span(1, 2),), certainties=(0.5,))
    record(catalogue, make_issue(path="/a", articles=(article,)))
    assert next(catalogue.articles()).article == make_article()


def test_counts(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path / "a.txt", "甲", "乙")
    put(catalogue, tmp_path / "b.txt", "甲", "乙")
    put(catalogue, tmp_path / "c.txt", "甲")
    article = next(catalogue.articles()).article.id
    catalogue.retag(article, make_prediction("event"), at=MOMENT, run="r")
    catalogue.mirror({article: make_resolution(article, "award")})
    catalogue.see(make_seen())
    catalogue.see(replace(make_seen("/inbox/b.txt"), reading=Reading.FAILED))
    assert catalogue.counts() == Counts(
        issues=2, articles=2, predictions=2, former=1, labels=1, failed=1, schema=catalogue.counts().schema
    )


def test_a_paragraph_of_ten_megabytes_is_kept(catalogue: Catalogue) -> None:
    article = make_article("长", "医院\0<script>" * 800_000)
    record(catalogue, make_issue(path="/a", articles=(article,)))
    assert next(catalogue.articles()).article == article


def test_a_dump_tells_what_differs(catalogue: Catalogue, tmp_path: Path) -> None:
    dumps = [catalogue.dump()]
    put(catalogue, tmp_path / "a.txt", "甲")
    dumps.append(catalogue.dump())
    put(catalogue, tmp_path / "b.txt", "甲")
    dumps.append(catalogue.dump())
    article = dumps[-1].articles[0].article.id
    catalogue.retag(article, make_prediction("event"), at=MOMENT, run="r")
    dumps.append(catalogue.dump())
    catalogue.mirror({"unknown": make_resolution("unknown", "award")})
    dumps.append(catalogue.dump())
    assert all(one != other for number, one in enumerate(dumps) for other in dumps[:number])
    # Neither runs nor times nor what was said before are among it.
    catalogue.retag(article, make_prediction("award"), at=MOMENT, run="r")
    catalogue.retag(article, make_prediction("event"), at=MOMENT + dt.timedelta(1), run="r2")
    catalogue.see(make_seen())
    assert catalogue.dump() == dumps[-1]
