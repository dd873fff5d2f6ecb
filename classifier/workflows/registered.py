"""Registered taggers: versions of a workspace's registry, ready to tag with the tags in use."""

import logging
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from classifier.domain.filed import FiledArticle
from classifier.domain.label import LabelledArticle
from classifier.domain.snapshot import Part, Snapshot
from classifier.domain.taxonomy import Taxonomy
from classifier.domain.version import BUILTIN, Manifest, Runtime
from classifier.errors import DamagedVersionError
from classifier.learn.artifact import FORMAT
from classifier.learn.retag import retag
from classifier.learn.tagger import Tagger
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.registry.folder import Registry
from classifier.storage.registry.versions import MODEL
from classifier.storage.shipped import load_starter
from classifier.storage.workspace import Workspace
from classifier.workflows.digests import digest, libraries
from classifier.workflows.kept import Report, kept_tagger
from classifier.workflows.own import text_of
from classifier.workflows.starter import starter_tagger

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Material:
    """What a version learns from: articles with their labels, and how much each counts."""

    labelled: tuple[LabelledArticle, ...]
    weights: tuple[float, ...]


def runtime() -> Runtime:
    """Return what a model file that is written now can be opened with."""
    major, minor, _ = platform.python_version_tuple()
    return Runtime(format=FORMAT, python=f"{major}.{minor}", libraries=libraries())


def champion_tagger(
    workspace: Workspace,
    *,
    report: Report | None = None,
    name: str | None = None,
    state: Path | None = None,
    cache: Path | None = None,
) -> Tagger:
    """Return the champion of a workspace, or another of its models, ready for the tags in use.

    Parameters
    ----------
    workspace : Workspace
        Where nothing was trained yet, the built-in model is champion.
    report : callable, optional
        Told in a sentence when a model has to be trained first.
    name : str, optional
        Another model: a version, or ``builtin``.
    state, cache : pathlib.Path, optional
        The user's own folders where not given: see `Registry` and `classifier.workflows.kept.kept_tagger`.

    Returns
    -------
    Tagger
        It gives no tag that is not in use, and those that were renamed under their names of today. Of tags that it does
        not know a warning is logged.

    Raises
    ------
    RefusalError
        Where the version is damaged, or was not written by this installation.
    NoVersionError
        Where there is none of that name.
    """
    registry, labels = Registry(workspace.models, state), LabelFolder(workspace.labels)
    name = name or registry.aliases().champion
    tagger = version_tagger(registry, name, labels, report=report, state=state, cache=cache)
    taxonomy = labels.taxonomy()
    if lacking := [key for key in taxonomy.keys if key not in _known(tagger, taxonomy)]:
        _logger.warning("%s: the model does not know the tags %s and never gives them", name, ", ".join(lacking))
    return in_use(tagger, taxonomy)


def _known(tagger: Tagger, taxonomy: Taxonomy) -> set[str]:
    return {taxonomy.renamed.get(key, key) for key in tagger.keys}


def in_use(tagger: Tagger, taxonomy: Taxonomy) -> Tagger:
    """Return a tagger of the tags in use: what it knows beside them it gives no more, what it lacks it never gives."""
    if tagger.keys == taxonomy.keys:
        return tagger
    return Tagger(retag(tagger.artifact, taxonomy.keys, taxonomy.renamed))


def version_tagger(
    registry: Registry,
    name: str,
    labels: LabelFolder,
    *,
    report: Report | None = None,
    state: Path | None = None,
    cache: Path | None = None,
) -> Tagger:
    """Return a version as it was made, of the tags of its time.

    A version that was made with other libraries is not opened: it is trained again from its own snapshot, once, and
    kept in the user's cache.

    Parameters
    ----------
    registry : Registry
        Where versions are.
    name : str
        Of the version, or ``builtin``.
    labels : LabelFolder
        Where the texts of the snapshot are.
    report, state, cache
        As in `champion_tagger`.

    Returns
    -------
    Tagger
        Called by the name of the version.

    Raises
    ------
    RefusalError, NoVersionError
        As in `champion_tagger`.
    """
    if name == BUILTIN:
        return starter_tagger(report=report, state=state, cache=cache)
    manifest = registry.version(name).manifest
    if manifest.runtime != runtime():
        return _made_again(registry, name, manifest, labels, report=report, state=state, cache=cache)
    data, file = registry.model(name), registry.folder / name / MODEL
    try:
        return Tagger.from_bytes(data)
    except TypeError as error:
        raise DamagedVersionError(
            file, str(error), hint=f"take another: yuankan models rollback, or remove {name}"
        ) from error


def _made_again(
    registry: Registry,
    name: str,
    manifest: Manifest,
    labels: LabelFolder,
    *,
    report: Report | None,
    state: Path | None,
    cache: Path | None,
) -> Tagger:
    # Imported here: training needs scikit-learn, which takes longer to import than an issue takes to tag.
    from classifier.learn.training import train  # noqa: PLC0415

    snapshot = registry.snapshot(name)
    if not snapshot.rows:
        raise DamagedVersionError(
            registry.folder / name / MODEL,
            "made with other libraries, and nothing is here to make it again from",
            hint="import it again: yuankan models import FILE",
        )

    def train_again(_version: str, _again: bool) -> Tagger:
        material = material_of(snapshot, labels, labels.articles())
        if report is not None:
            report(f"training {name} again from its own labels, since the libraries have changed: once")
        trained = train(material.labelled, snapshot.keys, version=name, seed=snapshot.seed, weights=material.weights)
        return Tagger(trained.artifact)

    key = digest((), said=f"{name} {manifest.digests.snapshot} {manifest.digests.corpus}")
    return kept_tagger(name, key, train_again, cache=cache, state=state)


def material_of(snapshot: Snapshot, labels: LabelFolder, articles: Mapping[str, FiledArticle]) -> Material:
    """Put together what a snapshot is learnt from: the user's own articles, then those of the starter corpus.

    Parameters
    ----------
    snapshot : Snapshot
        Ids, labels and parts.
    labels : LabelFolder
        For faults.
    articles : mapping of str to FiledArticle
        The texts that are filed in `labels`.

    Returns
    -------
    Material
        In an order that depends on the ids alone.

    Raises
    ------
    CorpusError
        Where a text is not filed.
    """
    own = [LabelledArticle(text_of(row.article, articles, labels), row.label) for row in snapshot.of(Part.TRAINING)]
    borrowed_ids = frozenset(snapshot.borrowed)
    # What a newer starter corpus does not hold any more cannot be learnt from again.
    found = [example for example in load_starter() if example.article.id in borrowed_ids]
    renamed = {old: new for old, new in labels.taxonomy().renamed.items() if old not in snapshot.keys}
    borrowed = [LabelledArticle(example.article, example.label.renamed(renamed)) for example in found]
    return Material((*own, *borrowed), (*(1.0 for _ in own), *(snapshot.starter_weight for _ in borrowed)))
