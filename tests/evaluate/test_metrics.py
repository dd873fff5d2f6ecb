import json
import operator
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from classifier.domain.evaluation import Counts
from classifier.domain.label import Label
from classifier.domain.prediction import ReviewReason
from classifier.evaluate.metrics import calibration_error, evaluate, worst_mistakes
from classifier.storage.shipped import load_starter, load_taxonomy
from tests.evaluate.factories import KEYS, make_label, make_labelled, make_prediction

SCORER = Path(__file__).parents[3] / "shared" / "scoring" / "score_tags.py"


def test_counts() -> None:
    counts = Counts(6, 2, 4)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert counts + Counts(1, 1, 1) == Counts(7, 3, 5)


def test_nothing_said_of_nothing_true_is_perfect() -> None:
    assert (Counts(0, 0, 0).precision, Counts(0, 0, 0).recall, Counts(0, 0, 0).f1) == (1, 1, 1)


def test_figures_of_a_small_set() -> None:
    labels = [make_label("award"), make_label("award", "event"), make_label("event"), make_label()]
    said = [make_prediction("award"), make_prediction("award"), make_prediction(), make_prediction()]
    found = evaluate(labels, said, KEYS, model="m")
    assert found.primary == {"award": Counts(2, 0, 0), "event": Counts(0, 0, 1), None: Counts(1, 1, 0)}
    assert found.tags == {"award": Counts(2, 0, 0), "event": Counts(0, 0, 2)}
    assert found.primary_accuracy == 0.75
    assert found.primary_macro_f1 == pytest.approx((1 + 0 + 2 / 3) / 3)
    assert found.tag_macro_f1 == 0.5
    assert found.tag_micro_f1 == pytest.approx(4 / 6)
    assert found.exact_match == 0.5


def test_the_confusion_matrix_of_a_small_set() -> None:
    labels = [make_label("award"), make_label("award", "event"), make_label("event"), make_label()]
    said = [make_prediction("award"), make_prediction("event"), make_prediction(), make_prediction()]
    found = evaluate(labels, said, KEYS, model="m")
    assert dict(found.confusion) == {
        ("award", "award"): 1,
        ("award", "event"): 1,
        ("event", None): 1,
        (None, None): 1,
    }


def test_confidences_are_judged_per_tag_together_and_for_the_primary() -> None:
    labels = [make_label("award"), make_label("event")]
    said = [
        make_prediction("award", scores={"award": 0.9, "event": 0.2}, certainty=0.8),
        make_prediction("award", scores={"award": 0.7, "event": 0.4}, certainty=0.6),
    ]
    found = evaluate(labels, said, KEYS, model="m")
    assert found.tag_reliability["award"].brier == pytest.approx((0.1**2 + 0.7**2) / 2)
    assert found.tag_reliability["event"].brier == pytest.approx((0.2**2 + 0.6**2) / 2)
    assert found.reliability.brier == pytest.approx((0.1**2 + 0.7**2 + 0.2**2 + 0.6**2) / 4)
    assert found.calibration_error == found.reliability.error == pytest.approx((0.1 + 0.7 + 0.2 + 0.6) / 4)
    assert found.primary_reliability.error == pytest.approx((0.2 + 0.6) / 2)
    assert found.coverage.points[0].certainty == 0.8
    assert [found.coverage.points[place].accuracy for place in (0, -1)] == [1, 0.5]


def test_intervals_are_made_where_they_are_asked_for() -> None:
    labels, said = [make_label("award"), make_label()], [make_prediction("award"), make_prediction("event")]
    assert evaluate(labels, said, KEYS, model="m", rng=np.random.default_rng(0)).intervals is None
    found = evaluate(labels, said, KEYS, model="m", resamples=50, rng=np.random.default_rng(0)).intervals
    assert found is not None
    assert (found.exact_match.low, found.exact_match.high) == (0, 1)
    with pytest.raises(ValueError, match="need a generator"):
        evaluate(labels, said, KEYS, model="m", resamples=50)


