import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from classifier.domain.article import Article
from classifier.domain.modelform import ModelForm
from classifier.domain.version import BUILTIN, Origin
from classifier.errors import ForeignModelError, NotFoundError, NoVersionError, UntrustedModelError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.plain_file import read_plain, write_plain
from classifier.storage.workspace import Workspace
from classifier.workflows.registered import version_tagger
from classifier.workflows.versions.exchange import export_version, import_version
from tests.storage.registry.factories import make_contest, make_reference
from tests.workflows.versions.factories import (
    KEYS,
    NOON,
    distrust,
    keep_version,
    make_registry,
    make_workspace,
    small_tagger,
)

pytest.importorskip("skops.io")
NEWS = [Article(title="我院在省级技能竞赛中获一等奖", text="6月3日，我院护理团队在全省护理技能竞赛中获一等奖。")]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = make_workspace(tmp_path / "ours")
    keep_version(make_registry(found), contest=make_contest())
    return found


@pytest.fixture
def elsewhere(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "theirs")


def exported(workspace: Workspace, form: ModelForm = ModelForm.SKOPS, name: str = "v0001") -> bytes:
    return export_version(workspace, name, form, source="model.skops", state=workspace.root / "state")


def brought(workspace: Workspace, file: Path) -> str:
    version = import_version(workspace, file, who="李强", at=NOON, state=workspace.root / "state")
    return version.name


def test_a_version_says_the_same_on_another_machine(workspace: Workspace, elsewhere: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "model.skops"
    file.write_bytes(exported(workspace))
    keep_version(make_registry(elsewhere))
    assert brought(elsewhere, file) == "v0002"
    registry = make_registry(elsewhere)
    tagger = version_tagger(registry, "v0002", LabelFolder(elsewhere.labels))
    (said,), (meant,) = tagger.predict(NEWS), small_tagger().predict(NEWS)
    assert said == replace(meant, model="v0002")
    manifest = registry.version("v0002").manifest
    assert (manifest.origin, manifest.who, manifest.made, manifest.parent) == (Origin.IMPORTED, "李强", NOON, BUILTIN)
    assert registry.reference("v0002") == make_reference()
    assert registry.contest("v0002") is None
    assert registry.aliases().champion == BUILTIN


def test_no_label_and_no_article_leaves_with_a_version(workspace: Workspace) -> None:
    content = read_plain(exported(workspace), source="model.skops")
    assert isinstance(content, dict)
    assert set(content) == {"format", "manifest", "evaluation", "model"}
    told = json.dumps([content["manifest"], content["evaluation"]])
    assert not [row.article for row in make_registry(workspace).snapshot("v0001").rows if row.article in told]


def test_the_file_of_this_installation_is_the_very_model(workspace: Workspace) -> None:
    assert exported(workspace, ModelForm.JOBLIB) == small_tagger().to_bytes()


@pytest.mark.parametrize("form", ModelForm)
def test_what_nobody_trusts_is_not_handed_on(workspace: Workspace, form: ModelForm) -> None:
    distrust(workspace)
    with pytest.raises(UntrustedModelError):
        exported(workspace, form)


def test_what_is_not_there_cannot_be_handed_on(workspace: Workspace) -> None:
    with pytest.raises(NoVersionError):
        exported(workspace, name="v0002")


def drop(content: dict[str, Any]) -> None:
    del content["manifest"]


def age(content: dict[str, Any]) -> None:
    content["format"] = 2


def confuse(content: dict[str, Any]) -> None:
    content["format"] = True


def rename(content: dict[str, Any]) -> None:
    manifest = json.loads(content["manifest"])
    content["manifest"] = json.dumps(manifest | {"keys": [*KEYS[:-1], "other"]})


def lie(content: dict[str, Any]) -> None:
    content["manifest"] = json.dumps(json.loads(content["manifest"]) | {"parent": "../../etc"})


def empty(content: dict[str, Any]) -> None:
    content["evaluation"] = 5


def cut(content: dict[str, Any]) -> None:
    content["model"]["weights"] = content["model"]["weights"][:-1]


def spoil(content: dict[str, Any]) -> None:
    content["model"]["intercepts"][0] = float("nan")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (drop, "no model that was exported"),
        (age, "in a way that this version does not know"),
        (confuse, "no model that was exported"),
        (rename, "other tags than it says"),
        (lie, "is not the name of a version"),
        (empty, "its text is not JSON"),
        (cut, "its part weights does not fit"),
        (spoil, "its part intercepts does not fit"),
    ],
)
def test_what_does_not_fit_together_makes_no_version(
    workspace: Workspace, elsewhere: Workspace, tmp_path: Path, change: Callable[[dict[str, Any]], None], says: str
) -> None:
    content = read_plain(exported(workspace), source="model.skops")
    assert isinstance(content, dict)
    change(content)
    file = tmp_path / "model.skops"
    file.write_bytes(write_plain(content, source="model.skops"))
    with pytest.raises(ForeignModelError, match=says) as raised:
        brought(elsewhere, file)
    assert raised.value.exit_status == 3
    assert make_registry(elsewhere).names() == ()


def test_a_model_file_of_another_installation_is_never_opened(
    workspace: Workspace, elsewhere: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "model.joblib"
    file.write_bytes(exported(workspace, ModelForm.JOBLIB))
    with pytest.raises(ForeignModelError, match="no model that was exported"):
        brought(elsewhere, file)


def test_a_missing_file_and_a_folder_are_told(elsewhere: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        brought(elsewhere, tmp_path / "missing.skops")
    with pytest.raises(ForeignModelError, match="it is not a file"):
        brought(elsewhere, tmp_path)


def test_a_link_that_a_person_names_is_followed(workspace: Workspace, elsewhere: Workspace, tmp_path: Path) -> None:
    (tmp_path / "model.skops").write_bytes(exported(workspace))
    link = tmp_path / "link.skops"
    link.symlink_to(tmp_path / "model.skops")
    assert brought(elsewhere, link) == "v0001"
