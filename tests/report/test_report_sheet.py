"""The workbook of a report, as the library that reads it and, where it is installed, LibreOffice see it."""

import datetime as dt
import errno
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from classifier.domain.facts import Award, Contributor
from classifier.domain.period import Period
from classifier.domain.reported import Reported
from classifier.domain.section import Cell
from classifier.report import report_sheet as module
from classifier.report.markup import harmless
from classifier.report.report_sheet import report_sheet
from classifier.report.sections.catalogue import sections
from classifier.report.sheets import article_sheet, section_sheet
from classifier.report.sheets.section_chart import PALETTE
from classifier.report.sheets.workbook import CELL_LIMIT
from classifier.report.tables import Say
from tests.report.factories import chinese, english
from tests.report.reports import AT, HOSTILE, make_reported, make_reported_article, year_reported
from tests.report.sheets.workbooks import HEAD, TAXONOMY, column, led_to, make_section, written

SMUGGLED = '<r><t>x</t></r></is></c><c r="Z9"><f>1+1</f></c><r></r>'
WORSE = (
    "@SUM(A1:A9)",
    "+1",
    "-1",
    "\t=1+1",
    "\r=1+1",
    "＝1＋1",
    "\x00空\x00字符",
    "\ud800半个字",
    "\ufffe\uffff",
    "http://example.invalid/",
    SMUGGLED,
    "_x0041_",
    "党" * 3_500_000,
)
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def every_cell(book: Any) -> Iterator[Any]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from row


def test_sheets_are_the_cover_the_sections_the_lists_and_all_articles() -> None:
    reported = year_reported(60)
    found = sections(reported, TAXONOMY, chinese)
    names = written(reported, *found, say=chinese).sheetnames
    assert names == ["封面", *(section.title for section in found), "明细", "稿件"]


def test_the_cover_says_what_it_is_of_and_leads_everywhere() -> None:
    book = written(
        make_reported(issue="2024-*", organisation="骨科", period=Period(dt.date(2024, 3, 1), dt.date(2024, 3, 31)))
    )
    cover = book["Cover"]
    said = {row[0].value: row[1].value for row in cover.iter_rows(max_row=12)}
    assert (said["Period"], said["Issue"], said["Organisation"]) == ("2024-03", "2024-*", "骨科")
    assert (said["Articles"], said["Model"], said["Newspaper"]) == ("1", "v0001", "云溪医院报")
    assert said["Made"] == AT.astimezone().replace(tzinfo=None)
    links = [cell.hyperlink.location for cell in cover["A"] if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]


@pytest.mark.parametrize("say", [english, chinese])
def test_it_prints_on_a4_across_with_its_headings_on_each_page(say: Say) -> None:
    for sheet in written(year_reported(60), say=say):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        if sheet.title not in {"Cover", "封面"}:
            assert sheet.print_title_rows is not None


def test_what_was_asked_for_stays_text_on_the_cover() -> None:
    cover = written(make_reported(issue="=1+1", organisation="骨科"))["Cover"]
    quoted = {cell.value: cell.quotePrefix for cell in cover["B"] if cell.value in {"=1+1", "骨科"}}
    assert quoted == {"=1+1": True, "骨科": False}


def test_a_title_below_a_page_gives_no_commands() -> None:
    sheet = written(make_reported(), make_section((Cell("a"), Cell(1)), title="12 & 24&P", key="one"))["12 & 24&P"]
    assert sheet.oddFooter.left.text.strip() == "12 && 24&&P"
    assert sheet.oddFooter.left.size == 9


def test_each_number_leads_to_the_articles_that_it_counts() -> None:
    reported = year_reported(80)
    given = sections(reported, TAXONOMY, english)
    book = written(reported, *given)
    shown = {place: harmless(article.title) or None for place, article in enumerate(reported.articles)}
    checked = 0
    for section in given:
        for number, cells in enumerate(section.rows, start=HEAD + 1):
            for one, cell in zip(book[section.title][number], cells, strict=False):
                if not cell.articles or cell.value is None:
                    assert one.hyperlink is None
                elif len(cell.articles) == len(reported.articles):
                    assert one.hyperlink.location == "'Articles'!A1"
                else:
                    assert [row[3] for row in led_to(book, one)] == [shown[place] for place in cell.articles]
                    checked += 1
    assert checked > 300


def test_more_rows_than_a_sheet_holds_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section_sheet, "ROW_LIMIT", HEAD + 4)
    monkeypatch.setattr(article_sheet, "ROW_LIMIT", 4)
    articles = [make_reported_article(number) for number in range(5)]
    section = make_section(*((Cell(str(number)), Cell(number)) for number in range(5)), total=(Cell("Total"), Cell(10)))
    book = written(make_reported(*articles), section)
    assert [cell.value for cell in book["One"]["A"][HEAD:]] == ["0", "1", None, "Total"]
    assert book["Articles"].max_row == 4
    left = [cell.value for cell in book["Cover"]["C"] if cell.value]
    assert [re.search(r"\d+", text)[0] for text in left[1:]] == ["3", "2"]  # type: ignore[index]  # all have one
    assert "3 further ones" in book["One"]["A2"].value


