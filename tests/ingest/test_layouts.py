"""Five ways in which extractions lay an issue out; the seeds of ../shared are one of each."""

import numpy as np
import pytest

from classifier.ingest.split import split
from tests.ingest.compose import Layout, columns, frames, markdown, news, ocr, plain
from tests.ingest.measure import assert_nothing_is_lost, b_cubed, whole

ARTICLES = 6
SHEETS = [(layout, seed) for layout in (markdown, plain, columns, frames, ocr) for seed in (3, 11)]


@pytest.mark.parametrize(("layout", "seed"), SHEETS)
def test_nothing_of_a_composed_issue_is_lost(layout: Layout, seed: int) -> None:
    sheet = layout(news(ARTICLES, start=seed), np.random.default_rng(seed))
    assert_nothing_is_lost(sheet.text, split(sheet.text, "issue.txt"))


@pytest.mark.parametrize(("layout", "seed"), SHEETS[:6])
def test_where_headlines_stand_above_their_bodies_every_article_comes_out_whole(layout: Layout, seed: int) -> None:
    sheet = layout(news(ARTICLES, start=seed), np.random.default_rng(seed))
    issue = split(sheet.text, "issue.txt")
    assert whole(sheet.text, sheet.articles, issue, least=0.99) == [True] * ARTICLES
    assert len(issue.articles) == ARTICLES


@pytest.mark.parametrize(("layout", "seed"), SHEETS[6:])
def test_frames_and_blocks_out_of_order_are_brought_back_together(layout: Layout, seed: int) -> None:
    sheet = layout(news(ARTICLES, start=seed), np.random.default_rng(seed))
    assert b_cubed(sheet.text, sheet.gold, split(sheet.text, "issue.txt")) >= 0.9


def test_the_masthead_in_the_middle_is_the_issues_own() -> None:
    sheet = ocr(news(ARTICLES), np.random.default_rng(3))
    masthead = split(sheet.text, "issue.txt").masthead
    assert (masthead.newspaper, masthead.number, masthead.editors) == ("临川医院报", "131", ("申若溪",))
    assert masthead.date is not None
    assert masthead.date.isoformat() == "2022-05-31"


def test_b_cubed_is_worked_out_as_by_hand() -> None:
    # Two articles of two lines of equal length, split as three: the second one's lines came out apart.
    source = "## 我院召开工作会议\n近日开会的代表很多。\n## 我院开展义诊活动\n## 义诊的市民真不少呀"
    gold = {1: 0, 2: 0, 3: 1, 4: 1}
    issue = split(source, "issue.txt")
    assert [len(article.spans) for article in issue.articles] == [2, 1, 1]
    sizes = [8, 10, 8, 9]
    total = sum(sizes)
    recall = (18 + (8 * 8 + 9 * 9) / 17) / total
    assert b_cubed(source, gold, issue) == pytest.approx(2 * recall / (1 + recall))
    assert whole(source, [[1, 2], [3, 4]], issue) == [True, False]
