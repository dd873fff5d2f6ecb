import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from classifier.config import RetrainSettings, Settings
from classifier.domain.answer import Verdict
from classifier.domain.drift import Sign, Silence
from classifier.domain.observation import Observation, Reference
from classifier.domain.run import Cause, Outcome
from classifier.domain.snapshot import Part, Snapshot, SnapshotRow
from classifier.domain.status import Idle, Status, Step
from classifier.domain.version import BUILTIN, Aliases, Manifest
from classifier.errors import BrokenLogError, DamagedVersionError, UntrustedModelError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows.status import LAST_RUNS, look
from tests.domain.status_factories import DIGESTS, KEYS, NOON, make_contest, make_manifest, make_run
from tests.workflows.folders import answer, make_filed, make_folder, make_label

REFERENCE = Reference(
    certainties=tuple(number / 1000 for number in range(1001)), articles=1001, unseen=0.2, accuracy=0.9
)
DAY = dt.timedelta(days=1)


@pytest.fixture
def labels(tmp_path: Path) -> LabelFolder:
    return make_folder(tmp_path / "labels")


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "models", tmp_path / "state")


def look_at(tmp_path: Path, **rules: Any) -> Status:
    workspace = Workspace(tmp_path, Settings(retrain=RetrainSettings(**rules)))
    return look(workspace, state=tmp_path / "state", clock=lambda: NOON)


def describe(**changes: Any) -> Callable[[str, str], Manifest]:
    def described(model: str, snapshot: str) -> Manifest:
        digests = {name: getattr(DIGESTS, name) for name in DIGESTS.__slots__} | {"model": model, "snapshot": snapshot}
        return make_manifest(digests=type(DIGESTS)(**digests), **changes)

    return described


def crown(registry: Registry, *rows: SnapshotRow, reference: Reference | None = REFERENCE, **changes: Any) -> str:
    name = registry.next_name()
    registry.add(
        name,
        b"no model, but its digest is known",
        snapshot=Snapshot(keys=KEYS, rows=rows, borrowed=(), starter_weight=1.0, seed=0),
        contest=make_contest(),
        reference=reference,
        describe=describe(**changes),
    )
    registry.point(registry.aliases().crowned(name))
    return name


def make_observation(number: int = 0, *, model: str = "v0001", doubtful: tuple[str, ...] = ()) -> Observation:
    return Observation(
        issue=f"issue-{number}",
        date=NOON.date() - number * DAY,
        at=NOON - number * DAY,
        model=model,
        articles=20,
        unseen=0.5,
        certainties=tuple(place / 20 + 0.025 for place in range(20)),
        tags={"award": 5},
        doubtful=doubtful,
    )


def test_a_new_workspace_has_the_model_that_ships_and_nothing_labelled(tmp_path: Path) -> None:
    found = look_at(tmp_path)
    assert found.aliases == Aliases()
    assert (found.version, found.contest, found.days, found.changed, found.cause) == (
        None, None, None, 0, Cause.NO_LABELS,
    )  # fmt: skip
    assert [one.step for one in found.advice] == [Step.LABEL]
    assert {one.why for one in found.drift.silent} == {Silence.NO_REFERENCE, Silence.NO_YEAR}
    assert (found.queue, found.runs, found.faults) == ((), (), ())
    assert not (tmp_path / "models").exists()


def test_labels_are_counted_by_what_they_are_for(tmp_path: Path, labels: LabelFolder) -> None:
    one, two, three, four = (make_filed(title=title) for title in "一二三四")
    answer(labels, one, "award", "event")
    answer(labels, two, "award")
    answer(labels, two, "event", by="李强", minutes=1)
    answer(labels, three, verdict=Verdict.UNSURE, minutes=2)
    answer(labels, four, "event", minutes=3)
    found = look_at(tmp_path, set_aside=("2026-03",)).labels
    assert found is not None
    # Nobody but a person chose them, and all are of an issue set aside.
    assert (found.training, found.test, found.disputed, found.unsure, found.neither) == (0, 2, 1, 1, 0)
    assert found.support == dict.fromkeys(KEYS, 0) | {"award": 1, "event": 2}
    found = look_at(tmp_path).labels
    assert found is not None
    assert (found.training, found.test) == (2, 0)


