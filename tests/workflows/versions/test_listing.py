from pathlib import Path

import pytest

from classifier.domain.run import Outcome
from classifier.domain.version import Aliases
from classifier.errors import DamagedVersionError, NoVersionError, UntrustedModelError
from classifier.workflows.versions.listing import look_closely, take_inventory
from tests.storage.registry.factories import add, crown, make_contest, make_registry, make_run


def test_an_empty_registry_holds_nothing(tmp_path: Path) -> None:
    found = take_inventory(make_registry(tmp_path))
    assert (found.entries, found.aliases, found.runs, found.faults) == ((), Aliases(), (), ())


def test_every_version_is_there_with_what_became_of_it(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    for _ in range(2):
        add(registry)
    registry.log(make_run(version="v0001"))
    crown(registry, "v0001")
    found = take_inventory(registry)
    assert [(entry.name, entry.outcome, entry.fault) for entry in found.entries] == [
        ("v0001", Outcome.PROMOTED, None),
        # The history may be lost: the contest tells it too.
        ("v0002", Outcome.PROMOTED, None),
    ]
    assert found.entries[0].contest == make_contest()
    assert (found.roles("v0001"), found.roles("v0002")) == (("champion",), ())
    assert len(found.runs) == 1


def test_a_damaged_version_is_listed_beside_the_others(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    for _ in range(4):
        add(registry)
    (tmp_path / "models" / "v0001" / "manifest.json").write_text("{")
    (tmp_path / "models" / "v0002" / "model.joblib").write_bytes(b"another")
    (tmp_path / "models" / "v0003" / "evaluation.json").write_text("[]")
    found = take_inventory(registry)
    assert [type(entry.fault) for entry in found.entries] == [DamagedVersionError] * 3 + [type(None)]
    assert [entry.version is None for entry in found.entries] == [True, False, False, False]
    assert found.faults == tuple(entry.fault for entry in found.entries[:3])


def test_what_came_from_elsewhere_is_not_trusted(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    (tmp_path / "state" / "trusted-models.sha256").unlink()
    (entry,) = take_inventory(make_registry(tmp_path)).entries
    assert isinstance(entry.fault, UntrustedModelError)
    assert entry.version is not None


def test_damaged_aliases_and_a_damaged_history_hide_no_version(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    (tmp_path / "models" / "aliases.json").write_text("no json")
    (tmp_path / "models" / "history.jsonl").mkdir()
    found = take_inventory(registry)
    assert found.aliases is None
    assert found.roles("v0001") == ()
    assert [entry.fault for entry in found.entries] == [None]
    assert [type(fault) for fault in found.faults] == [DamagedVersionError] * 2


def test_a_close_look_reads_the_labels_too(tmp_path: Path) -> None:
    registry = make_registry(tmp_path)
    add(registry)
    inventory = take_inventory(registry)
    assert look_closely(registry, inventory, "v0001") == inventory.entries[0]
    (tmp_path / "models" / "v0001" / "snapshot.jsonl.gz").write_bytes(b"no gzip")
    assert isinstance(look_closely(registry, take_inventory(registry), "v0001").fault, DamagedVersionError)
    with pytest.raises(NoVersionError):
        look_closely(registry, inventory, "v0002")
