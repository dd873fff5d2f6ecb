import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from classifier.domain.period import Period
from classifier.domain.section import Cell, Column, Kind, Section
from classifier.report.markup import harmless
from classifier.report.report_markdown import MOST_ROWS, cell_text, escaped, report_markdown
from classifier.report.sections.catalogue import sections
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.reports import HOSTILE, make_reported, make_reported_article, year_reported

TAXONOMY = load_taxonomy(None)
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
YEAR = year_reported()


def inlines(text: str) -> list[Token]:
    return [token for token in RENDERER.parse(text) if token.type == "inline"]


def cut(text: str) -> str:
    """Return what of a text stands in a cell."""
    shown = " ".join(harmless(text).split())
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def told(token: Token) -> str:
    """Return what a reader sees of a cell, which must be text and nothing else."""
    assert {child.type for child in token.children or []} <= {"text", "text_special"}
    return "".join(child.content for child in token.children or [])


def test_the_tables_are_tables_and_their_cells_are_text() -> None:
    found = sections(YEAR, TAXONOMY, chinese)
    text = report_markdown(YEAR, found, TAXONOMY, chinese)
    tables = text.count("\n## ")
    assert tables == sum(bool(section.rows) for section in found)
    tokens = RENDERER.parse(text)
    assert sum(token.type == "table_open" for token in tokens) == tables
    shown = [min(len(section.rows), MOST_ROWS) + bool(section.total) + 1 for section in found if section.rows]
    assert sum(token.type == "tr_open" for token in tokens) == sum(shown)
    for token in inlines(text):
        kinds = {child.type for child in token.children or []}
        # The facts below the heading stand on lines of their own.
        assert kinds <= {"text", "text_special", "hardbreak"}


def test_rows_that_are_left_out_are_counted() -> None:
    articles = [make_reported_article(number, departments=(f"科室{number:02d}",)) for number in range(MOST_ROWS + 3)]
    reported = make_reported(*articles)
    text = report_markdown(reported, sections(reported, TAXONOMY, english), TAXONOMY, english)
    assert "科室14" in text
    assert "科室15" not in text
    assert "\n… 3 more rows\n" in text
    fewer = make_reported(*articles[: MOST_ROWS + 1])
    assert "…另有 1 行" in report_markdown(fewer, sections(fewer, TAXONOMY, chinese), TAXONOMY, chinese)


def test_of_rows_in_order_of_time_the_newest_stay() -> None:
    articles = [
        make_reported_article(number, issue=f"{number}.txt", date=dt.date(2000 + number, 5, 1)) for number in range(20)
    ]
    reported = make_reported(*articles, period=Period())
    text = report_markdown(reported, sections(reported, TAXONOMY, chinese), TAXONOMY, chinese)
    assert "| 2019-05 |" in text
    assert "| 2004-05 |" not in text
    assert text.count("\n…另有较早的 5 行未列出\n") == 2
    assert text.index("| 2005-05 |") < text.index("| 2019-05 |")


def test_it_begins_with_plain_lines() -> None:
    text = report_markdown(YEAR, sections(YEAR, TAXONOMY, chinese), TAXONOMY, chinese)
    heading, summary, _ = text.split("\n\n", 2)
    assert heading == "# 院报稿件统计：2024 年"
    assert summary.splitlines()[0] == "这段时间：24 期 700 篇，比上一时期（525 篇）多 175 篇。  "
    assert len(summary.splitlines()) <= 10
    assert "\\" not in summary


def test_nothing_to_report_is_said_first() -> None:
    nothing = make_reported(articles=())
    text = report_markdown(nothing, sections(nothing, TAXONOMY, chinese), TAXONOMY, chinese)
    assert text.split("\n\n")[1] == "这段时间没有报纸，一篇稿件也没有，下面没有可统计的内容。"
    asked = make_reported(articles=(), organisation="骨科")
    assert "fits what was asked for" in report_markdown(asked, (), TAXONOMY, english)


