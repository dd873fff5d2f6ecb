"""Inputs: the digest of all that decides what training makes. The same digest, the same model: no need to train."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import classifier.evaluate
from classifier.config import RetrainSettings
from classifier.domain.snapshot import SnapshotRow
from classifier.storage.shipped import labels_dir, starter_files
from classifier.workflows.digests import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Digests, of 64 hexadecimal digits each.

    Parameters
    ----------
    code : str
        Of the code that learns and judges, and of the versions of what it rests on.
    corpus : str
        Of the starter corpus.
    all : str
        Of these, the labels, the tags, and the settings.
    """

    code: str
    corpus: str
    all: str


def code_digest() -> str:
    """Return the digest of the code that learns and judges, and of the versions of what it rests on."""
    return digest(sorted(Path(classifier.evaluate.__path__[0]).glob("*.py")))


def corpus_digest() -> str:
    """Return the digest of the starter corpus."""
    found = hashlib.sha256()
    for file in starter_files(labels_dir()):
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def taxonomy_digest(keys: Sequence[str]) -> str:
    """Return the digest of tags; names and definitions teach nothing, and count for nothing."""
    return _digest(list(keys))


def inputs_of(rows: Iterable[SnapshotRow], keys: Sequence[str], rules: RetrainSettings) -> Inputs:
    """Return the digests of all that decides what training makes, and what the gate says of it.

    Parameters
    ----------
    rows : iterable of SnapshotRow
        The labels that hold, by id.
    keys : sequence of str
        The tags.
    rules : RetrainSettings
        What of them decides when to train is left out.
    """
    code, corpus = code_digest(), corpus_digest()
    labels = [(row.article, sorted(row.label.tags), row.label.primary, row.part) for row in rows]
    gate = [rules.level, rules.margin, rules.drop, rules.support, rules.seed]
    return Inputs(code=code, corpus=corpus, all=_digest([labels, list(keys), gate, code, corpus]))


def _digest(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
