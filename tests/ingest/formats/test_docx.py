import io
from importlib.machinery import ModuleSpec

import docx
import pytest
from docx.shared import Pt

from classifier.domain.issue import FurnitureKind
from classifier.errors import UnreadableError
from classifier.ingest.formats.docx import read
from classifier.ingest.lines import Line
from classifier.ingest.split import split
from tests.ingest.formats.word import make_docx, make_zip, paragraph

LEAD = "近日，我院召开年度工作会议，部署全年工作。"


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    return read(make_docx(body, **parts), "a.docx").lines


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines(body, **parts)]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_document_that_a_library_wrote_is_read() -> None:
    document = docx.Document()
    document.add_heading("我院召开年度工作会议", 1)
    document.add_paragraph(LEAD)
    large = document.add_paragraph().add_run("护理部举办技能竞赛")
    large.bold, large.font.size = True, Pt(22)
    document.add_paragraph("第一项", style="List Number")
    document.sections[0].header.paragraphs[0].text = "临川医院报"
    packed = io.BytesIO()
    document.save(packed)
    header, heading, lead, bold, item = read(packed.getvalue(), "a.docx").lines
    assert (header.kind, header.text) == (FurnitureKind.PAGE, "临川医院报")
    assert (heading.level, heading.text) == (1, "我院召开年度工作会议")
    assert (lead.level, lead.size, lead.bold, lead.whole) == (0, 1.0, False, True)
    assert (bold.size, bold.bold) == (2.0, True)
    assert item.text == "1.第一项"


@pytest.mark.parametrize(
    ("name", "outline", "level"),
    [("heading 2", "", 2), ("标题 3", "", 3), ("Title", "", 1), ("小标", "1", 2), ("正文", "9", 0), ("正文", "", 0)],
)
def test_a_style_says_how_deep_a_heading_is_and_passes_it_on(name: str, outline: str, level: int) -> None:
    level_mark = f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>' if outline else ""
    styles = (
        f'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="{name}"/>{level_mark}</w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="自定"/><w:basedOn w:val="a"/></w:style>'
    )
    (line,) = lines(paragraph("我院召开会议", style="b"), styles=styles)
    assert line.level == level


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("xy", "yx")
    )
    assert [line.text for line in lines(paragraph("甲", style="x"), styles=styles)] == ["甲"]


def test_a_sentence_in_the_style_of_a_heading_is_none() -> None:
    (line,) = lines(paragraph(LEAD * 2, properties='<w:outlineLvl w:val="0"/>'))
    assert line.level == 0


