"""From the bytes of a page to its runs: characters, their places, and which stand together."""

import pytest

from classifier.ingest.formats.pdf import pages_of
from classifier.ingest.formats.pdfium import marks
from classifier.ingest.formats.pdfium.fonts import weight_of
from classifier.ingest.formats.pdfium.marks import read_marks
from classifier.ingest.formats.pdfium.runs import runs_of
from classifier.ingest.formats.pdfium.text import Glyph
from classifier.ingest.layout.page import Run
from tests.ingest.formats.pdfs import make_pdf, show


def runs(*drawn: str, page: str = "") -> list[Run]:
    (only,) = pages_of(make_pdf("".join(drawn), page=page), "issue.pdf")
    return list(only.runs)


def texts(*drawn: str) -> list[str]:
    return [run.text for run in runs(*drawn)]


def sides(run: Run) -> tuple[float, ...]:
    return tuple(round(side, 1) for side in (run.box.left, run.box.top, run.box.right, run.box.bottom))


def glyphs(text: str, *, left: float = 0, top: float = 0, size: float = 10, gap: float = 0) -> list[Glyph]:
    placed = [left + at * (size + gap) for at in range(len(text))]
    return [Glyph(char, x, top, x + size, top + size, size, 400, 0) for char, x in zip(text, placed, strict=True)]


def joined(*drawn: list[Glyph]) -> set[str]:
    return {run.text for run in runs_of([glyph for line in drawn for glyph in line], 400)}


def test_a_line_is_one_run_with_the_square_of_its_type_around_each_character() -> None:
    (run,) = runs(show("东埠市口腔医院", x=50, y=700, size=10))
    assert (run.text, run.size, sides(run)) == ("东埠市口腔医院", 10, (50, 133.2, 120, 143.2))
    assert not run.bold
    assert not run.vertical


def test_type_is_as_large_as_its_matrix_makes_it() -> None:
    (run,) = runs(show("大字", size=1, matrix="24 0 0 24"))
    assert run.size == 24


def test_a_slanted_type_is_no_larger_for_its_slant() -> None:
    (run,) = runs(show("斜体", size=10, matrix="1 0 0.9 1"))
    assert run.size == pytest.approx(10)


def test_sizes_are_not_mixed() -> None:
    assert texts(show("标题", size=20), show("正文", x=92, size=10)) == ["标题", "正文"]


def test_a_gutter_of_a_characters_width_parts_runs() -> None:
    assert texts(show("左栏的一行"), show("右栏的一行", x=109)) == ["左栏的一行", "右栏的一行"]


def test_what_lies_on_one_line_is_joined_in_whichever_order_it_is_drawn() -> None:
    drawn = show("年会", x=90), show("别处", y=300), show("医院", x=50), show("召开", x=70)
    assert set(texts(*drawn)) == {"医院召开年会", "别处"}


@pytest.mark.parametrize("pitch", [20, 26, 34, 40])
def test_a_headline_set_wide_apart_is_one_run_without_blanks(pitch: float) -> None:
    assert texts(*(show(char, x=50 + pitch * at, size=20) for at, char in enumerate("会议召开"))) == ["会议召开"]


def test_blanks_between_words_are_kept_and_those_of_a_wide_setting_are_not() -> None:
    assert joined(glyphs("李某王某", gap=0.5)) == {"李某王某"}
    assert joined([*glyphs("李某"), *glyphs("王某", left=26)]) == {"李某 王某"}


@pytest.mark.parametrize("blank", [0.22, 0.25, 0.32])
def test_a_blank_that_a_program_moves_over_instead_of_drawing_it_is_a_space(blank: float) -> None:
    signed = glyphs("（肝胆外科"), glyphs("孟书瑶）", left=10 * (5 + blank))
    assert joined([*signed[0], *signed[1]]) == {"（肝胆外科 孟书瑶）"}


@pytest.mark.parametrize("gap", [0.6, 2, 3, 5, 8])
def test_type_set_wide_apart_all_along_a_line_is_closed_up(gap: float) -> None:
    assert joined(glyphs("喜报传来", gap=gap)) == {"喜报传来"}


def test_a_blank_in_a_line_that_is_set_wide_is_a_space() -> None:
    assert joined([*glyphs("莲塘镇医院", gap=2), *glyphs("滕某", left=64, gap=2)]) == {"莲塘镇医院 滕某"}


def test_a_line_set_unevenly_is_not_taken_for_one_with_blanks() -> None:
    places = [0.0, 10.0, 23.6, 34.6, 44.6, 58.0, 68.8, 80.0, 90.0]
    placed = [*zip("识别软件留下的文字", places, strict=True)]
    assert joined([glyph for char, left in placed for glyph in glyphs(char, left=left)]) == {"识别软件留下的文字"}


def test_type_a_little_apart_from_marks_and_figures_has_no_spaces() -> None:
    parts = glyphs("我院召开"), glyphs("9", left=42.5), glyphs("月例会", left=55)
    assert joined([glyph for part in parts for glyph in part]) == {"我院召开9月例会"}


