from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.evaluate.metrics import evaluate
from classifier.evaluate.paired import Paired, paired
from tests.evaluate.factories import KEYS, make_label, make_prediction

KINDS: tuple[tuple[str, ...], ...] = (("award",), ("event",), ("award", "event"), ("event", "award"), ())
# What is true, what the first model said, what the second did.
Told = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def measured(told: Sequence[Told], *, resamples: int = 400, seed: int = 0, level: float = 0.95) -> Paired:
    return paired(
        [make_label(*true) for true, _, _ in told],
        [make_prediction(*first) for _, first, _ in told],
        [make_prediction(*second) for _, _, second in told],
        KEYS,
        level=level,
        resamples=resamples,
        rng=np.random.default_rng(seed),
    )


def mixed(count: int, *, first: float = 0.3, second: float = 0.2, seed: int = 1) -> list[Told]:
    """Articles of which either model gets so many wrong, where chance does not make it right."""
    rng = np.random.default_rng(seed)

    def said(true: tuple[str, ...], wrong: float) -> tuple[str, ...]:
        return KINDS[rng.integers(len(KINDS))] if rng.random() < wrong else true

    truths = [KINDS[row] for row in rng.integers(len(KINDS), size=count)]
    return [(true, said(true, first), said(true, second)) for true in truths]


def drawn(told: Sequence[Told], rng: np.random.Generator) -> tuple[float, float]:
    """One resample the slow way: the articles themselves are drawn, and each model scored on them."""
    rows = [told[row] for row in rng.integers(len(told), size=len(told))]
    labels = [make_label(*true) for true, _, _ in rows]
    first, second = (
        evaluate(labels, [make_prediction(*one[side]) for one in rows], KEYS, model="m") for side in (1, 2)
    )
    return (
        second.primary_macro_f1 - first.primary_macro_f1,
        second.tag_macro_f1 - first.tag_macro_f1,
    )


def test_bounds_are_those_of_articles_drawn_one_by_one() -> None:
    told = mixed(80)
    rng = np.random.default_rng(5)
    lows, highs = np.quantile([drawn(told, rng) for _ in range(600)], [0.1, 0.9], axis=0)
    found = measured(told, resamples=5000, level=0.9)
    assert (found.primary.low, found.tags.low) == pytest.approx(tuple(lows), abs=0.02)
    assert (found.primary.high, found.tags.high) == pytest.approx(tuple(highs), abs=0.02)


def test_values_are_the_differences_of_the_figures_of_either_model() -> None:
    told = mixed(200)
    labels = [make_label(*true) for true, _, _ in told]
    first, second = (
        evaluate(labels, [make_prediction(*one[side]) for one in told], KEYS, model="m") for side in (1, 2)
    )
    found = measured(told)
    assert found.primary.value == pytest.approx(second.primary_macro_f1 - first.primary_macro_f1)
    assert found.tags.value == pytest.approx(second.tag_macro_f1 - first.tag_macro_f1)
    assert {key: one.value for key, one in found.each.items()} == pytest.approx(
        {key: second.tags[key].f1 - first.tags[key].f1 for key in KEYS}
    )


def test_two_models_that_say_the_same_surely_do_not_differ() -> None:
    found = measured([(true, said, said) for true, said, _ in mixed(60)])
    for one in (found.primary, found.tags, *found.each.values()):
        assert (one.value, one.low, one.high) == (0, 0, 0)


def test_what_is_hard_for_both_does_not_blur_what_sets_them_apart() -> None:
    good = [(("award",), ("award",), ("award",))] * 20 + [(("event",), ("event",), ("event",))] * 20
    apart = [(("award",), ("event",), ("award",))] * 10
    hard = [(("event",), ("award",), ("award",)), (("award",), ("event",), ("event",))] * 10
    found = measured([*good, *apart, *hard], resamples=2000)
    assert 0 < found.primary.low < found.primary.value < found.primary.high
    # The same outcomes in pairs that do not belong together: each model is right as often as before.
    shifted = [*good, *apart, *hard]
    seconds = [second for _, _, second in shifted]
    labels = [true for true, _, _ in shifted]
    order = [row for kind in (("award",), ("event",)) for row, true in enumerate(labels) if true == kind]
    turned = dict(zip(order, [*order[7:30], *order[:7], *order[45:], *order[30:45]], strict=True))
    loose = [(true, first, seconds[turned[row]]) for row, (true, first, _) in enumerate(shifted)]
    alone = measured(loose, resamples=2000)
    assert alone.primary.value == pytest.approx(found.primary.value)
    assert alone.primary.low < found.primary.low


def test_of_a_kind_without_an_article_nothing_is_measured() -> None:
    # Nobody says "none", and no article is of it: as a kind that is right of itself it would halve what is lost.
    told = [(("award",), ("award",), ("award",))] * 10 + [(("award",), ("award",), ("event",))] * 10
    found = measured(told)
    assert found.primary.value == pytest.approx(2 * 10 / 30 - 1)
    assert found.each.keys() == {"award"}


def test_a_kind_that_was_hardly_drawn_does_not_decide() -> None:
    # One article of twenty is of another kind, and both models are right about it. Where it is not drawn, the second
    # model still says that kind of another one.
    told: list[Told] = [(("event",), ("event",), ("event",))]
    told += [(("award",), ("award",), ("award",))] * 18 + [(("award",), ("event",), ("award",))]
    assert measured(told, resamples=4000, level=0.99).primary.high < 0.6


def test_the_surer_the_proof_the_wider_the_bounds() -> None:
    told = mixed(80)
    surer, less = measured(told, level=0.99, resamples=2000), measured(told, level=0.6, resamples=2000)
    assert surer.primary.low < less.primary.low < less.primary.high < surer.primary.high


def test_bounds_close_in_on_the_difference_as_articles_grow() -> None:
    few, many = measured(mixed(100), resamples=1000), measured(mixed(4000), resamples=1000)
    assert 0 < many.primary.low < many.primary.value < many.primary.high < many.primary.low + 0.05
    assert few.primary.high - few.primary.low > 3 * (many.primary.high - many.primary.low)


def test_the_same_seed_draws_the_same() -> None:
    told = mixed(50)
    assert measured(told, resamples=1500) == measured(told, resamples=1500)
    assert measured(told, resamples=1500) != measured(told, resamples=1500, seed=1)


@given(st.lists(st.tuples(*[st.sampled_from(KINDS)] * 3), min_size=1, max_size=30))
def test_no_difference_is_out_of_range(told: list[Told]) -> None:
    found = measured(told, resamples=20)
    for one in (found.primary, found.tags, *found.each.values()):
        assert -1 <= one.low <= one.high <= 1
        assert -1 <= one.value <= 1
    assert set(found.each) == {tag for true, _, _ in told for tag in true}


@given(st.lists(st.tuples(*[st.sampled_from(KINDS)] * 3), min_size=1, max_size=30))
def test_whoever_comes_second_the_difference_is_the_same(told: list[Told]) -> None:
    there, back = measured(told, resamples=1), measured([(true, second, first) for true, first, second in told])
    assert there.primary.value == pytest.approx(-back.primary.value)
    assert there.tags.value == pytest.approx(-back.tags.value)


def test_nothing_is_compared_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="0 labels"):
        measured([])
    with pytest.raises(ValueError, match="1 labels, 1 and 2 predictions"):
        paired(
            [make_label("award")],
            [make_prediction("award")],
            [make_prediction("award")] * 2,
            KEYS,
            level=0.9,
            resamples=1,
            rng=np.random.default_rng(0),
        )
