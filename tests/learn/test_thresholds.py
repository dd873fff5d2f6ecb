import numpy as np
import pytest

from classifier.learn.thresholds import choose_decisions, choose_sure, choose_thresholds


def test_a_threshold_parts_yes_from_no() -> None:
    confidence = np.array([[0.1], [0.3], [0.6], [0.9]])
    truth = np.array([[False], [False], [True], [True]])
    none = np.zeros((4, 1), dtype=bool)
    assert 0.3 < choose_thresholds(confidence, truth, none, none[:, 0])[0] <= 0.6


def test_tags_that_are_given_anyway_do_not_move_the_threshold() -> None:
    confidence = np.array([[0.3], [0.4], [0.7]])
    truth = np.array([[True], [False], [True]])
    given = np.array([[True], [False], [False]])
    chosen = choose_thresholds(confidence, truth, given, np.zeros(3, dtype=bool))
    assert chosen[0] > 0.4


def test_barred_articles_do_not_move_the_threshold() -> None:
    confidence = np.array([[0.7], [0.5], [0.5]])
    truth = np.array([[False], [True], [True]])
    chosen = choose_thresholds(confidence, truth, np.zeros((3, 1), dtype=bool), np.array([True, False, False]))
    assert chosen[0] <= 0.5


def test_a_tag_that_nothing_carries_keeps_the_middle() -> None:
    nothing = np.zeros((5, 1), dtype=bool)
    assert choose_thresholds(np.full((5, 1), 0.1), nothing, nothing, nothing[:, 0]) == [0.5]


def test_sure_leaves_ninety_six_of_a_hundred_right() -> None:
    probability = np.linspace(1, 0, 100)
    right = np.arange(100) < 80
    sure = choose_sure(probability, right)
    alone = probability >= sure
    assert right[alone].mean() >= 0.96
    assert right[probability >= sure - 0.02].mean() < 0.97


def test_sure_never_asks_about_much_more_than_a_third() -> None:
    probability = np.linspace(1, 0, 100)
    sure = choose_sure(probability, np.zeros(100, dtype=bool))
    assert (probability < sure).mean() == pytest.approx(0.35)


def test_an_article_of_weight_two_is_two_articles() -> None:
    rng = np.random.default_rng(0)
    confidence, truth = rng.random((60, 2)), rng.random((60, 2)) < 0.4
    given, barred = rng.random((60, 2)) < 0.1, rng.random(60) < 0.1
    worth = np.repeat([2.0, 1.0], 30)
    twice = np.r_[np.arange(60), np.arange(30)]
    weighed = choose_thresholds(confidence, truth, given, barred, worth)
    assert weighed.tolist() == choose_thresholds(confidence[twice], truth[twice], given[twice], barred[twice]).tolist()
    assert weighed.tolist() != choose_thresholds(confidence, truth, given, barred).tolist()
    # What is right lies with the lighter half: the heavier one has to be asked about more.
    right = np.arange(60) >= 20
    assert choose_sure(confidence[:, 0], right, worth) == choose_sure(confidence[twice, 0], right[twice])
    assert choose_sure(confidence[:, 0], right, worth) != choose_sure(confidence[:, 0], right)


def test_short_is_the_shortest_twentieth() -> None:
    decisions = choose_decisions(np.array([0.5]), 0.7, np.arange(10, 111), np.linspace(0, 1, 101))
    assert (decisions.shortest, decisions.short) == (10, 15)
    assert decisions.familiar == pytest.approx(0.01)
