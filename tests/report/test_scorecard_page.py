import re

import pytest

from classifier.domain.scorecard import Seen
from classifier.report.scorecard_page import scorecard_page
from tests.cli.factories import HOSTILE
from tests.report.factories import TAXONOMY, chinese, english, make_scorecard
from tests.report.pages import Reader


def test_every_chart_is_named_and_has_a_table_beside_it() -> None:
    made = scorecard_page(make_scorecard(), TAXONOMY, english)
    read = Reader(made)
    charts = read.of("svg")
    # F1, confusion, coverage, calibration of all, and of each of the two tags.
    assert len(charts) == 6
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert all(set((chart["aria-labelledby"] or "").split()) <= set(ids) for chart in charts)
    pairs = re.findall(r'<div class="pair"><svg.*?</svg><div class="scroll">.*?</table>', made, flags=re.S)
    assert len(pairs) == len(charts)


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_shown_and_never_obeyed(title: str) -> None:
    plain = Reader(scorecard_page(make_scorecard(), TAXONOMY, english))
    read = Reader(scorecard_page(make_scorecard(titles=[title] * 5, model=title), TAXONOMY, english))
    assert [tag for tag, _ in read.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(attributes) for _, attributes in read.tags] == [sorted(attributes) for _, attributes in plain.tags]


def test_a_page_is_chinese_or_english() -> None:
    zh, en = (scorecard_page(make_scorecard(), TAXONOMY, say) for say in (chinese, english))
    assert Reader(zh).of("html") == [{"lang": "zh-CN"}]
    words = re.sub(r"F1|starter-0000", "", " ".join(Reader(zh.replace(style(zh), "")).texts))
    assert not re.search(r"[A-Za-z]{3}", words)
    names = re.compile("获奖|活动")
    assert not re.search("[\u4e00-\u9fff]", names.sub("", re.sub(r"第\d篇", "", en)).replace("正文。", ""))


def style(page: str) -> str:
    return page[page.index("<style>") : page.index("</style>")].removeprefix("<style>")


def test_the_warning_is_on_the_page_too() -> None:
    assert 'class="warning"' not in scorecard_page(make_scorecard(), TAXONOMY, english)
    assert 'class="warning"' in scorecard_page(make_scorecard(seen=Seen(same=2)), TAXONOMY, english)


def test_a_page_without_any_mistake_says_so() -> None:
    right = ((("award",), ("award",), 0.9), ((), (), 0.8))
    assert "no primary was wrong" in scorecard_page(make_scorecard(cases=right, resamples=0), TAXONOMY, english)


def test_one_article_and_no_certainty_make_a_page() -> None:
    wrong = ((("award",), (), 0.0),)
    read = Reader(scorecard_page(make_scorecard(cases=wrong), TAXONOMY, chinese))
    assert len(read.of("svg")) == 6
