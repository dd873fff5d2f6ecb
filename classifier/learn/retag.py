"""Retag: a tagger of yesterday's tags, until one of today's has been learnt."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from classifier.learn.artifact import RETIRED, Artifact, LinearModel, Sigmoids, Softmax

# Log-odds of a tag that the model never heard of: one in 160,000.
_UNHEARD = -12.0
# No confidence reaches it.
_NEVER = 1.0
_NEW = -1


def retag(artifact: Artifact, keys: tuple[str, ...], renamed: Mapping[str, str]) -> Artifact:
    """Make a tagger speak of other tags than it learnt, as far as it can.

    Parameters
    ----------
    artifact : Artifact
        A trained tagger.
    keys : tuple of str
        The tags now in use, at least one, each once.
    renamed : mapping of str to str
        The key now of a tag that had another one; a tag that is not in it kept its own.

    Returns
    -------
    Artifact
        With a confidence for each of `keys`, in their order. A tag that was kept has the same ones as before; of
        several that have become one, those of the tag of that very key, else of the first. A new tag has next to none,
        and is never given. A tag that is no longer in use is never given either: an article whose primary it would have
        been gets no tag, and is left to a person. The same tagger, where nothing has changed.

    Raises
    ------
    ValueError
        Where there is no key, or one stands twice.
    """
    if not keys or len(set(keys)) < len(keys):
        raise ValueError("there is at least one tag, each once")
    now = tuple(renamed.get(key, key) for key in artifact.keys)
    if artifact.keys == keys == now:
        return artifact
    sources = np.array([_source(key, artifact.keys, now) for key in keys], dtype=np.int64)
    kept = sources != _NEW
    # The primaries are told from all scores, those of tags out of use included: they stay, behind the tags.
    others = np.setdiff1d(np.arange(artifact.linear.weights.shape[1]), sources)
    order = np.concatenate([sources, others])
    primaries = tuple(_primary(kind, keys, renamed) for kind in artifact.primaries)
    return replace(
        artifact,
        keys=keys,
        primaries=primaries,
        linear=LinearModel(
            np.ascontiguousarray(np.where(order == _NEW, np.float32(0), artifact.linear.weights[:, order])),
            np.where(order == _NEW, np.float32(0), artifact.linear.intercepts[order]),
        ),
        confidence=Sigmoids(
            np.where(kept, artifact.confidence.slopes[sources], 0.0),
            np.where(kept, artifact.confidence.offsets[sources], _UNHEARD),
        ),
        primary=Softmax(
            np.where((order == _NEW)[:, None], 0.0, artifact.primary.weights[order]), artifact.primary.offsets
        ),
        decisions=replace(
            artifact.decisions, thresholds=np.where(kept, artifact.decisions.thresholds[sources], _NEVER)
        ),
    )


def _source(key: str, before: tuple[str, ...], now: tuple[str, ...]) -> int:
    """Return the column of a tag among those of before."""
    came = [column for column, name in enumerate(now) if name == key]
    same = [column for column in came if before[column] == key]
    return (*same, *came, _NEW)[0]


def _primary(kind: str | None, keys: tuple[str, ...], renamed: Mapping[str, str]) -> str | None:
    if kind is None or kind == RETIRED:
        return kind
    now = renamed.get(kind, kind)
    return now if now in keys else RETIRED
