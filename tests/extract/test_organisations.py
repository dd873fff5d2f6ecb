import pytest

from classifier.domain.article import Article
from classifier.extract.organisations import organisations
from tests.ingest.measure import deadline


def make_article(text: str, *, title: str = "简讯", organisation: str | None = None) -> Article:
    return Article(title=title, text=text, organisation=organisation)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("我院与青岚县人民医院签约。", ("青岚县人民医院",)),
        ("专家组织青岚县人民医院骨干到上海瑞金医院进修。", ("青岚县人民医院", "上海瑞金医院")),
        ("由省卫生健康委、市总工会主办，中华护理学会指导。", ("省卫生健康委", "市总工会", "中华护理学会")),
        ("省医学会重症医学分会换届。", ("省医学会重症医学分会",)),
        ("重庆江北大学附属第二医院来访。", ("重庆江北大学附属第二医院",)),
        ("前往乌兰塔拉旗蒙医医院。", ("乌兰塔拉旗蒙医医院",)),
        ("我院、该院、上级医院、基层医院、人民医院、县医院、全省公立医院和各乡镇卫生院都参加。", ()),
        ("大学生到医院感染科见习，医院管理再上台阶。", ()),
        ("省護理學會主辦了這次比賽。", ("省护理学会",)),
        ("一切如常。（沂北市中医医院 王芳）", ("沂北市中医医院",)),
    ],
)
def test_only_what_is_named_for_sure_is_told(text: str, named: tuple[str, ...]) -> None:
    assert organisations(make_article(text)) == named


def test_the_articles_own_comes_first_and_each_once() -> None:
    article = make_article("市卫健委与青岚县人民医院签约，市卫健委主持。", organisation="青岚县人民医院")
    assert organisations(article) == ("青岚县人民医院", "市卫生健康委")


def test_a_department_is_no_organisation() -> None:
    assert organisations(make_article("一切如常。", organisation="心内科")) == ()


@pytest.mark.parametrize(
    "piece", ["市人民医院", "与市县区第一附属医院", "青岚县", "第一人民中心附属", "医学会", "醫院"]
)
def test_a_paragraph_without_end_comes_to_one(piece: str) -> None:
    with deadline(120):
        organisations(make_article(piece * (500_000 // len(piece))))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("（作者系青岚县人民医院护士）", ("青岚县人民医院",)),
        ("专家对接重庆市江北中心医院。", ("重庆市江北中心医院",)),
        ("农工党沂北市中医医院支部成立。", ("沂北市中医医院",)),
        ("农工党市中医医院支部成立。", ("市中医医院",)),
        ("巡察青岚县人民医院党委。", ("青岚县人民医院",)),
        ("荣获全国省单医院案例奖。", ()),
        ("各市州卫生健康委负责人参加。", ()),
    ],
)
def test_what_stands_before_a_name_is_not_of_it(text: str, named: tuple[str, ...]) -> None:
    assert organisations(make_article(text)) == named


@pytest.mark.parametrize(
    ("short", "full"), [("卫健委", "卫生健康委"), ("卫生健康委员会", "卫生健康委"), ("卫健局", "卫生健康局")]
)
def test_an_office_has_one_name(short: str, full: str) -> None:
    article = make_article(f"沂北市{short}主办。", organisation=f"青岚县{short}")
    assert organisations(article) == (f"青岚县{full}", f"沂北市{full}")
