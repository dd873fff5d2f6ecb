import pytest

from classifier.domain.facts import Level
from classifier.extract.award_bodies import bodies


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("国家卫生健康委公布名单", "国家卫生健康委", Level.NATIONAL),
        ("由中华护理学会主办", "中华护理学会", Level.NATIONAL),
        ("被省委授予", "省委", Level.PROVINCIAL),
        ("共青团省委表彰", "共青团省委", Level.PROVINCIAL),
        ("近日，省护理学会公布", "省护理学会", Level.PROVINCIAL),
        ("上海市卫生健康委发文", "上海市卫生健康委", Level.PROVINCIAL),
        ("市总工会授予", "市总工会", Level.MUNICIPAL),
        ("州卫健委下发通报", "州卫健委", Level.MUNICIPAL),
        ("县卫生健康局表彰", "县卫生健康局", Level.COUNTY),
        ("院党委授予", "院党委", Level.HOSPITAL),
    ],
)
def test_a_body_stands_as_high_as_its_name_says(text: str, name: str, level: Level) -> None:
    (body,) = bodies(text)
    assert (text[body.start : body.end], body.level) == (name, level)


@pytest.mark.parametrize(
    "text",
    [
        "市卫健委副主任钱川出席",
        "省人民医院急诊科",
        "市中心医院举行活动",
        "落实国家卫生健康委要求",
        "市疾控中心获奖",
        "病区护士长",
    ],
)
def test_people_hospitals_and_orders_are_no_bodies(text: str) -> None:
    assert bodies(text) == ()


def test_a_district_is_not_what_it_belongs_to() -> None:
    text = "由重庆市岚北区卫生健康委、青川省沂北市卫生健康委员会主办。"
    named = [(text[body.start : body.end], body.level) for body in bodies(text)]
    assert named == [("重庆市岚北区卫生健康委", Level.COUNTY), ("青川省沂北市卫生健康委员会", Level.MUNICIPAL)]
