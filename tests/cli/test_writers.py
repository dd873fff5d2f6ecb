import json
from pathlib import Path

import pytest

from classifier.cli.formats import Format
from classifier.cli.listings import FurnitureListing, SplitListing, TagListing
from classifier.cli.output import open_sink
from classifier.cli.writers import writer
from classifier.domain.article import Span
from classifier.domain.issue import Furniture, FurnitureKind
from tests.cli.factories import HOSTILE, TAXONOMY, make_article, make_issue, make_sink, make_tagged


def test_jsonl_is_one_object_a_line_whatever_the_text() -> None:
    sink, buffer = make_sink()
    with writer(Format.JSONL, TagListing(TAXONOMY, explain=False), sink) as write:
        write(make_tagged(*(make_article(title=text, text=f"{text}\n\u2028{text}") for text in HOSTILE)))
    lines = buffer.getvalue().decode().splitlines()
    assert [json.loads(line)["title"] for line in lines] == list(HOSTILE)
    assert "\x1b" not in buffer.getvalue().decode()


def test_jsonl_leaves_the_process_issue_by_issue() -> None:
    sink, buffer = make_sink()
    with writer(Format.JSONL, SplitListing(), sink) as write:
        write(make_issue())
        assert buffer.getvalue().count(b"\n") == 1
        write(make_issue(make_article(), make_article(position=2)))
        assert buffer.getvalue().count(b"\n") == 3


@pytest.mark.parametrize("wanted", [Format.JSONL, Format.CSV, Format.TABLE])
def test_furniture_in_every_text_format(wanted: Format) -> None:
    sink, buffer = make_sink()
    piece = Furniture(FurnitureKind.CAPTION, "图为现场", (Span(3, 4),))
    with writer(wanted, FurnitureListing(), sink) as write:
        write(make_issue(furniture=(piece,)))
    assert "图为现场" in buffer.getvalue().decode()


def test_table_in_a_file_has_no_colours_no_trailing_space_and_one_legend() -> None:
    sink, buffer = make_sink()
    with writer(Format.TABLE, TagListing(TAXONOMY, explain=False), sink) as write:
        write(make_tagged())
        write(make_tagged())
    text = buffer.getvalue().decode()
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())
    assert text.count("primary tag") == 1


def send_half(output: Path) -> None:
    with open_sink(output) as sink:
        sink.send(b"half")
        raise BrokenPipeError


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("old")
    with pytest.raises(BrokenPipeError):
        send_half(output)
    assert output.read_text() == "old"
    with open_sink(output) as sink:
        sink.send(b"new")
    assert output.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
