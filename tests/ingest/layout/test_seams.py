import pytest

from classifier.ingest.layout.blocks import Block
from classifier.ingest.layout.seams import ends, is_indented, seam, stops_short
from tests.ingest.layout.factories import make_blocks, make_column, prose

# Columns of sixteen characters: three full lines, and two and a half.
FULL, SHORT = prose(48), prose(40)
BROKEN = "甲" * 48


def make_block(text: str, *, indent: int = 0) -> Block:
    (block,) = make_blocks(*make_column(text, indent=indent))
    return block


@pytest.mark.parametrize(("indent", "indented"), [(0, False), (1, False), (2, True), (4, True), (6, False)])
def test_an_indent_is_neither_nothing_nor_a_centred_line(indent: int, *, indented: bool) -> None:
    assert is_indented(make_block(SHORT, indent=indent)) is indented


def test_a_single_line_shows_no_indent() -> None:
    assert not is_indented(make_block("甲乙丙丁。", indent=2))


def test_the_last_line_is_looked_at_where_told() -> None:
    (block,) = make_blocks(*make_column(FULL, indent=0), *make_column("甲乙。", top=148))
    assert is_indented(block, last=True)
    assert not is_indented(block)


@pytest.mark.parametrize(
    ("text", "short"), [(FULL, False), (SHORT, True), (prose(47), False), (prose(46), True), (BROKEN, False)]
)
def test_a_last_line_before_the_edge_stops_short(text: str, *, short: bool) -> None:
    assert stops_short(make_block(text)) is short


@pytest.mark.parametrize(("text", "ended"), [("会议结束。", True), ("他说：“好！”", True), ("会议结束，", False)])
def test_where_a_sentence_ends(text: str, *, ended: bool) -> None:
    (row,) = make_block(text).rows
    assert ends(row) is ended


def test_anything_may_follow_nothing() -> None:
    assert seam([], make_block(FULL), indents=True) == 0


def test_inside_a_sentence_a_block_goes_on() -> None:
    assert seam([make_block(BROKEN)], make_block(FULL), indents=True) < 0


def test_a_new_paragraph_does_not_go_on_inside_a_sentence() -> None:
    assert seam([make_block(BROKEN)], make_block(FULL, indent=2), indents=True) > 0


def test_behind_a_closing_byline_nothing_follows() -> None:
    closed = make_block(prose(30) + "（护理部 温不语）")
    assert seam([closed], make_block(FULL, indent=2), indents=True) > 0


def test_behind_a_paragraphs_end_only_an_indent_follows() -> None:
    above = [make_block(SHORT)]
    assert seam(above, make_block(FULL), indents=True) > 0
    assert seam(above, make_block(FULL, indent=2), indents=True) == 0


def test_where_no_line_is_indented_a_missing_indent_says_nothing() -> None:
    assert seam([make_block(SHORT)], make_block(FULL), indents=False) == 0


def test_a_full_line_with_a_full_stop_says_nothing() -> None:
    assert seam([make_block(FULL)], make_block(FULL), indents=True) == 0


def test_only_the_last_block_counts() -> None:
    assert seam([make_block(SHORT), make_block(BROKEN)], make_block(FULL), indents=True) < 0
