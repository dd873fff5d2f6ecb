import datetime as dt

from classifier.domain.facts import Attendance, Award, Contributor, First, Level
from classifier.report.sheets import fields
from tests.report.factories import chinese
from tests.report.reports import make_reported, make_reported_article
from tests.report.sheets.workbooks import column, written


def test_all_that_is_known_of_an_article_stands_in_its_row() -> None:
    article = make_reported_article(
        title="骨科获奖",
        page=2,
        tags=("award", "training"),
        confirmed=True,
        review="disputed",
        certainty=0.75,
        contributors=(Contributor(name="王芳", department="骨科"), Contributor(name="李强")),
        departments=("骨科", "宣传科"),
        organisations=("市总工会",),
        awards=(Award(name="先进集体", level=Level.PROVINCIAL, body="省总工会", sentence=""),),
        firsts=(First(technique="置换术", wording="首例", scope="全省", sentence=""),),
        attendance=Attendance(people=120, about=True, sentence=""),
        repeats=1,
    )
    sheet = written(make_reported(article), say=chinese)["稿件"]
    shown = {heading.value: cell.value for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert shown == {
        "日期": dt.datetime(2024, 3, 15),
        "报纸": "云溪医院报",
        "期号": "第 5 期",
        "报纸文件": "2024-03.txt",
        "版次": 2,
        "标题": "骨科获奖",
        "主标签": "获奖",
        "标签": "获奖、培训",
        "认定": "人工",
        "把握": 0.75,
        "待审原因": "人工意见不一",
        "作者": "王芳（骨科）、李强",
        "科室": "骨科、宣传科",
        "单位": "市总工会",
        "获奖": "省级 · 先进集体 · 省总工会",
        "首例首次": "全省首例 · 置换术",
        "参训人数": 120,
        "判断依据": None,
        "另见期数": 1,
        "开头": article.excerpt,
        "模型版本": "v0001",
        "稿件编号": article.id,
    }
    assert list(shown)[fields.PRINTED - 1] == "作者"


def test_who_tagged_an_article_that_nobody_looked_at_is_left_blank() -> None:
    articles = (make_reported_article(1), make_reported_article(2, model=None, tags=(), certainty=None))
    sheet = written(make_reported(*articles))["Articles"]
    assert [cell.value for cell in column(sheet, "Tagged by")] == ["machine", None]
    assert [cell.value for cell in column(sheet, "Primary")] == ["Event", None]


def test_a_text_that_could_run_stays_text_when_its_cell_is_edited() -> None:
    articles = (make_reported_article(1, title="=1+1"), make_reported_article(2, title="平常"))
    sheet = written(make_reported(*articles))["Articles"]
    assert [cell.quotePrefix for cell in column(sheet, "Title")] == [True, False]
