from pathlib import Path

import pytest

from classifier.domain.run import Cause, Outcome
from classifier.domain.version import BUILTIN, Aliases
from classifier.errors import NoVersionError, RegistryBusyError, UntrustedModelError
from classifier.storage.registry.folder import Registry
from classifier.storage.workspace import Workspace
from classifier.workflows import registered
from classifier.workflows.versions import deeds as module
from classifier.workflows.versions.deeds import Deeds
from tests.workflows.versions.factories import NOON, distrust, keep_version, make_registry, make_workspace, small_tagger


def make_deeds(workspace: Workspace) -> Deeds:
    return Deeds(workspace=workspace, who="李强", at=NOON, state=workspace.root / "state")


@pytest.fixture(autouse=True)
def _no_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Training the model that ships takes longer than all else here."""
    monkeypatch.setattr(registered, "starter_tagger", lambda **_: small_tagger())


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = make_workspace(tmp_path)
    for _ in range(3):
        keep_version(make_registry(found))
    return found


@pytest.fixture
def registry(workspace: Workspace) -> Registry:
    return make_registry(workspace)


def test_a_version_that_is_promoted_tags_and_stands_in_the_history(workspace: Workspace, registry: Registry) -> None:
    assert make_deeds(workspace).promote("v0002") == (BUILTIN, "v0002")
    assert registry.aliases() == Aliases(champion="v0002", former=(BUILTIN,))
    (run,) = registry.runs()
    assert (run.outcome, run.cause, run.champion, run.version, run.who, run.at) == (
        Outcome.CROWNED, Cause.ASKED, "v0002", "v0002", "李强", NOON,
    )  # fmt: skip


def test_who_is_champion_already_is_left_alone(workspace: Workspace, registry: Registry) -> None:
    make_deeds(workspace).promote("v0001")
    assert make_deeds(workspace).promote("champion") == ("v0001", "v0001")
    assert (registry.aliases().former, len(registry.runs())) == ((BUILTIN,), 1)


def test_the_challenger_can_be_promoted_by_that_name(workspace: Workspace, registry: Registry) -> None:
    with registry.lock(patience=1):
        registry.point(Aliases(challenger="v0003"))
    assert make_deeds(workspace).promote("challenger")[1] == "v0003"
    assert registry.aliases().challenger is None


@pytest.mark.parametrize("wanted", ["v0009", "challenger", "../v0001", "", "v0001/../v0002"])
def test_what_is_not_there_cannot_be_promoted(workspace: Workspace, registry: Registry, wanted: str) -> None:
    with pytest.raises(NoVersionError):
        make_deeds(workspace).promote(wanted)
    assert registry.aliases() == Aliases()


def test_a_version_that_nobody_trusts_is_not_promoted(workspace: Workspace) -> None:
    distrust(workspace)
    with pytest.raises(UntrustedModelError):
        make_deeds(workspace).promote("v0001")
    assert make_registry(workspace).aliases() == Aliases()
    assert make_registry(workspace).runs() == []


def test_a_rollback_goes_to_the_champion_before_and_further(workspace: Workspace, registry: Registry) -> None:
    for name in ("v0001", "v0002"):
        make_deeds(workspace).promote(name)
    assert make_deeds(workspace).roll_back() == ("v0002", "v0001")
    assert make_deeds(workspace).roll_back() == ("v0001", BUILTIN)
    assert make_deeds(workspace).roll_back() is None
    assert registry.aliases() == Aliases()
    assert [run.outcome for run in registry.runs()] == [Outcome.CROWNED] * 2 + [Outcome.ROLLED_BACK] * 2
    assert [run.version for run in registry.runs()] == ["v0001", "v0002", "v0001", None]


def test_a_rollback_to_what_is_gone_is_refused(workspace: Workspace, registry: Registry) -> None:
    for name in ("v0001", "v0002"):
        make_deeds(workspace).promote(name)
    registry.remove("v0001")
    with pytest.raises(NoVersionError):
        make_deeds(workspace).roll_back()
    assert registry.aliases().champion == "v0002"


def test_while_another_run_holds_the_registry_nothing_moves(
    workspace: Workspace, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    with registry.lock(patience=1), pytest.raises(RegistryBusyError):
        make_deeds(workspace).promote("v0001")
    assert registry.aliases() == Aliases()


def test_who_moves_the_champion_meanwhile_is_not_rolled_back(
    workspace: Workspace, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_deeds(workspace).promote("v0001")

    def slow(_: Deeds, __: str) -> None:
        with registry.lock(patience=1):
            registry.point(registry.aliases().crowned("v0003"))

    monkeypatch.setattr(Deeds, "_open", slow)
    with pytest.raises(RegistryBusyError):
        make_deeds(workspace).roll_back()
    assert registry.aliases().champion == "v0003"


def test_a_history_that_cannot_be_written_takes_nothing_back(
    workspace: Workspace, registry: Registry, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "history.jsonl")

    monkeypatch.setattr(Registry, "log", full)
    assert make_deeds(workspace).promote("v0001") == (BUILTIN, "v0001")
    assert registry.aliases().champion == "v0001"
    assert "could not be written into the history" in caplog.text


def test_pruning_spares_what_plays_a_part(workspace: Workspace, registry: Registry) -> None:
    for name in ("v0001", "v0002"):
        make_deeds(workspace).promote(name)
    keep_version(registry)
    assert make_deeds(workspace).prune(1, dry_run=True) == ("v0003",)
    assert len(registry.names()) == 4
    assert make_deeds(workspace).prune(1) == ("v0003",)
    assert registry.names() == ("v0001", "v0002", "v0004")
    assert make_deeds(workspace).roll_back() == ("v0002", "v0001")
