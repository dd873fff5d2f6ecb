from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from classifier.domain.contest import Finding, Ground
from classifier.domain.drift import Drift, Sign, Signal
from classifier.domain.run import Cause, Outcome
from classifier.domain.status import Advice, LabelCount, Step
from classifier.domain.version import Aliases
from classifier.errors import BrokenLogError, DamagedVersionError, UntrustedModelError
from classifier.workflows.advising import advise
from tests.domain.status_factories import make_contest, make_run, make_status

LABELS = LabelCount(
    training=356, test=60, disputed=0, unsure=0, neither=0, support={"award": 12, "event": 12, "training": 12}
)
DRIFT = Drift(
    (Signal(sign=Sign.UNSEEN, value=0.2, level=0.1, above=True, issues=5, articles=100, now=0.4, before=0.2),)
)
ALIASES = DamagedVersionError(Path("models/aliases.json"), "it is not JSON", hint="")
REFUSED = make_run(
    outcome=Outcome.KEPT,
    version="v0004",
    contest=make_contest(
        promoted=False,
        findings=(
            Finding(ground=Ground.LABELS_CLASH, value=0.3, bound=0.1, articles=("a", "b")),
            Finding(ground=Ground.NO_TEST),
        ),
    ),
)
WAITING = Aliases(champion="v0003", challenger="v0004", former=())
BROKEN = BrokenLogError(Path("王芳.jsonl"), 3, "it is not JSON", hint="mend it")


def steps(**changes: Any) -> list[Step]:
    return [one.step for one in advise(make_status(**{"labels": LABELS} | changes), support=5)]


def test_nothing_is_to_be_done_where_all_is_well() -> None:
    assert steps() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"labels": replace(LABELS, disputed=3)}, [Step.REVIEW]),
        ({"cause": Cause.LABELS}, [Step.RETRAIN]),
        ({"cause": Cause.TAXONOMY}, [Step.RETRAIN]),
        ({"cause": Cause.UNCHANGED}, []),
        ({"cause": Cause.BUSY}, []),
        ({"labels": replace(LABELS, training=0, support={"award": 0}), "cause": Cause.NO_LABELS}, [Step.LABEL]),
        ({"drift": DRIFT, "cause": Cause.DRIFT}, [Step.RETRAIN]),
        ({"drift": DRIFT, "cause": Cause.UNCHANGED}, [Step.LABEL_NEWS]),
        ({"queue": ("a", "b")}, [Step.QUEUE]),
        ({"observed": 0}, [Step.TAG]),
        ({"observed": 0, "version": None}, []),
        ({"labels": None, "cause": None}, []),
        ({"faults": (UntrustedModelError(Path("model.joblib"), "v0003"),)}, [Step.TRUST]),
        ({"faults": (DamagedVersionError(Path("manifest.json"), "it is not JSON", hint=""),)}, [Step.REPLACE]),
        ({"faults": (ALIASES,), "aliases": None}, [Step.ALIASES]),
        ({"faults": (BROKEN,), "labels": None}, [Step.MEND_LABELS]),
        ({"faults": (OSError(5, "Input/output error"),)}, []),
    ],
)
def test_each_step_has_its_occasion(changes: dict[str, Any], expected: list[Step]) -> None:
    assert steps(**changes) == expected


def test_the_most_urgent_comes_first() -> None:
    found = steps(
        queue=("a",), cause=Cause.LABELS, labels=replace(LABELS, disputed=1, support={"award": 1}), observed=0,
        faults=(UntrustedModelError(Path("model.joblib"), "v0003"),),
    )  # fmt: skip
    assert found == [Step.TRUST, Step.REVIEW, Step.RETRAIN, Step.QUEUE, Step.TEST_LABELS, Step.TAG]


def test_tags_that_are_tested_on_too_few_are_named_the_rarest_first() -> None:
    labels = replace(LABELS, support={"award": 4, "event": 5, "training": 1})
    (one,) = advise(make_status(labels=labels), support=5)
    assert one == Advice(step=Step.TEST_LABELS, number=1, needed=5, tags=("training", "award"))


def test_two_damaged_files_are_one_thing_to_do() -> None:
    faults = tuple(DamagedVersionError(Path(name), "it is not JSON", hint="") for name in ("a.json", "b.json"))
    assert steps(faults=faults) == [Step.REPLACE]


def test_disputes_are_counted() -> None:
    (one,) = advise(make_status(labels=replace(LABELS, disputed=3)), support=5)
    assert one.number == 3


def test_labels_that_clash_come_before_all_but_damage() -> None:
    changes: dict[str, Any] = {"runs": (REFUSED,), "aliases": WAITING, "labels": replace(LABELS, disputed=3)}
    assert steps(**changes) == [Step.CLASH, Step.REVIEW]
    assert steps(**changes, faults=(BROKEN, ALIASES)) == [Step.MEND_LABELS, Step.ALIASES, Step.CLASH]
    first, *_ = advise(make_status(**changes), support=5)
    assert first == Advice(step=Step.CLASH, number=2, version="v0004")


@pytest.mark.parametrize(
    "changes",
    [
        # Something else has been trained since.
        {"runs": (replace(REFUSED, contest=make_contest(promoted=False)), REFUSED)},
        {"runs": (make_run(version="v0004"), REFUSED)},
        # Somebody took it all the same, or deleted it.
        {"aliases": Aliases(champion="v0004")},
        {"aliases": Aliases(champion="v0003", challenger="v0005")},
        {"runs": (replace(REFUSED, contest=None),)},
    ],
)
def test_labels_that_clashed_are_of_no_matter_any_more(changes: dict[str, Any]) -> None:
    assert steps(**{"runs": (REFUSED,), "aliases": WAITING} | changes) == []


def test_a_later_run_that_did_not_train_leaves_the_clash_as_it_is() -> None:
    failed = make_run(outcome=Outcome.FAILED, version=None, fault="disk full")
    assert steps(runs=(failed, REFUSED), aliases=WAITING) == [Step.CLASH]


def test_the_champion_to_choose_again_is_named_where_nothing_says_who_it_was() -> None:
    (one,) = advise(make_status(labels=LABELS, faults=(ALIASES,), aliases=None, fallback="v0002"), support=5)
    assert one == Advice(step=Step.ALIASES, version="v0002")
