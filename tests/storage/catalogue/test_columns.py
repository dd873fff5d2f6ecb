import datetime as dt

import pytest
from hypothesis import given
from sqlalchemy.dialects import sqlite

from classifier.storage.catalogue.columns import BrokenValueError, Day, Escaped, Json, Moment, escaped, unescaped
from tests.storage.catalogue.factories import texts, times

SQLITE = sqlite.dialect()


@given(texts)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    stored = escaped(text)
    assert unescaped(stored) == text
    assert "\0" not in stored
    stored.encode("utf-8")


def test_ordinary_text_stands_as_it_is() -> None:
    text = "第3期\t荣获‘先进’ <b>\n=1+1 \x7f\u202e𠮷"
    assert escaped(text) == text


def test_what_looks_escaped_is_not_taken_for_it() -> None:
    assert unescaped(escaped("\x100000")) == "\x100000"
    assert escaped("\x100000") == "\x1000100000"


def test_halves_side_by_side_do_not_become_one_character() -> None:
    kept = Json().process_bind_param(["\ud83d\ude00", "😀"], SQLITE)
    assert Json().process_result_value(kept, SQLITE) == ["\ud83d\ude00", "😀"]


@given(times)
def test_a_moment_comes_back_in_utc(moment: dt.datetime) -> None:
    kept = Moment().process_bind_param(moment.astimezone(dt.timezone(dt.timedelta(hours=8))), SQLITE)
    assert Moment().process_result_value(kept, SQLITE) == moment


def test_moments_sort_as_texts() -> None:
    moments = [dt.datetime(2026, 3, 1, 9, 30, second, micro, tzinfo=dt.UTC) for second in (0, 5) for micro in (0, 7)]
    kept = [Moment().process_bind_param(moment, SQLITE) for moment in moments]
    assert [str(one) for one in kept] == sorted(str(one) for one in kept)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Escaped(), 3),
        (Escaped(), b"x"),
        (Json(), "{"),
        (Json(), "[" * 100_000),
        (Json(), 5),
        (Day(), "yesterday"),
        (Day(), 7),
        (Moment(), "noon"),
        (Moment(), 1.5),
    ],
)
def test_what_was_never_written_is_refused(column: Escaped | Json | Day | Moment, value: object) -> None:
    with pytest.raises(BrokenValueError):
        column.process_result_value(value, SQLITE)
