from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.evaluation import Evaluation
from classifier.domain.label import Label
from classifier.domain.prediction import Prediction
from classifier.evaluate.bootstrap import intervals
from classifier.evaluate.metrics import evaluate
from tests.evaluate.factories import KEYS, make_label, make_prediction

OVERALL = ("primary_macro_f1", "primary_accuracy", "tag_macro_f1", "tag_micro_f1", "exact_match")
KINDS: tuple[tuple[str, ...], ...] = (("award",), ("event",), ("award", "event"), ("event", "award"), ())


def scored(
    pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]], *, resamples: int = 400, seed: int = 0
) -> Evaluation:
    labels, said = [make_label(*true) for true, _ in pairs], [make_prediction(*guess) for _, guess in pairs]
    rng = np.random.default_rng(seed)
    return evaluate(labels, said, KEYS, model="m", resamples=resamples, rng=rng)


def drawn(labels: Sequence[Label], said: Sequence[Prediction], rng: np.random.Generator) -> Evaluation:
    """One resample the slow way: the articles themselves are drawn."""
    rows = rng.integers(len(labels), size=len(labels))
    return evaluate([labels[i] for i in rows], [said[i] for i in rows], KEYS, model="m")


def mixed(count: int, *, seed: int = 1) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Articles of which a quarter got the tags of another."""
    rng = np.random.default_rng(seed)
    true = [KINDS[i] for i in rng.integers(len(KINDS), size=count)]
    return [(kinds, kinds if rng.random() > 0.25 else KINDS[rng.integers(len(KINDS))]) for kinds in true]


@pytest.mark.parametrize("name", OVERALL)
def test_intervals_are_those_of_articles_drawn_one_by_one(name: str) -> None:
    pairs = mixed(60)
    labels, said = [make_label(*true) for true, _ in pairs], [make_prediction(*guess) for _, guess in pairs]
    rng = np.random.default_rng(5)
    slow = np.quantile([getattr(drawn(labels, said, rng), name) for _ in range(400)], [0.025, 0.975])
    fast = getattr(scored(pairs, resamples=4000).intervals, name)
    assert (fast.low, fast.high) == pytest.approx(tuple(slow), abs=0.035)


def test_the_f1_of_each_tag_has_the_interval_of_articles_drawn_one_by_one() -> None:
    pairs = mixed(60)
    labels, said = [make_label(*true) for true, _ in pairs], [make_prediction(*guess) for _, guess in pairs]
    rng = np.random.default_rng(5)
    slow = [drawn(labels, said, rng) for _ in range(400)]
    fast = scored(pairs, resamples=4000).intervals
    assert fast is not None
    for key in KEYS:
        ends = np.quantile([one.tags[key].f1 for one in slow], [0.025, 0.975])
        assert (fast.tags[key].low, fast.tags[key].high) == pytest.approx(tuple(ends), abs=0.05)
    ends = np.quantile([one.primary[None].f1 for one in slow], [0.025, 0.975])
    assert (fast.primary[None].low, fast.primary[None].high) == pytest.approx(tuple(ends), abs=0.05)


def test_many_articles_have_narrow_intervals_around_the_figure() -> None:
    few, many = scored(mixed(100)), scored(mixed(2000))
    assert few.intervals
    assert many.intervals
    for name in OVERALL:
        between = getattr(many.intervals, name)
        assert between.low < getattr(many, name) < between.high
        assert between.high - between.low < 0.07
        wide = getattr(few.intervals, name)
        assert between.high - between.low < wide.high - wide.low
    for key in KEYS:
        assert many.intervals.tags[key].low < many.tags[key].f1 < many.intervals.tags[key].high


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(KINDS)), min_size=1, max_size=30))
def test_no_end_of_an_interval_is_out_of_range(pairs: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    found = scored(pairs, resamples=20).intervals
    assert found is not None
    every = [*(getattr(found, name) for name in OVERALL), *found.primary.values(), *found.tags.values()]
    assert all(0 <= between.low <= between.high <= 1 for between in every)


def test_what_is_all_right_has_no_spread() -> None:
    found = scored([(kinds, kinds) for kinds in KINDS]).intervals
    assert found is not None
    assert (found.exact_match.low, found.primary_macro_f1.low, found.tag_micro_f1.low) == (1, 1, 1)


def test_the_same_seed_gives_the_same_intervals_and_chunks_are_no_seams() -> None:
    pairs = mixed(50)
    assert scored(pairs, resamples=1500).intervals == scored(pairs, resamples=1500).intervals
    assert scored(pairs, resamples=1500).intervals != scored(pairs, resamples=1500, seed=1).intervals


def test_a_lower_level_gives_narrower_intervals() -> None:
    pairs = mixed(80)
    labels, said = [make_label(*true) for true, _ in pairs], [make_prediction(*guess) for _, guess in pairs]
    wide, narrow = (
        intervals(labels, said, KEYS, resamples=500, rng=np.random.default_rng(0), level=level).exact_match
        for level in (0.95, 0.5)
    )
    assert wide.low < narrow.low < narrow.high < wide.high
