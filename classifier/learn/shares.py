"""Sharing out a score: what each character of some articles said, and each sign that has no place.

A term's share goes to those of its characters that are told, not to the mark or the numeral that it reaches over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from classifier.learn.artifact import Artifact, Reals
from classifier.learn.genre import SIGNS
from classifier.learn.phrases import Role, role_of
from classifier.learn.space import Matrix, Reading
from classifier.learn.stream import Flags, Integers, Stream
from classifier.learn.touches import touch_in_words, touch_names
from classifier.learn.views import Unit
from classifier.text.words import lexicon


@dataclass(frozen=True, slots=True)
class Signs:
    """What the signs of a batch said: article by article, each sign once."""

    names: Sequence[str]
    bounds: Integers
    numbers: Integers
    parts: Reals

    def of(self, row: int) -> dict[str, Reals]:
        """Return what the signs of an article said of each tag."""
        first, last = self.bounds[row], self.bounds[row + 1]
        names = (self.names[number] for number in self.numbers[first:last])
        return dict(zip(names, self.parts[first:last], strict=True))


def share_out(artifact: Artifact, reading: Reading, matrix: Matrix, told: Flags) -> tuple[Reals, Signs]:
    """Share out the scores of some articles.

    Parameters
    ----------
    artifact : Artifact
        The tagger that spoke.
    reading : Reading
        What was found in the articles.
    matrix : sparse array, (n_articles, n_features)
        Their weighed terms.
    told : array of bool, (n_characters,)
        Characters that a term's share goes to, wherever it has such.

    Returns
    -------
    characters : array of float, (n_characters, n_tags)
        What each added to the log-odds of each tag.
    signs : Signs
        What those without a place added.
    """
    n_tags, n_features = len(artifact.keys), matrix.shape[1]
    keys = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr)) * n_features + matrix.indices
    views = list(artifact.space.placed(reading))
    entries = [np.searchsorted(keys, part.rows * np.int64(n_features) + columns) for _, part, columns in views]
    times = np.bincount(np.concatenate(entries), minlength=len(keys))
    characters = np.zeros((len(reading.stream.codes), n_tags))
    signs: list[tuple[Integers, Reals]] = []
    numbers, names = _sign_names()
    for (view, part, columns), entry in zip(views, entries, strict=True):
        values = matrix.data[entry] / times[entry]
        shares = values[:, None] * (artifact.linear.weights[columns, :n_tags] * artifact.confidence.slopes)
        if view.unit in (Unit.TOUCH, Unit.GENRE):
            signs.append((part.rows * np.int64(len(names)) + numbers[view.unit][part.terms], shares))
        else:
            found = reading.grams if view.unit is Unit.GRAM else reading.words
            _spread(characters, told, found.starts[part.places], found.ends[part.places], shares)
    pairs, inverse = np.unique(np.concatenate([pair for pair, _ in signs]), return_inverse=True)
    parts = by_article(np.concatenate([shares for _, shares in signs]), inverse, len(pairs))
    bounds = np.searchsorted(pairs, np.arange(len(reading.stream) + 1) * len(names))
    return characters, Signs(names, bounds, pairs % len(names), parts)


@cache
def _sign_names() -> tuple[dict[Unit, Integers], tuple[str, ...]]:
    """Return for each sign of a unit which name it has, and the names; signs of one family share theirs."""
    said = {
        Unit.TOUCH: [f"〔{touch_in_words(name)}〕" for name in touch_names(tuple(lexicon()))],
        Unit.GENRE: [f"〔{name}〕" for name in SIGNS.values()],
    }
    names = tuple(dict.fromkeys(name for every in said.values() for name in every))
    numbers = {name: number for number, name in enumerate(names)}
    return {unit: np.array([numbers[name] for name in every]) for unit, every in said.items()}, names


def by_article(values: Reals, rows: NDArray[np.integer], n_rows: int) -> Reals:
    """Add up values ``(n, n_tags)`` by the article that each belongs to, ``(n_rows, n_tags)``."""
    return np.stack([np.bincount(rows, weights=column, minlength=n_rows) for column in values.T], axis=1)


def _spread(characters: Reals, told: Flags, starts: Integers, ends: Integers, shares: Reals) -> None:
    """Share each occurrence out over those of its characters that are told, or over all where there are none."""
    lengths = ends - starts + 1
    each = np.repeat(np.arange(len(lengths)), lengths)
    places = np.arange(len(each)) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    before = np.append(0, np.cumsum(told))
    inside = before[ends + 1] - before[starts]
    wanted = told[places] | (inside == 0)[each]
    each, places = each[wanted], places[wanted]
    shares = shares / np.where(inside > 0, inside, lengths)[:, None]
    for tag in range(characters.shape[1]):
        characters[:, tag] += np.bincount(places, weights=shares[each, tag], minlength=len(characters))


def add_runs(characters: Reals, starts: Integers, ends: Integers) -> Reals:
    """Add up runs of characters, which rise and do not overlap."""
    if not len(starts):
        return np.zeros((0, characters.shape[1]))
    # What stands between two runs is added up as well, and left out.
    return np.asarray(np.add.reduceat(characters, np.stack([starts, ends + 1], axis=1).ravel())[::2])


@dataclass(frozen=True, slots=True)
class Units:
    """The words of a batch in reading order, those that are nothing alone put to their neighbours.

    Parameters
    ----------
    starts, ends : array of int, (n_words,)
        Place of a word's first character, and of its last.
    roles : array of int, (n_words,)
        `Role.PLAIN`, `Role.GRAMMAR` or `Role.NUMBER`.
    """

    starts: Integers
    ends: Integers
    roles: NDArray[np.int8]

    def told(self, n_characters: int) -> Flags:
        """Mark the characters of those that are told one by one."""
        plain = self.roles == Role.PLAIN
        bounds = np.zeros(n_characters + 1, dtype=np.int8)
        bounds[self.starts[plain]] += 1
        bounds[self.ends[plain] + 1] -= 1
        return np.cumsum(bounds[:-1], dtype=np.int8) > 0


def find_units(stream: Stream) -> Units:
    """Find the words of some articles.

    Parameters
    ----------
    stream : Stream
        The articles.
    """
    tokens = stream.tokens
    order = np.argsort(tokens.starts, kind="stable")
    starts, ends = tokens.starts[order], tokens.ends[order]
    words = [tokens.words[number] for number in order.tolist()]
    roles = np.fromiter(map(role_of, words), dtype=np.int8, count=len(words))
    joined = np.append(starts[1:] == ends[:-1] + 1, False)[: len(words)]
    _hold_meetings(words, roles, joined)
    left, right = roles[:-1], roles[1:]
    glued = joined[:-1] & (
        ((right == Role.AFTER) & (left < Role.GRAMMAR)) | ((left == Role.BEFORE) & (right < Role.GRAMMAR))
    )
    heads = np.flatnonzero(np.append(True, ~glued)[: len(words)])
    lasts = np.append(heads[1:], len(words))[: len(heads)] - 1
    alone = np.where((roles[heads] == Role.BEFORE) | (roles[heads] == Role.AFTER), Role.GRAMMAR, roles[heads])
    return Units(starts[heads], ends[lasts], np.where(heads == lasts, alone, Role.PLAIN).astype(np.int8))


def _hold_meetings(words: Sequence[str], roles: NDArray[np.int8], joined: Flags) -> None:
    """会 is a meeting at the end of a clause, and a word of grammar within one."""
    for number, word in enumerate(words):
        if word == "会" and not joined[number]:
            roles[number] = Role.AFTER
