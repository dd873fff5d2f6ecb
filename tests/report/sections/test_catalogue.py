from dataclasses import replace

import pytest

from classifier.domain.period import Period
from classifier.domain.section import Cell, Kind, Section
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.report.sections.catalogue import sections
from classifier.report.tables import Say
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.reports import make_reported, make_reported_article, year_reported
from tests.report.sections.tables import rows_of, total_of

YEAR = year_reported()
TAXONOMY = load_taxonomy(None)
# What they count is no article: awards, people, and the people who came.
OTHER_COUNTS = {("award_levels", "awards"), ("contributing_departments", "people"), ("trainings", "people")}


@pytest.fixture(scope="module")
def of_year() -> dict[str, Section]:
    return {section.key: section for section in sections(YEAR, TAXONOMY, chinese)}


def cells(section: Section) -> list[tuple[str, Kind, Cell]]:
    rows = [*section.rows, *([section.total] if section.total else [])]
    return [(column.key, column.kind, cell) for row in rows for column, cell in zip(section.columns, row, strict=True)]


def test_every_report_has_the_same_sections_in_the_same_order(of_year: dict[str, Section]) -> None:
    nothing = make_reported(period=Period())
    assert [one.key for one in sections(replace(nothing, articles=()), TAXONOMY, english)] == list(of_year)
    assert list(of_year) == [
        "overview", "tags", "months", "issues", "departments", "organisations", "contributors",
        "contributing_departments", "award_levels", "awards", "firsts", "trainings", "together", "waiting", "models",
    ]  # fmt: skip


def test_the_articles_behind_a_cell_are_places_in_the_report(of_year: dict[str, Section]) -> None:
    for section in of_year.values():
        for _, _, cell in cells(section):
            assert list(cell.articles) == sorted(set(cell.articles))
            assert all(0 <= place < len(YEAR.articles) for place in cell.articles)


def test_every_count_of_articles_knows_as_many_articles(of_year: dict[str, Section]) -> None:
    counted = 0
    for section in of_year.values():
        for key, kind, cell in cells(section):
            if kind is Kind.COUNT and key != "before" and (section.key, key) not in OTHER_COUNTS:
                # The row of issues counts no articles.
                assert cell.value in {None, len(cell.articles)} or section.key == "overview"
                counted += cell.value == len(cell.articles)
    assert counted > 1000


@pytest.mark.parametrize("say", [english, chinese])
def test_everything_is_named_in_both_languages(say: Say) -> None:
    for section in sections(YEAR, TAXONOMY, say):
        said = [section.title, section.note, *(column.label for column in section.columns)]
        assert all(said)
        assert all(text.isascii() or "“" in text for text in said) == (say is english)


def test_primaries_add_up_to_all_articles(of_year: dict[str, Section]) -> None:
    for key in ("months", "issues"):
        total = total_of(of_year[key])
        tagged = [number for column, number in total.items() if column.startswith("tag_") or column == "untagged"]
        assert sum(number for number in tagged if isinstance(number, int)) == total["total"] == len(YEAR.articles)


def test_bars_are_as_long_as_their_rows_have_articles(of_year: dict[str, Section]) -> None:
    for key, whole in (("months", "total"), ("departments", "total"), ("contributors", "articles")):
        section = of_year[key]
        assert section.chart is not None
        for row in rows_of(section):
            parts = [number for column in section.chart.columns if isinstance(number := row[column], int)]
            assert sum(parts) == row[whole]


def test_a_tag_may_be_called_as_a_column_is() -> None:
    keys = ("total", "month", "untagged", "name", "rank", "tag")
    own = Taxonomy(tuple(Tag(key=key, zh=f"标签{key}", en="", definition="") for key in keys))
    reported = make_reported(make_reported_article(tags=("total", "name")), make_reported_article(2, tags=()))
    for section in sections(reported, own, english):
        assert len({column.key for column in section.columns}) == len(section.columns)


def test_no_section_asks_for_a_period_before() -> None:
    held = year_reported(60, dated=False)
    for section in sections(held, TAXONOMY, chinese):
        for key, _, cell in cells(section):
            assert cell.value is None or key not in {"before", "change"}
