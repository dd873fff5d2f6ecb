"""A workspace whose registry holds real models, small enough to be trained in a test."""

import datetime as dt
from functools import cache
from pathlib import Path

from classifier.domain.contest import Contest
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.snapshot import Part, Snapshot, SnapshotRow
from classifier.domain.version import BUILTIN, Digests, Manifest, ModelVersion, Origin
from classifier.learn.tagger import Tagger
from classifier.storage.registry.folder import Registry
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.storage.workspace import Workspace, find_workspace
from classifier.workflows.registered import runtime
from tests.storage.registry.factories import make_reference
from tests.workspaces import fill_workspace

NOON = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
KEYS = load_taxonomy().keys
# Far fewer than anybody would: how good the model is, these tests do not ask.
_LEARNT, _LABELLED = 20, 37
_NONE = "0" * 64


@cache
def small_tagger() -> Tagger:
    return Tagger.train(learnt(), KEYS, version="v0001")


def learnt() -> list[LabelledArticle]:
    """What `small_tagger` learnt from."""
    return load_starter()[::_LEARNT]


def make_workspace(base: Path, *, settings: str = "") -> Workspace:
    """A workspace with labels, one in ten of them drawn by lot; its models, and whom this user trusts, lie below it."""
    labelled = [one for place, one in enumerate(load_starter()[::_LABELLED]) if place % 2]
    found = find_workspace(fill_workspace(base, labelled, settings=settings))
    assert found is not None
    return found


def make_registry(workspace: Workspace) -> Registry:
    return Registry(workspace.models, workspace.root / "state")


def keep_version(
    registry: Registry,
    *,
    contest: Contest | None = None,
    model: bytes | None = None,
    own: int = 3,
    made: dt.datetime = NOON,
) -> ModelVersion:
    """A version of `small_tagger`, as training here would keep it."""
    with registry.lock(patience=10):
        name = registry.next_name()
        award = Label(tags=("award",), primary="award")
        rows = tuple(SnapshotRow(one.article.id, award, Part.TRAINING) for one in learnt()[:own])
        snapshot = Snapshot(keys=KEYS, rows=rows, borrowed=(), starter_weight=0.5, seed=0)

        def describe(model: str, labels: str) -> Manifest:
            return Manifest(
                made=made,
                who="王芳",
                origin=Origin.TRAINED,
                parent=BUILTIN,
                keys=KEYS,
                seed=0,
                digests=Digests(model=model, snapshot=labels, corpus=_NONE, taxonomy=_NONE, code=_NONE, inputs=_NONE),
                runtime=runtime(),
                own=own,
                tested=2,
                borrowed=100,
                starter_weight=0.5,
                seconds=1.5,
            )

        data = small_tagger().to_bytes() if model is None else model
        return registry.add(
            name, data, snapshot=snapshot, contest=contest, reference=make_reference(), describe=describe
        )


def distrust(workspace: Workspace) -> None:
    """Forget what this installation wrote, as on another machine."""
    (workspace.root / "state" / "trusted-models.sha256").unlink()