def hostile_report() -> Reported:
    texts = (*HOSTILE, *WORSE)
    articles = [
        make_reported_article(
            number,
            title=text,
            excerpt=text[:200],
            issue=text[:200],
            newspaper=text[:50],
            number=text[:50],
            review=text[:20],
            model=text[:20],
            tags=("award",),
            terms={"award": ((text[:50], 1.0),)},
            contributors=(Contributor(name=text[:50], department=text[:50]),),
            departments=(text[:50],),
            organisations=(text[:50],),
            awards=(Award(name=text[:50], level=None, body=text[:50], sentence=text[:50]),),
        )
        for number, text in enumerate(texts)
    ]
    return make_reported(*articles, issue="=1+1", organisation='=HYPERLINK("http://example.invalid")', model="=v1")


@pytest.mark.parametrize("most", [0, 100])
def test_hostile_texts_are_texts_everywhere(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_IN_MEMORY", most)
    reported = hostile_report()
    rude = tuple(
        make_section((Cell(text, (0,)), Cell(1, (0,))), key=f"k{number}", title=text[:500], note=text[:500])
        for number, text in enumerate((*HOSTILE, *WORSE))
    )
    buffer = io.BytesIO()
    report_sheet(reported, (*sections(reported, TAXONOMY, english), *rude), TAXONOMY, english, buffer)
    book = openpyxl.load_workbook(buffer)
    cells = list(every_cell(book))
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)]
    assert max(map(len, texts)) <= CELL_LIMIT
    titles = [cell.value for cell in column(book["Articles"], "Title")]
    assert SMUGGLED in titles
    assert "=1+1" in titles
    assert titles[-1].endswith("… [cut: 3500000 characters in all]")
    parts = zipfile.ZipFile(buffer)
    assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) and "sheet" in name]
    # What links a workbook to anything outside stands in such parts.
    assert not [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for buffer in (first, second):
        reported = year_reported(40)
        report_sheet(reported, sections(reported, TAXONOMY, chinese), TAXONOMY, chinese, buffer)
    assert first.getvalue() == second.getvalue()


def test_a_big_report_says_the_same_as_it_would_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    reported = year_reported(60, hostile=False)
    whole = written(reported)
    monkeypatch.setattr(module, "MOST_IN_MEMORY", 59)
    big = written(reported)
    assert big.sheetnames == whole.sheetnames
    for sheet in whole:
        assert list(big[sheet.title].values) == list(sheet.values)
        assert big[sheet.title].auto_filter.ref == sheet.auto_filter.ref


def test_a_path_gets_the_whole_file_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.xlsx"
    report_sheet(make_reported(), (make_section(),), TAXONOMY, english, path)
    assert openpyxl.load_workbook(path).sheetnames == ["Cover", "One", "Details", "Articles"]
    before = path.read_bytes()

    def full(*_given: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.packager.Packager._filename", full)
    with pytest.raises(OSError, match="No space left"):
        report_sheet(year_reported(40), (make_section(),), TAXONOMY, english, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_of_nothing_is_a_workbook() -> None:
    reported = Reported(at=AT, period=Period(), model="builtin", articles=())
    book = written(reported, say=chinese)
    assert book["稿件"].max_row == 1
    assert "内置" in [cell.value for cell in book["封面"]["B"]]
    assert any("这段时间没有报纸" in str(cell.value) for cell in book["封面"]["A"])


def test_a_tag_has_the_colour_that_it_has_on_the_page() -> None:
    style = files("classifier.report").joinpath("assets", "report.css").read_text(encoding="utf-8")
    light = style[: style.index("@media")]
    assert tuple(found.upper() for found in re.findall(r"--c\d: (#\w+);", light)) == PALETTE


@needs_office
def test_libreoffice_opens_it_and_sees_the_same(tmp_path: Path) -> None:
    reported = hostile_report()
    source = tmp_path / "report.xlsx"
    report_sheet(reported, sections(reported, TAXONOMY, chinese), TAXONOMY, chinese, source)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # Each sheet becomes a file: separator, quotes, UTF-8, from the first row, formats as shown, formulas as results.
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", profile, "--headless", "--convert-to", options, "--outdir", str(tmp_path), str(source)]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    found = {path.stem.removeprefix("report-"): path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv")}
    if not found and b"could not be loaded" in done.stderr:
        pytest.skip("LibreOffice is installed without its spreadsheet")
    assert set(found) == set(openpyxl.load_workbook(source).sheetnames)
    assert "<script>alert(document.title)</script>" in found["稿件"]
    assert '=HYPERLINK(""http://example.invalid/"",""点我"")' in found["稿件"]
    assert SMUGGLED.replace('"', '""') in found["稿件"]
    assert f"{len(reported.articles)}" in found["总览"]
    assert "Err:" not in "".join(found.values())
