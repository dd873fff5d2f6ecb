import pytest

from classifier.ingest.lines import read_lines
from classifier.ingest.paragraphs import join_lines
from tests.ingest.factories import make_paragraph, paragraphs, wrap

FIRST = (
    "近日，我院胃肠外科在麻醉手术科的配合下，为一名八十二岁的老人完成了一台腹腔镜手术，术中出血很少，"
    "老人第三天便能下床走动，家属写来感谢信，称赞医护人员技术好、态度更好。"
)
SECOND = (
    "据介绍，这名老人患有多种基础疾病，手术风险很高，科室先后两次组织会诊，逐条讨论麻醉和术后护理的方案，"
    "把可能出现的情况都想在前面，最终让手术平稳完成。"
)
TITLE = "八旬老人微创手术后三天下床"


@pytest.mark.parametrize("width", [16, 18, 22, 27])
def test_a_column_is_joined_again_whatever_its_width(width: int) -> None:
    source = [*wrap(FIRST, width), "", *wrap(SECOND, width)]
    assert paragraphs("\n".join(source)) == [FIRST, SECOND]


def test_frames_that_put_a_blank_line_after_every_line_are_joined_again() -> None:
    source = "\n\n".join([*wrap("    " + FIRST, 24), *wrap("    " + SECOND, 24)])
    assert paragraphs(source) == [FIRST, SECOND]


def test_an_indent_begins_a_paragraph_without_a_blank_line() -> None:
    source = "\n".join([*wrap("　　" + FIRST, 20), *wrap("　　" + SECOND, 20)])
    assert paragraphs(source) == [FIRST, SECOND]


def test_a_paragraph_on_one_line_stays_one() -> None:
    assert paragraphs(f"{TITLE}\n{FIRST}\n{SECOND}") == [TITLE, FIRST, SECOND]


def test_a_headline_right_above_a_column_is_not_its_first_line() -> None:
    source = "\n".join([TITLE, *wrap(FIRST, 18)])
    assert paragraphs(source) == [TITLE, FIRST]


def test_a_markdown_heading_is_never_joined() -> None:
    assert paragraphs(f"## 八旬老人，\n，术后三天下床\n{FIRST}")[0] == "八旬老人，"


def test_a_line_never_begins_with_a_closing_mark_so_it_belongs_above() -> None:
    assert paragraphs("会议传达了上级文件\n，部署了下一步工作。") == ["会议传达了上级文件，部署了下一步工作。"]


def test_the_date_line_of_a_masthead_is_not_joined_to_the_prose_around_it() -> None:
    source = "\n".join([*wrap(FIRST, 18), "2024年4月26日 第4期", *wrap(SECOND, 18)])
    above, date, below = paragraphs(source)
    assert (above, date.replace(" ", ""), below) == (FIRST, "2024年4月26日第4期", SECOND)


def test_a_byline_in_brackets_closes_its_paragraph() -> None:
    signed = FIRST + "（宣传科 李青）"
    source = "\n".join([*wrap(signed, 18), *wrap(SECOND, 18)])
    assert paragraphs(source) == [signed, SECOND]


@pytest.mark.parametrize("line", ["□胡青", "一、提高认识", "图为手术现场"])
def test_a_byline_an_item_and_a_caption_are_not_the_beginning_of_the_paragraph_below(line: str) -> None:
    assert paragraphs(f"{FIRST}\n\n{line}\n\n{SECOND}") == [FIRST, line, SECOND]


def test_latin_words_cut_by_a_line_end_keep_apart_and_ideographs_do_not() -> None:
    source = "\n".join(
        [
            "我院引进了一套名为达芬奇的系统，英文为Da Vinci",
            "Surgical System，可以在狭小的腔隙里完成缝合，近",
            "日已经开展了十台手术，患者恢复良好，正在逐步推",
            "广到其他科室，让更多的患者受益于微创技术的进步。",
        ]
    )
    assert "Da Vinci Surgical System" in paragraphs(source)[0]
    assert "近日" in paragraphs(source)[0]


def test_every_line_stands_in_exactly_one_paragraph() -> None:
    lines = read_lines("\n".join([TITLE, *wrap(FIRST, 18), "", "图为手术现场", *wrap(SECOND, 27)]))
    spans = [paragraph.span for paragraph in join_lines(lines)]
    held = [number for span in spans for number in range(span.first, span.last + 1)]
    assert set(held) >= {line.number for line in lines}
    assert len(held) == len(set(held))
    assert held == sorted(held)


@pytest.mark.parametrize("text", ["手术成功。", "手术成功！”", "（手术成功。）", "手术成功；", "手术成功……"])
def test_a_full_stop_ends_a_paragraph_even_inside_quotes(text: str) -> None:
    assert make_paragraph(text).ends


@pytest.mark.parametrize("text", ["手术成功", "手术成功，", "手术成功（李青）"])
def test_without_a_full_stop_a_paragraph_has_not_ended(text: str) -> None:
    assert not make_paragraph(text).ends


def test_a_paragraph_that_begins_with_a_comma_starts_inside_a_sentence() -> None:
    assert make_paragraph("，随后参观了病区。").starts_inside
    assert not make_paragraph("“随后，他参观了病区。”").starts_inside
