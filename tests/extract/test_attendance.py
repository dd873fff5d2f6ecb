import pytest

from classifier.domain.article import Article
from classifier.domain.facts import Attendance
from classifier.extract.attendance import attendance


def found(text: str) -> Attendance | None:
    return attendance(Article(title="培训班开班", text=text))


@pytest.mark.parametrize(
    ("text", "people", "about"),
    [
        ("各科护士120余人参加培训。", 120, True),
        ("全市医务人员共计三百余名参训。", 300, True),
        ("近200名学员齐聚一堂。", 200, True),
        ("参训人员86人。", 86, False),
        ("来自全省的两千名代表参加会议。", 2000, False),
        ("三百二十名医师到会。", 320, False),
        ("1.2万人参加了培训。", 12_000, False),
        ("学员共78人。", 78, False),
        ("约一百人左右听课。", 100, True),
        ("受训基层医务人员4700人次。", 4700, False),
        ("為全科四十多名護士講課，眾人參加。", 40, True),
    ],
)
def test_a_number_of_people_is_read(text: str, people: int, about: bool) -> None:
    count = found(text)
    assert count is not None
    assert (count.people, count.about) == (people, about)


@pytest.mark.parametrize(
    "text",
    [
        "培训为期三天，共40学时，费用1200元。",
        "义诊服务群众500人次。",
        "共为300名患者检查。",
        "线上观看达1.2万人次。",
        "考核不合格的6人下周补考。",
        "大师58岁，2024年来院。",
        "每组10人轮流上手。",
        "医院现有职工1200人。",
        "两名讲师授课。",
    ],
)
def test_what_counts_something_else_is_left_out(text: str) -> None:
    assert found(text) is None


def test_those_present_count_rather_than_attendances() -> None:
    count = found("本院职工86人参加培训，累计培训职工900人次。")
    assert count is not None
    assert count.people == 86


def test_the_greatest_number_counts() -> None:
    count = found("培训班有学员45人参加。下午又有骨干护士60人参加操作考核。")
    assert count is not None
    assert count.people == 60
    assert count.sentence == "下午又有骨干护士60人参加操作考核。"
