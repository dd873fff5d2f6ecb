from dataclasses import replace

import pytest

from classifier.domain.issue import FurnitureKind
from classifier.ingest.roles import Role, assign_roles, is_numbered
from tests.ingest.factories import make_paragraph, roles

LEAD = "近日，我院心内科成功完成一例高难度介入手术，患者术后恢复良好，已于本周康复出院。"


def role_of(line: str) -> Role:
    """The role of a line that stands by itself between two paragraphs of news."""
    found = dict(roles(f"{LEAD}\n\n{line}\n\n{LEAD}讲述者是他的主治医生。"))
    return found[line]


@pytest.mark.parametrize(
    "line", ["我院召开年度工作会议", "第一党支部开展主题党日活动", "掀起学习热潮 凝聚发展力量", "“天使”在身边"]
)
def test_a_short_line_without_a_full_stop_is_a_heading(line: str) -> None:
    assert role_of(line) is Role.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "会议由院长主持。",
        "一、提高认识",
        "（二）落实责任",
        "为了患者，为了家属，为了医院，为了明天",
        "本报讯 我院召开会议",
    ],
)
def test_a_sentence_an_item_and_a_lead_are_body(line: str) -> None:
    assert role_of(line) is Role.BODY


@pytest.mark.parametrize("line", ["第2版", "二版", "- 3 -", "责任编辑 李青禾", "要闻", "（下转第二版）", "****"])
def test_what_marks_a_page_is_furniture(line: str) -> None:
    assert role_of(line) is Role.PAGE


@pytest.mark.parametrize("line", ["图为义诊现场", "上图：专家在查房", "▲手术中", "图片来源：宣传科", "李青 摄"])
def test_what_tells_of_a_picture_is_a_caption(line: str) -> None:
    assert role_of(line) is Role.CAPTION


@pytest.mark.parametrize("line", ["□胡青", "（供稿：李青禾）", "通讯员 李青 王远", "（宣传科 李青）"])
def test_who_wrote_it_is_a_byline(line: str) -> None:
    assert role_of(line) is Role.BYLINE


def test_where_headings_are_marked_a_short_line_is_not_one() -> None:
    source = f"## 我院召开会议\n\n{LEAD}\n\n与会人员合影\n\n## 我院开展义诊\n\n{LEAD}"
    assert [role for _, role in roles(source)] == [Role.HEADING, Role.BODY, Role.BODY, Role.HEADING, Role.BODY]


def test_a_caption_that_ran_into_the_end_of_a_paragraph_is_parted_from_it() -> None:
    found = roles(f"{LEAD} 慰问人员与医务人员合影")
    assert found == [(LEAD, Role.BODY), ("慰问人员与医务人员合影", Role.CAPTION)]


def test_a_sentence_after_a_space_is_no_caption() -> None:
    assert len(roles(f"{LEAD} 随后大家参观了门诊大厅")) == 1


def test_the_hospitals_name_beside_the_editors_is_part_of_the_masthead() -> None:
    source = "澄江县人民医院\n\n主编：何知秋\n\n联系电话：0999-5810000\n\n" + LEAD
    assert [role for _, role in roles(source)] == [Role.MASTHEAD] * 3 + [Role.BODY]


def test_the_hospitals_name_above_a_headline_is_a_heading() -> None:
    source = f"澄江县人民医院\n我院召开年度工作会议\n\n{LEAD}"
    assert [role for _, role in roles(source)] == [Role.HEADING, Role.HEADING, Role.BODY]


def test_a_telephone_at_the_end_of_a_notice_is_not_a_masthead() -> None:
    assert roles(f"{LEAD}\n\n联系电话：0999-5810000")[-1][1] is Role.BODY


@pytest.mark.parametrize(
    ("text", "numbered"),
    [("一、背景", True), ("（三）方法", True), ("3.结果", True), ("①登记", True), ("3.5万人", False), ("三院", False)],
)
def test_the_number_of_an_item_is_told_from_a_figure(text: str, *, numbered: bool) -> None:
    assert is_numbered(text) is numbered


def test_one_heading_that_a_laid_out_source_marks_makes_all_other_lines_body() -> None:
    heading = replace(make_paragraph("新楼启用", level=1), whole=True)
    units = assign_roles([heading, make_paragraph("抓好学习")], marked=True)
    assert [unit.role for unit in units] == [Role.HEADING, Role.BODY]


def test_the_name_and_number_of_an_issue_typed_as_a_heading_are_its_masthead() -> None:
    assert roles("# 临川医院报 2024年第5期\n\n## 我院获奖\n\n近日，我院获奖。")[0][1] is Role.MASTHEAD
    assert roles("# 2024年第5期护士规范化培训班开班\n\n近日开班。")[0][1] is Role.HEADING


@pytest.mark.parametrize("text", ["●健康课堂", "科普园地", "■ 养生之窗"])
def test_the_head_of_a_section_is_no_article(text: str) -> None:
    assert roles(f"近日，我院获奖。\n\n{text}\n\n近日，我院开会。")[1][1] is Role.PAGE


def test_what_the_source_itself_says_of_a_line_is_not_doubted() -> None:
    alone = replace(make_paragraph("地址：解放路1号"), kind=FurnitureKind.MASTHEAD)
    assert [unit.role for unit in assign_roles([alone, make_paragraph()])] == [Role.MASTHEAD, Role.BODY]


def test_a_brief_behind_a_triangle_is_no_caption() -> None:
    brief = "▲9月1日，医保科开展医保政策宣讲活动，共有五十人参加。（王一）"
    assert roles(brief)[0][1] is Role.BODY
    assert roles("▲9月2日，药剂科举办讲座，六十余人到场。")[0][1] is Role.BODY
    assert roles("▲9月1日，图为活动现场。")[0][1] is Role.CAPTION
    assert roles("▲手术中")[0][1] is Role.CAPTION


@pytest.mark.parametrize("head", ["临川市人民医院报\n2025年9月30日 第9期", "临川市人民医院报", "临川医院院刊"])
def test_a_masthead_of_the_name_and_the_number_alone_is_one(head: str) -> None:
    source = f"{head}\n\n我院召开大会\n\n9月5日，我院召开大会，会议强调质量安全。"
    assert [role for _, role in roles(source)[: head.count("\n") + 1]] == [Role.MASTHEAD] * (head.count("\n") + 1)


def test_good_news_at_the_head_of_an_issue_are_no_masthead() -> None:
    assert roles("我院喜报\n\n近日，我院获奖。")[0][1] is Role.HEADING
