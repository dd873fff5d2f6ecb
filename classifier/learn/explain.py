"""Which words spoke for and against a tag: what they added to its score, and where they stand.

Every term that stands in a text adds to the score of a tag. A term of several characters is shared out over them, a
term that stands several times over its places; what a word of the text then holds is what it said. Signs without a
place (the length of the text, the lists it touches) are told by themselves, and so is what no reader would mark:
numbers and words of grammar. All parts, with the constant that every article starts from, add up to the score.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from classifier.domain.article import Article
from classifier.domain.prediction import BASE, PUNCTUATION, REST, Evidence, Place
from classifier.learn.artifact import Artifact, Reals
from classifier.learn.phrases import Role, Words, grow_phrases, lay_words
from classifier.learn.shares import add_runs, by_article, find_units, share_out
from classifier.learn.space import Matrix, Reading
from classifier.learn.stream import TITLE, Integers, Stream
from classifier.text.folding import fold_origins

NUMBERS = "〔数字和量词〕"
"""What numbers, dates and what they count said."""
# What says less than this share of the strongest is told with the rest.
_TRIFLE = 0.05
# So many words of an article may grow to phrases, and none that says less than this share of what the strongest says.
_MOST_GROWN = 16
_LEAST_GROWN = 0.1


def explain_articles(
    artifact: Artifact, articles: Sequence[Article], reading: Reading, matrix: Matrix
) -> list[dict[str, tuple[Evidence, ...]]]:
    """Say what spoke for and against each tag.

    Parameters
    ----------
    artifact : Artifact
        The tagger that spoke.
    articles : sequence of Article
        What it spoke of.
    reading : Reading
        What was found in them.
    matrix : sparse array, (n_articles, n_features)
        Their weighed terms.

    Returns
    -------
    list of dict of str to tuple of Evidence
        Per article and tag all that spoke, strongest first, and last all trifles in one. The weights of a tag add up
        to the log-odds of its confidence.
    """
    if not len(reading.stream):
        return []
    stream = reading.stream
    units = find_units(stream)
    characters, signs = share_out(artifact, reading, matrix, units.told(len(stream.codes)))
    said = add_runs(characters, units.starts, units.ends)
    inside = np.searchsorted(units.starts, [stream.starts, stream.ends])
    base = artifact.linear.intercepts[: len(artifact.keys)] * artifact.confidence.slopes + artifact.confidence.offsets
    between = np.add.reduceat(characters, stream.starts) - by_article(said, stream.rows[units.starts], len(stream))
    found = []
    for row, (article, first, last) in enumerate(zip(articles, *inside.tolist(), strict=True)):
        roles, here = units.roles[first:last], said[first:last]
        plain = roles == Role.PLAIN
        printed = _print(stream, row, article, units.starts[first:last][plain], units.ends[first:last][plain])
        alone = signs.of(row)
        alone[NUMBERS] = here[roles == Role.NUMBER].sum(axis=0)
        rest = here[roles == Role.GRAMMAR].sum(axis=0)
        by_tag = zip(*(parts.tolist() for parts in alone.values()), strict=True)
        found.append(
            {
                key: printed.evidence(
                    here[plain, tag],
                    dict(zip(alone, parts, strict=True)),
                    {BASE: float(base[tag]), PUNCTUATION: float(between[row, tag]), REST: float(rest[tag])},
                )
                for tag, (key, parts) in enumerate(zip(artifact.keys, by_tag, strict=True))
            }
        )
    return found


@dataclass(frozen=True, slots=True)
class _Printed:
    """The words of an article that can be told, and where each stands in it."""

    article: Article
    words: Words
    n_title: int
    begins: Sequence[int]
    afters: Sequence[int]
    texts: Sequence[str]
    numbers: Mapping[str, int]
    kinds: Integers
    known: list[tuple[Place, ...] | None]

    def evidence(self, said: Reals, signs: Mapping[str, float], always: Mapping[str, float]) -> tuple[Evidence, ...]:
        """Merge words to phrases, the same ones to one, and put the strongest first, trifles and the rest last."""
        sums = np.bincount(self.kinds, weights=said, minlength=len(self.texts)).astype(np.float64)
        weights = dict(signs)
        merged = self._merge(said.tolist(), sums)
        for text, (runs, weight) in merged.items():
            if runs:
                weights[text] = weight
            if (kind := self.numbers.get(text)) is not None:
                sums[kind] = 0.0
        least = _TRIFLE * max(max(map(abs, weights.values()), default=0.0), np.abs(sums).max(initial=0.0))
        strong = np.abs(sums) > least
        told = [
            Evidence(self.texts[kind], float(sums[kind]), self._places(kind))
            for kind in np.flatnonzero(strong).tolist()
        ]
        told += [Evidence(name, weight) for name, weight in always.items() if name != REST]
        rest = always[REST] + float(sums[~strong].sum())
        for name, weight in weights.items():
            if abs(weight) > least:
                runs, _ = merged.get(name, ([], 0.0))
                told.append(Evidence(name, weight, tuple(dict.fromkeys(map(self._place, runs)))))
            else:
                rest += weight
        return (*sorted(told, key=_order), Evidence(REST, rest))

    def _merge(self, said: Sequence[float], sums: Reals) -> dict[str, tuple[list[range], float]]:
        """Return where phrases stand, and words of which phrases took some places; and what they said there."""
        order = np.argsort(-np.abs(sums), kind="stable")[:_MOST_GROWN]
        strong = order[np.abs(sums[order]) > _LEAST_GROWN * np.abs(sums).max(initial=0.0)]
        merged: defaultdict[str, list[range]] = defaultdict(list)
        taken: set[int] = set()
        for phrase in grow_phrases(self.words, said, [self.texts[kind] for kind in strong.tolist()]):
            for first in phrase.firsts:
                run = range(first, first + phrase.length)
                merged[self._span(run)].append(run)
                taken.update(run)
        # In an order that every process has: of sums, the last digit depends on it.
        for text in sorted({self.words.texts[number] for number in taken} | (merged.keys() & self.numbers.keys())):
            merged[text] += [range(number, number + 1) for number in self.words.spots[text] if number not in taken]
        return {
            text: (sorted(runs, key=attrgetter("start")), sum(said[number] for run in runs for number in run))
            for text, runs in merged.items()
        }

    def _places(self, kind: int) -> tuple[Place, ...]:
        """Return where a word stands: made once for all tags."""
        if (known := self.known[kind]) is None:
            spots = self.words.spots[self.texts[kind]]
            # Two words may come of one character.
            known = self.known[kind] = tuple(dict.fromkeys(self._place(range(spot, spot + 1)) for spot in spots))
        return known

    def _place(self, run: range) -> Place:
        field = "title" if run[0] < self.n_title else "text"
        return Place(field, self.begins[run[0]], self.afters[run[-1]])

    def _span(self, run: range) -> str:
        # Not the words joined: several of them may come of one character.
        printed = self.article.title if run[0] < self.n_title else self.article.text
        return printed[self.begins[run[0]] : self.afters[run[-1]]]


def _order(one: Evidence) -> tuple[float, str]:
    return -abs(one.weight), one.term


def _print(stream: Stream, row: int, article: Article, starts: Integers, ends: Integers) -> _Printed:
    n_title = int((stream.fields[starts] == TITLE).sum())
    # The mark of its edge stands before a headline.
    head, body = int(stream.starts[row]) + 1, int(stream.bodies[row])
    title, text = article.title, article.text
    in_title = _print_field(title, starts[:n_title] - head, ends[:n_title] - head)
    in_text = _print_field(text, starts[n_title:] - body, ends[n_title:] - body)
    texts = [title[begin:after] for begin, after in zip(*in_title, strict=True)]
    texts += [text[begin:after] for begin, after in zip(*in_text, strict=True)]
    words = lay_words(texts, np.append(starts[1:] == ends[:-1] + 1, False)[: len(starts)].tolist())
    numbers = {text: number for number, text in enumerate(words.spots)}
    return _Printed(
        article=article,
        words=words,
        n_title=n_title,
        begins=in_title[0] + in_text[0],
        afters=in_title[1] + in_text[1],
        texts=list(numbers),
        numbers=numbers,
        kinds=np.fromiter(map(numbers.__getitem__, texts), dtype=np.int64, count=len(texts)),
        known=[None] * len(numbers),
    )


def _print_field(text: str, starts: Integers, ends: Integers) -> tuple[list[int], list[int]]:
    """Say where runs of a folded field, the last character included, begin and end in the field as it was given."""
    if not len(starts):
        return [], []
    stripped = text.strip()
    lead = text.find(stripped)
    origins = fold_origins(stripped)
    # What follows may come of the same characters as the last: up to the next that do not.
    after = origins[np.searchsorted(origins, origins[ends], side="right")]
    return (lead + origins[starts]).tolist(), (lead + after).tolist()
