import json
from typing import Any

from classifier.domain.scorecard import Seen
from classifier.report.scorecard_object import scorecard_object
from tests.report.factories import make_scorecard


def made(**given: Any) -> Any:
    """The object as a program reads it."""
    return json.loads(json.dumps(scorecard_object(make_scorecard(**given))))


def test_fields_and_their_order() -> None:
    assert list(made()) == [
        "model", "articles", "folds", "seed", "seen", "intervals", "primary", "tags", "calibration", "review",
        "coverage", "mistakes",
    ]  # fmt: skip


def test_figures_of_a_small_set() -> None:
    found = made(resamples=0, folds=5, seen=Seen(1, 2))
    assert (found["model"], found["articles"], found["folds"], found["intervals"]) == ("starter-0000", 5, 5, None)
    assert found["seen"] == {"same": 1, "alike": 2}
    assert found["primary"]["accuracy"] == {"value": 0.6, "low": None, "high": None}
    assert found["primary"]["confusion"] == {
        "tags": ["award", "event", None],
        "true_by_said": [[2, 0, 0], [1, 0, 0], [0, 1, 1]],
    }
    assert found["tags"]["by_tag"][0] == {
        "tag": "award",
        "precision": 0.6667,
        "recall": 1.0,
        "f1": {"value": 0.8, "low": None, "high": None},
        "support": 2,
    }
    assert found["primary"]["by_tag"][-1]["tag"] is None
    assert found["review"] == {"untouched": 1.0, "accuracy": 0.6}


def test_curves_and_bins_add_up() -> None:
    found = made()
    assert sum(one["count"] for one in found["calibration"]["tags"]["bins"]) == 2 * found["articles"]
    assert sum(one["count"] for one in found["calibration"]["primary"]["bins"]) == found["articles"]
    assert [one["tag"] for one in found["calibration"]["by_tag"]] == ["award", "event"]
    last = found["coverage"]["points"][-1]
    assert (last["share"], last["accuracy"]) == (1.0, found["primary"]["accuracy"]["value"])
    assert found["intervals"] == {"level": 0.95, "resamples": 50}
    exact = found["tags"]["exact_match"]
    assert exact["low"] <= exact["value"] <= exact["high"]


def test_mistakes_tell_both_sides() -> None:
    first, second = made(titles=["甲", "乙", "丙", "丁"])["mistakes"]
    assert (first["title"], first["primary"], first["said_primary"], first["certainty"]) == (
        "丙",
        "event",
        "award",
        0.75,
    )
    assert (second["title"], second["primary"], second["tags"], second["said_tags"]) == ("丁", None, [], ["event"])
    assert len(first["id"]) == 16