def test_labels_that_a_model_chose_from_an_issue_set_aside_are_counted_apart(
    tmp_path: Path, labels: LabelFolder
) -> None:
    read, chosen = make_filed(title="一"), make_filed(title="二")
    answer(labels, read, "award")
    given = answer(labels, chosen, "award", minutes=1)
    labels.log(given.annotator).append(replace(given, id="answer-again", strategy="margin"))
    found = look_at(tmp_path, set_aside=("2026-03",)).labels
    assert found is not None
    assert (found.training, found.test, found.neither) == (0, 1, 1)
    found = look_at(tmp_path).labels
    assert found is not None
    assert (found.training, found.test, found.neither) == (2, 0, 0)


def test_what_has_changed_since_the_last_training_makes_it_due(
    tmp_path: Path, labels: LabelFolder, registry: Registry
) -> None:
    one, two, three = (make_filed(title=title) for title in "一二三")
    for place, filed in enumerate((one, two, three)):
        answer(labels, filed, "award", minutes=place)
    crown(
        registry,
        SnapshotRow(one.id, make_label("award"), Part.TRAINING),
        SnapshotRow(two.id, make_label("event"), Part.TRAINING),
    )
    found = look_at(tmp_path, labels=3)
    assert (found.changed, found.cause) == (2, Cause.NOT_DUE)
    found = look_at(tmp_path, labels=2)
    assert (found.changed, found.cause) == (2, Cause.LABELS)
    assert found.advice[0].step is Step.RETRAIN
    assert look_at(tmp_path, labels=3, days=41).cause is Cause.AGE


def test_the_champion_is_shown_with_its_age_and_figures(tmp_path: Path, registry: Registry) -> None:
    name = crown(registry)
    found = look_at(tmp_path)
    assert found.aliases == Aliases(champion=name, former=(BUILTIN,))
    assert found.version == registry.version(name)
    assert found.contest == make_contest()
    assert found.days == 41
    assert found.faults == ()


def test_drift_is_that_of_the_champion(tmp_path: Path, registry: Registry) -> None:
    crown(registry)
    for number in range(6):
        registry.observe(make_observation(number))
    found = look_at(tmp_path)
    assert [one.sign for one in found.drift.above] == [Sign.UNSEEN]
    assert found.observed == 6
    # A champion that has met nothing is not judged by what the one before it met.
    crown(registry)
    found = look_at(tmp_path)
    assert (found.drift.signals, found.observed) == ((), 0)
    assert found.advice[-1].step is Step.TAG


def test_the_queue_is_what_was_doubted_and_nobody_spoke_of(
    tmp_path: Path, labels: LabelFolder, registry: Registry
) -> None:
    labelled, unsure, put_off = (make_filed(title=title) for title in "一二三")
    answer(labels, labelled, "award")
    answer(labels, unsure, verdict=Verdict.UNSURE, minutes=1)
    answer(labels, put_off, verdict=Verdict.SKIP, minutes=2)
    registry.observe(make_observation(1, doubtful=("old", labelled.id, "both")))
    registry.observe(make_observation(0, doubtful=("new", unsure.id, "both", put_off.id)))
    found = look_at(tmp_path)
    assert found.queue == ("new", "both", put_off.id, "old")
    assert [one.number for one in found.advice if one.step is Step.QUEUE] == [4]


def test_the_latest_runs_are_shown_the_newest_first(tmp_path: Path, registry: Registry) -> None:
    for number in range(5):
        registry.log(make_run(at=NOON + number * DAY, outcome=Outcome.KEPT))
    assert [run.at for run in look_at(tmp_path).runs] == [NOON + number * DAY for number in (4, 3, 2)]
    assert len(look_at(tmp_path).runs) == LAST_RUNS


def log(registry: Registry, *outcomes: Outcome, start: int = 0) -> None:
    for number, outcome in enumerate(outcomes, start):
        registry.log(make_run(at=NOON + number * DAY, outcome=outcome))


