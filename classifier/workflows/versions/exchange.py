"""Exchange: a version as a file for another machine, and such a file as a version here. No code of it is ever run."""

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from classifier.domain.modelform import ModelForm
from classifier.domain.observation import Reference
from classifier.domain.snapshot import Snapshot
from classifier.domain.version import Digests, Manifest, ModelVersion, Origin
from classifier.errors import DamagedVersionError, ForeignModelError, NotFoundError
from classifier.learn.artifact import Artifact
from classifier.learn.portable import pack, unpack
from classifier.learn.tagger import Tagger
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.plain_file import MOST_BYTES, PlainFileError, read_plain, write_plain
from classifier.storage.registry.disk import read_plain_file
from classifier.storage.registry.evaluations import evaluation_text, read_evaluation
from classifier.storage.registry.folder import Registry
from classifier.storage.registry.manifests import manifest_text, read_manifest
from classifier.storage.registry.source import Source
from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Report
from classifier.workflows.registered import runtime, version_tagger
from classifier.workflows.retraining.inputs import taxonomy_digest

_FORMAT = 1
_ENTRIES = frozenset({"format", "manifest", "evaluation", "model"})
_PATIENCE = 5.0


def export_version(
    workspace: Workspace,
    name: str,
    form: ModelForm,
    *,
    source: str,
    report: Report | None = None,
    state: Path | None = None,
    cache: Path | None = None,
) -> bytes:
    """Return a version as the bytes of a file.

    Parameters
    ----------
    workspace : Workspace
        Whose registry.
    name : str
        Of the version.
    form : ModelForm
        What kind of file.
    source : str
        The file that it is for, for messages.
    report, state, cache
        As in `classifier.workflows.registered.champion_tagger`.

    Returns
    -------
    bytes
        What the version is and what news is held against. The labels stay here, and the ids of the articles too.

    Raises
    ------
    NoVersionError
        Where there is none of that name.
    RefusalError
        Where it cannot be opened.
    UnreadableError
        Where skops is not installed.
    """
    registry = Registry(workspace.models, state)
    if form is ModelForm.JOBLIB:
        return registry.model(name)
    labels = LabelFolder(workspace.labels)
    tagger = version_tagger(registry, name, labels, report=report, state=state, cache=cache)
    content = {
        "format": _FORMAT,
        "manifest": manifest_text(registry.version(name).manifest).decode(),
        "evaluation": evaluation_text(None, registry.reference(name)).decode(),
        "model": pack(tagger.artifact),
    }
    return write_plain(content, source=source)


def import_version(
    workspace: Workspace, file: Path, *, who: str, at: dt.datetime, state: Path | None = None
) -> ModelVersion:
    """Make a version of a file that `export_version` wrote, anywhere, in the form of skops.

    Parameters
    ----------
    workspace : Workspace
        Whose registry.
    file : pathlib.Path
        From anybody: its size is bounded, its types are checked before anything is built, and so is every shape and
        number of the model.
    who : str
        The user of the machine.
    at : datetime.datetime
        When, with a time zone.
    state : pathlib.Path, optional
        As in `classifier.storage.registry.folder.Registry`.

    Returns
    -------
    ModelVersion
        Not champion until it is promoted. It is of the libraries of this installation: its model was put together here.

    Raises
    ------
    NotFoundError
        Where there is no such file.
    ForeignModelError
        Where the file is something else, or holds what no model is made of.
    UnreadableError
        Where skops is not installed.
    RegistryBusyError
        Where another run holds the registry.
    """
    if not file.exists():
        raise NotFoundError(f"{file}: does not exist", source=str(file), hint="check the path")
    brought = _read(file)
    artifact, manifest = brought.artifact, brought.manifest
    # What it learnt from, it does not say.
    snapshot = Snapshot(
        keys=artifact.keys, rows=(), borrowed=(), starter_weight=manifest.starter_weight, seed=manifest.seed
    )
    registry = Registry(workspace.models, state)
    with registry.lock(patience=_PATIENCE):
        name, parent = registry.next_name(), registry.aliases().champion

        def describe(model: str, labels: str) -> Manifest:
            return replace(
                manifest,
                made=at,
                who=who,
                origin=Origin.IMPORTED,
                parent=parent,
                digests=_digests(manifest, model, labels),
                runtime=runtime(),
            )

        data = Tagger(replace(artifact, version=name)).to_bytes()
        return registry.add(name, data, snapshot=snapshot, contest=None, reference=brought.reference, describe=describe)


def _digests(manifest: Manifest, model: str, snapshot: str) -> Digests:
    said = manifest.digests
    return Digests(
        model=model,
        snapshot=snapshot,
        corpus=said.corpus,
        taxonomy=taxonomy_digest(manifest.keys),
        code=said.code,
        # Training on the same labels here makes a version of one's own.
        inputs=hashlib.sha256(f"imported {said.inputs}".encode()).hexdigest(),
    )


@dataclass(frozen=True, slots=True)
class _Brought:
    """What a file from elsewhere holds, checked."""

    artifact: Artifact
    manifest: Manifest
    reference: Reference | None


def _read(file: Path) -> _Brought:
    # A link that a person names is meant; one that stands in a registry is not.
    source = Source(file.resolve(), "")
    try:
        content = _content(read_plain(read_plain_file(source, MOST_BYTES), source=str(file)), file)
        manifest = read_manifest(_text(content["manifest"]), source)
        _, reference = read_evaluation(_text(content["evaluation"]), source)
    except DamagedVersionError as error:
        raise ForeignModelError(file, error.fault) from error
    except PlainFileError as error:
        raise ForeignModelError(file, str(error)) from error
    try:
        artifact = unpack(content["model"])
    except ValueError as error:
        raise ForeignModelError(file, str(error)) from error
    if artifact.keys != manifest.keys:
        raise ForeignModelError(file, "its model is of other tags than it says")
    return _Brought(artifact, manifest, reference)


def _content(content: object, file: Path) -> dict[str, object]:
    if not isinstance(content, dict) or set(content) != _ENTRIES or type(content["format"]) is not int:
        raise ForeignModelError(file, "it is no model that was exported for exchange, or is damaged")
    if content["format"] != _FORMAT:
        raise ForeignModelError(file, "it is written in a way that this version does not know")
    return content


def _text(found: object) -> bytes:
    return found.encode(errors="replace") if isinstance(found, str) else b""
