"""Portable: a trained tagger as arrays and plain values alone, and back, for exchange between machines.

Who reads such a model need not trust its file with more than numbers: no class is named in it, nothing in it runs, and
every part is held against every other before it becomes a tagger. What follows from something else (the columns of
terms, where views begin) is not written at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn, TypeGuard, TypeVar

import numpy as np
from numpy.typing import NDArray

from classifier.learn.artifact import RETIRED, Artifact, Decisions, LinearModel, Sigmoids, Softmax
from classifier.learn.genre import SIGNS
from classifier.learn.keytable import ABSENT
from classifier.learn.space import FeatureSpace, view_sizes
from classifier.learn.touches import touch_names
from classifier.learn.views import VIEWS
from classifier.learn.vocabulary import Vocabulary, are_grams
from classifier.text.words import lexicon

FORMAT = 1
"""Goes up whenever what `pack` writes changes."""
_BREAK = "\n"
_LONGEST_NAME = 100
# Far above every weight that was ever learnt, and low enough for no sum of them to overflow.
_LARGEST = 1e6
_MOST_CHARACTERS = 10**9
_NAMES = {
    *("portable", "sees", "version", "keys", "primaries", "grams", "words", "listed", "lists", "known", "idf"),
    *("weights", "intercepts", "slopes", "offsets", "stack", "stack_offsets", "thresholds"),
    *("sure", "short", "shortest", "familiar"),
}

Number = TypeVar("Number", bound=np.generic)


def pack(artifact: Artifact) -> dict[str, object]:
    """Write a trained tagger as arrays and plain values.

    Parameters
    ----------
    artifact : Artifact
        From training, or told of other tags since.

    Returns
    -------
    dict of str to object
        numpy arrays of numbers, strings, whole numbers, floats, and lists of strings and None.
    """
    space, decisions = artifact.space, artifact.decisions
    vocabulary = space.vocabulary
    return {
        "portable": FORMAT,
        "sees": _sees(),
        "version": artifact.version,
        "keys": list(artifact.keys),
        "primaries": list(artifact.primaries),
        "grams": vocabulary.grams,
        "words": _run_together(vocabulary.words),
        "listed": _run_together(vocabulary.groups),
        "lists": np.array(list(vocabulary.groups.values()), dtype=np.int32),
        "known": space.columns != ABSENT,
        "idf": space.idf,
        "weights": artifact.linear.weights,
        "intercepts": artifact.linear.intercepts,
        "slopes": artifact.confidence.slopes,
        "offsets": artifact.confidence.offsets,
        "stack": artifact.primary.weights,
        "stack_offsets": artifact.primary.offsets,
        "thresholds": decisions.thresholds,
        "sure": decisions.sure,
        "short": decisions.short,
        "shortest": decisions.shortest,
        "familiar": decisions.familiar,
    }


def unpack(content: object) -> Artifact:
    """Return the trained tagger that `pack` wrote.

    Parameters
    ----------
    content : object
        Whatever was read: nothing of it is believed.

    Returns
    -------
    Artifact
        Its predictions are, bit for bit, those of the tagger that was packed.

    Raises
    ------
    ValueError
        Where it is anything else, or was packed by a version of the program that looks for other things in articles.
    """
    parts = _parts(content)
    keys = _keys(parts)
    primaries = _primaries(parts, keys)
    space = _space(parts)
    linear = _linear(parts, len(space.idf), len(keys))
    return Artifact(
        version=_version(parts),
        keys=keys,
        primaries=primaries,
        space=space,
        linear=linear,
        confidence=Sigmoids(
            parts.array("slopes", np.float64, (len(keys),)), parts.array("offsets", np.float64, (len(keys),))
        ),
        primary=Softmax(
            parts.array("stack", np.float64, (linear.weights.shape[1], len(primaries))),
            parts.array("stack_offsets", np.float64, (len(primaries),)),
        ),
        decisions=_decisions(parts, len(keys)),
    )


def _sees() -> list[str]:
    """Return what articles are read for: a model that was learnt on anything else says nothing here."""
    return [*(f"{view.name} {view.weight}" for view in VIEWS), *touch_names(tuple(lexicon())), *SIGNS]


def _run_together(words: Iterable[str]) -> NDArray[np.uint8]:
    # One array for all: two hundred thousand strings would be two hundred thousand parts of a file.
    return np.frombuffer(_BREAK.join(words).encode(), dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was read, asked for part by part."""

    content: Mapping[str, object]

    def refuse(self, name: str) -> NoReturn:
        raise ValueError(f"its part {name} does not fit")

    def array(self, name: str, kind: type[Number], shape: tuple[int | None, ...]) -> NDArray[Number]:
        """Return an array of just this kind and shape, None for any length; floats are finite, and none is huge."""
        found = self.content[name]
        # A subclass could do anything.
        if type(found) is not np.ndarray or found.dtype != np.dtype(kind) or found.ndim != len(shape):
            self.refuse(name)
        if any(wanted not in (None, size) for wanted, size in zip(shape, found.shape, strict=True)):
            self.refuse(name)
        # NaN is within no bounds.
        if found.dtype.kind == "f" and not (np.abs(found) <= _LARGEST).all():
            self.refuse(name)
        return np.ascontiguousarray(found)

    def words(self, name: str) -> tuple[str, ...]:
        """Return words that were run together, each once."""
        try:
            text = self.array(name, np.uint8, (None,)).tobytes().decode()
        except UnicodeDecodeError:
            self.refuse(name)
        words = tuple(text.split(_BREAK)) if text else ()
        if "" in words or len(set(words)) < len(words):
            self.refuse(name)
        return words

    def names(self, name: str) -> list[object]:
        found = self.content[name]
        if type(found) is not list or not found:
            self.refuse(name)
        return found

    def share(self, name: str) -> float:
        found = self.content[name]
        if type(found) is not float or not 0 <= found <= 1:
            self.refuse(name)
        return found

    def number(self, name: str) -> int:
        found = self.content[name]
        if type(found) is not int or not 0 <= found <= _MOST_CHARACTERS:
            self.refuse(name)
        return found


