import io
from datetime import date, datetime

import openpyxl
import pytest

from classifier.cli import sheet_xlsx
from classifier.cli.listings import SplitListing, TagListing
from classifier.cli.plain import visible
from classifier.cli.sheet_xlsx import CELL_LIMIT, xlsx_writer
from classifier.domain.article import Article
from classifier.errors import UsageError
from tests.cli.factories import HOSTILE, TAXONOMY, make_article, make_issue, make_sink, make_tagged


def sheet_of(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def written(*articles: Article) -> openpyxl.worksheet.worksheet.Worksheet:
    sink, buffer = make_sink()
    with xlsx_writer(TagListing(TAXONOMY, explain=False), sink) as write:
        write(make_tagged(*articles))
    return sheet_of(buffer.getvalue())


def column(sheet: openpyxl.worksheet.worksheet.Worksheet, heading: str) -> list[openpyxl.cell.Cell]:
    headings = [cell.value for cell in sheet[1]]
    return [row[headings.index(heading)] for row in sheet.iter_rows(min_row=2)]


def test_text_dates_and_numbers_keep_their_kind() -> None:
    sheet = written(make_article(source_id="007"))
    assert column(sheet, "Date")[0].value == datetime(2024, 4, 26)
    assert column(sheet, "Date")[0].number_format == "yyyy-mm-dd"
    assert column(sheet, "No.")[0].value == 1
    assert column(sheet, "Score Award")[0].value == pytest.approx(0.9713)
    assert column(sheet, "Source id")[0].value == "007"


def test_hostile_text_is_text_and_never_a_formula_or_a_link() -> None:
    sheet = written(*(make_article(title=text, text=f"{text}\nhttp://example.invalid") for text in HOSTILE))
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert [cell.value for cell in column(sheet, "Title")] == [visible(text) for text in HOSTILE]


def test_heading_is_frozen_and_every_column_filtered() -> None:
    sheet = written(make_article())
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("character", ["报", "𠮷"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(character: str, capsys: pytest.CaptureFixture[str]) -> None:
    (cell,) = column(written(make_article(text=character * 40_000)), "Text")
    assert len(cell.value.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert cell.value.endswith("… [cut: 40000 characters in all]")
    assert "row 2: the text is longer" in capsys.readouterr().err


def test_a_text_that_just_fits_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    (cell,) = column(written(make_article(text="报" * CELL_LIMIT)), "Text")
    assert cell.value == "报" * CELL_LIMIT
    assert capsys.readouterr().err == ""


def test_a_date_before_the_calendar_of_excel_is_text() -> None:
    (cell,) = column(written(make_article(when=date(1898, 5, 1))), "Date")
    assert cell.value == "1898-05-01"


def test_more_articles_than_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_xlsx, "ROW_LIMIT", 3)
    sink, _ = make_sink()
    with (
        pytest.raises(UsageError, match="more articles than a sheet has rows"),
        xlsx_writer(SplitListing(), sink) as write,
    ):
        write(make_issue(*(make_article(position=place) for place in (1, 2, 3))))


@pytest.mark.usefixtures("chinese")
def test_headings_are_in_the_language_spoken() -> None:
    assert [cell.value for cell in written(make_article())[1]][:3] == ["报纸文件", "序号", "标题"]
