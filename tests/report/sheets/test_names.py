import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.report.sheets.names import LONGEST, SheetNames, link, printable
from classifier.report.sheets.workbook import units


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("各月稿件", "各月稿件"),
        ("a/b\\c?d*e[f]g:h", "a b c d e f g h"),
        ("'quoted'!", "quoted"),
        ("", "—"),
        ("///", "—"),
        ("History", "History (2)"),
        ("\u202e\x00右\x07", "右"),
        ("\ud800x\uffff", "x"),
        ("稿" * 40, "稿" * LONGEST),
        ("𠮷" * 40, "𠮷" * (LONGEST // 2)),
        ("x" * 30 + " y", "x" * 30),
    ],
)
def test_a_name_is_the_legal_one_nearest_to_the_title(wanted: str, name: str) -> None:
    assert SheetNames().take(wanted) == name


def test_no_name_is_given_out_twice_whatever_its_case() -> None:
    names = SheetNames()
    assert [names.take(wanted) for wanted in ("Awards", "awards", "AWARDS")] == ["Awards", "awards (2)", "AWARDS (3)"]
    assert [names.take("稿" * 31)[-4:] for _ in range(3)] == ["稿稿稿稿", " (2)", " (3)"]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_titles_make_names_that_every_program_takes(titles: list[str]) -> None:
    names = SheetNames()
    found = [names.take(title) for title in titles]
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert 1 <= units(name) <= LONGEST
        assert not set(name) & set("[]:*?/\\'!")
        assert name == name.strip()
        assert name.isprintable()


def test_a_link_leads_to_whole_rows() -> None:
    assert link("明细", 0, 2, 9) == "internal:'明细'!A1:J3"
    assert link("明细", 4, 4, 27) == "internal:'明细'!A5:AB5"


def test_what_is_printable_is_short_and_safe_in_an_attribute() -> None:
    assert printable("a\x00\u202e\ufffe报" + "x" * 1000) == "a报" + "x" * 95
