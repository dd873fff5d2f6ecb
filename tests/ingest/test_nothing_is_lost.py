"""Every character of a source, white space and repaired junk aside, stands in one article or in the furniture."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.storage.shipped import labels_dir
from tests.ingest.factories import make_issue, news, wrap
from tests.ingest.measure import assert_nothing_is_lost

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
SAMPLES = sorted((labels_dir() / "samples").iterdir())
ARTICLES = news(12)
PARAGRAPHS = [paragraph for article in ARTICLES for paragraph in article.text.split("\n")]
LINES = [
    "## 我院开展义诊活动",
    "### 1、我院医学检验科获评青年文明号",
    "# 信息科学习C#",
    "**喜报**",
    "喜 报！",
    "市第一人民医院",
    "——2024年上半年护理进修汇报",
    "重走红军路 共话川渝行",
    "□柳青禾",
    "（供稿：宣传科 柳青禾）",
    "图为活动现场",
    "▲手术中",
    "慰问人员与医务人员合影",
    "第2版",
    "- 3 -",
    "责任编辑 柳青禾",
    "临川医院报",
    "主 编: 申若溪 柳青禾",
    "2022年5月31日 (总第131期)",
    "联系电话: 0999-5810000",
    "一、提高认识",
    "，部署了下一步工作。",
    "他说：“",
    "# #",
    "** **",
    "“",
    "1 1 月 2 日",
]
JUNK = ["\ufffd", "\ufffd" * 9, "\ue000", "\u200b", "\x00", "\f", "\xa0", "⽇⾼⻔⻛", "\u3000", "\u202e", "①", "Ａ１"]
ENDS = ["\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n"]

indents = st.sampled_from(["", "", "  ", "    ", "\u3000\u3000", "\ufffd" * 4, "\t"])


@st.composite
def messy_sources(draw: st.DrawFn) -> str:
    """Paragraphs of many articles, wrapped, indented, shuffled, among headlines, bylines, captions and junk."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        kind = draw(st.sampled_from(["paragraph", "paragraph", "title", "line", "caption", "junk"]))
        end = draw(st.sampled_from(ENDS))
        if kind == "paragraph":
            text = draw(indents) + draw(st.sampled_from(PARAGRAPHS))
            if width := draw(st.sampled_from([0, 0, 14, 18, 22, 27, 50])):
                text = draw(st.sampled_from(ENDS)).join(wrap(text, width))
        elif kind == "title":
            text = draw(st.sampled_from(ARTICLES)).title
        elif kind == "caption":
            text = f"{draw(st.sampled_from(PARAGRAPHS))} 慰问人员与医务人员合影"
        else:
            text = draw(st.sampled_from(LINES if kind == "line" else JUNK))
        parts.append(draw(indents) + text + end)
    return _spoil(draw, "".join(parts))


def _spoil(draw: st.DrawFn, source: str) -> str:
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(source)))
        source = source[:at] + draw(st.sampled_from(JUNK)) + source[at:]
    return source


def check(source: str) -> None:
    assert_nothing_is_lost(source, make_issue(source))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_nothing_of_the_shipped_samples_is_lost(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.parametrize("number", range(5))
def test_nothing_of_the_seeds_is_lost(number: int) -> None:
    paths = sorted(SEEDS.glob("*.txt"))
    if not paths:
        pytest.skip("../shared is not here")
    check(paths[number].read_text(encoding="utf-8"))


@settings(max_examples=150)
@given(messy_sources())
def test_nothing_of_a_messy_issue_is_lost(source: str) -> None:
    check(source)


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_nothing_of_any_text_is_lost(source: str) -> None:
    check(source)


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from([*LINES, *JUNK, *ENDS, " ", "#", "*", "_", "。", "（", "）", "日", "1", "a"])).map("".join)
)
def test_nothing_of_marks_in_any_order_is_lost(source: str) -> None:
    check(source)


@pytest.mark.parametrize("printed", ["近日，我我院获奖。", "近日，院获奖。", "近日，我院获奖。\n完"])
def test_the_measure_sees_what_is_lost_and_what_is_doubled(printed: str) -> None:
    issue = make_issue("## 我院获奖\n\n近日，我院获奖。")
    with pytest.raises(AssertionError):
        assert_nothing_is_lost(f"## 我院获奖\n\n{printed}", issue)
