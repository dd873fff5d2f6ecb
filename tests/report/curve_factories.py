"""Simulations that were never run: curves that rise towards the full score, one strategy faster than the other."""

import math
from collections.abc import Mapping

from classifier.domain.curve import Curve, Simulation, Trial

# Labels within which a strategy has made up for most of what it lacked.
SPEEDS: Mapping[str, float] = {"random": 60.0, "margin": 30.0, "mix": 24.0}


def make_simulation(
    *,
    speeds: Mapping[str, float] = SPEEDS,
    seeds: tuple[int, ...] = (0, 1, 2),
    pool: int = 400,
    step: int = 10,
    rounds: int = 40,
    full: float = 0.9,
) -> Simulation:
    """By hand: score(labels) = full * (1 - exp(-labels / speed)), which is 95 % of full at speed * ln 20; later seeds
    are a little slower."""
    labels = tuple(step * (place + 1) for place in range(rounds))
    curves = []
    for name, speed in speeds.items():
        for place, seed in enumerate(seeds):
            slow = speed * (1 + place / 10)
            scores = tuple(full * (1 - math.exp(-number / slow)) for number in labels)
            tags = tuple(score / 2 for score in scores)
            curves.append(Curve(strategy=name, seed=seed, labels=labels, primary_f1=scores, tag_f1=tags))
    trials = (Trial(seed=seed, pool=pool + seed, test=100, primary_f1=full, tag_f1=full / 2) for seed in seeds)
    return Simulation(trials=tuple(trials), curves=tuple(curves))


def flat(*, strategy: str, seed: int = 0, score: float = 0.3, labels: tuple[int, ...] = (10, 20)) -> Curve:
    """A curve that never rises."""
    scores = (score,) * len(labels)
    return Curve(strategy=strategy, seed=seed, labels=labels, primary_f1=scores, tag_f1=scores)
