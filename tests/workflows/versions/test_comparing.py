from dataclasses import replace
from pathlib import Path

import pytest

from classifier.domain.contest import Finding, Ground
from classifier.domain.snapshot import Part
from classifier.errors import NoVersionError, UsageError
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.workspace import Workspace
from classifier.workflows.retraining.gathering import gather_labels
from classifier.workflows.versions.comparing import compare
from tests.storage.registry.factories import make_contest
from tests.workflows.versions import factories
from tests.workflows.versions.factories import keep_version, learnt, make_registry, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = make_workspace(tmp_path)
    for _ in range(2):
        keep_version(make_registry(found), own=len(learnt()))
    return found


def compared(workspace: Workspace, first: str, second: str) -> tuple[int, Ground, float | None]:
    contest = compare(workspace, first, second, state=workspace.root / "state")
    difference = None if contest.primary is None else contest.primary.value
    return contest.articles, contest.findings[0].ground, difference


def test_a_model_is_as_good_as_itself_on_the_labels_drawn_by_lot(workspace: Workspace) -> None:
    rows = gather_labels(LabelFolder(workspace.labels), ()).rows
    drawn = {row.article for row in rows if row.part is Part.TEST}
    known = {one.article.id for one in learnt()}
    articles, _, difference = compared(workspace, "v0001", "v0002")
    assert articles == len(drawn - known) > 0
    assert difference == 0


def test_what_either_learnt_from_tests_neither(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # All that is labelled here was learnt from there.
    monkeypatch.setattr(factories, "_LABELLED", factories._LEARNT)
    workspace = make_workspace(tmp_path)
    keep_version(make_registry(workspace), own=0)
    keep_version(make_registry(workspace), own=0)
    assert compared(workspace, "v0001", "v0002")[0] > 0
    keep_version(make_registry(workspace), own=len(learnt()))
    assert compared(workspace, "v0001", "v0003") == (0, Ground.NO_TEST, None)


def test_a_model_is_not_held_against_itself(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="v0001: a model cannot be held against itself"):
        compare(workspace, "v0001", "v0001", state=workspace.root / "state")


def test_labels_that_clashed_when_it_was_trained_still_do(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    clash = Finding(ground=Ground.LABELS_CLASH, value=0.4, bound=0.1)
    keep_version(make_registry(workspace), own=10)
    keep_version(make_registry(workspace), own=10, contest=replace(make_contest(promoted=False), findings=(clash,)))
    contest = compare(workspace, "v0001", "v0002", state=workspace.root / "state")
    assert (contest.promoted, contest.findings[0]) == (False, clash)


def test_an_unknown_model_is_named(workspace: Workspace) -> None:
    with pytest.raises(NoVersionError, match="v0009"):
        compare(workspace, "v0001", "v0009", state=workspace.root / "state")