def _parts(content: object) -> _Parts:
    if type(content) is not dict or not all(type(name) is str for name in content):
        raise ValueError("it is no packed model")
    if type(content.get("portable")) is not int or content["portable"] != FORMAT:
        raise ValueError("it is no packed model, or one of another version of yuankan")
    if content.keys() != _NAMES:
        raise ValueError("it lacks parts of a model, or has others")
    if type(content["sees"]) is not list or content["sees"] != _sees():
        raise ValueError("it was learnt by another version of yuankan, which reads articles otherwise")
    return _Parts(content)


def _version(parts: _Parts) -> str:
    version = parts.content["version"]
    if type(version) is not str or not version.isprintable() or not 0 < len(version) <= _LONGEST_NAME:
        parts.refuse("version")
    return version


def _keys(parts: _Parts) -> tuple[str, ...]:
    keys = [key for key in parts.names("keys") if _is_key(key)]
    if len(keys) < len(parts.names("keys")) or len(set(keys)) < len(keys):
        parts.refuse("keys")
    return tuple(keys)


def _is_key(found: object) -> TypeGuard[str]:
    return type(found) is str and found.isascii() and found.isidentifier() and len(found) <= _LONGEST_NAME


def _primaries(parts: _Parts, keys: tuple[str, ...]) -> tuple[str | None, ...]:
    found = parts.names("primaries")
    primaries = tuple(kind for kind in found if kind is None or (type(kind) is str and kind in (*keys, RETIRED)))
    if len(primaries) < len(found):
        parts.refuse("primaries")
    return primaries


def _space(parts: _Parts) -> FeatureSpace:
    vocabulary = _vocabulary(parts)
    sizes = view_sizes(vocabulary)
    kept = np.flatnonzero(parts.array("known", np.bool_, (int(sizes.sum()),)))
    columns = np.full(sizes.sum(), ABSENT, dtype=np.int32)
    columns[kept] = np.arange(len(kept), dtype=np.int32)
    idf = parts.array("idf", np.float32, (len(kept),))
    if (idf < 0).any():
        parts.refuse("idf")
    return FeatureSpace(vocabulary, columns, np.searchsorted(kept, np.cumsum([0, *sizes])), idf)


def _vocabulary(parts: _Parts) -> Vocabulary:
    grams = parts.array("grams", np.int64, (None,))
    if not are_grams(grams):
        parts.refuse("grams")
    words, listed = parts.words("words"), parts.words("listed")
    if any(one > other for one, other in pairwise(words)):
        parts.refuse("words")
    lists = parts.array("lists", np.int32, (len(listed),))
    if ((lists < 0) | (lists >= len(lexicon()))).any():
        parts.refuse("lists")
    return Vocabulary(grams, words, dict(zip(listed, lists.tolist(), strict=True)))


def _linear(parts: _Parts, n_features: int, n_tags: int) -> LinearModel:
    weights = parts.array("weights", np.float32, (n_features, None))
    if weights.shape[1] < n_tags:
        parts.refuse("weights")
    return LinearModel(weights, parts.array("intercepts", np.float32, (weights.shape[1],)))


def _decisions(parts: _Parts, n_tags: int) -> Decisions:
    thresholds = parts.array("thresholds", np.float64, (n_tags,))
    if ((thresholds < 0) | (thresholds > 1)).any():
        parts.refuse("thresholds")
    return Decisions(
        thresholds,
        sure=parts.share("sure"),
        short=parts.number("short"),
        shortest=parts.number("shortest"),
        familiar=parts.share("familiar"),
    )
