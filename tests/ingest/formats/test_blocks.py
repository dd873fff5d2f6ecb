"""The step from paragraphs with a style of their own to lines."""

from classifier.ingest.document import Document
from classifier.ingest.formats.blocks import Block, to_lines
from classifier.ingest.split import split


def test_two_headings_in_a_row_are_two_headlines() -> None:
    lines = to_lines(
        [Block(text="我院获评先进集体", level=1), Block(text="护理部开展培训", level=1), Block(text="近日开班。")]
    )
    issue = split(Document(lines=lines), "issue.docx")
    assert [article.title for article in issue.articles] == ["我院获评先进集体", "护理部开展培训"]


def test_a_line_end_inside_a_sentence_is_no_end_of_a_paragraph() -> None:
    lines = to_lines([Block(text="近日，我院召开会议，\n部署工作。\n会后参观。")])
    assert [line.text for line in lines] == ["近日，我院召开会议，部署工作。", "会后参观。"]
    assert all(line.whole for line in lines)


def test_a_heading_that_holds_whole_sentences_is_none() -> None:
    (line,) = to_lines([Block(text="近日开会。会后参观。", level=1)])
    assert line.level == 0


def test_a_blank_block_parts_others() -> None:
    lines = to_lines([Block(text="甲"), Block(text=" "), Block(text="乙")])
    assert [line.gap for line in lines] == [0, 1]
