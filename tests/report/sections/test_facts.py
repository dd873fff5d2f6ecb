import datetime as dt

from classifier.domain.facts import Attendance, Award, First, Level
from classifier.domain.reported import ReportedArticle
from classifier.report.sections.facts import award_levels, awards, firsts, trainings
from tests.report.factories import chinese, english
from tests.report.reports import make_reported, make_reported_article
from tests.report.sections.tables import behind, column_of, rows_of, total_of


def won(number: int, *levels: Level | None, **given: object) -> ReportedArticle:
    told = tuple(Award(name=f"奖{place}", level=level, body=None, sentence="。") for place, level in enumerate(levels))
    return make_reported_article(number, awards=told, **given)


def test_the_highest_award_comes_first_then_the_earliest() -> None:
    reported = make_reported(won(1, Level.HOSPITAL, None), won(2, Level.NATIONAL), won(3, Level.NATIONAL, title=""))
    found = awards(reported, chinese)
    assert column_of(found, "level") == ["国家级", "国家级", "院级", None]
    assert [behind(found, row, "article") for row in range(4)] == [(1,), (2,), (0,), (0,)]
    assert column_of(found, "article")[1] == "（无标题）本报讯 昨天下午，医院举行了一场座谈。"


def test_awards_are_counted_by_level() -> None:
    found = award_levels(
        make_reported(won(1, Level.MUNICIPAL, Level.MUNICIPAL), won(2, None)),
        english,
    )
    told = {row["level"]: (row["awards"], row["articles"]) for row in rows_of(found)}
    assert told == {
        "national": (0, 0), "provincial": (0, 0), "municipal": (2, 1), "county": (0, 0), "hospital": (0, 0),
        "not told": (1, 1),
    }  # fmt: skip
    assert (total_of(found)["awards"], total_of(found)["articles"]) == (3, 2)


def test_without_an_award_no_level_is_listed() -> None:
    found = award_levels(make_reported(), english)
    assert found.rows == ()
    assert found.total is None


def test_every_technique_is_listed_with_its_article() -> None:
    told = First(technique="机器人手术", wording="首例", scope="全省", sentence="。")
    found = firsts(make_reported(make_reported_article(1), make_reported_article(2, firsts=(told, told))), chinese)
    assert column_of(found, "technique") == ["机器人手术", "机器人手术"]
    assert rows_of(found)[0]["scope"] == "全省"
    assert rows_of(found)[0]["date"] == dt.date(2024, 3, 15)
    assert behind(found, 1, "article") == (1,)


def test_trainings_are_listed_with_or_without_attendance() -> None:
    reported = make_reported(
        make_reported_article(1, tags=("event", "training")),
        make_reported_article(2, tags=("training",), attendance=Attendance(people=120, about=True, sentence="。")),
        make_reported_article(3, tags=("own",), attendance=Attendance(people=30, about=False, sentence="。")),
        make_reported_article(4, tags=("event",)),
    )
    found = trainings(reported, chinese)
    assert column_of(found, "people") == [None, 120, 30]
    assert column_of(found, "about") == [None, "约", None]
    assert total_of(found)["people"] == 150
    assert found.total is not None
    assert found.total[1].articles == (1, 2)


def test_a_total_of_people_tells_what_of_it_is_rough_or_waits() -> None:
    def held(number: int, people: int, *, about: bool = False, review: str | None = None) -> ReportedArticle:
        attendance = Attendance(people=people, about=about, sentence="。")
        return make_reported_article(number, tags=("training",), attendance=attendance, review=review)

    sure = trainings(make_reported(held(1, 30)), chinese)
    assert "合计里" not in sure.note
    found = trainings(
        make_reported(
            held(1, 30),
            held(2, 120, about=True, review="uncertain"),
            held(3, 7, about=True),
            make_reported_article(4, tags=("training",), review="uncertain"),
        ),
        chinese,
    )
    assert total_of(found)["people"] == 157
    assert found.note.endswith("合计里，2 场共 127 人是约数，1 场共 120 人所在的稿件还待核。")
    assert column_of(found, "review") == [None, "待核", None, "待核"]


def test_awards_and_techniques_of_articles_that_wait_are_marked() -> None:
    first = First(technique="机器人手术", wording="首例", scope=None, sentence="。")
    reported = make_reported(won(1, Level.NATIONAL), won(2, Level.COUNTY, None, review="disputed", firsts=(first,)))
    assert column_of(awards(reported, chinese), "review") == [None, "待核", "待核"]
    assert column_of(firsts(reported, chinese), "review") == ["待核"]
    assert "其中 2 项所在的稿件还待核" in award_levels(reported, chinese).note
    assert "2 of them are of articles that still wait" in award_levels(reported, english).note
    assert "待核" not in award_levels(make_reported(won(1, Level.NATIONAL)), chinese).note
