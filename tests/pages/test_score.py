import pytest

from tests.pages.factories import FIRST, SECOND, make_article, make_story
from tests.pages.score import Tally, score


def test_articles_that_come_out_whole_score_one() -> None:
    tally, fates = score(
        [make_story(FIRST), make_story(SECOND)],
        [make_article(*SECOND[1:], title=SECOND[0]), make_article(*FIRST[1:], title=FIRST[0])],
    )
    assert (tally.coverage, tally.precision, tally.recall, tally.article_f1) == (1, 1, 1, 1)
    assert [fate.index for fate in fates] == [1, 0]


def test_two_stories_in_one_article_cost_precision_and_are_not_found() -> None:
    tally, fates = score([make_story(FIRST), make_story(SECOND)], [make_article(*FIRST, *SECOND)])
    assert (tally.precision, tally.recall) == (0.5, 1)
    assert (tally.found, tally.wanted, tally.given) == (0, 2, 1)
    assert [fate.iou for fate in fates] == [0.5, 0.5]


def test_a_story_cut_in_two_costs_recall() -> None:
    tally, _ = score([make_story(FIRST)], [make_article(FIRST[1]), make_article(FIRST[2], title=FIRST[0])])
    # Pieces of eight characters: one of the headline, two of each paragraph; so two stand apart from the other three.
    assert tally.pieces == 5
    assert tally.precision == 1
    assert tally.recall == pytest.approx((2 * 2 / 5 + 3 * 3 / 5) / 5)
    assert tally.found == 0


def test_a_missing_paragraph_costs_coverage() -> None:
    tally, _ = score([make_story(FIRST)], [make_article(FIRST[1], title=FIRST[0])])
    assert tally.coverage == pytest.approx(3 / 5)


def test_one_wrong_character_in_a_piece_counts_only_where_none_is_tolerated() -> None:
    broken = make_article(FIRST[1].replace("上午", "上牛"), FIRST[2], title=FIRST[0])
    assert score([make_story(FIRST)], [broken])[0].coverage == pytest.approx(4 / 5)
    assert score([make_story(FIRST)], [broken], tolerant=True)[0].coverage == 1


def test_marks_and_white_space_do_not_count() -> None:
    tally, _ = score(
        [make_story(FIRST)], [make_article(f"●{FIRST[1]}", f"　{FIRST[2]}", title=f"{FIRST[0][:5]} {FIRST[0][5:]}")]
    )
    assert tally.coverage == 1


def test_tallies_add_up() -> None:
    one, _ = score([make_story(FIRST)], [make_article(*FIRST)])
    none, _ = score([make_story(SECOND)], [])
    both = one + none
    assert (both.pieces, both.coverage, both.found, both.wanted) == (10, 0.5, 1, 2)
    assert Tally().f1 == 0
