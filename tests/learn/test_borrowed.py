from itertools import pairwise

import pytest

from classifier.learn.borrowed import starter_weight


def test_what_ships_counts_in_full_where_nothing_is_the_users() -> None:
    assert starter_weight(0) == 1.0


def test_every_label_of_the_users_makes_it_count_less_but_never_nothing() -> None:
    weights = [starter_weight(own) for own in (0, 1, 25, 100, 400, 1600, 10**7)]
    assert all(one > other > 0 for one, other in pairwise(weights))


def test_many_labels_of_the_users_outweigh_all_that_ships() -> None:
    assert 10 * 3_000 * starter_weight(20_000) < 20_000


def test_there_are_no_fewer_labels_than_none() -> None:
    with pytest.raises(ValueError, match="fewer than none"):
        starter_weight(-1)
