import pytest

from classifier.domain.article import Article
from classifier.extract.department_names import department_names
from classifier.extract.departments import counted_department, departments
from tests.ingest.measure import deadline


def make_article(text: str, *, title: str = "简讯", organisation: str | None = None) -> Article:
    return Article(title=title, text=text, organisation=organisation)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("心内科与护理部联合开展义诊。", ("心血管内科", "护理部")),
        ("心内科、心血管内科、心脏内科都来了。", ("心血管内科",)),
        ("患者转入重症监护室，由ICU医师看护。", ("重症医学科",)),
        ("创伤骨科完成手术。", ("创伤骨科",)),
        ("神经内科质控中心成立，儿科学会年会召开。", ()),
        ("护理部署会召开，骨科杂志发表论文，眼科医院来访。", ()),
        ("市总工会慰问，省纪委通报。", ()),
        ("護理部與心內科完成了這項工作。", ("护理部", "心血管内科")),
        ("一切如常。（宣传统战部 王芳）", ("宣传科",)),
        ("一切如常。（骨二科 王芳）", ("骨二科",)),
        ("一切如常。（办公室 王芳）", ("院长办公室",)),
        ("一切如常。（青岚县人民医院 王芳）", ()),
    ],
)
def test_each_department_is_told_once_by_the_name_that_counts(text: str, named: tuple[str, ...]) -> None:
    assert departments(make_article(text)) == named


def test_the_title_comes_first_and_the_byline_last() -> None:
    article = make_article("护理部参加。", title="骨科获奖", organisation="市医院检验科")
    assert departments(article) == ("骨科", "护理部", "检验科")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("我院邀请江南医科大学附属医院骨科主任讲学，护理部参加。", ("护理部",)),
        ("我院骨科主任讲学。", ("骨科",)),
        ("医院骨科主任讲学，我院护理部参加。", ("骨科", "护理部")),
        ("青岚县人民医院骨科主任讲学。", ("骨科",)),
    ],
)
def test_the_department_of_another_hospital_is_left_out_where_the_article_speaks_of_its_own(
    text: str, named: tuple[str, ...]
) -> None:
    assert departments(make_article(text)) == named


def test_the_hospital_that_the_article_comes_from_is_no_other() -> None:
    article = make_article("我院消息，青岚县人民医院骨科主任讲学。", organisation="青岚县人民医院")
    assert departments(article) == ("骨科",)


@pytest.mark.parametrize(
    ("printed", "counted"),
    [
        ("心内科", "心血管内科"),
        ("市一院心内科", "心血管内科"),
        ("青岚县人民医院心内科护士长", "心血管内科"),
        ("骨科一病区", "骨科"),
        ("院感辦", "感染管理科"),
        ("党建办", "党群工作部"),
        ("血型参比室", "血型参比室"),
        ("青岚县人民医院", None),
        ("市卫健局", None),
        ("二院", None),
        ("医疗队员", None),
        ("", None),
    ],
)
def test_a_department_of_a_byline_is_counted_without_hospital_ward_and_rank(printed: str, counted: str | None) -> None:
    assert counted_department(printed) == counted


def test_a_name_that_counts_counts_as_itself() -> None:
    names = department_names()
    assert all(names[counted] == counted for counted in names.values())


@pytest.mark.parametrize("piece", ["我院心内科", "江南医院骨科", "心血管", "護", "icu ", "市人民医院的"])
def test_a_paragraph_without_end_comes_to_one(piece: str) -> None:
    with deadline(60):
        departments(make_article(f"我院{piece * (1_000_000 // len(piece))}"))
