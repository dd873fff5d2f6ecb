"""Due: whether a training is asked for, by the rules of ``[retrain]``."""

from dataclasses import dataclass

from classifier.config import RetrainSettings
from classifier.domain.run import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How things stand before a run.

    Parameters
    ----------
    labels : int
        Labels that could be learnt from.
    changed : int
        Of them new, changed or lost since the version before.
    other_tags : bool
        Whether the tags in use are others than the champion's.
    drifted : bool
        Whether the news is no longer like what was learnt from.
    days : float or None
        Age of the champion; None of the built-in model.
    """

    labels: int
    changed: int
    other_tags: bool
    drifted: bool
    days: float | None


def due(standing: Standing, rules: RetrainSettings) -> Cause:
    """Say why to train, or why not to.

    Parameters
    ----------
    standing : Standing
        Something has changed since the last training: what would make the same model again is seen before.
    rules : RetrainSettings
        How many labels, and how many days.

    Returns
    -------
    Cause
        The weightiest that holds: the tags, the labels, drift, age; else `Cause.NOT_DUE`, or `Cause.NO_LABELS`.
    """
    if not standing.labels:
        return Cause.NO_LABELS
    if standing.other_tags:
        return Cause.TAXONOMY
    if standing.changed >= rules.labels:
        return Cause.LABELS
    if standing.drifted:
        return Cause.DRIFT
    if standing.days is not None and standing.days >= rules.days:
        return Cause.AGE
    return Cause.NOT_DUE