def test_the_last_training_and_a_failure_since_are_among_the_runs_whatever_came_after(
    tmp_path: Path, registry: Registry
) -> None:
    # The first failure was got over.
    log(registry, Outcome.FAILED, Outcome.KEPT, Outcome.FAILED, *[Outcome.CROWNED] * 4)
    assert [run.outcome for run in look_at(tmp_path).runs] == [Outcome.CROWNED, Outcome.FAILED, Outcome.KEPT]
    log(registry, Outcome.PROMOTED, *[Outcome.ROLLED_BACK] * 4, start=7)
    assert [run.at for run in look_at(tmp_path).runs] == [NOON + number * DAY for number in (11, 10, 7)]


def test_runs_without_anything_to_do_are_counted_since_the_last_training(tmp_path: Path, registry: Registry) -> None:
    log(registry, Outcome.NOTHING, Outcome.KEPT)
    assert look_at(tmp_path).idle is None
    log(registry, *[Outcome.NOTHING] * 3, Outcome.FAILED, *[Outcome.NOTHING] * 2, start=2)
    found = look_at(tmp_path)
    assert found.idle == Idle(5, NOON + 7 * DAY)
    assert [run.outcome for run in found.runs] == [Outcome.FAILED, Outcome.KEPT]


def test_what_was_champion_once_is_known_after_going_back(tmp_path: Path, registry: Registry) -> None:
    one, two = crown(registry), crown(registry)
    assert look_at(tmp_path).crowned == (one,)
    for name in (one, two, BUILTIN):
        registry.log(make_run(champion=name))
    registry.point(Aliases())
    assert look_at(tmp_path).crowned == (two, one)


@pytest.mark.parametrize(
    ("champions", "expected"),
    [
        (("v0001", "v0002", None), "v0002"),
        (("v0002", "v0001", "v0009"), "v0001"),
        (("v0001", BUILTIN), None),
        ((None,), None),
        ((), None),
    ],
)
def test_where_the_aliases_are_damaged_the_history_says_who_was_champion(
    tmp_path: Path, registry: Registry, champions: tuple[str | None, ...], expected: str | None
) -> None:
    crown(registry), crown(registry)
    for champion in champions:
        registry.log(make_run(champion=champion))
    assert look_at(tmp_path).fallback is None
    (registry.folder / "aliases.json").write_bytes(b"no such thing")
    found = look_at(tmp_path)
    assert found.fallback == expected
    assert (found.advice[0].step, found.advice[0].version) == (Step.ALIASES, expected)


def test_a_champion_that_is_not_trusted_is_a_fault_and_the_rest_is_shown(tmp_path: Path, registry: Registry) -> None:
    crown(registry)
    for file in (tmp_path / "state").iterdir():
        file.unlink()
    registry.log(make_run())
    found = look_at(tmp_path)
    assert [type(fault) for fault in found.faults] == [UntrustedModelError]
    assert found.version is not None
    assert len(found.runs) == 1
    assert found.advice[0].step is Step.TRUST


@pytest.mark.parametrize("file", ["aliases.json", "v0001/manifest.json", "v0001/model.joblib", "v0001/evaluation.json"])
def test_a_damaged_file_is_a_fault_once_and_the_rest_is_shown(tmp_path: Path, registry: Registry, file: str) -> None:
    crown(registry)
    (registry.folder / file).write_bytes(b"no such thing")
    registry.log(make_run())
    found = look_at(tmp_path)
    assert [type(fault) for fault in found.faults] == [DamagedVersionError]
    assert len(found.runs) == 1
    assert found.labels is not None
    assert found.advice[0].step is (Step.ALIASES if file == "aliases.json" else Step.REPLACE)


def test_a_broken_log_is_a_fault_and_the_model_is_shown(
    tmp_path: Path, labels: LabelFolder, registry: Registry
) -> None:
    answer(labels, make_filed(), "award")
    (labels.folder / "log" / "王芳.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    crown(registry)
    found = look_at(tmp_path)
    assert [type(fault) for fault in found.faults] == [BrokenLogError]
    assert (found.labels, found.changed, found.cause) == (None, None, None)
    assert found.version is not None
    assert [one.step for one in found.advice] == [Step.MEND_LABELS, Step.TAG]
