import datetime as dt

import pytest

from classifier.domain.facts import Level
from classifier.domain.period import Period
from classifier.domain.prediction import ReviewReason
from classifier.domain.resolution import Basis
from classifier.domain.taxonomy import Tag
from classifier.report.report_words import (
    article_name,
    level_name,
    period_told,
    predictor_name,
    reason_name,
    report_facts,
    report_title,
    tag_name,
)
from tests.report.factories import chinese, english
from tests.report.reports import make_reported, make_reported_article


def days(first: str | None, last: str | None) -> Period:
    return Period(*(None if day is None else dt.date.fromisoformat(day) for day in (first, last)))


@pytest.mark.parametrize(
    ("period", "in_english", "in_chinese"),
    [
        (days(None, None), "all issues", "全部报纸"),
        (days("2024-01-01", None), "from 2024-01-01", "2024 年 1 月 1 日起"),
        (days(None, "2024-02-29"), "up to 2024-02-29", "截至 2024 年 2 月 29 日"),
        (days("2024-01-01", "2024-12-31"), "2024", "2024 年"),
        (days("2023-01-01", "2024-12-31"), "2023–2024", "2023–2024 年"),
        (days("2024-02-01", "2024-02-29"), "2024-02", "2024 年 2 月"),
        (days("2023-12-01", "2023-12-31"), "2023-12", "2023 年 12 月"),
        (days("2024-01-01", "2024-03-31"), "2024-01 to 2024-03", "2024 年 1 月至 3 月"),
        (days("2023-12-01", "2024-02-29"), "2023-12 to 2024-02", "2023 年 12 月至 2024 年 2 月"),
        (days("2023-12-25", "2024-01-02"), "2023-12-25 to 2024-01-02", "2023 年 12 月 25 日至 2024 年 1 月 2 日"),
        (days("2024-02-01", "2024-02-28"), "2024-02-01 to 2024-02-28", "2024 年 2 月 1 日至 2 月 28 日"),
        (days("9999-01-01", "9999-12-31"), "9999", "9999 年"),
    ],
)
def test_a_period_is_called_by_its_shortest_name(period: Period, in_english: str, in_chinese: str) -> None:
    assert (period_told(period, english), period_told(period, chinese)) == (in_english, in_chinese)


def test_every_reason_and_level_has_a_name_of_its_own() -> None:
    reasons = (*(one.value for one in ReviewReason), Basis.DISPUTED.value, Basis.UNSURE.value)
    assert len({reason_name(one, chinese) for one in reasons} - set(reasons)) == len(reasons)
    assert [level_name(one, chinese) for one in Level] == ["国家级", "省级", "市级", "区县级", "院级"]
    assert level_name(None, chinese) is None


def test_a_tag_without_an_english_name_is_called_by_its_key() -> None:
    tag = Tag(key="own", zh="自定", en="", definition="")
    assert (tag_name(tag, english), tag_name(tag, chinese)) == ("own", "自定")


def test_an_article_without_a_title_is_called_by_how_it_begins() -> None:
    assert article_name(make_reported_article(title="题目"), chinese) == "题目"
    long = make_reported_article(title="", excerpt="一" * 60)
    assert article_name(long, chinese) == f"（无标题）{'一' * 24}…"
    assert article_name(make_reported_article(title="", excerpt=""), english) == "(no title)"


def test_editions_of_the_built_in_model_are_known() -> None:
    names = [predictor_name(model, chinese) for model in (None, "builtin", "starter-3f9a", "v0002")]
    assert names == ["没有模型", "内置", "内置（starter-3f9a）", "v0002"]


def test_the_head_says_what_was_asked_for_and_when() -> None:
    found = make_reported(issue="2024-*", organisation="骨科", period=days("2024-01-01", None))
    assert report_title(found, chinese) == "院报稿件统计：2024 年 1 月 1 日起"
    facts = report_facts(found, chinese)
    assert facts[:3] == ("只看报纸：2024-*", "只看单位：骨科", "现用模型：v0001")
    assert facts[3].startswith("生成时间：2025-01-0")
    compared = report_facts(make_reported(earlier=(), model="builtin"), english)
    assert compared[:2] == ("Before: 2023", "Model: built-in")
