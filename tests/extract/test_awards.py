from dataclasses import replace

import pytest

from classifier.domain.article import Article
from classifier.domain.facts import Level
from classifier.extract.awards import MOST, awards


def make_article(text: str = "会议照常举行。", *, title: str = "简讯") -> Article:
    return Article(title=title, text=text)


def names(text: str, *, title: str = "简讯") -> list[str]:
    return [award.name for award in awards(make_article(text, title=title))]


def test_a_title_in_quotation_marks_is_an_award() -> None:
    (award,) = awards(make_article("5月8日，我院急诊科被省卫生健康委授予“先进集体”称号。"))
    assert (award.name, award.level, award.body) == ("先进集体", Level.PROVINCIAL, "省卫生健康委")
    assert award.sentence.startswith("5月8日")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("我院荣获“全国文明单位”称号。", Level.NATIONAL),
        ("我院被评为省级健康医院示范单位。", Level.PROVINCIAL),
        ("我院获全市护理技能竞赛一等奖。", Level.MUNICIPAL),
        ("县卫生健康局授予我院“平安医院”称号。", Level.COUNTY),
        ("医院召开表彰大会，授予儿科“先进科室”称号。", Level.HOSPITAL),
        ("我院荣获“友好伙伴”称号。", None),
    ],
)
def test_the_wording_tells_the_level(text: str, level: Level | None) -> None:
    (award,) = awards(make_article(text))
    assert award.level is level


def test_what_the_text_states_outranks_who_gave_it() -> None:
    (award,) = awards(make_article("省卫生健康委公布名单，我院获评国家级示范单位。"))
    assert award.level is Level.NATIONAL


def test_a_bureau_of_one_of_the_four_municipalities_is_provincial() -> None:
    (award,) = awards(make_article("重庆市卫生健康委授予我院“先进单位”称号。"))
    assert (award.level, award.body) == (Level.PROVINCIAL, "重庆市卫生健康委")


def test_several_awards_come_out_each_once() -> None:
    text = "我院召开总结表彰大会，授予内科“先进科室”称号，授予周岚“优秀护士”称号。\n内科再上台领“先进科室”奖牌。"
    assert names(text, title="内科获“先进科室”称号") == ["先进科室", "优秀护士"]


def test_what_title_and_text_both_tell_is_taken_from_the_text() -> None:
    (award,) = awards(make_article("市总工会授予我院“工人先锋号”。", title="我院荣获“工人先锋号”"))
    assert award.body == "市总工会"


@pytest.mark.parametrize(
    "text",
    [
        "讲课的是曾获省科技进步一等奖的方教授。",
        "全院上下力争荣获“全国文明单位”称号。",
        "我院推荐儿科申报“青年文明号”。",
        "本次大赛设一等奖1名，报名即日起。",
        "病人的好评是对我们最大的奖励。",
        "他拿着“体检须知”来到三甲医院的门诊。",
        "评审专家组下周进驻我院。",
    ],
)
def test_what_nobody_won_is_no_award(text: str) -> None:
    assert names(text) == []


def test_an_award_deep_in_an_article_about_something_else_is_passed_over() -> None:
    lead = "医院召开工作会议。院长讲话。书记主持。大家发言。会议开了两小时。散会以后走访病区。"
    assert names(lead + "儿科获评省级重点专科。", title="工作会议召开") == []


def test_a_prize_is_called_after_its_contest() -> None:
    assert names("在全省急救技能大赛中，我院代表队获一等奖。") == ["全省急救技能大赛一等奖"]


def test_those_who_stand_on_a_list_won_what_it_is_of() -> None:
    (award,) = awards(make_article("近日，省护理学会公布“最美护士”名单，我院周岚榜上有名。"))
    assert (award.name, award.body) == ("最美护士", "省护理学会")


