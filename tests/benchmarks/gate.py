"""What the gate lets through: ``python -m tests.benchmarks.gate --seeds 0-19``.

A world is dealt from the starter corpus for each seed (``tests/world.py``): what ships, and a hospital's year, of whose
months a fifth is drawn by lot and kept for testing. Champions of some months meet challengers of more: good ones, of
clean months and of the first months of a campaign; bad ones, of a month with some of its labels flipped, the tested
ones as well, and of the same month once a clean one has followed and nobody has mended it; and one that has learnt too
little. Told is how many were promoted, on what grounds the others were not, and what either macro F1 truly gained, on
articles of the year that nobody labels.

The rules were chosen on the seeds 101 to 110; the figures are quoted on the seeds 0 to 19.
"""

import argparse
import itertools
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from classifier.config import RetrainSettings
from classifier.domain.contest import Contest, Finding
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.domain.version import BUILTIN
from classifier.evaluate.clash import find_clash_among
from classifier.evaluate.gate import judge
from classifier.evaluate.paired import Paired, paired
from classifier.learn.borrowed import starter_weight
from classifier.learn.tagger import Tagger
from classifier.learn.training import Trained, train
from tests.world import World, flip, make_world

_TESTED = 0.2
_BAD = 6
# What a challenger that has learnt too little has left of what ships.
_LITTLE = 120
Labelled = tuple[LabelledArticle, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month as it was labelled: what is learnt from it, and what was drawn by lot."""

    learnt: Labelled
    tested: Labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A champion and a challenger.

    Parameters
    ----------
    name : str
        What it is an example of.
    before, after : Trained
        Champion and challenger.
    tested : tuple of LabelledArticle
        What they are held against one another on.
    clash : Finding or None
        Whether the labels that the champion had not learnt hold together.
    champion : str
        What the champion is called: the gate is less strict with labels that clash with what ships.
    """

    name: str
    before: Trained
    after: Trained
    tested: Labelled
    clash: Finding | None
    champion: str


class Year:
    """The labelled months of a world, and models of them, each trained once."""

    def __init__(self, world: World, rng: np.random.Generator) -> None:
        self._world = world
        self._models: dict[tuple[tuple[str, Label], ...], Trained] = {}
        self.months = tuple(_drawn(month, rng) for month in world.months)

    def model(self, months: Sequence[Month]) -> Trained:
        """Train on what ships and on some months."""
        own = [one for month in months for one in month.learnt]
        shipped = self._world.shipped
        return self._trained((*shipped, *own), [starter_weight(len(own))] * len(shipped) + [1.0] * len(own))

    def poor_model(self) -> Trained:
        """Train on a few articles of what ships."""
        few = self._world.shipped[:_LITTLE]
        return self._trained(few, [1.0] * len(few))

    def match(self, name: str, before: Sequence[Month], after: Sequence[Month]) -> Match:
        """Have a model of some months meet a model of as many more months."""
        challenger = self.model(after)
        fresh = {one.article.id for month in after[len(before) :] for one in month.learnt}
        return Match(
            name=name,
            before=self.model(before),
            after=challenger,
            tested=tuple(one for month in after for one in month.tested),
            clash=self._clash(challenger, after, fresh),
            champion="v0001" if before else BUILTIN,
        )

    def _clash(self, trained: Trained, months: Sequence[Month], fresh: set[str]) -> Finding | None:
        judged = trained.judged
        learnt = [*self._world.shipped, *(one for month in months for one in month.learnt)]
        ids = [learnt[row].article.id for row in judged.rows.tolist()]
        return find_clash_among(
            ids,
            judged.certainties,
            judged.right,
            judged.given,
            fresh=np.array([id_ in fresh for id_ in ids], dtype=bool),
            own=judged.rows >= len(self._world.shipped),
            kinds=len(trained.artifact.primaries),
        )

    def _trained(self, labelled: Labelled, weights: list[float]) -> Trained:
        key = tuple((one.article.id, one.label) for one in labelled)
        if key not in self._models:
            self._models[key] = train(labelled, self._world.keys, version="gate", seed=0, weights=weights)
        return self._models[key]


def _drawn(month: Labelled, rng: np.random.Generator) -> Month:
    tested = set(rng.permutation(len(month))[: round(_TESTED * len(month))].tolist())
    return Month(
        tuple(one for row, one in enumerate(month) if row not in tested),
        tuple(one for row, one in enumerate(month) if row in tested),
    )


def matches(world: World, shares: Sequence[float], rng: np.random.Generator) -> Iterator[Match]:
    """Yield every match of a world."""
    year = Year(world, rng)
    months = year.months
    yield year.match("good: nine months beside what ships", (), months[:9])
    yield year.match("good: three months of a campaign", months[:6], months[:9])
    yield year.match("good: the first month of a campaign", months[:6], months[:7])
    yield year.match("even: one more month", months[:5], months[:6])
    for share in shares:
        bad = Month(*(tuple(flip(part, share, rng)) for part in (months[_BAD - 1].learnt, months[_BAD - 1].tested)))
        spoilt = (*months[: _BAD - 1], bad)
        yield year.match(f"bad: a month with {share:.0%} flipped", months[: _BAD - 1], spoilt)
        yield year.match(f"bad: {share:.0%} flipped, a month later", months[: _BAD - 1], (*spoilt, months[_BAD]))
        first = [Month(*(tuple(flip(part, share, rng)) for part in (one.learnt, one.tested))) for one in months[:2]]
        yield year.match(f"bad: the first two months, {share:.0%} flipped", (), first)
    strong = year.match("", months[:9], months[:9])
    yield replace(strong, name=f"bad: {_LITTLE} articles are all that it learnt", after=year.poor_model())


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What is left of a match: what both sides said, and what the challenger truly gained."""

    name: str
    tested: Labelled
    said: tuple[list[Prediction], list[Prediction]]
    clash: Finding | None
    champion: str
    gained: Paired

    def contest(self, keys: tuple[str, ...], rules: RetrainSettings) -> Contest:
        """Have the gate judge it."""
        before, after = self.said
        return judge(self.tested, before, after, keys, champion=self.champion, rules=rules, clash=self.clash)


def play(match: Match, world: World) -> Played:
    """Have both sides speak."""
    sides = [Tagger(side.artifact) for side in (match.before, match.after)]

    def said(labelled: Labelled) -> tuple[list[Prediction], list[Prediction]]:
        before, after = (side.predict([one.article for one in labelled]) for side in sides)
        return before, after

    truth = [one.label for one in world.held]
    rng = np.random.default_rng(0)
    gained = paired(truth, *said(world.held), world.keys, level=0.95, resamples=1, rng=rng)
    return Played(
        name=match.name,
        tested=match.tested,
        said=said(match.tested),
        clash=match.clash,
        champion=match.champion,
        gained=gained,
    )


def tell(played: Sequence[Played], keys: tuple[str, ...], rules: RetrainSettings) -> None:
    """Print a line for each kind of match."""
    print(f"level {rules.level}, margin {rules.margin}, drop {rules.drop}, support {rules.support}")
    for name in dict.fromkeys(one.name for one in played):
        ours = [one for one in played if one.name == name]
        contests = [one.contest(keys, rules) for one in ours]
        grounds = Counter(ground for one in contests for ground in {finding.ground for finding in one.findings})
        primary, tags = (
            np.mean([getattr(one.gained, part).value for one in ours]).item() for part in ("primary", "tags")
        )
        print(
            f"  {name:42s} promoted {sum(one.promoted for one in contests):2d} of {len(ours)}; gained {primary:+.3f}"
            f" {tags:+.3f}; {', '.join(f'{ground} {count}' for ground, count in grounds.most_common())}",
            flush=True,
        )


def seeds(text: str) -> list[int]:
    """Read numbers and ranges, such as ``0-19`` or ``101,105``."""
    found: list[int] = []
    for piece in text.split(","):
        first, _, last = piece.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def main() -> None:
    """Print the table, for each combination of the rules."""
    usual = RetrainSettings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=seeds, default=seeds("0-19"), help="such as 0-19 or 101,105")
    parser.add_argument("--shares", type=float, nargs="+", default=[0.3], help="of a bad month that are flipped")
    parser.add_argument("--levels", type=float, nargs="+", default=[usual.level])
    parser.add_argument("--margins", type=float, nargs="+", default=[usual.margin])
    parser.add_argument("--drops", type=float, nargs="+", default=[usual.drop])
    options = parser.parse_args()
    played: list[Played] = []
    keys: tuple[str, ...] = ()
    for seed in options.seeds:
        started = time.process_time()
        world = make_world(seed)
        keys = world.keys
        played += [play(match, world) for match in matches(world, options.shares, np.random.default_rng(seed))]
        print(f"seed {seed}: {time.process_time() - started:.0f} s of CPU", flush=True)
    for level, margin, drop in itertools.product(options.levels, options.margins, options.drops):
        tell(played, keys, replace(usual, level=level, margin=margin, drop=drop))


if __name__ == "__main__":
    main()
