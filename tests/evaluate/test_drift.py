import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from classifier.config import DriftSettings
from classifier.domain.answer import Answer, Suggestion, Verdict
from classifier.domain.drift import Drift, Sign, Signal, Silence, Silent
from classifier.domain.label import Label
from classifier.domain.observation import Observation, Reference
from classifier.evaluate.drift import LEAST_ARTICLES, measure_drift, recent_issues

TODAY = dt.date(2026, 11, 22)
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
EVEN = tuple(((np.arange(1000) + 0.5) / 1000).tolist())
REFERENCE = Reference(certainties=EVEN, articles=1000, unseen=0.2, accuracy=0.9)


def make_observation(
    certainties: Sequence[float] = tuple(EVEN[25::50]),
    *,
    number: int = 0,
    date: dt.date | None = None,
    unseen: float = 0.2,
    tags: dict[str, int] | None = None,
    model: str = "v0001",
) -> Observation:
    """An issue of twenty articles, one a week, the latest a day ago."""
    return Observation(
        issue=f"issue-{number}",
        date=date or TODAY - dt.timedelta(days=1 + 7 * number),
        at=NOON - dt.timedelta(hours=number),
        model=model,
        articles=len(certainties),
        unseen=unseen,
        certainties=tuple(certainties),
        tags=tags or {},
        doubtful=(),
    )


def make_year(number: int = 5, **more: Any) -> list[Observation]:
    return [make_observation(number=place, **more) for place in range(number)]


def make_answer(number: int, *, right: bool = True, lot: bool = True, certainty: float = 0.9, **more: Any) -> Answer:
    fields: dict[str, Any] = {
        "id": f"answer-{number}",
        "verdict": Verdict.LABEL,
        "article": f"article-{number}",
        "annotator": "王芳",
        "at": NOON - dt.timedelta(days=1) + dt.timedelta(seconds=number),
        "label": Label(tags=("award", "event"), primary="award"),
        "suggestion": Suggestion(
            tags=("award",) if right else ("event",),
            primary="award" if right else "event",
            model="session-1",
            certainty=certainty,
        ),
        "random": lot,
    }
    return Answer(**fields | more)


def measured(
    observations: Sequence[Observation] = (),
    answers: Sequence[Answer] = (),
    *,
    reference: Reference | None = REFERENCE,
    today: dt.date = TODAY,
    **rules: float,
) -> Drift:
    return measure_drift(reference, observations, answers, rules=DriftSettings(**rules), today=today)


def signal(found: Drift, sign: Sign) -> Signal:
    (one,) = (one for one in found.signals if one.sign is sign)
    return one


def silent(found: Drift, sign: Sign) -> Silent:
    (one,) = (one for one in found.silent if one.sign is sign)
    return one


def test_every_sign_is_spoken_of_whatever_there_is() -> None:
    for found in (measured(), measured(reference=None), measured(make_year(), [make_answer(i) for i in range(60)])):
        assert {one.sign for one in found.signals} | {one.sign for one in found.silent} == set(Sign)


def test_nothing_is_drift_where_all_is_as_before() -> None:
    found = measured(make_year(12), [make_answer(i, right=i % 10 > 0) for i in range(100)])
    assert [one.sign for one in found.signals] == [Sign.UNSEEN, Sign.CERTAINTY, Sign.SHAPE, Sign.ACCURACY]
    assert found.above == ()
    assert signal(found, Sign.CERTAINTY).value == pytest.approx(0, abs=1e-6)
    assert signal(found, Sign.ACCURACY).value == pytest.approx(0)


def test_without_a_reference_nothing_is_called_drift_and_that_is_said() -> None:
    found = measured(make_year(unseen=0.9), [make_answer(i, right=False) for i in range(100)], reference=None)
    assert found.signals == ()
    assert silent(found, Sign.UNSEEN).why is silent(found, Sign.ACCURACY).why is Silence.NO_REFERENCE


@pytest.mark.parametrize(("unseen", "above"), [(0.29, False), (0.31, True), (0.05, False)])
def test_more_words_never_seen_are_drift_and_fewer_are_not(unseen: float, above: bool) -> None:
    one = signal(measured(make_year(unseen=unseen)), Sign.UNSEEN)
    assert one.value == pytest.approx(unseen - 0.2)
    assert one.now == pytest.approx(unseen)
    assert (one.above, one.before, one.issues, one.articles) == (above, 0.2, 5, 100)


