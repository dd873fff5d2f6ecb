import datetime as dt

import pytest

from classifier.domain.section import Cell, Column, Kind, Section


def make_section(*values: str | dt.date | None, kind: Kind = Kind.TEXT, timed: bool = True) -> Section:
    columns = (Column("name", "Name", kind), Column("count", "Count"))
    rows = tuple((Cell(value), Cell(place)) for place, value in enumerate(values))
    return Section(key="made", title="Made", columns=columns, rows=rows, timed=timed)


def shown(section: Section, most: int) -> list[object]:
    return [row[1].value for row in section.leading(most)]


@pytest.mark.parametrize(("timed", "left"), [(False, [0, 1]), (True, [1, 2])])
def test_of_rows_in_order_of_time_the_last_are_shown(timed: bool, left: list[int]) -> None:
    section = make_section("2024-01", "2024-02", "2024-03", timed=timed)
    assert shown(section, 2) == left
    assert shown(section, 3) == shown(section, 9) == [0, 1, 2]


def test_the_newest_days_are_shown_in_the_order_that_they_stand_in() -> None:
    old, new = dt.date(1990, 1, 1), dt.date(2024, 12, 1)
    section = make_section(new, old, None, new, old, kind=Kind.DATE)
    assert shown(section, 2) == [0, 3]
    # Of the same day the later rows; what has no date is the oldest.
    assert shown(section, 1) == [3]
    assert shown(section, 4) == [0, 1, 3, 4]
