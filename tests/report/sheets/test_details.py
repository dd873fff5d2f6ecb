import pytest

from classifier.domain.section import Cell, Column, Kind
from classifier.report.sheets import details
from tests.report.reports import make_reported, make_reported_article
from tests.report.sheets.workbooks import HEAD, led_to, make_section, written


def test_a_list_is_called_after_its_numbers_and_leads_back() -> None:
    section = make_section(
        (Cell("骨科"), Cell(1, (0,)), Cell(1.5, (0,))),
        columns=(
            Column("name", "Name", Kind.TEXT),
            Column("articles", "Articles"),
            Column("points", "Points", Kind.NUMBER),
        ),
    )
    book = written(make_reported(make_reported_article(1), make_reported_article(2)), section)
    heading = book["Details"]["A2"]
    rows = {row[0].value: row[1].value for row in book["Cover"].iter_rows()}
    assert rows["Details"] == book["Details"].max_row - 1
    assert heading.value == "One · 骨科 · Articles, Points: 1"
    assert heading.hyperlink.location == f"'One'!A{HEAD + 1}:C{HEAD + 1}"
    assert book["Details"].max_row == 3


def test_lists_show_the_terms_that_spoke_for_each_tag() -> None:
    article = make_reported_article(
        tags=("award", "event"), terms={"award": (("荣获", 1.84), ("表彰", 0.5)), "event": (("义诊", 2.0),)}
    )
    book = written(make_reported(article, make_reported_article(2)), make_section((Cell("a"), Cell(1, (0,)))))
    (row,) = led_to(book, book["One"].cell(HEAD + 1, 2))
    assert row[-1] == "Award: 荣获 +1.8, 表彰 +0.5; Event: 义诊 +2.0"


def test_too_long_lists_are_left_to_the_filter_and_the_cover_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(details, "MOST_ARTICLES", 2)
    articles = [make_reported_article(number) for number in range(5)]
    section = make_section(
        (Cell("many"), Cell(3, (0, 1, 2))), (Cell("few"), Cell(2, (0, 1))), (Cell("all"), Cell(5, tuple(range(5))))
    )
    book = written(make_reported(*articles), section)
    targets = [cell.hyperlink.location for cell in book["One"]["B"][HEAD:]]
    assert targets == ["'Articles'!A1", "'Details'!A2:J4", "'Articles'!A1"]
    assert "1 numbers count too many articles" in book["Cover"].cell(book["Cover"].max_row - 1, 3).value


def test_all_lists_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(details, "MOST_ROWS", 5)
    articles = [make_reported_article(number) for number in range(4)]
    section = make_section(*((Cell(str(number)), Cell(1, (number,))) for number in range(4)))
    book = written(make_reported(*articles), section)
    targets = [cell.hyperlink.location for cell in book["One"]["B"][HEAD:]]
    assert targets == ["'Details'!A2:J3", "'Details'!A4:J5", *["'Articles'!A1"] * 2]
