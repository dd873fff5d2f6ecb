from collections.abc import Sequence

import pytest

from classifier.domain.issue import FurnitureKind
from classifier.ingest.layout.continuation import Flow
from classifier.ingest.layout.headings import Heading
from classifier.ingest.layout.page import Run
from classifier.ingest.layout.paragraphs import Printed
from classifier.ingest.layout.rows import Row, rows_of
from classifier.ingest.layout.writing import Writer
from classifier.ingest.lines import Line
from tests.ingest.layout.factories import SIZE, make_blocks, make_page, make_run


def make_rows(*runs: Run, page: int = 1) -> list[Row]:
    return rows_of(make_page(*runs, number=page))


def make_paragraph(*texts: str, indent: float = 2, top: float = 200) -> list[Printed]:
    rows = [make_rows(make_run(text, top=top + 16 * at))[0] for at, text in enumerate(texts)]
    return [Printed(row, 0 if at else indent, 0, None) for at, row in enumerate(rows)]


def make_brief(title: str, text: str, *, top: float) -> list[Printed]:
    """A short item whose headline stands in its first line, in heavier type."""
    (row,) = make_rows(make_run(title, top=top, bold=True), make_run(text, left=40 + 10 * len(title), top=top))
    return [Printed(row, 0, 0, None)]


def make_flow(*title: Run, marks: Sequence[Row] = ()) -> Flow:
    heading = Heading(tuple(make_blocks(*title))) if title else None
    return Flow(page=1, heading=heading, blocks=[], marks=list(marks))


def _written(flow: Flow, *paragraphs: list[Printed]) -> list[Line]:
    writer = Writer(SIZE)
    writer.story(flow, paragraphs)
    return writer.lines


def test_a_headline_is_a_line_for_each_of_its_own_and_a_paragraph_is_one() -> None:
    title = (make_run("我院召开年度", top=40, size=20), make_run("工作会议", top=64, size=20))
    lines = _written(make_flow(*title), make_paragraph("会议由院长", "主持。"), make_paragraph("散会。", indent=0))
    assert [(line.number, line.text, line.level, line.gap, line.indent) for line in lines] == [
        (1, "我院召开年度", 1, 2, 0),
        (2, "工作会议", 1, 0, 0),
        (3, "会议由院长主持。", 0, 1, 4),
        (4, "散会。", 0, 1, 0),
    ]
    assert all(line.whole for line in lines)
    # In full-width characters, the indent with them.
    assert lines[2].length == 10


def test_lines_know_their_type_and_their_page() -> None:
    rows = make_rows(make_run("甲乙丙丁戊", size=15, bold=True), page=3)
    writer = Writer(SIZE)
    writer.furniture([rows], FurnitureKind.CAPTION)
    (line,) = writer.lines
    assert (line.size, line.bold, line.page, line.kind) == (1.5, True, 3, FurnitureKind.CAPTION)


def test_size_and_confidence_are_means_over_characters() -> None:
    rows = make_rows(make_run("甲" * 9, recognition=1.0), make_run("乙", top=116, size=20, recognition=0.5))
    writer = Writer(SIZE)
    writer.furniture([rows], FurnitureKind.CAPTION)
    (line,) = writer.lines
    assert (line.size, line.recognition) == (1.1, 0.95)
    assert not line.bold


def test_marks_stand_behind_their_story_as_furniture() -> None:
    lines = _written(make_flow(marks=make_rows(make_run("（下转第2版）"))), make_paragraph("会议由院长主持。"))
    assert [(line.text, line.kind) for line in lines] == [
        ("会议由院长主持。", None),
        ("（下转第2版）", FurnitureKind.PAGE),
    ]


def test_a_few_words_over_nothing_name_a_part_of_the_page() -> None:
    (label,) = _written(make_flow(make_run("综合新闻之页", size=20)))
    assert (label.kind, label.level) == (FurnitureKind.PAGE, 0)
    (title,) = _written(make_flow(make_run("我院启用新楼了", size=20)))
    assert (title.kind, title.level) == (None, 1)
    assert [line.level for line in _written(make_flow(make_run("综合新闻", size=20)), make_paragraph("甲乙。"))] == [
        1,
        0,
    ]


def test_a_list_of_short_items_becomes_a_story_each() -> None:
    items = make_brief("新楼启用", "门诊楼启用。", top=200), make_brief("专家义诊", "专家下乡。", top=216)
    lines = _written(make_flow(make_run("简　讯", size=20)), *items)
    assert [(line.text, line.level, line.kind) for line in lines] == [
        ("简　讯", 0, FurnitureKind.PAGE),
        ("新楼启用", 1, None),
        ("门诊楼启用。", 0, None),
        ("专家义诊", 1, None),
        ("专家下乡。", 0, None),
    ]


@pytest.mark.parametrize(("letters", "apart"), [(1, False), (2, True), (20, True), (21, False)])
def test_how_long_the_headline_of_a_short_item_is(letters: int, *, apart: bool) -> None:
    items = [make_brief("甲" * letters, "门诊楼启用。", top=200 + 16 * at) for at in range(2)]
    lines = _written(make_flow(make_run("简讯", size=20)), *items)
    assert (len(lines) == 5) is apart


def test_one_heavier_phrase_makes_no_list() -> None:
    items = make_brief("新楼启用", "门诊楼启用。", top=200), make_paragraph("专家下乡。", top=216)
    lines = _written(make_flow(make_run("简讯", size=20)), *items)
    assert [line.text for line in lines] == ["简讯", "新楼启用门诊楼启用。", "专家下乡。"]


def test_under_any_other_headline_heavier_words_stay_in_their_line() -> None:
    items = make_brief("新楼启用", "门诊楼启用。", top=200), make_brief("专家义诊", "专家下乡。", top=216)
    lines = _written(make_flow(make_run("我院工作亮点", size=20)), *items)
    assert [line.text for line in lines] == ["我院工作亮点", "新楼启用门诊楼启用。", "专家义诊专家下乡。"]


def test_what_nothing_is_known_of_is_a_line_each() -> None:
    writer = Writer(SIZE)
    writer.plain(make_rows(make_run("甲乙"), make_run("丙丁", top=300)))
    assert [(line.text, line.gap, line.kind, line.level) for line in writer.lines] == [
        ("甲乙", 0, None, 0),
        ("丙丁", 0, None, 0),
    ]
