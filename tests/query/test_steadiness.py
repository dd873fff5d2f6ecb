from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from classifier.query.steadiness import Snapshot, compare, kappa, tag_kappa, windows


def integers(values: Sequence[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)


def make_snapshot(primaries: Sequence[int], *, labels: int = 0, n_tags: int = 3) -> Snapshot:
    """Whose tags are its primaries; a primary of -1 is none."""
    found = integers(primaries)
    return Snapshot(labels=labels, primaries=found, tags=found[:, None] == np.arange(n_tags))


@pytest.mark.parametrize(
    ("before", "after", "agreement"),
    [
        # Cohen's table: 20 yes-yes, 5 and 10 apart, 15 no-no of 50: (0.7 - 0.5) / (1 - 0.5).
        ([1] * 20 + [1] * 5 + [0] * 10 + [0] * 15, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15, 0.4),
        # Three kinds: agreed 4 of 6; by chance (2*3 + 2*2 + 2*1) / 36 = 1/3; (2/3 - 1/3) / (2/3).
        ([0, 0, 1, 1, 2, 2], [0, 0, 1, 0, 2, 1], 0.5),
        ([0, 1], [1, 0], -1.0),
        ([0, 0, 1, 1], [0, 0, 1, 1], 1.0),
        # One and the same kind everywhere is 0 / 0, and agreement; one kind against two is chance.
        ([3, 3, 3], [3, 3, 3], 1.0),
        ([3, 3, 3], [4, 4, 4], 0.0),
        ([3, 3, 3, 3], [3, 3, 3, 4], 0.0),
        # A kind that vanishes: agreed 3 of 4; by chance (2*3 + 1*1) / 16; (12 - 7) / (16 - 7).
        ([0, 0, 1, 2], [0, 0, 1, 0], 5 / 9),
        # A stop set of one.
        ([0], [0], 1.0),
        ([0], [1], 0.0),
    ],
)
def test_kappa_of_known_tables(before: list[int], after: list[int], agreement: float) -> None:
    assert kappa(integers(before), integers(after)) == pytest.approx(agreement)
    assert kappa(integers(after), integers(before)) == pytest.approx(agreement)


@given(st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 4)), min_size=1, max_size=30))
def test_kappa_is_what_others_make_it_wherever_it_is_defined(pairs: list[tuple[int, int]]) -> None:
    before, after = zip(*pairs, strict=True)
    if len({*before, *after}) > 1:
        assert kappa(integers(before), integers(after)) == pytest.approx(cohen_kappa_score(before, after))


def test_tags_that_tell_nothing_do_not_raise_the_mean() -> None:
    changed = (integers([1, 1, 0, 0]) == 1, integers([1, 0, 0, 0]) == 1)  # 2 of 4 agreed by chance: (0.75 - 0.5) / 0.5
    steady = integers([1, 1, 0, 0]) == 1
    nowhere, everywhere = np.zeros(4, dtype=bool), np.ones(4, dtype=bool)
    before = np.stack([changed[0], steady, nowhere, everywhere], axis=1)
    after = np.stack([changed[1], steady, nowhere, everywhere], axis=1)
    assert tag_kappa(before, after) == pytest.approx((0.5 + 1) / 2)
    assert tag_kappa(before[:, 2:], after[:, 2:]) == 1


def test_a_tag_that_vanishes_is_a_disagreement() -> None:
    before = np.array([[True], [True], [False]])
    assert tag_kappa(before, np.zeros_like(before)) == 0
    # Everywhere before and nowhere after: never a word in common.
    assert tag_kappa(np.ones_like(before), np.zeros_like(before)) == 0


def test_two_models_beside_one_another() -> None:
    found = compare(make_snapshot([0, 0, 1, 2]), make_snapshot([0, 0, 1, 0]))
    assert found.primary == pytest.approx(5 / 9)
    # Tag 0: 2 of 2 and 3; (0.75 - 0.5) / 0.5. Tag 1: 1. Tag 2 vanishes: 0.
    assert found.tags == pytest.approx((0.5 + 1 + 0) / 3)
    # Tag 0: 1 - 4/5. Tag 1: 0. Tag 2: 1.
    assert found.gain == pytest.approx((0.2 + 0 + 1) / 3)
    assert found == compare(make_snapshot([0, 0, 1, 0]), make_snapshot([0, 0, 1, 2]))


def test_the_gain_is_that_of_whichever_changes_more() -> None:
    same = np.array([[True, False], [False, True]])
    first = Snapshot(labels=0, primaries=integers([0, 1]), tags=same)
    second = Snapshot(labels=0, primaries=integers([1, 0]), tags=same)
    assert compare(first, second).gain == 1
    assert compare(first, Snapshot(labels=0, primaries=integers([0, 1]), tags=~same)).gain == 1


def test_every_model_is_held_against_the_one_before_it_oldest_first() -> None:
    said = [[0, 0, 1, 1], [0, 1, 1, 1], [0, 1, 1, 1]]
    snapshots = [make_snapshot(one, labels=10 * place) for place, one in enumerate(said)]
    assert [one.primary for one in windows(snapshots, step=10)] == [pytest.approx(0.5), 1.0]
    assert windows(snapshots[:1], step=10) == []
    assert windows([], step=10) == []


def test_models_that_lie_too_close_are_passed_over_but_never_the_newest() -> None:
    # What differs from model to model is how much of 1 there is; 20 labels apart are 95, 75, 50 and 0.
    snapshots = [
        make_snapshot([1] * place + [0] * (8 - place), labels=labels)
        for place, labels in enumerate([0, 50, 60, 75, 80, 95], start=1)
    ]
    found = windows(snapshots, step=20)
    expected = [snapshots[place] for place in (0, 1, 3, 5)]
    assert found == [compare(expected[0], expected[1]), compare(expected[1], expected[2]), compare(*expected[2:])]
    assert len(windows(snapshots, step=1)) == 5


def test_snapshots_of_other_articles_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="different stop sets"):
        compare(make_snapshot([0, 1]), make_snapshot([0, 1, 1]))
    with pytest.raises(ValueError, match="tells nothing"):
        make_snapshot([])
    with pytest.raises(ValueError, match="for each article"):
        Snapshot(labels=0, primaries=integers([0, 1]), tags=np.zeros((3, 2), dtype=bool))
