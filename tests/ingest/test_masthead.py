import datetime as dt

import pytest

from classifier.domain.issue import Masthead
from classifier.ingest.masthead import is_masthead, is_strong, may_be_name, read_masthead

LINES = [
    "澄江医院报",
    "准印证号: (澄) 2022011",
    "主 编: 何知秋 李青禾",
    "联系电话: 0999-5810000",
    "2022年5月31日 (总第131期)",
]


def test_a_whole_masthead_is_read() -> None:
    assert read_masthead(LINES) == Masthead(
        newspaper="澄江医院报",
        date=dt.date(2022, 5, 31),
        number="131",
        editors=("何知秋", "李青禾"),
        phone="0999-5810000",
    )


def test_where_there_is_no_masthead_nothing_is_known() -> None:
    assert read_masthead([]) == Masthead()


def test_the_newspaper_goes_before_the_hospital_that_prints_it() -> None:
    assert read_masthead(["澄江县人民医院", "《澄江医苑》", "主编：何知秋"]).newspaper == "澄江医苑"
    assert read_masthead(["澄江县人民医院", "主编：何知秋"]).newspaper == "澄江县人民医院"


def test_the_running_number_goes_before_that_of_the_year() -> None:
    assert read_masthead(["2024年4月26日 第4期 总第218期"]).number == "218"
    assert read_masthead(["2024年4月26日 第4期"]).number == "4"


@pytest.mark.parametrize(
    "line",
    [
        *LINES[1:],
        "总编辑：何知秋",
        "内部资料 免费交流",
        "投稿邮箱：yb@example.org",
        "2024年4月26日 星期五",
        "２０２４年４月２６日",
        "主编︓何知秋",
    ],
)
def test_a_label_with_its_value_a_permit_and_a_date_line_are_masthead(line: str) -> None:
    assert is_masthead(line)


@pytest.mark.parametrize(
    "line",
    [
        "2024年4月26日，我院召开年度工作会议，院长作报告。",
        "我院召开第六届第三期培训班",
        "主编何知秋来院授课",
        "我院获评先进单位",
        "2024年",
    ],
)
def test_news_that_name_a_date_a_number_or_an_editor_are_not(line: str) -> None:
    assert not is_masthead(line)


def test_editors_could_stand_nowhere_else_and_an_address_could() -> None:
    assert is_strong("主编：何知秋")
    assert is_strong("2022年5月31日 (总第131期)")
    assert not is_strong("地址：澄江县人民路1号")
    assert not is_strong("2024年4月26日")


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("澄江医院报", True),
        ("澄 江 医 院 报", True),
        ("澄江县人民医院", True),
        ("我院召开会议", False),
        ("喜报连连的一年", False),
    ],
)
def test_what_could_be_the_name_of_a_newspaper(line: str, *, may: bool) -> None:
    assert may_be_name(line) is may


def test_the_name_is_read_off_a_line_with_the_number() -> None:
    masthead = read_masthead(["临川医院报 2024年第5期"])
    assert (masthead.newspaper, masthead.number) == ("临川医院报", "5")
