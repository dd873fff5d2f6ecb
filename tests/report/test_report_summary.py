import datetime as dt

from classifier.domain.facts import Attendance, Award, Contributor, First, Level
from classifier.report.report_summary import report_summary
from classifier.storage.shipped import load_taxonomy
from tests.report.factories import chinese, english
from tests.report.reports import make_reported, make_reported_article, year_reported

TAXONOMY = load_taxonomy(None)


def make_award(level: Level | None) -> Award:
    return Award(name="奖", level=level, body=None, sentence="。")


def make_first(technique: str, scope: str | None = None) -> First:
    return First(technique=technique, wording="首例", scope=scope, sentence="。")


ARTICLES = (
    make_reported_article(
        1,
        issue="a",
        tags=("award",),
        confirmed=True,
        awards=(make_award(Level.NATIONAL), make_award(None)),
        contributors=(Contributor(name="王安之", department="骨科"), Contributor(name="李文")),
    ),
    make_reported_article(
        2,
        issue="b",
        tags=("clinical_technique",),
        review="uncertain",
        awards=(make_award(Level.COUNTY),),
        firsts=(make_first("旧术"), make_first("新术", "全省"), make_first("新术", "全省")),
        contributors=(Contributor(name="王安之", department="骨科"),),
    ),
    make_reported_article(
        3, issue="b", tags=("training",), attendance=Attendance(people=120, about=True, sentence="。")
    ),
    make_reported_article(4, issue="c", tags=("training",), review="too_short"),
    make_reported_article(5, issue="d", tags=(), date=None, firsts=(make_first("何时"),)),
)


def test_it_says_in_lines_what_the_tables_count() -> None:
    reported = make_reported(*ARTICLES, earlier=ARTICLES[:2], points={"award": 2.5})
    assert report_summary(reported, TAXONOMY, chinese) == (
        "这段时间：4 期 5 篇，比上一时期（2 篇）多 3 篇。",
        "各标签（按主标签）：党建 0、临床技术 1、获奖 1、培训 2、活动 0、无标签 1。",
        "发稿前三（按积分）：王安之（2 篇，3.5 分）、李文（1 篇，2.5 分）。",
        "发稿科室前三（按积分）：骨科（2 篇，3.5 分）。",
        "获奖：3 项（国家级 1、区县级 1、未写明 1），其中待核 1 项。",
        "首例与新技术：4 项，其中待核 3 项；最近的：新术（全省首例）、旧术（首例）。",
        "培训：2 场（1 场写明人数，共 120 人，1 场是约数），其中待核 1 场。",
        "待核：2 篇；人工确认：1 篇。",
    )


def test_what_there_is_none_of_is_not_told() -> None:
    (period, tags, review) = report_summary(make_reported(), TAXONOMY, english)
    assert period == "This period: 1 issue, 1 article."
    assert tags.endswith("Event 1.")
    assert review == "To review: 0 articles; confirmed by a person: 0."
    assert report_summary(make_reported(articles=()), TAXONOMY, english) == ()


def test_fewer_or_as_many_as_before_are_told() -> None:
    plain = make_reported_article()
    same = make_reported(plain, earlier=(plain,))
    assert report_summary(same, TAXONOMY, chinese)[0] == "这段时间：1 期 1 篇，比上一时期（1 篇）持平。"
    fewer = make_reported(plain, earlier=ARTICLES)
    assert "少 4 篇" in report_summary(fewer, TAXONOMY, chinese)[0]
    assert "(-4)" in report_summary(fewer, TAXONOMY, english)[0]


def test_a_name_of_any_length_leaves_a_short_line() -> None:
    article = make_reported_article(
        date=dt.date(2024, 1, 1), contributors=(Contributor(name="长" * 9999),), firsts=(make_first("术" * 9999),)
    )
    assert max(map(len, report_summary(make_reported(article), TAXONOMY, chinese))) < 120
    assert len(report_summary(year_reported(120), TAXONOMY, english)) <= 10
