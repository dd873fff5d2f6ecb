import pytest

from classifier.domain.article import Article
from classifier.domain.facts import Contributor
from classifier.extract.contributors import contributors, counted_name
from tests.ingest.factories import make_issue
from tests.ingest.measure import deadline

BODY = "近日，我院召开工作会议，院领导和各科室负责人参加。会议通报了上半年的工作，部署了下半年的任务。"


def make_article(
    text: str = BODY, *, bylines: tuple[str, ...] = (), organisation: str | None = None, title: str = "我院召开会议"
) -> Article:
    return Article(title=title, text=text, bylines=bylines, organisation=organisation)


def _told(article: Article) -> list[tuple[str, str | None]]:
    return [(one.name, one.department) for one in contributors(article)]


@pytest.mark.parametrize(
    ("byline", "told"),
    [
        ("（心内科 王芳 护理部 李和平）", [("王芳", "心血管内科"), ("李和平", "护理部")]),
        ("（王 芳　李远舟 院感办）", [("王芳", "感染管理科"), ("李远舟", "感染管理科")]),
        ("（文/王芳 图/李强）", [("王芳", None)]),
        ("（图文/王芳）", [("王芳", None)]),
        ("（王芳 摄）", []),
        ("（供稿：王芳 审核：李强 责编：赵云）", [("王芳", None)]),
        ("（宣传科供稿）", []),
        ("（记者 王芳 通讯员 骨科 李强）", [("王芳", None), ("李强", "骨科")]),
        ("（骨科 艾力•吐尔逊）", [("艾力·吐尔逊", "骨科")]),
        ("（骨科 陳曉華）", [("陈晓华", "骨科")]),
        ("（王芳 护理部 王芳）", [("王芳", "护理部")]),
        ("（青岚县人民医院 王芳）", [("王芳", None)]),
    ],
)
def test_the_byline_in_the_text_says_who_wrote_and_for_whom(byline: str, told: list[tuple[str, str | None]]) -> None:
    assert _told(make_article(BODY + byline)) == told


@pytest.mark.parametrize("byline", ["（心内科 王芳 护理部 李和平）", "（文/王芳 图/李强）", "（宣传科供稿）"])
def test_an_article_that_was_split_tells_the_same(byline: str) -> None:
    (article,) = make_issue(f"我院召开会议\n\n{BODY}{byline}").articles
    assert _told(article) == _told(make_article(BODY + byline))


def test_the_bylines_of_the_article_count_where_it_has_some() -> None:
    article = make_article(f"{BODY}（骨科 王芳）", bylines=("赵　云", "王芳", "赵云"))
    assert contributors(article) == (Contributor(name="赵云"), Contributor(name="王芳", department="骨科"))


def test_one_whom_the_text_does_not_name_writes_for_the_department_that_the_article_comes_from() -> None:
    assert _told(make_article(bylines=("王芳",), organisation="心内科")) == [("王芳", "心血管内科")]
    assert _told(make_article(bylines=("王芳",), organisation="青岚县人民医院")) == [("王芳", None)]


def test_where_the_byline_names_no_department_that_of_the_article_is_everybodys() -> None:
    article = make_article(f"{BODY}（王芳）", bylines=("王芳",), organisation="骨科")
    assert _told(article) == [("王芳", "骨科")]


def test_a_department_among_the_bylines_is_nobody() -> None:
    assert _told(make_article(bylines=("宣传科", "", "王芳"))) == [("王芳", None)]


@pytest.mark.parametrize(
    ("printed", "counted"),
    [
        ("王　芳", "王芳"),
        ("⽂芳", "文芳"),
        ("艾力‧吐尔逊", "艾力·吐尔逊"),
        ("陳曉華", "陈晓华"),
        ("鍾南", "钟南"),
        ("王昇", "王昇"),
        ("赵堃", "赵堃"),
        ("", ""),
    ],
)
def test_a_name_is_counted_in_one_form(printed: str, counted: str) -> None:
    assert counted_name(printed) == counted


def test_a_name_is_counted_as_itself() -> None:
    for name in ("王芳", "艾力·吐尔逊", "陳昇", "鍾鍾"):
        assert counted_name(counted_name(name)) == counted_name(name)


@pytest.mark.parametrize("piece", ["（王芳", "王 芳 ", "。（王芳）\n", "本报讯（王芳、", "文/图/", "艾力·", "）"])
def test_a_paragraph_without_end_comes_to_one(piece: str) -> None:
    with deadline(60):
        contributors(make_article(piece * (300_000 // len(piece))))


@pytest.mark.parametrize("word", ["阅读", "浏览", "点击", "来源", "发布", "发布时间", "时间", "编辑", "浏览次数"])
def test_the_counter_of_a_page_is_nobody(word: str) -> None:
    text = f"来源：妇儿医院党办 发布日期：2021-03-31 {word}：2207\n{BODY}"
    assert _told(make_article(text)) == []
    assert word not in dict(_told(make_article(f"来源：党办 {word}：15 王芳\n{BODY}")))
