import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest

from classifier.domain.advice import Accuracy, Advice, Ground, Stop
from classifier.domain.answer import Answer, Suggestion, Verdict
from classifier.domain.label import Label
from classifier.query.steadiness import Snapshot
from classifier.query.stopping import Rules, advise, measure

WELL = Accuracy(28, 30)
NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
HALF = [0, 1] * 100


def changed(count: int, *, of: Sequence[int] = HALF) -> list[int]:
    """The first articles given the other kind."""
    return [1 - kind if place < count else kind for place, kind in enumerate(of)]


def make_snapshots(*said: Sequence[int], step: int = 20) -> list[Snapshot]:
    found = [np.array(one, dtype=np.int64) for one in said]
    return [
        Snapshot(labels=step * (place + 1), primaries=one, tags=one[:, None] == np.arange(2))
        for place, one in enumerate(found)
    ]


def make_answer(
    number: int,
    *,
    primary: str | None = "award",
    suggested: str | None = "award",
    shown: bool = True,
    random: bool = True,
    blind: bool = False,
    article: str | None = None,
    annotator: str = "li",
    verdict: Verdict = Verdict.LABEL,
    undoes: str | None = None,
) -> Answer:
    def tags(key: str | None) -> tuple[str, ...]:
        return (key,) if key else ()

    decided = verdict in {Verdict.LABEL, Verdict.ADJUDICATION}
    suggestion = Suggestion(tags=tags(suggested), primary=suggested, model="session-1", certainty=0.9)
    return Answer(
        id=f"answer-{number}",
        verdict=verdict,
        article=article or f"article-{number}",
        annotator=annotator,
        at=NOON + dt.timedelta(minutes=number),
        label=Label(tags=tags(primary), primary=primary) if decided else None,
        suggestion=suggestion if shown else None,
        random=random,
        blind=blind,
        undoes=undoes,
    )


def test_three_pairs_of_models_that_agree_end_it() -> None:
    advice = advise(make_snapshots(HALF, HALF, HALF, HALF), WELL)
    assert advice == Advice(
        stop=Stop.STOP,
        grounds=(Ground.STABLE, Ground.LITTLE_GAIN, Ground.MEASURED),
        agreement=1.0,
        gain=0.0,
        accuracy=WELL,
    )


@pytest.mark.parametrize("models", [0, 1, 2, 3])
def test_fewer_windows_than_are_averaged_never_end_it(models: int) -> None:
    advice = advise(make_snapshots(*[HALF] * models), WELL)
    assert (advice.stop, advice.grounds) == (Stop.GO_ON, (Ground.FEW_MODELS, Ground.MEASURED))
    assert (advice.agreement, advice.gain) == ((None, None) if models < 2 else (1.0, 0.0))


def test_it_is_the_average_of_the_last_windows_that_counts() -> None:
    # Windows of kappa 0.4, 0.98, 1 and 1: one of the last three alone would not do.
    advice = advise(make_snapshots(changed(60), HALF, changed(2), changed(2), changed(2)), WELL)
    assert advice.agreement == pytest.approx((0.98 + 1 + 1) / 3)
    assert advice.stop is Stop.STOP


def test_an_early_change_is_forgotten_and_a_late_one_is_not() -> None:
    early = [changed(60), HALF, HALF, HALF, HALF]
    assert advise(make_snapshots(*early), WELL).stop is Stop.STOP
    # The same windows in the other order.
    late = advise(make_snapshots(*early[::-1]), WELL)
    assert (late.stop, late.grounds[0]) == (Stop.GO_ON, Ground.CHANGING)
    assert late.agreement == pytest.approx((1 + 1 + 0.4) / 3)


@pytest.mark.parametrize(
    ("count", "stop", "ground"),
    # Each window is of kappa 1 - count / 100.
    [
        (0, Stop.STOP, Ground.STABLE),
        (1, Stop.STOP, Ground.STABLE),
        (2, Stop.NEARLY, Ground.CHANGING),
        (4, Stop.GO_ON, Ground.CHANGING),
    ],
)
def test_how_steady_is_steady(count: int, stop: Stop, ground: Ground) -> None:
    advice = advise(make_snapshots(HALF, changed(count), HALF, changed(count)), WELL)
    assert advice.agreement == pytest.approx(1 - count / 100)
    # Each kind: 100 - count / 2 in common, count / 2 on either side; an odd one falls to one of them.
    assert advice.gain == pytest.approx(count / 200, abs=1e-6)
    assert (advice.stop, advice.grounds[0]) == (stop, ground)


def test_tags_that_change_speak_though_the_primaries_do_not() -> None:
    snapshots = make_snapshots(HALF, HALF, HALF, HALF)
    last = snapshots[-1]
    other = Snapshot(labels=last.labels, primaries=last.primaries, tags=~last.tags)
    advice = advise([*snapshots[:-1], other], WELL)
    assert advice.stop is Stop.GO_ON
    assert advice.agreement == pytest.approx((1 + 1 - 1) / 3)


def test_primaries_that_change_speak_though_the_tags_do_not() -> None:
    snapshots = make_snapshots(HALF, HALF, HALF, HALF)
    last = snapshots[-1]
    other = Snapshot(labels=last.labels, primaries=1 - last.primaries, tags=last.tags)
    advice = advise([*snapshots[:-1], other], WELL)
    assert advice.stop is Stop.GO_ON
    assert advice.agreement == pytest.approx((1 + 1 - 1) / 3)


