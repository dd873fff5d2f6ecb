import pytest

from classifier.domain.facts import Level
from classifier.extract.award_levels import known_level, own_award, scope_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("省级文明单位", Level.PROVINCIAL),
        ("全国先进集体", Level.NATIONAL),
        ("省科技进步二等奖", Level.PROVINCIAL),
        ("市卫生应急技能竞赛", Level.MUNICIPAL),
        ("中国县级医院百强", Level.NATIONAL),
        ("院级先进", Level.HOSPITAL),
        ("市第一人民医院技能竞赛", None),
        ("全市唯一入选", None),
        ("国际护士节", None),
    ],
)
def test_the_scope_of_words(text: str, level: Level | None) -> None:
    assert scope_level(text, "") is level


def test_a_whole_region_is_a_district_unless_it_is_autonomous() -> None:
    assert scope_level("全区先进", "广西某医院") is Level.PROVINCIAL
    assert scope_level("全区先进", "某区医院") is Level.COUNTY


def test_a_whole_city_is_provincial_in_the_four_municipalities() -> None:
    assert scope_level("全市先进", "天津市某区医院") is Level.PROVINCIAL
    assert scope_level("全市先进", "鹿溪市某医院") is Level.MUNICIPAL


def test_well_known_awards_tell_their_level() -> None:
    assert known_level("通过胸痛中心认证") is Level.NATIONAL
    assert known_level("拿到一张奖状") is None


def test_a_hospital_that_commends_its_own_is_known_by_its_meeting() -> None:
    assert own_award("我院隆重举行护士节表彰大会")
    assert not own_award("省政府通报表彰一批单位")
