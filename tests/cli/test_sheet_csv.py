import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.cli.listings import SplitListing, TagListing
from classifier.cli.plain import visible
from classifier.cli.sheet_csv import BOM, csv_writer
from classifier.storage.formulas import guard, unguard
from tests.cli.factories import HOSTILE, TAXONOMY, make_article, make_issue, make_sink, make_tagged

TEXT = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read_back(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(BOM)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(st.text(max_size=40))
def test_a_guarded_cell_never_starts_a_formula_and_comes_back(text: str) -> None:
    cell = guard(text)
    assert not cell.lstrip().startswith(STARTS)
    assert not cell.startswith(STARTS)
    assert unguard(cell) == text


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "\t=1", "＝1", "'=1", "\ufeff=1", "\n-1"])
def test_known_tricks_are_guarded(text: str) -> None:
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["", "我院荣获", "——记党员先锋", "3-5岁", "“获奖”"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert guard(text) == text


@given(title=TEXT.filter(lambda text: "\n" not in text), text=TEXT)
def test_rows_come_back_equal(title: str, text: str) -> None:
    article = make_article(title=title, text=text)
    sink, buffer = make_sink()
    with csv_writer(SplitListing(), sink) as write:
        write(make_issue(article))
    (row,) = read_back(buffer.getvalue())
    assert unguard(row["title"]) == visible(title)
    assert unguard(row["text"]) == visible(text, keep_lines=True)
    assert (row["id"], row["date"], row["position"]) == (article.id, "2024-04-26", "1")


def test_hostile_text_in_every_column_of_text_is_harmless() -> None:
    articles = [
        make_article(title=text, text=text, bylines=(text,), organisation=text, source_id=text) for text in HOSTILE
    ]
    sink, buffer = make_sink()
    with csv_writer(TagListing(TAXONOMY, explain=False), sink) as write:
        write(make_tagged(*articles))
    rows = read_back(buffer.getvalue())
    assert len(rows) == len(HOSTILE)
    for cell in (cell for row in rows for cell in row.values()):
        assert not cell.startswith(STARTS)
        assert visible(cell, keep_lines=True) == cell


def test_what_split_is_sure_of_stands_in_columns_of_its_own() -> None:
    article = make_article(pages=(1, 3), confidence=0.98765, doubtful=True, recognition=0.9)
    sink, buffer = make_sink()
    with csv_writer(SplitListing(), sink) as write:
        write(make_issue(article, make_article(position=2)))
    first, second = read_back(buffer.getvalue())
    keys = ("page", "pages", "confidence", "recognition", "review")
    assert [first[key] for key in keys] == ["1", "1;3", "0.9877", "0.9", "split"]
    assert [second[key] for key in keys] == ["", "", "1.0", "", ""]
    sink, buffer = make_sink()
    with csv_writer(TagListing(TAXONOMY, explain=False), sink) as write:
        write(make_tagged(article))
    (tagged,) = read_back(buffer.getvalue())
    assert (tagged["pages"], tagged["split_confidence"], tagged["recognition"]) == ("1;3", "0.9877", "0.9")


def test_one_row_an_article_with_keys_names_and_scores() -> None:
    sink, buffer = make_sink()
    with csv_writer(TagListing(TAXONOMY, explain=False), sink) as write:
        write(make_tagged(make_article(source_id="007")))
        write(make_tagged())
    first, second = read_back(buffer.getvalue())
    assert first["primary"] == "award"
    assert first["tags_zh"] == "获奖"
    assert first["score_award"] == "0.9713"
    assert first["source_id"] == "007"
    assert second["source_id"] == ""