def test_a_rare_kind_that_wavers_is_a_gain_though_agreement_is_high() -> None:
    # One kind on two of 400 articles, of which one comes and goes: kappa hardly notices, F1 of that kind does.
    both, one = [2, 2, *[0, 1] * 199], [2, 0, *[0, 1] * 199]
    advice = advise(make_snapshots(both, one, both, one), WELL)
    assert (advice.stop, advice.grounds[:2]) == (Stop.NEARLY, (Ground.STABLE, Ground.GAIN))
    # 1 - 2/3 of the rare kind, 1/399 of the kind that it is taken for, nothing of the third.
    assert advice.gain == pytest.approx((1 / 3 + 1 / 399 + 0) / 3)


def test_one_kind_for_every_article_is_agreement_but_nothing_learnt() -> None:
    advice = advise(make_snapshots(*[[0] * 200] * 5), WELL)
    assert (advice.stop, advice.agreement) == (Stop.GO_ON, 1.0)
    assert advice.grounds == (Ground.ALL_ALIKE, Ground.MEASURED)
    # An old model may have been so: the newest counts.
    found = [HALF] * 4
    assert advise(make_snapshots([0] * 200, *found), WELL).stop is Stop.STOP


def test_kinds_that_vanish_are_a_change() -> None:
    advice = advise(make_snapshots(HALF, HALF, HALF, [0] * 199 + [1]), WELL)
    assert (advice.stop, advice.grounds[0]) == (Stop.GO_ON, Ground.CHANGING)


def test_a_stop_set_of_a_few_ends_nothing() -> None:
    few = [0, 1, 1]
    advice = advise(make_snapshots(few, few, few, few), WELL)
    assert advice.stop is Stop.NEARLY
    assert advice.grounds == (Ground.STABLE, Ground.LITTLE_GAIN, Ground.SMALL_SET, Ground.MEASURED)
    assert advise(make_snapshots([0], [0], [0], [0]), WELL).grounds == (Ground.ALL_ALIKE, Ground.MEASURED)


def test_models_of_nearly_the_same_labels_are_no_proof() -> None:
    close = make_snapshots(*[HALF] * 6, step=5)
    assert advise(close, WELL).grounds[0] is Ground.FEW_MODELS
    assert advise(close, WELL, Rules(step=5)).stop is Stop.STOP


@pytest.mark.parametrize(
    ("accuracy", "stop", "ground"),
    [
        (Accuracy(0, 0), Stop.GO_ON, Ground.UNMEASURED),
        (Accuracy(19, 19), Stop.GO_ON, Ground.UNMEASURED),
        (Accuracy(18, 20), Stop.STOP, Ground.MEASURED),
        # The interval reaches to 0.82, and may hold 0.8.
        (Accuracy(13, 20), Stop.STOP, Ground.MEASURED),
        # It reaches to 0.78.
        (Accuracy(12, 20), Stop.GO_ON, Ground.INACCURATE),
    ],
)
def test_nobody_stops_unmeasured_or_clearly_wrong(accuracy: Accuracy, stop: Stop, ground: Ground) -> None:
    advice = advise(make_snapshots(HALF, HALF, HALF, HALF), accuracy)
    assert (advice.stop, advice.grounds[-1], advice.accuracy) == (stop, ground, accuracy)


def test_rules_compare_something() -> None:
    for models, step in ((0, 20), (3, 0)):
        with pytest.raises(ValueError, match="at least one pair"):
            Rules(models=models, step=step)


def test_only_shown_suggestions_drawn_by_lot_are_measured() -> None:
    answers = [
        make_answer(1),
        make_answer(2, primary="event"),
        make_answer(3, primary=None, suggested=None),
        make_answer(4, primary=None),
        make_answer(5, random=False),
        make_answer(6, shown=False),
        make_answer(7, blind=True),
        make_answer(8, verdict=Verdict.UNSURE),
        make_answer(9, verdict=Verdict.SKIP),
    ]
    assert measure(answers) == Accuracy(2, 4)
    assert measure([]) == Accuracy(0, 0)


def test_what_was_taken_back_does_not_count_and_what_was_changed_counts_once() -> None:
    answers = [
        make_answer(1),
        make_answer(2, verdict=Verdict.UNDO, undoes="answer-1", article="answer-1"),
        # Accepted, then corrected from a list that suggests nothing.
        make_answer(3, article="changed"),
        make_answer(4, article="changed", primary="event", shown=False, random=False),
        # Accepted, then asked again by a later model, which was right: what was shown first was wrong.
        make_answer(6, article="again"),
        make_answer(7, article="again", primary="event", suggested="event"),
        # Another person's word on the same article is another answer.
        make_answer(5, article="changed", annotator="wang"),
    ]
    assert measure(answers) == Accuracy(1, 3)


def test_only_the_latest_suggestions_count() -> None:
    wrong = [make_answer(number, primary="event") for number in range(5)]
    right = [make_answer(number) for number in range(5, 8)]
    assert measure([*wrong, *right], recent=4) == Accuracy(3, 4)
    assert measure([*wrong, *right]) == Accuracy(3, 8)
