from itertools import pairwise

import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.learn.splitter.composition import compose, compose_issues
from classifier.learn.splitter.damage import Damage
from classifier.learn.splitter.setting import HABITS, Layout
from classifier.learn.splitter.sheet import Part

ARTICLES = [
    Article(title=f"第{number}期培训班开班", text="\n".join(f"近日，{word}科开展培训。" * 4 for word in words))
    for number, words in enumerate(("骨伤针", "儿眼", "内外妇急康", "皮"))
]


def sheets(layout: Layout, count: int = 12) -> list[tuple[int, str]]:
    return [(seed, compose(ARTICLES, np.random.default_rng(seed), layout).text) for seed in range(count)]


@pytest.mark.parametrize("layout", Layout)
def test_the_same_chance_gives_the_same_sheet_and_another_one_another(layout: Layout) -> None:
    assert sheets(layout) == sheets(layout)
    assert len({text for _, text in sheets(layout)}) > 6


@pytest.mark.parametrize("layout", Layout)
def test_every_line_that_holds_something_is_an_articles_or_furniture(layout: Layout) -> None:
    for seed in range(6):
        sheet = compose(ARTICLES, np.random.default_rng(seed), layout)
        for line in sheet.lines:
            assert (line.owner is None) == (line.part is Part.FURNITURE)
        assert set(sheet.gold.values()) == set(range(len(ARTICLES)))
        assert sum(map(len, sheet.articles)) == len(sheet.gold)


def test_frames_turn_paragraphs_and_take_headlines_away_from_their_bodies() -> None:
    turned = away = 0
    for seed in range(60):
        sheet = compose(ARTICLES, np.random.default_rng(seed), Layout.FRAMES)
        for owner, lines in enumerate(sheet.articles):
            title = sheet.parts(owner, Part.TITLE)
            away += bool(title) and title[0] != lines[0]
        turned += sheet.text.find("急科") < sheet.text.find("内科")
    assert away > 30
    assert turned > 3


def test_an_article_is_now_and_then_cut_in_two_around_another() -> None:
    cut = 0
    for seed in range(200):
        sheet = compose(ARTICLES, np.random.default_rng(seed), Layout.LAID_OUT)
        owners = [line.owner for line in sheet.lines if line.part is Part.BODY]
        runs = 1 + sum(below != above for above, below in pairwise(owners))
        cut += runs > len(set(owners))
    assert 4 < cut < 100
    assert HABITS[Layout.PLAIN].interrupted == 0


def test_issues_of_all_layouts_hold_no_article_twice() -> None:
    found = compose_issues(ARTICLES, np.random.default_rng(0), 2 * len(Layout))
    assert sum(sheet.laid_out for sheet in found) == 2
    for sheet in found:
        titles = [sheet.lines[lines[0] - 1].text for owner in range(4) if (lines := sheet.parts(owner, Part.TITLE))]
        assert len(titles) == len(set(titles))


def test_damage_keeps_the_text_readable() -> None:
    rng = np.random.default_rng(0)
    assert Damage().spoil("，大人", rng) == "，大人"
    assert Damage(half_width=True).spoil("好，的（一）", rng) == "好,的(一)"
    assert Damage(radicals=True).spoil("大人", rng) == "⼤⼈"
    assert Damage(substituted=1.0).spoil("日", rng) == "曰"
    assert Damage(dropped=1.0).spoil("日", rng) == "日"
    assert 80 < len(Damage(dropped=0.1).spoil("日" * 100, rng)) < 100
