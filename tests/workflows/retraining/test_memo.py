from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from classifier.domain.run import Cause
from classifier.errors import DamagedVersionError
from classifier.storage.labels.log import AnswerLog
from classifier.workflows.retraining import retrain as module
from tests.workflows.retraining.factories import Office, ship
from tests.world import World, make_world


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(0)


@pytest.fixture
def office(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Where a run has found that nothing has changed."""
    ship(tmp_path, world.shipped[:150], monkeypatch)
    office = Office(tmp_path)
    office.label(world.months[0], lots=5)
    office.retrain()
    assert office.retrain().cause is Cause.UNCHANGED
    return office


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every log that is read from now on."""
    found, read = list[str](), AnswerLog.read

    def noted(log: AnswerLog) -> list[object]:
        found.append(log.annotator)
        return list(read(log))

    monkeypatch.setattr(AnswerLog, "read", noted)
    return found


def test_the_same_files_are_not_read_a_second_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reads(monkeypatch)
    run = office.retrain()
    assert (run.cause, run.changed, read) == (Cause.UNCHANGED, 0, [])


def more_labels(office: Office, world: World) -> None:
    office.label(world.months[1][:1])


def other_rules(office: Office, _world: World) -> None:
    office.rules = replace(office.rules, margin=0.4)


def other_champion(office: Office, _world: World) -> None:
    aliases = office.registry.aliases()
    office.registry.point(aliases.crowned("builtin") if aliases.champion != "builtin" else aliases.crowned("v0001"))


@pytest.mark.parametrize("change", [more_labels, other_rules, other_champion])
def test_whatever_could_make_a_difference_has_all_read_again(
    office: Office, world: World, change: Callable[[Office, World], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(office, world)
    read = reads(monkeypatch)
    office.retrain(if_due=True)
    assert read


def test_force_trains_all_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def stop(*given: object, **_named: object) -> object:
        asked.append(given)
        raise OSError("as far as this test goes")

    monkeypatch.setattr(module, "gather_labels", stop)
    with pytest.raises(OSError, match="as far"):
        office.retrain(force=True)
    assert asked


def test_what_a_killed_run_left_behind_is_no_hindrance(office: Office) -> None:
    memo = office.registry.folder / "unchanged.sha256"
    memo.unlink()
    memo.with_name(".unchanged.sha256.part").write_bytes(b"half")
    assert office.retrain().cause is Cause.UNCHANGED
    assert memo.exists()


def test_a_link_in_its_place_is_refused(office: Office, tmp_path: Path) -> None:
    memo = office.registry.folder / "unchanged.sha256"
    memo.rename(tmp_path / "elsewhere")
    memo.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DamagedVersionError, match="link"):
        office.retrain()
