"""Which terms spoke for a tag, in words that a person reads."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from classifier.domain.prediction import Evidence
from classifier.learn import cues
from classifier.learn.artifact import Artifact
from classifier.learn.features import VIEWS, Document
from classifier.learn.space import Vector

MOST_TERMS = 8
_DIGITS = 3
_LONGEST_FRAGMENT = 4
_LETTERS = re.compile(r"\w+")


def explain_scores(
    artifact: Artifact, document: Document, vector: Vector, names: Sequence[tuple[str, str]], tags: Iterable[str]
) -> dict[str, tuple[Evidence, ...]]:
    """Say which terms spoke for each tag.

    Parameters
    ----------
    artifact : Artifact
        The tagger that spoke.
    document : Document
        What it spoke of.
    vector : Vector
        The document in the tagger's feature space.
    names : sequence of (str, str)
        View and term of every column of that space.
    tags : iterable of str
        The tags to explain.

    Returns
    -------
    dict of str to tuple of Evidence
        Per tag at most eight terms that spoke for it, strongest first. A weight is what the term added to the tag's
        linear score over all fields it stands in; a fragment of characters is put down to the article's own words that
        it was cut from.
    """
    homes = _homes(document)
    spoken = [_readable(view, term, homes) for view, term in (names[int(column)] for column in vector.columns)]
    found: dict[str, tuple[Evidence, ...]] = {}
    for tag in tags:
        parts = vector.values * artifact.linear.weights[vector.columns, artifact.keys.index(tag)]
        sums: defaultdict[str, float] = defaultdict(float)
        for terms, part in zip(spoken, parts.tolist(), strict=True):
            for term in terms:
                sums[term] += part / len(terms)
        strongest = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
        found[tag] = tuple(Evidence(t, round(w, _DIGITS)) for t, w in strongest if round(w, _DIGITS) > 0)
    return found


def _readable(view: str, term: str, homes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if not VIEWS[view].readable:
        return (cues.in_words(view, term),)
    if not view.endswith("characters"):
        first, _, second = term.partition(" ")
        # Latin words need their space, Chinese ones never had one.
        return (term if first.isascii() and second.isascii() else first + second,)
    # Of a fragment with punctuation in it, what a reader would recognise is the longest part without.
    fragment = max(_LETTERS.findall(term), key=len, default="")
    return homes.get(fragment, (fragment,)) if fragment else ()


def _homes(document: Document) -> dict[str, tuple[str, ...]]:
    """Map every fragment of the article's words to the word, and of two neighbours to both; the frequent word wins."""
    tokens = document.words
    homes: dict[str, tuple[str, ...]] = {}
    for word, _ in Counter(tokens).most_common():
        for fragment in _fragments(word):
            homes.setdefault(fragment, (word,))
    for (first, second), _ in Counter(pairwise(tokens)).most_common():
        for fragment in _fragments(first[-_LONGEST_FRAGMENT:] + second[:_LONGEST_FRAGMENT]):
            homes.setdefault(fragment, (first, second))
    return homes


def _fragments(text: str) -> Iterator[str]:
    for start in range(len(text)):
        for end in range(start + 1, min(start + _LONGEST_FRAGMENT, len(text)) + 1):
            yield text[start:end]
