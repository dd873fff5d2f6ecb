"""Watching: whether the news, or what people say of the suggestions, is still what the champion was made for."""

import datetime as dt
from collections.abc import Sequence

from classifier.config import DriftSettings
from classifier.domain.answer import Answer
from classifier.domain.drift import Drift
from classifier.domain.observation import Observation
from classifier.domain.version import BUILTIN
from classifier.storage.registry.folder import Registry


def watch(
    registry: Registry,
    champion: str,
    answers: Sequence[Answer],
    *,
    rules: DriftSettings,
    today: dt.date,
    observations: Sequence[Observation] | None = None,
) -> Drift:
    """Look for every sign of drift.

    Parameters
    ----------
    registry : Registry
        What was met, and what the champion met in training.
    champion : str
        A version, or ``builtin``, of whose training nothing is known.
    answers : sequence of Answer
        Of all annotators, in the order in which they were given.
    rules : DriftSettings
        How far things may move.
    today : datetime.date
        The last of the months that are compared with the year before.
    observations : sequence of Observation, optional
        What the registry holds of them, where it was read already.

    Returns
    -------
    Drift
        As `classifier.evaluate.drift.measure_drift` finds it.

    Raises
    ------
    RefusalError
        Where something of the registry is damaged.
    """
    # Needs numpy, which takes longer to import than all else that a status takes.
    from classifier.evaluate.drift import measure_drift  # noqa: PLC0415

    shipped = champion == BUILTIN
    return measure_drift(
        None if shipped else registry.reference(champion),
        registry.observations() if observations is None else observations,
        answers,
        rules=rules,
        today=today,
        champion=None if shipped else registry.version(champion),
    )
