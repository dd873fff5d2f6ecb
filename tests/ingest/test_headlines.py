from dataclasses import replace

import pytest

from classifier.ingest.headlines import Headline, group_headlines, is_kicker, reports
from classifier.ingest.roles import Role, Unit
from tests.ingest.factories import make_paragraph, make_unit


def group(*lines: tuple[str, int], level: int = 0) -> list[str]:
    """The headlines that lines make, each with the blank lines above it."""
    units = [make_unit(text, Role.HEADING, gap=gap, level=level) for text, gap in lines]
    return [headline.text for headline in group_headlines(units, range(len(units)))]


def make_headline(*lines: str) -> Headline:
    units = tuple(make_unit(text, Role.HEADING, gap=0) for text in lines)
    return Headline(units, tuple(range(len(lines))))


def test_two_lines_without_a_blank_one_between_are_one_headline() -> None:
    assert group(("推动服务质量大提升", 1), ("促进医院发展大跨越", 0)) == ["推动服务质量大提升 促进医院发展大跨越"]


def test_two_verses_are_one_headline_even_with_a_blank_line_between() -> None:
    verses = group(("重走红军路 共话川渝行", 1), ("赓续红色血脉 同植华西基因", 1))
    assert verses == ["重走红军路 共话川渝行 赓续红色血脉 同植华西基因"]


def test_two_headlines_with_a_blank_line_between_stay_two() -> None:
    assert len(group(("我院召开年度工作会议", 1), ("护理部举办技能培训班", 1))) == 2


def test_the_organisation_above_a_headline_belongs_to_it() -> None:
    assert group(("朝天区卫生健康局", 1), ("组建6组宣讲队", 1)) == ["朝天区卫生健康局 组建6组宣讲队"]


def test_a_subtitle_begins_with_a_dash() -> None:
    assert group(("搭建交流平台", 1), ("——护理外出进修汇报", 1)) == ["搭建交流平台 ——护理外出进修汇报"]


def test_a_word_broken_by_the_line_end_is_closed_up() -> None:
    assert group(("我院召开推动高质量发", 1), ("展工作会议", 0)) == ["我院召开推动高质量发展工作会议"]


def test_markdown_headings_are_one_headline_each() -> None:
    assert len(group(("我院获评先进", 0), ("我院再获殊荣", 0), level=2)) == 2


def test_nothing_joins_the_heading_of_a_list_of_briefs() -> None:
    assert group(("喜报", 1), ("我院获评先进集体", 0)) == ["喜报", "我院获评先进集体"]


def test_a_headline_has_four_lines_at_most() -> None:
    found = group(*[("一行标题文字", 0)] * 5)
    assert len(found) == 2


def test_the_number_of_an_item_stays_in_its_title_since_nothing_is_lost() -> None:
    assert make_headline("1、我院医学检验科获评青年文明号").text == "1、我院医学检验科获评青年文明号"


def test_the_organisation_is_told_apart_from_the_story() -> None:
    headline = make_headline("市妇幼保健院", "掀起学习热潮 凝聚发展力量")
    assert headline.organisation == "市妇幼保健院"
    assert headline.story == "掀起学习热潮 凝聚发展力量"


def test_a_headline_of_one_line_names_no_organisation() -> None:
    headline = make_headline("市妇幼保健院")
    assert headline.organisation is None
    assert headline.story == "市妇幼保健院"


@pytest.mark.parametrize("text", ["喜报", "喜 报！", "简讯", "一句话新闻"])
def test_some_headings_gather_short_items(text: str) -> None:
    assert make_headline(text).gathers


def test_a_headline_with_a_story_gathers_nothing() -> None:
    assert not make_headline("喜报频传 士气高涨").gathers


@pytest.mark.parametrize(
    ("text", "kicker"),
    [("市第一人民医院", True), ("利州区", True), ("我院召开工会", False), ("成功举办健康讲座", False)],
)
def test_a_kicker_is_no_more_than_a_name(text: str, *, kicker: bool) -> None:
    assert is_kicker(text) is kicker


def test_news_have_a_verb_and_slogans_none() -> None:
    assert reports("我院召开年度工作会议")
    assert not reports("精准治疗，生命奇迹")


def _heading(text: str, *, gap: int) -> Unit:
    return Unit(replace(make_paragraph(text, gap=gap, level=1), whole=True), Role.HEADING)


def test_where_a_source_sets_its_headings_apart_lines_without_a_gap_are_one_headline() -> None:
    units = [_heading("市妇幼保健院", gap=2), _heading("掀起学习热潮", gap=0), _heading("新楼启用", gap=2)]
    assert [headline.lines for headline in group_headlines(units, [0, 1, 2])] == [(0, 1), (2,)]
