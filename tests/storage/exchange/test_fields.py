import datetime as dt

import pytest

from classifier.errors import BrokenLineError
from classifier.storage.exchange.fields import (
    article_fields,
    decision_fields,
    read_annotator,
    read_article,
    read_note,
    read_time,
)
from classifier.storage.exchange.place import Place
from tests.storage.exchange.factories import AT, make_record

PLACE = Place("file", 3)


def test_of_an_article_what_there_is_to_tell_is_told() -> None:
    told = article_fields(make_record(date=None, issue="").filed)
    assert told == {
        "article": make_record().filed.id,
        "title": "我院获评先进集体",
        "issue": "",
        "byline": ["李强"],
        "pages": [2, 3],
        "position": 4,
    }


def test_fields_of_other_makes_are_passed_over() -> None:
    found = {
        "title": "两\n行",
        "issue": 7,
        "byline": "王芳",
        "pages": [0, "2", True, 3],
        "position": -1,
        "date": "spring",
        "organisation": [],
        "source_id": 9,
    }
    article = read_article(found, "文", PLACE).article
    assert (article.title, article.bylines, article.pages, article.position) == ("两 行", (), (3,), 1)
    assert (article.date, article.organisation, article.source_id) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "at"),
    [
        (AT.isoformat(), AT),
        ("2026-03-09T22:16:08.728353Z", dt.datetime(2026, 3, 9, 22, 16, 8, 728353, tzinfo=dt.UTC)),
        (" 2026-03-09 22:16 ", dt.datetime(2026, 3, 9, 22, 16).astimezone()),
        ("2026-03-09", dt.datetime(2026, 3, 9).astimezone()),
        (1772700000, dt.datetime.fromtimestamp(1772700000, dt.UTC)),
        (1772700000.5, dt.datetime.fromtimestamp(1772700000.5, dt.UTC)),
        (None, None),
        ("", None),
    ],
)
def test_times_are_read_with_their_zone(value: object, at: dt.datetime | None) -> None:
    assert read_time(value, PLACE) == at


@pytest.mark.parametrize(
    "value", ["noon", "0001-01-01T00:00:00+14:00", "9999-12-31", True, [], float("nan"), float("inf"), 10**400, -1e12]
)
def test_what_is_no_time_is_named(value: object) -> None:
    with pytest.raises(BrokenLineError, match="its time cannot be read"):
        read_time(value, PLACE)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("王芳", "王芳"),
        (7, "7"),
        ({"id": 7, "email": "li@b.cn", "first_name": ""}, "li@b.cn"),
        ({"id": 7, "username": "li"}, "li"),
        ({"id": 7}, "7"),
        (None, ""),
        (True, ""),
        ([], ""),
        ({"email": {"email": {}}}, ""),
    ],
)
def test_annotators_are_known_by_name_address_or_number(value: object, name: str) -> None:
    assert read_annotator(value) == name


def test_notes_are_a_text_or_comments() -> None:
    assert read_note(["像是", 3, "活动"]) == "像是\n活动"
    assert (read_note("注"), read_note(None), read_note({})) == ("注", "", "")


def test_a_decision_of_no_tag_is_told_from_none() -> None:
    assert decision_fields(make_record(tags=(), at=None)) == {"primary": None}
    assert decision_fields(make_record(tags=None, at=None, note="注")) == {"unsure": True, "note": "注"}
    assert decision_fields(make_record(adjudicates=True))["adjudication"] is True