def test_an_issue_counts_by_its_articles() -> None:
    small, large = make_observation([0.5], unseen=1.0), make_year(6)
    assert signal(measured([small, *large]), Sign.UNSEEN).now == pytest.approx((1 + 120 * 0.2) / 121)


def test_lower_certainties_are_drift_by_both_measures() -> None:
    found = measured(make_year(certainties=[value / 2 for value in EVEN[25::50]]))
    index, shape = signal(found, Sign.CERTAINTY), signal(found, Sign.SHAPE)
    assert index.above
    assert shape.above
    # All lie below one half, where half the reference does.
    assert shape.value == pytest.approx(0.5, abs=0.02)
    assert shape.p is not None
    assert shape.p < 1e-9
    assert index.now == pytest.approx(0.25, abs=0.02)
    assert index.before == pytest.approx(0.5)


def test_higher_certainties_move_as_far_but_are_no_drift() -> None:
    found = measured(make_year(certainties=[0.5 + value / 2 for value in EVEN[25::50]]))
    assert signal(found, Sign.CERTAINTY).value > 0.25
    assert found.above == ()


def test_what_chance_may_well_do_is_no_drift_however_large_the_index() -> None:
    # A level of nothing, and certainties lower by a trifle.
    found = measured(make_year(certainties=[value * 0.95 for value in EVEN[25::50]]), psi=0.0)
    assert signal(found, Sign.CERTAINTY).value > 0
    assert found.above == ()


def test_what_is_certain_is_no_drift_where_it_is_too_little_to_care() -> None:
    found = measured(make_year(50, certainties=[value * 0.9 for value in EVEN[25::50]]), psi=1.0)
    assert signal(found, Sign.SHAPE).value > signal(found, Sign.SHAPE).level
    assert found.above == ()


def test_few_articles_or_issues_say_nothing() -> None:
    for observations in (make_year(4, unseen=0.9), make_year(2, certainties=[0.1] * 200, unseen=0.9)):
        one = silent(measured(observations), Sign.UNSEEN)
        assert (one.why, one.needed) == (Silence.TOO_FEW, LEAST_ARTICLES)
        assert one.articles == sum(found.articles for found in observations)


def test_what_other_models_met_does_not_count() -> None:
    before = [make_observation(number=place, unseen=0.9, model="v0001") for place in range(5, 20)]
    now = [make_observation(number=place, model="v0002") for place in range(5)]
    assert signal(measured([*before, *now]), Sign.UNSEEN).now == pytest.approx(0.2)


def test_recent_are_ninety_days_or_as_many_issues_as_it_takes() -> None:
    weekly = make_year(30)
    assert [one.issue for one in recent_issues(weekly[::-1])] == [f"issue-{number}" for number in range(13)]
    monthly = [make_observation(number=n, date=TODAY - dt.timedelta(days=30 * n)) for n in range(12)]
    assert len(recent_issues(monthly)) == 5
    yearly = [make_observation(number=n, date=TODAY - dt.timedelta(days=200 * n)) for n in range(12)]
    assert len(recent_issues(yearly)) == 2
    assert recent_issues([]) == []


