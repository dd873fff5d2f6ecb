import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.cli import sheet_csv
from classifier.storage.exchange.cells import date_of, joined, parted, parted_tags
from classifier.storage.exchange.formats import sheet
from classifier.storage.formulas import guard, unguard
from tests.storage.exchange.factories import some_text, texts


@given(texts)
def test_a_guarded_text_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@given(texts)
def test_cells_are_guarded_as_those_of_other_tables_are(text: str) -> None:
    assert vars(sheet)["guard"](text) == vars(sheet_csv)["guard"](text)


@given(st.lists(some_text))
def test_several_texts_in_one_cell_come_back(several: list[str]) -> None:
    assert parted(joined(several)) == several


def test_names_in_one_cell_are_easily_read() -> None:
    assert joined(["王芳", "李强"]) == "王芳;李强"


@pytest.mark.parametrize(
    "cell", ["获奖;活动", "获奖；活动", "获奖, 活动", "获奖、活动", "获奖|活动", " 获奖 #活动#", "获奖\n活动"]
)
def test_tags_may_be_parted_as_people_do(cell: str) -> None:
    assert parted_tags(cell) == ["获奖", "活动"]


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("2026.03.05", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("2026/2/30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_read_as_spreadsheets_write_them(cell: str, date: str | None) -> None:
    assert date_of(cell) == date
