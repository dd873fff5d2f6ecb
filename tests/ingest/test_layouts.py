"""The ways in which extractions lay an issue out, from articles that the splitter has not learnt from."""

import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.learn.splitter.composition import MASTHEAD, compose
from classifier.learn.splitter.setting import Layout
from tests.benchmarks.issues import halves
from tests.ingest.factories import make_issue
from tests.ingest.measure import assert_nothing_is_lost, b_cubed, whole

ARTICLES = 6
SEEDS = range(8)
# Share of articles whole, and B-cubed, that each layout was at or above when these floors were set: headlines that are
# lost on the way and articles cut in two are among them.
FLOORS = {
    Layout.MARKDOWN: (0.9, 0.97),
    Layout.PLAIN: (0.85, 0.95),
    Layout.COLUMNS: (0.85, 0.95),
    Layout.FRAMES: (0.65, 0.9),
    Layout.OCR: (0.85, 0.95),
}


def articles(seed: int) -> list[Article]:
    fit = [found.article for found in halves()[1] if found.label.primary and found.article.text.count("\n") >= 2]
    return fit[seed :: len(fit) // ARTICLES][:ARTICLES]


@pytest.mark.parametrize("layout", FLOORS)
def test_nothing_of_a_composed_issue_is_lost(layout: Layout) -> None:
    for seed in SEEDS:
        sheet = compose(articles(seed), np.random.default_rng(seed), layout)
        assert_nothing_is_lost(sheet.text, make_issue(sheet.text))


@pytest.mark.parametrize(("layout", "floors"), FLOORS.items())
def test_nearly_all_articles_come_out_whole(layout: Layout, floors: tuple[float, float]) -> None:
    found, agreed = [], []
    for seed in SEEDS:
        sheet = compose(articles(seed), np.random.default_rng(seed), layout)
        issue = make_issue(sheet.text)
        found += whole(sheet.text, sheet.articles, issue)
        agreed.append(b_cubed(sheet.text, sheet.gold, issue))
    assert np.mean(found) >= floors[0]
    assert np.mean(agreed) >= floors[1]


def test_the_masthead_in_the_middle_is_the_issues_own() -> None:
    lines = [f"{article.title}\n\n{article.text}\n" for article in articles(3)]
    masthead = make_issue("\n".join([*lines[:3], *(f"{line}\n" for line in MASTHEAD), *lines[3:]])).masthead
    assert (masthead.newspaper, masthead.number, masthead.editors) == ("临川医院报", "131", ("申若溪",))
    assert masthead.date is not None
    assert masthead.date.isoformat() == "2022-05-31"


def test_b_cubed_is_worked_out_as_by_hand() -> None:
    # Two articles of two lines of equal length, split as three: the second one's lines came out apart.
    source = "## 我院召开工作会议\n近日开会的代表很多。\n## 我院开展义诊活动\n## 义诊的市民真不少呀"
    gold = {1: 0, 2: 0, 3: 1, 4: 1}
    issue = make_issue(source)
    assert [len(article.spans) for article in issue.articles] == [2, 1, 1]
    sizes = [8, 10, 8, 9]
    total = sum(sizes)
    recall = (18 + (8 * 8 + 9 * 9) / 17) / total
    assert b_cubed(source, gold, issue) == pytest.approx(2 * recall / (1 + recall))
    assert whole(source, [[1, 2], [3, 4]], issue) == [True, False]
