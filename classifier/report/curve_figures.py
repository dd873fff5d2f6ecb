"""What curves of several trials come to together: labels needed, and bands of scores."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from classifier.domain.curve import BASELINE, Curve, Measure, Simulation

TARGET = 0.95
"""Share of the full score that counts as reached."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A mean over trials, and the least and the most of them."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How many labels a strategy needs.

    Parameters
    ----------
    strategy : str
        Its name.
    by_trial : tuple of int or None
        Labels needed, one a trial; None where the score was not reached.
    labels : Spread or None
        Of all trials; None where the score was not reached on one of them.
    ratio : Spread or None
        To the labels that random needs on the same trials: of the means, and the least and the most of one trial. Lower
        is better. None where either did not reach the score on every trial, or random did not run.
    """

    strategy: str
    by_trial: tuple[int | None, ...]
    labels: Spread | None
    ratio: Spread | None


def needs(simulation: Simulation, measure: Measure, *, share: float = TARGET) -> tuple[Need, ...]:
    """Return how many labels every strategy needs.

    Parameters
    ----------
    simulation : Simulation
        The curves.
    measure : Measure
        By which they are scored.
    share : float
        Of the full score of each trial, 0 to 1, that has to be reached.

    Returns
    -------
    tuple of Need
        In the order of the strategies.
    """
    by_strategy = {name: simulation.needed(name, share, measure) for name in simulation.strategies}
    baseline = _reached(by_strategy.get(BASELINE, ()))
    return tuple(
        Need(strategy=name, by_trial=needed, labels=_spread(_reached(needed)), ratio=_ratio(_reached(needed), baseline))
        for name, needed in by_strategy.items()
    )


def _reached(needed: Sequence[int | None]) -> list[int]:
    found = [labels for labels in needed if labels is not None]
    return found if len(found) == len(needed) else []


def _spread(values: Sequence[float]) -> Spread | None:
    return Spread(fmean(values), min(values), max(values)) if values else None


def _ratio(needed: Sequence[int], baseline: Sequence[int]) -> Spread | None:
    if not (needed and baseline):
        return None
    ratios = [labels / by_lot for labels, by_lot in zip(needed, baseline, strict=True)]
    return Spread(sum(needed) / sum(baseline), min(ratios), max(ratios))


@dataclass(frozen=True, slots=True)
class Step:
    """A number of labels, and the scores that the trials have there."""

    labels: int
    score: Spread


def steps(curves: Sequence[Curve], measure: Measure) -> tuple[Step, ...]:
    """Return the scores of one strategy at every number of labels at which a round of some trial ended.

    Parameters
    ----------
    curves : sequence of Curve
        Of one strategy.
    measure : Measure
        By which they are scored.

    Returns
    -------
    tuple of Step
        By rising labels, from where the last curve begins to where the first one ends, so that every step has every
        trial in it; between two rounds a score lies on a straight line.
    """
    first = max(curve.labels[0] for curve in curves)
    last = min(curve.labels[-1] for curve in curves)
    marks = sorted({labels for curve in curves for labels in curve.labels if first <= labels <= last})
    found = []
    for labels in marks:
        scores = [_score_at(curve, labels, measure) for curve in curves]
        found.append(Step(labels, Spread(fmean(scores), min(scores), max(scores))))
    return tuple(found)


def _score_at(curve: Curve, labels: int, measure: Measure) -> float:
    scores, place = curve.scores(measure), bisect.bisect_left(curve.labels, labels)
    if curve.labels[place] == labels:
        return scores[place]
    sooner, later = curve.labels[place - 1], curve.labels[place]
    return scores[place - 1] + (scores[place] - scores[place - 1]) * (labels - sooner) / (later - sooner)


def thinned(found: Sequence[Step], most: int) -> tuple[Step, ...]:
    """Return some of the steps, close at the beginning, where much happens, and wide apart later.

    Parameters
    ----------
    found : sequence of Step
        By rising labels.
    most : int
        How many are returned at most, at least 2.

    Returns
    -------
    tuple of Step
        The first and the last among them.
    """
    if len(found) <= most:
        return tuple(found)
    growth = (found[-1].labels / found[0].labels) ** (1 / (most - 1))
    wanted = [found[0].labels * growth**place for place in range(most)]
    nearest = {min(found, key=lambda step: abs(step.labels - labels)).labels for labels in wanted}
    return tuple(step for step in found if step.labels in nearest)
