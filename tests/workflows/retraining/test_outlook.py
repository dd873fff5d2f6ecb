from pathlib import Path
from typing import Any

import pytest

from classifier.config import RetrainSettings
from classifier.domain.run import Cause
from classifier.domain.snapshot import Part, Snapshot, SnapshotRow
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import Aliases, Origin
from classifier.storage.registry.folder import Registry
from classifier.storage.shipped import load_taxonomy
from classifier.workflows.retraining.gathering import Gathered
from classifier.workflows.retraining.inputs import Inputs
from classifier.workflows.retraining.outlook import Outlook, look_ahead, trained_last
from tests.domain.status_factories import DIGESTS, KEYS, NOON, make_contest, make_manifest
from tests.workflows.folders import make_label

OLD, NEW = Inputs(code="0" * 64, corpus="0" * 64, all="0" * 64), Inputs(code="0" * 64, corpus="0" * 64, all="1" * 64)
ROWS = tuple(SnapshotRow(f"article-{number}", make_label("award"), Part.TRAINING) for number in range(60))


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "models", tmp_path / "state")


def add(registry: Registry, *rows: SnapshotRow, **changes: Any) -> str:
    name = registry.next_name()
    registry.add(
        name,
        name.encode(),
        snapshot=Snapshot(keys=KEYS, rows=rows, borrowed=(), starter_weight=1.0, seed=0),
        contest=make_contest(),
        reference=None,
        describe=lambda model, snapshot: make_manifest(
            **{"digests": type(DIGESTS)(**_digests(model, snapshot))} | changes
        ),
    )
    return name


def _digests(model: str, snapshot: str) -> dict[str, str]:
    return dict.fromkeys(DIGESTS.__slots__, "0" * 64) | {"model": model, "snapshot": snapshot}


def ahead(
    registry: Registry,
    champion: str = "builtin",
    *,
    rows: tuple[SnapshotRow, ...] = ROWS,
    inputs: Inputs = NEW,
    taxonomy: Taxonomy | None = None,
    drifted: bool = False,
) -> Outlook:
    gathered = Gathered(taxonomy or load_taxonomy(), rows)
    aliases = Aliases(champion=champion)
    return look_ahead(registry, aliases, gathered, inputs, RetrainSettings(), drifted=lambda: drifted, at=NOON)


def test_the_first_labels_are_all_changed(registry: Registry) -> None:
    assert ahead(registry) == Outlook(Cause.LABELS, 60)
    assert ahead(registry, rows=ROWS[:9]) == Outlook(Cause.NOT_DUE, 9)
    assert ahead(registry, rows=()) == Outlook(Cause.NO_LABELS, 0)


def test_what_would_make_the_same_model_again_is_not_due_whatever_has_drifted(registry: Registry) -> None:
    champion = add(registry, *ROWS)
    assert ahead(registry, champion, inputs=OLD, drifted=True) == Outlook(Cause.UNCHANGED, 0)
    assert ahead(registry, champion, drifted=True).cause is Cause.DRIFT


def test_what_the_gate_refused_is_not_tried_again(registry: Registry) -> None:
    add(registry, *ROWS)
    assert ahead(registry, inputs=OLD).cause is Cause.UNCHANGED


def test_an_old_champion_is_due(registry: Registry) -> None:
    champion = add(registry, *ROWS)
    assert ahead(registry, champion).cause is Cause.NOT_DUE
    old = add(registry, *ROWS, made=NOON.replace(year=2025))
    assert ahead(registry, old).cause is Cause.AGE


def test_other_tags_are_due(registry: Registry) -> None:
    fewer = Taxonomy(load_taxonomy().tags[:3])
    assert ahead(registry, taxonomy=fewer).cause is Cause.TAXONOMY
    champion = add(registry, *ROWS, keys=KEYS[:3])
    assert ahead(registry, champion).cause is Cause.TAXONOMY
    assert ahead(registry, champion, taxonomy=fewer).cause is Cause.NOT_DUE


def test_an_imported_version_was_not_trained_on_labels_of_here(registry: Registry) -> None:
    add(registry, *ROWS[:50])
    add(registry, origin=Origin.IMPORTED)
    assert trained_last(registry, registry.names()) == "v0001"
    assert ahead(registry).changed == 10
    assert ahead(registry, inputs=OLD) == Outlook(Cause.UNCHANGED, 0)


def test_drift_is_not_looked_for_where_it_makes_no_difference(registry: Registry) -> None:
    def never() -> bool:
        pytest.fail("looked for what takes long")

    gathered = Gathered(load_taxonomy(), ROWS)
    found = look_ahead(registry, Aliases(), gathered, NEW, RetrainSettings(), drifted=never, at=NOON)
    assert found.cause is Cause.LABELS