@pytest.mark.parametrize(
    "name", ["云溪_2024_03(1)!.txt", "a_b_c.docx", "2024-03.txt", "R&D=1.pdf", "报纸（一）定稿_2.doc", "a > b }"]
)
def test_a_name_in_which_nothing_acts_stays_as_it_is(name: str) -> None:
    assert escaped(name) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("_a_", "\\_a\\_"), ("a _b_", "a \\_b\\_"), ("> a", "\\> a"), ("&amp;", "\\&amp;"), ("&#x3c;", "\\&\\#x3c;"),
        ("==a==", "\\=\\=a\\=\\="), ("=", "\\="), ("1) a", "1\\) a"), ("![a](b)", "!\\[a\\](b)"),
    ],
)  # fmt: skip
def test_what_would_act_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_section_without_rows_is_left_out() -> None:
    text = report_markdown(make_reported(), sections(make_reported(), TAXONOMY, chinese), TAXONOMY, chinese)
    assert "## 总览" in text
    assert "奖项" not in text


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (None, Kind.COUNT, "—"),
        (1234, Kind.COUNT, "1234"),
        (3, Kind.CHANGE, "+3"),
        (-3, Kind.CHANGE, "-3"),
        (0, Kind.CHANGE, "0"),
        (0.375, Kind.SHARE, "38 %"),
        (42.5, Kind.NUMBER, "42.5"),
        (100.0, Kind.NUMBER, "100"),
        (dt.date(2024, 3, 1), Kind.DATE, "2024-03-01"),
        ("  \u202e ", Kind.TEXT, "—"),
        ("一" * 41, Kind.TEXT, "一" * 39 + "…"),
        ("一\n二\r\n\u2028三", Kind.TEXT, "一 二 三"),
    ],
)
def test_values_are_shown_by_their_kind(value: str | float | dt.date | None, kind: Kind, shown: str) -> None:
    assert cell_text(Cell(value), Column("key", "label", kind)) == shown


def test_a_long_text_is_cut_before_it_is_looked_at() -> None:
    assert cell_text(Cell("|" * 10_000_000), Column("key", "label", Kind.TEXT)) == "\\|" * 39 + "…"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_come_back_as_they_were_printed(text: str) -> None:
    reported = make_reported(make_reported_article(title=text, review="uncertain", tags=("award",)))
    page = report_markdown(reported, sections(reported, TAXONOMY, chinese), TAXONOMY, chinese)
    assert cut(text) in [told(token) for token in inlines(page) if token.level > 1]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", page)


@given(st.text(max_size=60))
@example("1. 一")
@example("- 一")
@example("http://example.invalid/ www.example.invalid a@example.invalid")
@example("&lt;b&gt; &#x3c; <b> ~~x~~ __y__ $z$ ![a](b) \\| \\\\|")
def test_whatever_stands_in_a_cell_is_shown_as_text(text: str) -> None:
    column = Column("key", "label", Kind.TEXT)
    section = Section(
        key="key", title="标题", columns=(column, replace(column, key="other")), rows=((Cell(text), Cell("后")),)
    )
    page = report_markdown(make_reported(), (section,), TAXONOMY, chinese)
    assert [told(token) for token in inlines(page)[-2:]] == [cut(text) or "—", "后"]


@given(st.text(max_size=60))
@example("# 一")
@example("+ 一")
@example("1) 一")
@example("=== ---")
def test_a_line_of_its_own_is_shown_as_text(text: str) -> None:
    shown = " ".join(harmless(text).split())
    tokens = RENDERER.parse(escaped(text))
    assert [told(token) for token in tokens if token.type == "inline"] == ([shown] if shown else [])
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@pytest.mark.parametrize("address", ["http://example.invalid/a", "HTTPS://example.invalid", "www.example.invalid"])
def test_no_address_can_become_a_link(address: str) -> None:
    assert not re.search(r"https?://|www\.", escaped(address), re.IGNORECASE)
