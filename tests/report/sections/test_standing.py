import datetime as dt

from classifier.report.sections.standing import models, waiting
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.reports import make_reported, make_reported_article
from tests.report.sections.tables import behind, rows_of, total_of

TAXONOMY = load_taxonomy(None)


def test_what_waits_is_listed_with_its_reason_and_certainty() -> None:
    reported = make_reported(
        make_reported_article(1),
        make_reported_article(2, review="disputed", tags=("award", "event"), certainty=0.61, title="争议"),
        make_reported_article(3, review="no_model", tags=(), model=None, certainty=None, issue="3.txt"),
    )
    found = waiting(reported, TAXONOMY, chinese)
    first, second = rows_of(found)
    assert (first["article"], first["tags"], first["reason"], first["certainty"]) == (
        "争议", "获奖、活动", "人工意见不一", 0.61
    )  # fmt: skip
    assert (second["tags"], second["reason"], second["certainty"], second["issue"]) == (None, "没有模型", None, "3.txt")
    assert behind(found, 1, "article") == (2,)


def test_models_tell_how_much_of_what_they_said_is_confirmed() -> None:
    reported = make_reported(
        make_reported_article(1, model="v0002", confirmed=True, date=dt.date(2024, 2, 1)),
        make_reported_article(2, model="v0002", date=None),
        make_reported_article(3, model="builtin", confirmed=True),
        make_reported_article(4, model=None, date=None),
    )
    found = models(reported, english)
    told = [(row["model"], row["articles"], row["confirmed"], row["share"], row["first"]) for row in rows_of(found)]
    assert told == [
        ("v0002", 2, 1, 0.5, dt.date(2024, 2, 1)),
        ("none", 1, 0, 0.0, None),
        ("built-in", 1, 1, 1.0, dt.date(2024, 3, 15)),
    ]
    assert total_of(found)["share"] == 0.5
    assert "v0001" in found.note
