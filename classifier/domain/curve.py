"""Curve: how good a model is, the more articles somebody has labelled, in one order of asking or another."""

import itertools
import math
from dataclasses import dataclass
from enum import StrEnum

BASELINE = "random"
"""Name of the strategy that every other is held against."""


class Measure(StrEnum):
    """What a model is scored by."""

    PRIMARY = "primary"
    """Macro F1 of the primary, "no tag" included."""
    TAGS = "tags"
    """Macro F1 of the tags, each carried or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One strategy on one trial, round by round.

    Parameters
    ----------
    strategy : str
        Its name.
    seed : int
        Of the trial.
    labels : tuple of int
        How many articles were labelled when the model of a round was trained, rising.
    primary_f1, tag_f1 : tuple of float
        Scores of that model on the test set, 0 to 1; higher is better.
    """

    strategy: str
    seed: int
    labels: tuple[int, ...]
    primary_f1: tuple[float, ...]
    tag_f1: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.labels or not len(self.labels) == len(self.primary_f1) == len(self.tag_f1):
            raise ValueError("a curve has at least one round, and each score of each")
        if self.labels[0] < 1 or any(later <= sooner for sooner, later in itertools.pairwise(self.labels)):
            raise ValueError("every round has more labels than the one before")
        if not all(0 <= score <= 1 for score in (*self.primary_f1, *self.tag_f1)):
            raise ValueError("a score lies between 0 and 1")

    def scores(self, measure: Measure = Measure.PRIMARY) -> tuple[float, ...]:
        """Return the scores of every round by one measure."""
        return self.primary_f1 if measure is Measure.PRIMARY else self.tag_f1


def labels_to_reach(curve: Curve, score: float, measure: Measure = Measure.PRIMARY) -> int | None:
    """Return how many labels it took to be as good as that for the first time.

    Between two rounds the score is taken to change in a straight line. It may fall again afterwards: a lucky round
    counts, whatever the strategy.

    Parameters
    ----------
    curve : Curve
        The curve.
    score : float
        The score to be reached, 0 to 1.
    measure : Measure
        By which it is scored.

    Returns
    -------
    int or None
        The least whole number of labels at which the score is that or higher, never less than those of the first
        round; None where no round reached it.
    """
    scores = curve.scores(measure)
    place = next((place for place, reached in enumerate(scores) if reached >= score), None)
    if not place:
        return None if place is None else curve.labels[0]
    below, above = scores[place - 1], scores[place]
    sooner, later = curve.labels[place - 1], curve.labels[place]
    # The round before was below, so that the line rises. What rounding adds to a whole number is no label more.
    return math.ceil(sooner + (later - sooner) * (score - below) / (above - below) - 1e-9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One division of labelled articles, near-duplicates on one side: what is asked about, and what is scored on.

    Parameters
    ----------
    seed : int
        Of the division and of all that was drawn in it.
    pool, test : int
        Articles that could be asked about, and articles that were scored on.
    primary_f1, tag_f1 : float
        Scores of a model that all labels of the pool taught, 0 to 1; higher is better.
    """

    seed: int
    pool: int
    test: int
    primary_f1: float
    tag_f1: float

    def __post_init__(self) -> None:
        if self.pool < 1 or self.test < 1:
            raise ValueError("a trial has articles to ask about and articles to score on")
        if not (0 <= self.primary_f1 <= 1 and 0 <= self.tag_f1 <= 1):
            raise ValueError("a score lies between 0 and 1")

    def full(self, measure: Measure = Measure.PRIMARY) -> float:
        """Return the score that all labels of the pool give, by one measure."""
        return self.primary_f1 if measure is Measure.PRIMARY else self.tag_f1


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """Strategies held against one another on the same trials: what `classifier.workflows.simulate` comes to.

    Parameters
    ----------
    trials : tuple of Trial
        One a seed.
    curves : tuple of Curve
        One for each strategy and trial, in any order.
    """

    trials: tuple[Trial, ...]
    curves: tuple[Curve, ...]

    def __post_init__(self) -> None:
        seeds = [trial.seed for trial in self.trials]
        if not seeds or not self.curves or len(set(seeds)) < len(seeds):
            raise ValueError("a simulation has trials, each of its own seed, and curves")
        ran = sorted((curve.strategy, curve.seed) for curve in self.curves)
        if ran != sorted((strategy, seed) for strategy in self.strategies for seed in seeds):
            raise ValueError("every strategy runs once on every trial")
        pools = {trial.seed: trial.pool for trial in self.trials}
        if any(curve.labels[-1] > pools[curve.seed] for curve in self.curves):
            raise ValueError("a curve has no more labels than its pool has articles")

    @property
    def strategies(self) -> tuple[str, ...]:
        """Names of the strategies, in the order of their first curves."""
        return tuple(dict.fromkeys(curve.strategy for curve in self.curves))

    def of(self, strategy: str) -> tuple[Curve, ...]:
        """Return the curves of a strategy, in the order of the trials."""
        by_seed = {curve.seed: curve for curve in self.curves if curve.strategy == strategy}
        return tuple(by_seed[trial.seed] for trial in self.trials if trial.seed in by_seed)

    def needed(self, strategy: str, share: float, measure: Measure = Measure.PRIMARY) -> tuple[int | None, ...]:
        """Return how many labels a strategy needs for a share of what all labels of the pool give.

        Parameters
        ----------
        strategy : str
            Its name.
        share : float
            Of the full score of each trial, 0 to 1.
        measure : Measure
            By which it is scored.

        Returns
        -------
        tuple of int or None
            One a trial, in their order; None where it was not reached.
        """
        pairs = zip(self.of(strategy), self.trials, strict=True)
        return tuple(labels_to_reach(curve, share * trial.full(measure), measure) for curve, trial in pairs)