def test_drawn_blanks_are_spaces_and_many_of_them_part_runs() -> None:
    assert texts(show("热烈　祝贺")) == ["热烈 祝贺"]
    assert texts(show("院长　　　书记")) == ["院长", "书记"]
    assert texts(show("　　段首缩进")) == ["段首缩进"]


def test_latin_words_keep_their_spaces() -> None:
    assert texts(show("Nature Medicine", font="L")) == ["Nature Medicine"]
    assert texts(show("Nature", font="L"), show("Medicine", font="L", x=84)) == ["Nature Medicine"]


@pytest.mark.parametrize("apart", [0, 0.4, 1.5])
def test_what_is_drawn_twice_comes_out_once(apart: float) -> None:
    assert texts(show("喜报", size=20), show("喜报", size=20, x=50 + apart, y=700 - apart)) == ["喜报"]
    singles = [
        show(char, size=20, x=50 + 20 * at + apart) for apart in (0, apart) for at, char in enumerate("喜报传来")
    ]
    assert texts(*singles) == ["喜报传来"]


def test_a_repeated_character_beside_itself_is_kept() -> None:
    assert texts(show("常常看看！！")) == ["常常看看！！"]
    assert texts(show("lillill", font="L")) == ["lillill"]


def test_a_vertical_font_is_read_downwards() -> None:
    (run,) = runs(show("竖排标题", font="V", size=20, x=60))
    assert (run.text, run.vertical) == ("竖排标题", True)
    assert sides(run) == (50, 142, 70, 222)


def test_characters_one_below_another_are_a_vertical_run() -> None:
    (run,) = runs(*(show(char, y=700 - 24 * at, size=20) for at, char in enumerate("一字一行标题")))
    assert (run.text, run.vertical) == ("一字一行标题", True)


def test_the_last_character_of_a_paragraph_is_no_vertical_line_with_what_is_below() -> None:
    drawn = show("会"), show("第二段从这里开始", y=685)
    assert set(texts(*drawn)) == {"会", "第二段从这里开始"}


def test_figures_one_below_another_are_a_list() -> None:
    assert texts(*(show(char, y=700 - 12 * at, font="L") for at, char in enumerate("123"))) == ["1", "2", "3"]


def test_latin_words_turned_within_a_vertical_line_belong_to_it() -> None:
    head, tail = show("学习", font="V", size=20, x=60), show("讲座", font="V", size=20, x=60, y=614)
    (run,) = runs(head, show("MRI", font="L", size=20, x=53, y=658, matrix="0 -1 1 0"), tail)
    assert (run.text, run.vertical) == ("学习MRI讲座", True)


def test_a_page_that_says_it_is_turned_is_looked_at_upright() -> None:
    drawn = make_pdf(show("横放的一页", matrix="0 1 -1 0", x=300, y=400), page="/Rotate 90/CropBox[100 100 500 600]")
    (page,) = pages_of(drawn, "issue.pdf")
    (run,) = page.runs
    assert (page.width, page.height, run.text) == (500, 400, "横放的一页")
    assert sides(run) == (300, 191.2, 350, 201.2)


def test_a_page_whose_lines_are_turned_is_turned_back() -> None:
    drawn = make_pdf(show("横放的一页", matrix="0 1 -1 0", x=300, y=400))
    (page,) = pages_of(drawn, "issue.pdf")
    assert (page.width, page.height) == (842, 595)
    assert sides(page.runs[0]) == (400, 291.2, 450, 301.2)


def test_what_is_off_the_page_is_left_out() -> None:
    assert texts(show("留下"), show("裁掉", x=-300), show("裁掉", y=900)) == ["留下"]


def test_a_hidden_text_layer_is_read() -> None:
    assert texts(show("识别软件留下的文字", mode=3)) == ["识别软件留下的文字"]


def test_type_drawn_with_its_outline_and_type_named_bold_are_bold() -> None:
    regular = show("正文正文正文正文")
    assert [run.bold for run in runs(regular, show("描边", y=600, mode=2), show("粗体", y=500, font="B"))] == [
        False,
        True,
        True,
    ]


def test_where_all_is_bold_nothing_is() -> None:
    assert [run.bold for run in runs(show("通篇粗体", font="B"))] == [False]


def test_characters_are_repaired() -> None:
    assert texts(show("⼀⼈\ue004")) == ["一人"]


def test_characters_beyond_the_bound_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    monkeypatch.setattr(marks, "MAX_CHARACTERS", 3)
    with pypdfium2.PdfDocument(make_pdf(show("一二三四五"))) as document:
        textpage = document[0].get_textpage()
        found = read_marks(textpage.raw)
    assert ([mark.char for mark in found.marks], found.cut) == (["一", "二", "三"], True)


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("ABCDEF+NotoSerifCJKsc-Regular", 400),
        ("ABCDEF+NotoSerifCJKsc-Bold", 700),
        ("SourceHanSansCN-Heavy", 700),
        ("FZXBSK--GBK1-0", 700),
        ("SimHei", 600),
        ("MicrosoftYaHei", 400),
        ("MicrosoftYaHei-Bold", 700),
        ("STSong-Light", 300),
        ("", 400),
    ],
)
def test_names_of_fonts_tell_their_weights(name: str, weight: int) -> None:
    assert weight_of(name) == weight