def seasons(now: dict[str, int], before: dict[str, int], *, months_ago: int = 12) -> list[Observation]:
    """Three issues of twenty articles this autumn, and as many of the one before."""
    observations = []
    for back, tags in ((0, now), (months_ago, before)):
        year, month = divmod(2026 * 12 + 10 - back, 12)
        for number in range(3):
            date = dt.date(year, month + 1, 15) - dt.timedelta(days=30 * number)
            share = {tag: carried // 3 for tag, carried in tags.items()}
            observations.append(make_observation(date=date, number=back * 10 + number, tags=share))
    return observations


def test_a_tag_given_less_often_than_the_year_before_is_drift() -> None:
    one = signal(measured(seasons({"award": 12, "event": 30}, {"award": 30, "event": 33})), Sign.RATES)
    assert (one.tag, one.above, one.now, one.before) == ("award", True, 0.2, 0.5)
    assert one.value == pytest.approx(0.3)
    assert (one.issues, one.articles) == (3, 60)
    # Chi-square with the correction of Yates: 120 * (|12 * 30 - 48 * 30| - 60)² / (60 * 60 * 42 * 78) = 10.586.
    assert one.p == pytest.approx(0.00114, abs=1e-5)


def test_a_move_that_one_of_many_tags_makes_by_chance_is_none() -> None:
    many = {f"tag{number}": 30 for number in range(11)}
    one = signal(measured(seasons({"award": 12, **many}, {"award": 30, **many})), Sign.RATES)
    assert (one.tag, one.above) == ("award", False)


def test_a_move_within_the_level_is_none() -> None:
    assert not measured(seasons({"award": 12}, {"award": 30}), rate=0.3).above


def test_a_tag_that_nobody_knew_the_year_before_is_not_compared() -> None:
    one = signal(measured(seasons({"award": 30, "drill": 45}, {"award": 30, "drill": 0})), Sign.RATES)
    assert one.tag == "award"
    assert one.value == 0


def test_tags_that_all_articles_carry_have_not_moved() -> None:
    one = signal(measured(seasons({"award": 60}, {"award": 60})), Sign.RATES)
    assert (one.p, one.above) == (1.0, False)


def test_without_the_same_months_of_the_year_before_rates_say_nothing() -> None:
    other_months = seasons({"award": 12}, {"award": 30}, months_ago=6)
    assert silent(measured(other_months), Sign.RATES).why is Silence.NO_YEAR
    few = seasons({"award": 12}, {"award": 30})[:-1]
    assert silent(measured(few), Sign.RATES).why is Silence.TOO_FEW
    assert silent(measured(), Sign.RATES).why is Silence.NO_YEAR


def test_issues_without_a_date_are_in_no_month() -> None:
    dated = seasons({"award": 12}, {"award": 30})
    undated = [make_observation(number=n) for n in range(50, 60)]
    plain = [
        Observation(
            issue=one.issue, date=None, at=one.at, model=one.model, articles=one.articles, unseen=one.unseen,
            certainties=one.certainties, tags={"award": 20}, doubtful=(),
        )
        for one in undated
    ]  # fmt: skip
    assert signal(measured([*dated, *plain]), Sign.RATES).now == 0.2


def test_a_leap_day_has_a_year_before_it() -> None:
    assert silent(measured(today=dt.date(2028, 2, 29)), Sign.RATES).why is Silence.NO_YEAR


@pytest.mark.parametrize(("wrong", "above"), [(10, False), (19, False), (24, True)])
def test_suggestions_that_people_refuse_are_drift(wrong: int, above: bool) -> None:
    answers = [make_answer(i, right=i >= wrong) for i in range(100)]
    one = signal(measured(answers=answers), Sign.ACCURACY)
    assert (one.above, one.articles, one.issues) == (above, 100, 0)
    assert one.now == pytest.approx(1 - wrong / 100)
    assert one.before == 0.9


def test_what_chance_may_well_do_to_few_answers_is_no_drift() -> None:
    one = signal(measured(answers=[make_answer(i, right=i >= 9) for i in range(50)], accuracy=0.05), Sign.ACCURACY)
    assert one.value > one.level
    assert not one.above


def test_the_latest_answers_count() -> None:
    answers = [make_answer(i, right=i >= 300) for i in range(500)]
    one = signal(measured(answers=answers), Sign.ACCURACY)
    assert (one.articles, one.now) == (200, 1.0)


def test_answers_by_lot_are_preferred() -> None:
    chosen = [make_answer(i, right=False, lot=False) for i in range(100)]
    by_lot = [make_answer(i, right=i >= 105) for i in range(100, 150)]
    one = signal(measured(answers=[*by_lot, *chosen]), Sign.ACCURACY)
    assert (one.articles, one.now, one.before) == (50, 0.9, 0.9)


def test_answers_to_what_was_chosen_are_held_against_what_the_model_promised() -> None:
    hard = [make_answer(i, right=i % 2 == 0, lot=False, certainty=0.5) for i in range(100)]
    one = signal(measured(answers=hard), Sign.ACCURACY)
    assert (one.now, one.before, one.above) == (0.5, 0.5, False)
    sure = [make_answer(i, right=i % 2 == 0, lot=False, certainty=0.99) for i in range(100)]
    assert signal(measured(answers=sure), Sign.ACCURACY).before == 0.9


@pytest.mark.parametrize(
    "more",
    [
        {"suggestion": None},
        {"blind": True},
        {"verdict": Verdict.UNSURE, "label": None},
        {"verdict": Verdict.ADJUDICATION},
    ],
)
def test_answers_without_a_suggestion_to_be_right_do_not_count(more: dict[str, Any]) -> None:
    one = silent(measured(answers=[make_answer(i, **more) for i in range(100)]), Sign.ACCURACY)
    assert (one.why, one.articles, one.needed) == (Silence.TOO_FEW, 0, 50)
