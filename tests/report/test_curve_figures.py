import pytest

from classifier.domain.curve import Curve, Measure, Simulation, Trial
from classifier.report.curve_figures import Spread, needs, steps, thinned
from tests.report.curve_factories import flat, make_simulation


def make_curve(*, strategy: str, seed: int, labels: tuple[int, ...], scores: tuple[float, ...]) -> Curve:
    return Curve(strategy=strategy, seed=seed, labels=labels, primary_f1=scores, tag_f1=scores)


def values(found: Spread) -> tuple[float, float, float]:
    return found.mean, found.low, found.high


def make_trials(*full: float) -> tuple[Trial, ...]:
    return tuple(Trial(seed=seed, pool=100, test=10, primary_f1=one, tag_f1=one) for seed, one in enumerate(full))


def test_needs_are_of_each_trial_and_ratios_of_the_same_trials() -> None:
    # 95 % of 0.8 is 0.76, of 0.4 is 0.38.
    curves = (
        make_curve(strategy="random", seed=0, labels=(10, 50), scores=(0.36, 0.76)),
        make_curve(strategy="random", seed=1, labels=(10, 100), scores=(0.2, 0.38)),
        make_curve(strategy="margin", seed=0, labels=(10, 40), scores=(0.76, 0.8)),
        make_curve(strategy="margin", seed=1, labels=(10, 80), scores=(0.1, 0.38)),
    )
    by_lot, margin = needs(Simulation(trials=make_trials(0.8, 0.4), curves=curves), Measure.PRIMARY)
    assert (by_lot.by_trial, by_lot.labels, by_lot.ratio) == ((50, 100), Spread(75, 50, 100), Spread(1, 1, 1))
    assert (margin.by_trial, margin.labels) == ((10, 80), Spread(45, 10, 80))
    # 90 of 150 together; 10 of 50 and 80 of 100.
    assert margin.ratio is not None
    assert values(margin.ratio) == pytest.approx((0.6, 0.2, 0.8))


def test_a_trial_that_did_not_come_to_it_leaves_no_mean() -> None:
    curves = (flat(strategy="random", score=0.8), flat(strategy="random", seed=1, score=0.3))
    other = (flat(strategy="margin", score=0.8), flat(strategy="margin", seed=1, score=0.8))
    by_lot, margin = needs(Simulation(trials=make_trials(0.8, 0.8), curves=(*curves, *other)), Measure.PRIMARY)
    assert (by_lot.by_trial, by_lot.labels, by_lot.ratio) == ((10, None), None, None)
    assert (margin.by_trial, margin.labels, margin.ratio) == ((10, 10), Spread(10, 10, 10), None)


def test_without_random_there_is_no_ratio() -> None:
    (only,) = needs(make_simulation(speeds={"margin": 30}), Measure.TAGS)
    assert only.labels is not None
    assert only.ratio is None


def test_the_share_that_has_to_be_reached_can_be_chosen() -> None:
    made = make_simulation(seeds=(0,), step=1, rounds=300)
    # speed * ln 2, rounded up: 41.6, 20.8 and 16.6.
    assert [need.by_trial for need in needs(made, Measure.PRIMARY, share=0.5)] == [(42,), (21,), (17,)]


def test_steps_stand_where_any_trial_has_a_round_and_every_trial_a_score() -> None:
    curves = (
        make_curve(strategy="margin", seed=0, labels=(10, 20, 40), scores=(0.2, 0.4, 0.8)),
        make_curve(strategy="margin", seed=1, labels=(15, 20, 30, 50), scores=(0.1, 0.2, 0.5, 0.7)),
    )
    found = steps(curves, Measure.PRIMARY)
    expected = {15: (0.2, 0.1, 0.3), 20: (0.3, 0.2, 0.4), 30: (0.55, 0.5, 0.6), 40: (0.7, 0.6, 0.8)}
    assert [step.labels for step in found] == list(expected)
    for step in found:
        assert values(step.score) == pytest.approx(expected[step.labels])
    assert [step.labels for step in steps(curves[:1], Measure.PRIMARY)] == [10, 20, 40]


def test_curves_that_share_no_labels_have_no_steps() -> None:
    curves = (flat(strategy="margin", labels=(10, 20)), flat(strategy="margin", seed=1, labels=(30, 40)))
    assert steps(curves, Measure.PRIMARY) == ()


def test_thinning_keeps_both_ends_and_stands_closer_at_the_beginning() -> None:
    found = steps(make_simulation().of("random"), Measure.PRIMARY)
    labels = [step.labels for step in thinned(found, 6)]
    assert labels == [10, 20, 40, 90, 190, 400]
    assert thinned(found[:5], 5) == found[:5]
    assert [step.labels for step in thinned(found, 2)] == [10, 400]
