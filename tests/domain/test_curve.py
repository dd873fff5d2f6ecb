import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.curve import Curve, Measure, Simulation, Trial, labels_to_reach


def make_curve(
    *,
    strategy: str = "margin",
    seed: int = 0,
    labels: tuple[int, ...] = (10, 20, 40),
    primary_f1: tuple[float, ...] = (0.2, 0.6, 0.8),
    tag_f1: tuple[float, ...] | None = None,
) -> Curve:
    return Curve(
        strategy=strategy, seed=seed, labels=labels, primary_f1=primary_f1, tag_f1=tag_f1 or (0.1,) * len(labels)
    )


def make_trial(*, seed: int = 0, pool: int = 40, primary_f1: float = 0.8, tag_f1: float = 0.5) -> Trial:
    return Trial(seed=seed, pool=pool, test=10, primary_f1=primary_f1, tag_f1=tag_f1)


@pytest.mark.parametrize(
    ("score", "needed"),
    [
        (0.1, 10),  # the first round has it already
        (0.2, 10),
        (0.3, 13),  # 10 + 10 * 0.1 / 0.4 = 12.5
        (0.4, 15),  # half-way, exactly
        (0.6, 20),
        (0.61, 21),
        (0.7, 30),
        (0.8, 40),
        (0.81, None),
    ],
)
def test_labels_lie_on_a_straight_line_between_rounds(score: float, needed: int | None) -> None:
    assert labels_to_reach(make_curve(), score) == needed


def test_the_first_time_counts_though_the_score_falls_again() -> None:
    curve = make_curve(labels=(10, 20, 30, 40), primary_f1=(0.2, 0.7, 0.4, 0.8))
    assert labels_to_reach(curve, 0.7) == 20
    assert labels_to_reach(curve, 0.75) == 39  # 30 + 10 * 0.35 / 0.4 = 38.75


def test_rounding_asks_for_no_label_more() -> None:
    # In floating point a little more than 15.
    assert labels_to_reach(make_curve(labels=(10, 20), primary_f1=(0.3, 0.5)), 0.4) == 15


def test_a_measure_is_asked_for_by_its_name() -> None:
    curve = make_curve(tag_f1=(0.3, 0.5, 0.9))
    assert curve.scores() == curve.primary_f1
    assert labels_to_reach(curve, 0.9, Measure.TAGS) == 40
    assert labels_to_reach(curve, 0.9) is None


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=8),
    st.floats(0, 1),
)
def test_what_is_needed_lies_within_the_round_that_first_reached_it(scores: list[float], score: float) -> None:
    labels = tuple(10 * (place + 1) for place in range(len(scores)))
    needed = labels_to_reach(make_curve(labels=labels, primary_f1=tuple(scores)), score)
    reached = [place for place, one in enumerate(scores) if one >= score]
    assert (needed is None) == (not reached)
    if needed is not None:
        assert labels[max(reached[0] - 1, 0)] <= needed <= labels[reached[0]]


@pytest.mark.parametrize(
    ("labels", "scores"),
    [((), ()), ((10,), (0.1, 0.2)), ((10, 10), (0.1, 0.2)), ((20, 10), (0.1, 0.2)), ((0,), (0.1,)), ((1,), (1.1,))],
)
def test_an_impossible_curve_is_refused(labels: tuple[int, ...], scores: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"round|score"):
        make_curve(labels=labels, primary_f1=scores)


def test_a_trial_has_two_sides_and_a_score() -> None:
    with pytest.raises(ValueError, match="articles"):
        make_trial(pool=0)
    with pytest.raises(ValueError, match="score"):
        make_trial(tag_f1=-0.1)


def test_strategies_come_as_they_first_ran_and_curves_as_the_trials_do() -> None:
    trials = (make_trial(seed=1), make_trial(seed=0))
    curves = tuple(make_curve(strategy=name, seed=seed) for seed in (0, 1) for name in ("random", "margin"))
    made = Simulation(trials=trials, curves=curves)
    assert made.strategies == ("random", "margin")
    assert [curve.seed for curve in made.of("margin")] == [1, 0]


def test_every_trial_has_its_own_full_score() -> None:
    trials = (make_trial(seed=0, primary_f1=0.8), make_trial(seed=1, primary_f1=0.4), make_trial(seed=2, primary_f1=1))
    made = Simulation(trials=trials, curves=tuple(make_curve(seed=seed) for seed in range(3)))
    # Half of 0.8, of 0.4 and of 1.0; then all of it, which the third never comes to.
    assert made.needed("margin", 0.5) == (15, 10, 18)
    assert made.needed("margin", 1.0) == (40, 15, None)
    assert made.needed("margin", 0.5, Measure.TAGS) == (None, None, None)


@pytest.mark.parametrize(
    ("trials", "curves", "why"),
    [
        ((), (make_curve(),), "has trials"),
        ((make_trial(),), (), "curves"),
        ((make_trial(), make_trial()), (make_curve(),), "own seed"),
        ((make_trial(), make_trial(seed=1)), (make_curve(),), "every trial"),
        ((make_trial(),), (make_curve(), make_curve()), "once"),
        ((make_trial(),), (make_curve(seed=1),), "every trial"),
        ((make_trial(pool=39),), (make_curve(),), "no more labels"),
    ],
)
def test_a_simulation_compares_like_with_like(trials: tuple[Trial, ...], curves: tuple[Curve, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Simulation(trials=trials, curves=curves)