def test_a_subtitle_is_part_of_the_headline_above_it() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "Subtitle")
    )
    body = paragraph("我院召开会议", style="Title") + paragraph("——年终纪实", style="Subtitle") + paragraph(LEAD)
    assert texts(body, styles=styles) == ["我院召开会议 ——年终纪实", LEAD]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p><w:ins>{run('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", ["增"]),
        (f"<w:sdt><w:sdtPr><w:t>不</w:t></w:sdtPr><w:sdtContent><w:p>{run('控')}</w:p></w:sdtContent></w:sdt>", ["控"]),
        (paragraph("看得见") + paragraph("看不见", run="<w:vanish/>"), ["看得见"]),
        (f"<w:p><w:hyperlink>{run('链')}</w:hyperlink>{run('接')}</w:p>", ["链接"]),
        (f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple>{run('七')}</w:fldSimple></w:p>", ["七"]),
        (f"<w:p><w:ruby><w:rt>{run('yuàn')}</w:rt><w:rubyBase>{run('院')}</w:rubyBase></w:ruby></w:p>", ["院"]),
        ('<w:p><w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r></w:p>', ["艺术字"]),
    ],
    ids=["changes", "control", "hidden", "link", "field", "reading", "drawn"],
)  # fmt: skip
def test_what_is_printed_is_read_and_nothing_else(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    inner = f"<w:txbxContent>{paragraph('框内一')}{paragraph('框内二')}</w:txbxContent>"
    box = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{inner}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{box}<w:t>框外</w:t></w:r></w:p>{paragraph('其后')}"
    assert texts(body) == ["框外", "框内一", "框内二", "其后"]


def table(*rows: list[str]) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_table_of_data_is_read_row_by_row() -> None:
    body = table([paragraph("科室"), paragraph("成绩")], [paragraph("内科"), paragraph("98")])
    assert texts(body) == ["科室\u3000成绩", "内科\u300098"]


def test_a_table_that_lays_out_articles_is_read_cell_by_cell() -> None:
    story = paragraph(LEAD * 4)
    body = table([paragraph("甲题") + story, paragraph("乙题") + story])
    assert texts(body) == ["甲题", LEAD * 4, "乙题", LEAD * 4]


def test_notes_stand_after_the_paragraph_that_refers_to_them() -> None:
    body = (
        '<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="2"/><w:footnoteReference w:id="2"/></w:r></w:p>'
        + paragraph("其后")
    )
    notes = f'<w:footnote w:id="2">{paragraph("注")}</w:footnote><w:footnote w:id="0" w:type="separator"/>'
    assert texts(body, footnotes=notes) == ["正文", "注", "其后"]


def test_headers_and_footers_are_furniture_and_told_once() -> None:
    ends = '<w:headerReference r:id="header"/><w:footerReference r:id="footer"/>'
    body = paragraph("正文") + f"<w:p><w:pPr><w:sectPr>{ends}</w:sectPr></w:pPr></w:p><w:sectPr>{ends}</w:sectPr>"
    found = lines(body, header=paragraph("院报"), footer=paragraph("第1版"))
    assert [(line.text, line.kind) for line in found] == [
        ("院报", FurnitureKind.PAGE),
        ("正文", None),
        ("第1版", FurnitureKind.PAGE),
    ]


def test_numbers_of_lists_are_printed() -> None:
    def level(style: str, pattern: str) -> str:
        return (
            f'<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        )

    shapes = (("chineseCounting", "%1、"), ("decimal", "(%1)"), ("bullet", "\uf0b7"), ("lowerRoman", "%1."))
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level(*shape)}</w:abstractNum>'
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, shape in enumerate(shapes, start=1)
    )
    body = "".join(
        paragraph("条", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>')
        for n in (1, 1, 1, 2, 3, 4)
    )
    assert texts(body, numbering=numbering) == ["九、条", "十、条", "十一、条", "(9)条", "● 条", "ix.条"]


def test_line_ends_within_a_paragraph_part_sentences_and_join_headlines() -> None:
    def broken(*parts: str, properties: str = "") -> str:
        inner = "<w:br/>".join(f"<w:t>{part}</w:t>" for part in parts)
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{inner}</w:r></w:p>"

    body = broken("我院召开", "年度会议", properties='<w:outlineLvl w:val="0"/>') + broken(
        "第一句。", "第二句，", "说完。"
    )
    assert texts(body) == ["我院召开 年度会议", "第一句。", "第二句，说完。"]


def test_empty_paragraphs_are_a_gap_and_a_first_line_moved_in_an_indent() -> None:
    _, line = lines(paragraph("甲") + paragraph("") + paragraph("乙", properties='<w:ind w:firstLine="480"/>'))
    assert (line.gap, line.indent) == (1, 4)


def test_a_document_of_the_strict_variant_is_read() -> None:
    files: dict[str, str | bytes] = {
        "_rels/.rels": '<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/'
        'officeDocument" Target="/word/document.xml"/></Relationships>',
        "word/document.xml": '<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>严</t></r></p></body></d>',
    }  # fmt: skip
    assert [line.text for line in read(make_zip(files), "a.docx").lines] == ["严"]


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr("classifier.ingest.formats.docx.find_spec", find)
    with pytest.raises(UnreadableError, match=r"^a\.docx: reading \.docx needs an extra$") as caught:
        read(make_docx(paragraph("甲")), "a.docx")
    assert 'pip install "yuankan[docx]"' in caught.value.hint


def test_headlines_made_by_type_alone_open_articles_beside_one_with_a_style() -> None:
    big = '<w:b/><w:sz w:val="36"/>'
    body = paragraph("临川医院报 2024年第5期", style="Title")
    for kicker, title in (("门诊部", "我院开设夜间门诊"), ("", "护理部举办技能竞赛")):
        body += paragraph(kicker, run=big) if kicker else ""
        body += paragraph(title, run=big)
        body += paragraph("近日，临川医院开了一个头，来的人很多，大家都说办得好。")
        body += paragraph("随后，院领导讲了话，要求各科室抓好落实，为群众办实事。")
        body += paragraph("")
    issue = split(read(make_docx(body), "a.docx"), "a.docx")
    assert [article.title for article in issue.articles] == ["门诊部 我院开设夜间门诊", "护理部举办技能竞赛"]
    assert issue.masthead.newspaper == "临川医院报"
