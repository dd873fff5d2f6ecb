"""A simulation as the JSON object that ``label --simulate`` promises: names, order and rounding in one place."""

from classifier.domain.curve import Curve, Measure, Simulation, Trial
from classifier.report.curve_figures import TARGET, Need, Spread, needs

_DIGITS = 4


def simulation_object(simulation: Simulation) -> dict[str, object]:
    """Return a simulation as ``label --simulate GOLD --format json`` prints it.

    Parameters
    ----------
    simulation : Simulation
        The curves.

    Returns
    -------
    dict
        ``target, trials, strategies`` in this order. `target` is the share of the full score that counts as reached;
        labels needed are null where a trial did not reach it. Figures are rounded to 4 digits.
    """
    primary, tags = (
        {need.strategy: need for need in needs(simulation, measure)} for measure in (Measure.PRIMARY, Measure.TAGS)
    )
    return {
        "target": TARGET,
        "trials": [_trial(trial) for trial in simulation.trials],
        "strategies": [
            {
                "strategy": name,
                "primary": _need(primary[name]),
                "tags": _need(tags[name]),
                "curves": [_curve(curve) for curve in simulation.of(name)],
            }
            for name in simulation.strategies
        ],
    }


def _trial(trial: Trial) -> dict[str, object]:
    return {
        "seed": trial.seed,
        "pool": trial.pool,
        "test": trial.test,
        "primary_macro_f1": _rounded(trial.primary_f1),
        "tag_macro_f1": _rounded(trial.tag_f1),
    }


def _need(need: Need) -> dict[str, object]:
    return {"labels": _spread(need.labels), "ratio": _spread(need.ratio), "by_trial": list(need.by_trial)}


def _spread(found: Spread | None) -> dict[str, float] | None:
    if found is None:
        return None
    return {"mean": _rounded(found.mean), "low": _rounded(found.low), "high": _rounded(found.high)}


def _curve(curve: Curve) -> dict[str, object]:
    return {
        "seed": curve.seed,
        "labels": list(curve.labels),
        "primary_macro_f1": [_rounded(score) for score in curve.primary_f1],
        "tag_macro_f1": [_rounded(score) for score in curve.tag_f1],
    }


def _rounded(value: float) -> float:
    return round(value, _DIGITS)