def test_the_worst_mistakes_are_the_surest_wrong_primaries() -> None:
    labelled = [make_labelled("award", title=title) for title in "甲乙丙丁"]
    said = [
        make_prediction("event", certainty=0.5),
        make_prediction("award", "event", certainty=0.99),
        make_prediction(certainty=0.9),
        make_prediction("event", certainty=0.9),
    ]
    found = worst_mistakes(labelled, said, most=2)
    assert [mistake.labelled.article.title for mistake in found] == ["丙", "丁"]
    assert [mistake.prediction.primary for mistake in found] == [None, "event"]


def test_the_order_of_tags_is_of_no_consequence_for_exact_match() -> None:
    found = evaluate([make_label("award", "event")], [make_prediction("event", "award")], KEYS, model="m")
    assert found.exact_match == 1
    assert found.primary_accuracy == 0


def test_what_a_person_looks_at_is_counted_apart() -> None:
    labels = [make_label("award")] * 4
    said = [
        make_prediction("award"),
        make_prediction("event"),
        make_prediction("event", review=ReviewReason.UNCERTAIN),
        make_prediction("award", review=ReviewReason.TOO_SHORT),
    ]
    found = evaluate(labels, said, KEYS, model="m")
    assert (found.reviewed, found.accuracy_alone) == (2, 0.5)


def test_where_a_person_looks_at_all_nothing_goes_wrong_alone() -> None:
    said = [make_prediction("event", review=ReviewReason.UNCERTAIN)]
    assert evaluate([make_label("award")], said, KEYS, model="m").accuracy_alone == 1


@pytest.mark.parametrize("n_said", [0, 1, 3])
def test_labels_and_predictions_come_in_pairs(n_said: int) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        evaluate([make_label("award")] * 2, [make_prediction("award")] * n_said, KEYS, model="m")


def test_no_article_has_no_figures() -> None:
    with pytest.raises(ValueError, match="0 labels"):
        evaluate([], [], KEYS, model="m")


@pytest.mark.parametrize(
    ("confidence", "truth", "error"),
    [
        ([1.0, 0.0], [True, False], 0.0),
        ([1.0, 0.0], [False, True], 1.0),
        ([0.75] * 4, [True, True, True, False], 0.0),
        ([0.75] * 4, [True, True, False, False], 0.25),
        ([0.95, 0.05], [True, True], 0.5),
    ],
)
def test_calibration_error(confidence: list[float], truth: list[bool], error: float) -> None:
    assert calibration_error(np.array(confidence), np.array(truth)) == pytest.approx(error)


def as_lines(labels: Sequence[Label]) -> str:
    objects = ({"id": str(n), "primary": label.primary, "tags": list(label.tags)} for n, label in enumerate(labels))
    return "\n".join(json.dumps(found) for found in objects)


@pytest.mark.shared
def test_the_figures_are_those_of_the_shared_scorer(tmp_path: Path) -> None:
    if not SCORER.is_file():
        pytest.skip(f"{SCORER} is not there")
    keys = load_taxonomy().keys
    labels = [example.label for example in load_starter()[::5]]
    # Every third article gets its neighbour's tags: some of these are right, most are wrong.
    guessed = [labels[i - (i % 3 == 0)] for i in range(len(labels))]
    said = [
        make_prediction(*sorted(guess.tags, key=partial(operator.ne, guess.primary)), keys=keys) for guess in guessed
    ]
    (tmp_path / "gold").write_text(as_lines(labels), encoding="utf-8")
    (tmp_path / "said").write_text(as_lines(guessed), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(SCORER), str(tmp_path / "gold"), str(tmp_path / "said")],
        check=True,
        capture_output=True,
        text=True,
    )
    found = evaluate(labels, said, keys, model="m")
    assert 0.5 < found.primary_macro_f1 < 0.95
    assert f"acc {found.primary_accuracy:.3f} macroF1(6) {found.primary_macro_f1:.3f}" in scored.stdout
    assert f"tags macroF1 {found.tag_macro_f1:.3f} microF1 {found.tag_micro_f1:.3f}" in scored.stdout
    assert f"exact {found.exact_match:.3f}" in scored.stdout
