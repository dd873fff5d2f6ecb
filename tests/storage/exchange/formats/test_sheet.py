import csv
import datetime as dt
import io

import pytest

from classifier.errors import TooLargeError, UnreadableError
from classifier.storage.exchange.catalogue import FORMATS
from classifier.storage.exchange.formats import sheet
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.place import MAX_BYTES
from tests.storage.exchange.factories import TAXONOMY, make_record
from tests.storage.exchange.reading import faults, label, labels, read, read_one

FORM = LabelFormat.CSV


@pytest.mark.parametrize(
    ("rows", "tags"),
    [
        ("text,label\n名单公布。,award\n", ("award",)),
        ("id,text,label\n3,名单公布。,活动#award\n", ("event", "award")),
        ("标题,正文,标签\n题,名单公布。,获奖、活动\n", ("award", "event")),
        ("标题;正文;主标签;标签\n题;名单公布。;活动;活动，获奖\n", ("event", "award")),
        ("Title\tText\tTags\n题\t名单公布。\t'award\n", None),
        ("title,text,primary\n题,名单公布。,award\n", ("award",)),
    ],
)
def test_sheets_of_other_makes_are_read(rows: str, tags: tuple[str, ...] | None) -> None:
    found = read(FORM, rows)
    # An apostrophe is part of a name where nobody guards cells.
    assert labels(found) == ([label(*tags)] if tags else [])
    assert bool(faults(found)) == (tags is None)


def test_dates_and_times_are_read_as_a_spreadsheet_writes_them() -> None:
    rows = "title,tags,date,at,annotator\n题,award,2026/3/5,2026-03-05 09:30,王芳\n"
    found = read_one(FORM, rows)
    assert found.filed.article.date == dt.date(2026, 3, 5)
    assert found.at == dt.datetime(2026, 3, 5, 9, 30).astimezone()
    assert found.annotator == "王芳"


def test_a_cell_that_nobody_filled_in_is_no_label() -> None:
    found = read(FORM, "title,text,tags,verdict\n题,文,,\n题,文,,label\n题,文,,unsure\n")
    assert labels(found) == [label(), None]
    assert faults(found) == ["file: line 2 is not a labelled article: it has no label"]


def test_no_cell_is_taken_for_a_formula() -> None:
    awkward = ("=cmd()", "+1", "-1", "@a", "＝1", "\t=1", " =1", "'x")
    rows = b"".join(FORMATS[FORM].write([make_record(title=text, note=text) for text in awkward], TAXONOMY))
    assert rows.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(rows.decode("utf-8-sig"), newline="")) for cell in row]
    assert {f"'{text}" for text in awkward} <= set(cells)
    assert not any(cell.lstrip()[:1] in {*"=+-@＝"} for cell in cells if cell)


def test_the_lines_end_as_the_standard_says() -> None:
    rows = b"".join(FORMATS[FORM].write([make_record(text="甲\n乙")], TAXONOMY))
    assert rows.count(b"\r\n") == 2
    assert rows.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("题,文,festival", "the tag 'festival' is not known"),
        (",,award", "it has neither title nor text"),
        ("题,文,award,,surplus", "it has more cells than there are columns"),
        ('题,"文"x,award', "its quotation marks do not match"),
        ('题,"文,award', "its quotation marks do not match"),
    ],
)
def test_a_broken_row_is_named_and_the_rest_read(row: str, why: str) -> None:
    found = read(FORM, f'title,text,tags\n题,"两\n行",award\n{row}\n题,文,event\n题,"两\n行",award\n')
    assert labels(found) == [label("award"), label("event"), label("award")]
    assert faults(found) == [f"file: line 4 is not a labelled article: {why}"]


def test_a_row_whose_label_contradicts_itself_is_named() -> None:
    assert "contradicts itself" in faults(read(FORM, "title,tags,primary\n题,award,event\n"))[0]


def test_a_row_that_is_not_utf_8_is_named() -> None:
    data = "title,text,tags\n题,文,award\n".encode() + "题,文,award\n".encode("gbk") + "题,文,event\n".encode()
    found = read(FORM, data)
    assert labels(found) == [label("award"), label("event")]
    assert faults(found) == ["file: line 3 is not a labelled article: it is not UTF-8"]


def test_a_sheet_without_names_of_columns_is_told_as_a_whole() -> None:
    (error,) = read(FORM, "a,b\n1,2\n3,4\n")
    assert isinstance(error, UnreadableError)
    assert "does not name the columns" in error.message


def test_a_row_longer_than_any_article_is_refused_and_the_next_read() -> None:
    long = f"题,{'文' * (MAX_BYTES // 3 + 1)},award\n"
    found = read(FORM, f"title,text,tags\n{long}题,文,event\n")
    assert isinstance(found[0], TooLargeError)
    assert labels(found) == [label("event")]


def test_rows_without_end_are_not_read_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_PATIENCE", 100_000)
    # Each line, read by itself, opens a cell that no later one closes for good.
    lines = 'x","\n' * 20_000
    found = read(FORM, f"title,text,tags\n题,文,event\n{lines}")
    assert labels(found) == [label("event")]
    assert 1 <= len(faults(found)) < 5


def test_an_empty_sheet_is_read_as_nothing() -> None:
    assert read(FORM, "") == []
    assert read(FORM, "title,tags\n\n,\n") == []
