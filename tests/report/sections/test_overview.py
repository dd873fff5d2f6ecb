from dataclasses import replace

from classifier.domain.period import Period
from classifier.report.sections.overview import overview, tags
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.reports import make_reported, make_reported_article
from tests.report.sections.tables import behind, rows_of, total_of

TAXONOMY = load_taxonomy(None)
ARTICLES = (
    make_reported_article(1, tags=("award", "event"), confirmed=True, issue="a"),
    make_reported_article(2, tags=("award",), review="uncertain", issue="a", repeats=2),
    make_reported_article(3, tags=(), issue="b"),
    make_reported_article(4, tags=(), model=None, certainty=None, review="no_model", issue="b"),
)
EARLIER = (make_reported_article(5, tags=("event",), confirmed=True, issue="0"),)


def test_the_overview_counts_each_kind_and_what_was_before() -> None:
    found = overview(make_reported(*ARTICLES, earlier=EARLIER), english)
    told = {row["figure"]: (row["count"], row["share"], row["before"], row["change"]) for row in rows_of(found)}
    assert told == {
        "Articles": (4, None, 1, 3),
        "Issues": (2, None, 1, 1),
        "Confirmed by a person": (1, 0.25, 1, 0),
        "Tagged by the machine alone": (2, 0.5, 0, 2),
        "Waiting for review": (2, 0.5, 0, 2),
        "Without a tag": (2, 0.5, 0, 2),
        "In more than one issue": (1, 0.25, 0, 1),
    }
    assert behind(found, 4, "count") == (1, 3)


def test_without_articles_no_share_is_told() -> None:
    nothing = replace(make_reported(period=Period()), articles=())
    assert [row["count"] for row in rows_of(overview(nothing, english))] == [0] * 7
    assert all(row["share"] is None for row in rows_of(overview(nothing, english)))
    assert all(row["share"] is None for row in rows_of(tags(nothing, TAXONOMY, english)))


def test_tags_are_counted_as_primary_and_as_any() -> None:
    found = tags(make_reported(*ARTICLES, earlier=EARLIER), TAXONOMY, chinese)
    told = {
        row["tag"]: (row["primary"], row["any"], row["share"], row["before"], row["change"]) for row in rows_of(found)
    }
    assert told["获奖"] == (2, 2, 0.5, 0, 2)
    assert told["活动"] == (0, 1, 0.0, 1, -1)
    assert told["无标签"] == (2, None, 0.5, 0, 2)
    assert behind(found, 4, "any") == (0,)
    assert total_of(found) == {"tag": "合计", "primary": 4, "any": None, "share": 1.0, "before": 1, "change": 3}
