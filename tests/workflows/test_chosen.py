from pathlib import Path

import pytest

from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import BUILTIN, Aliases
from classifier.errors import DamagedVersionError, NoVersionError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import choose, choose_own, learnt_by, version_named
from classifier.workflows.own import OwnLabels
from tests.workflows.versions.factories import keep_version, learnt, make_registry, make_workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    found = make_workspace(tmp_path / "workspace")
    keep_version(make_registry(found))
    return found


def point(workspace: Workspace, aliases: Aliases) -> None:
    registry = make_registry(workspace)
    with registry.lock(patience=1):
        registry.point(aliases)


def test_outside_a_workspace_there_is_the_built_in_model_alone() -> None:
    found = choose(None)
    assert (found.name, found.taxonomy, found.champion) == (BUILTIN, load_taxonomy(), False)
    assert found.learnt().ids == {one.article.id for one in load_starter()}
    assert choose(None, BUILTIN).name == BUILTIN
    for wanted in ("champion", "v0001", "models/v0001/model.joblib"):
        with pytest.raises(NoVersionError):
            choose(None, wanted)


def test_in_a_workspace_the_champion_is_meant(workspace: Workspace) -> None:
    assert (choose(workspace).name, choose(workspace).champion) == (BUILTIN, True)
    point(workspace, Aliases(champion="v0001"))
    assert (choose(workspace).name, choose(workspace).champion) == ("v0001", True)
    # What another model met says nothing of the champion.
    assert not choose(workspace, BUILTIN).champion


def test_the_model_is_loaded_when_it_is_needed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("classifier.workflows.registered.champion_tagger", lambda *_, **named: asked.append(named))
    found = choose(workspace, "v0001", report=print)
    assert asked == []
    found.load()
    assert asked == [{"name": "v0001", "report": print}]


def test_a_name_is_a_part_or_a_version_and_never_a_path(workspace: Workspace) -> None:
    registry = make_registry(workspace)
    assert version_named(registry, "v0001") == "v0001"
    assert version_named(registry, "champion") == BUILTIN
    for wanted in ("challenger", "v0002", "v1", "", "../models/v0001", "V0001"):
        with pytest.raises(NoVersionError):
            version_named(registry, wanted)
    point(workspace, Aliases(challenger="v0001"))
    assert version_named(registry, "challenger") == "v0001"


def test_damaged_names_stop_only_who_asks_for_one(workspace: Workspace) -> None:
    (workspace.models / "aliases.json").write_text("{")
    with pytest.raises(DamagedVersionError):
        choose(workspace)
    assert choose(workspace, "v0001").name == "v0001"
    assert choose(workspace, BUILTIN).name == BUILTIN


def test_a_version_has_learnt_its_own_labels_and_what_it_borrowed(workspace: Workspace) -> None:
    registry, labels = make_registry(workspace), LabelFolder(workspace.labels)
    known = learnt_by(registry, "v0001", labels)
    assert known.ids == {one.article.id for one in learnt()[:3]}
    # What is labelled elsewhere is known by its id alone.
    assert {article.id for article in known.articles} == known.ids & labels.articles().keys()
    assert learnt_by(registry, BUILTIN, labels).ids == {one.article.id for one in load_starter()}


def test_labels_of_ones_own_give_their_own_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    taxonomy = Taxonomy(load_taxonomy().tags[:2])
    own = OwnLabels(taxonomy, tuple(load_starter()[:2]))
    asked: list[object] = []
    monkeypatch.setattr(
        "classifier.workflows.own_model.own_tagger", lambda *given, **named: asked.append((given, named))
    )
    found = choose_own(own, report=print)
    assert (found.taxonomy, found.champion) == (taxonomy, False)
    found.load()
    assert asked == [((own,), {"report": print})]
    assert {one.article.id for one in own.labelled} <= found.learnt().ids
