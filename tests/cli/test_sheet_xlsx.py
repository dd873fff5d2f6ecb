import errno
import gc
import io
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar

import openpyxl
import pytest

from classifier.cli import sheet_xlsx
from classifier.cli.language import Language, use
from classifier.cli.listings import FurnitureListing, Listing, SplitListing, TagListing
from classifier.cli.output import Sink
from classifier.cli.plain import visible
from classifier.cli.sheet_xlsx import xlsx_writer
from classifier.domain.article import Article
from classifier.domain.issue import Furniture, FurnitureKind
from classifier.domain.prediction import ReviewReason
from classifier.errors import UsageError, YuankanError
from classifier.report.sheets.workbook import CELL_LIMIT
from tests.cli.factories import HOSTILE, TAXONOMY, make_article, make_issue, make_prediction, make_sink, make_tagged
from tests.command import Command

T = TypeVar("T")


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
    assert column(sheet, "Award confidence")[0].value == pytest.approx(0.9713)
    assert column(sheet, "Source id")[0].value == "007"


def test_hostile_text_is_text_and_never_a_formula_or_a_link() -> None:
    sheet = written(*(make_article(title=text, text=f"{text}\nhttp://example.invalid") for text in HOSTILE))
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert [cell.value for cell in column(sheet, "Title")] == [visible(text) for text in HOSTILE]


def test_text_that_looks_like_the_markup_of_a_workbook_is_text() -> None:
    # What stands between these two the library would write into the sheet as it is.
    title = "<r><t>x</t></r></is></c><c r='Z9'><f>1+1</f></c><r></r>"
    sheet = written(make_article(title=title))
    assert [cell.value for cell in column(sheet, "Title")] == [title]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


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


def test_codes_are_words_in_english_and_names_in_chinese() -> None:
    doubted = make_tagged(predictions=[make_prediction(review=ReviewReason.TOO_SHORT)])
    caption = make_issue(furniture=(Furniture(FurnitureKind.CAPTION, "图为现场"),))
    for language, reason, kind in ((Language.EN, "too_short", "caption"), (Language.ZH, "太短", "图片说明")):
        use(language)
        assert reason in cells_of(TagListing(TAXONOMY, explain=False), doubted)
        assert kind in cells_of(FurnitureListing(), caption)


def cells_of(listing: Listing[T], result: T) -> list[object]:
    sink, buffer = make_sink()
    with xlsx_writer(listing, sink) as write:
        write(result)
    return [cell.value for row in sheet_of(buffer.getvalue()).iter_rows(min_row=2) for cell in row]


class Full(io.BytesIO):
    """A file on a disk without room, which is noticed at once or when the buffer is emptied."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late

    def write(self, data: Any) -> int:
        return super().write(data) if self.late else no_room()

    def flush(self) -> None:
        no_room()


def write_workbook(binary: BinaryIO) -> None:
    with xlsx_writer(SplitListing(), Sink(binary=binary, terminal=False, standard=False)) as write:
        write(make_issue())


def no_room(*_given: object, **_named: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("late", [False, True])
def test_a_full_disk_leaves_nothing_that_complains_later(late: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OSError, match="No space left") as found:
        write_workbook(Full(late=late))
    # The file below names itself: this is not about the temporary folder.
    assert (found.value.errno, found.value.filename) == (errno.ENOSPC, None)
    # The archive that was not finished ends itself here: a warning of it would fail the test.
    del found
    gc.collect()
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_the_real_program_on_a_full_disk(yuankan: Command) -> None:
    done = yuankan.run("split", "-", "-f", "xlsx", "-o", "/dev/full", stdin=b'{"title": "1"}\n')
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"yuankan: /dev/full: the disk is full; free some space and run the same command again\n"


@pytest.mark.parametrize("place", ["xlsxwriter.worksheet.tempfile.mkstemp", "xlsxwriter.packager.Packager._filename"])
def test_a_full_temporary_folder_is_named(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, no_room)
    sink, buffer = make_sink()
    with pytest.raises(OSError, match="No space left") as found:
        write_workbook(sink.binary)
    assert (found.value.errno, found.value.filename) == (errno.ENOSPC, tempfile.gettempdir())
    assert buffer.getvalue() == b""


def test_without_a_temporary_folder_the_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", nowhere)
    with pytest.raises(YuankanError, match="no temporary folder can be written"):
        write_workbook(io.BytesIO())


def test_no_temporary_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    write_workbook(io.BytesIO())
    with pytest.raises(OSError, match="No space left"):
        write_workbook(Full(late=False))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("chinese")
def test_headings_are_in_the_language_spoken() -> None:
    assert [cell.value for cell in written(make_article())[1]][:3] == ["报纸文件", "序号", "标题"]