def test_who_comes_from_a_bureau_is_not_who_gives() -> None:
    (award,) = awards(make_article("我院举行表彰大会，市卫健委副主任到会，授予内科“先进科室”称号。"))
    assert (award.level, award.body) == (Level.HOSPITAL, None)


def test_bodies_that_give_together_are_named_together() -> None:
    (award,) = awards(make_article("市卫健委、市总工会联合授予我院“工人先锋号”称号。"))
    assert award.body == "市卫健委、市总工会"


def test_traditional_characters_are_read_and_quoted_as_printed() -> None:
    (award,) = awards(make_article("本院榮獲全國「優質護理」獎。"))
    assert (award.name, award.level) == ("優質護理", Level.NATIONAL)


def test_nothing_that_is_quoted_is_long() -> None:
    award = awards(make_article("听说" + "很" * 200 + "我院获评“全国文明单位”，" + "好" * 200))[0]
    assert len(award.sentence) <= 120
    assert "全国文明单位" in award.sentence


def test_a_hostile_text_has_bounded_awards() -> None:
    text = "。".join(f"我院荣获“第{number}先进奖”称号" for number in range(3 * MOST))
    assert 0 < len(awards(make_article(text))) <= MOST


def test_awards_depend_on_nothing_but_title_and_text() -> None:
    article = make_article("我院荣获“全国文明单位”称号。")
    assert awards(replace(article, position=7)) == awards(article)


@pytest.mark.parametrize(
    "text",
    [
        "我院互联网医院实现“弯道超车”到“换道领跑”。",
        "我院肿瘤科正式跻身“国家队”行列。",
        "力争国家区域医疗中心落户青岚。",
        "医院以创建国家级示范医院为目标，争取被评为国家级示范单位。",
        "我院建成加强病房。",
        "8人获批学校领导资格,7人获得高校教师资格。",
        "医院成为禾川市首家获此认定的医院。",
        "医院召开年度工作总结暨表彰大会。",
        "这项改造经三方验收合格。",
        "我院职工满意度位居全省第一。",
    ],
)
def test_what_only_sounds_like_an_award_is_none(text: str) -> None:
    assert names(text) == []


def test_a_place_won_in_a_contest_is_called_by_the_contest() -> None:
    assert names("神经内科在青年医师演讲赛中夺冠。", title="神经内科夺冠") == ["青年医师演讲赛夺冠"]


def test_a_place_in_a_contest_is_an_award_and_one_in_a_table_is_none() -> None:
    assert names("全省护理技能竞赛落幕，我院获第一名。") == ["全省护理技能竞赛第一名"]
    assert names("我院住院患者满意度名列全省第一名。") == []


def test_what_was_passed_gives_its_name() -> None:
    assert names("我院通过复核。", title="爱婴医院复核我院再次通过") == ["爱婴医院复核"]


def test_what_was_gained_in_another_clause_gives_nothing() -> None:
    (award,) = awards(make_article("成功创建国家癌症防治中心,手术同比增长12.5%,医院获评重庆市医务管理先进单位。"))
    assert (award.level, award.body) == (Level.PROVINCIAL, None)


def test_a_body_of_another_clause_gives_only_where_it_is_said_to() -> None:
    (visited,) = awards(make_article("省卫生健康委领导到场,医院获评沂北市文明单位。"))
    assert visited.body is None
    (given,) = awards(make_article("省卫生健康委公布名单,医院获评“节水型单位”。"))
    assert given.body == "省卫生健康委"


def test_an_award_that_followed_another_has_its_own_level() -> None:
    text = "我院继上年获评全国药品监测“优秀单位”后，再次获评重庆市药品监测“优秀单位”。"
    (award,) = awards(make_article(text))
    assert award.level is Level.PROVINCIAL


def test_what_was_won_one_after_another_is_won() -> None:
    assert names("我院相继在全省获评“先进集体”称号。") == ["先进集体"]
    assert names("继上年立项后我院又获评“先进集体”称号。") == ["先进集体"]
