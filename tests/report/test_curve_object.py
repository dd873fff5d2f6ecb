import json
from typing import Any

from classifier.domain.curve import Simulation
from classifier.report.curve_object import simulation_object
from tests.report.curve_factories import flat, make_simulation


def made(simulation: Simulation | None = None) -> Any:
    """The object as a program reads it."""
    return json.loads(json.dumps(simulation_object(simulation or make_simulation())))


def test_fields_and_their_order() -> None:
    found = made()
    assert list(found) == ["target", "trials", "strategies"]
    assert found["trials"][1] == {
        "seed": 1,
        "pool": 401,
        "test": 100,
        "primary_macro_f1": 0.9,
        "tag_macro_f1": 0.45,
    }
    assert [one["strategy"] for one in found["strategies"]] == ["random", "margin", "mix"]
    assert list(found["strategies"][0]) == ["strategy", "primary", "tags", "curves"]


def test_needs_and_curves_of_a_strategy() -> None:
    margin = made()["strategies"][1]
    # speed * ln 20 = 89.9, 98.9 and 107.8, and a label later on a straight line below the curve; of random
    # 179.7, 197.7 and 215.7.
    assert margin["primary"]["by_trial"] == [90, 100, 109]
    assert margin["primary"]["labels"] == {"mean": 99.6667, "low": 90, "high": 109}
    assert margin["primary"]["ratio"]["mean"] == round((90 + 100 + 109) / (180 + 198 + 216), 4)
    assert margin["tags"]["by_trial"] == margin["primary"]["by_trial"]
    assert [curve["seed"] for curve in margin["curves"]] == [0, 1, 2]
    curve = margin["curves"][0]
    assert len(curve["labels"]) == len(curve["primary_macro_f1"]) == len(curve["tag_macro_f1"]) == 40
    # 0.9 * (1 - exp(-10 / 30))
    assert (curve["labels"][0], curve["primary_macro_f1"][0]) == (10, 0.2551)


def test_what_was_not_reached_is_null() -> None:
    simulation = make_simulation(seeds=(0,))
    low = Simulation(trials=simulation.trials, curves=(*simulation.curves, flat(strategy="density")))
    density = made(low)["strategies"][-1]
    assert density["primary"] == {"labels": None, "ratio": None, "by_trial": [None]}
