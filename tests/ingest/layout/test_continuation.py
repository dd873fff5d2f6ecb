import pytest

from classifier.domain.issue import FurnitureKind
from classifier.ingest.layout.continuation import is_continuation_mark
from classifier.ingest.layout.lay_out import lay_out
from tests.ingest.layout.factories import make_column, make_page, make_run, prose


@pytest.mark.parametrize(
    "text",
    [
        "（下转第2版）",
        "下转2版",
        "（紧接第一版）",
        "（上接第1版）",
        "下转A2版",
        "（下转第3版《把门诊开到村口》）",
        "→转4版",
    ],
)
def test_marks(text: str) -> None:
    assert is_continuation_mark(text)


@pytest.mark.parametrize("text", ["第2版　综合新闻", "患者转3科室", "上接天线下接地气。", "转型发展"])
def test_no_marks(text: str) -> None:
    assert not is_continuation_mark(text)


def test_a_story_that_goes_on_at_another_page_is_one() -> None:
    begun, rest = "天" * 60, "地" * 40 + "。"
    first = make_page(
        make_run("召开年度工作会议", top=70, size=20, bold=True),
        *make_column(begun + "（下转第2版）", letters=30),
        make_run("启用新院区门诊楼", top=300, size=20, bold=True),
        *make_column(prose(70), top=330, letters=30),
    )
    second = make_page(
        make_run("喜获省级质量奖项", top=40, size=20, bold=True),
        *make_column(prose(70), top=70, letters=30),
        make_run("召开年度工作会议", top=300, size=20, bold=True),
        *make_column("（上接第1版）" + rest, top=330, letters=30, indent=0),
        number=2,
    )
    lines = lay_out([first, second])
    texts = [line.text for line in lines]
    assert begun + rest in texts
    assert texts.index(begun + rest) < texts.index("启用新院区门诊楼")
    assert [line.text for line in lines if line.kind is FurnitureKind.PAGE] == [
        "（下转第2版）",
        "（上接第1版）",
        "召开年度工作会议",
    ]
