"""Steady: what successive models say of a fixed stop set, and what that means for going on."""

import numpy as np

from classifier.domain.advice import Advice
from classifier.learn.survey import given_tags
from classifier.query.pool import Integers
from classifier.query.steadiness import Snapshot
from classifier.query.stopping import advise, measure
from classifier.workflows.labelling.decided import Decided
from classifier.workflows.labelling.surveyed import Surveyed

STOP_SET = 1_000
"""Articles by lot that models are compared on; those that get labelled stay among them."""


class StopSet:
    """Articles of a pool, and what each model said of them.

    Parameters
    ----------
    rows : array of int, (n_articles,)
        Of the shelf, rising.
    """

    def __init__(self, rows: Integers) -> None:
        self.rows = rows
        self._snapshots: list[Snapshot] = []

    @classmethod
    def drawn(cls, rows: Integers, *, seed: int) -> "StopSet":
        """Draw a stop set by lot from some rows."""
        rng = np.random.default_rng(seed)
        return cls(np.sort(rng.choice(rows, min(STOP_SET, len(rows)), replace=False)))

    def advice(self, surveyed: Surveyed, labels: int, decided: Decided) -> Advice | None:
        """Take in what a new model says, and advise.

        Parameters
        ----------
        surveyed : Surveyed
            By the new model; the stop set is among its rows.
        labels : int
            How many labels of the user's own the model learnt from.
        decided : Decided
            With all answers.

        Returns
        -------
        Advice or None
            None where there is no model.
        """
        if surveyed.tagger is None or not len(self.rows):
            return None
        said = surveyed.said.at(np.searchsorted(surveyed.rows, self.rows))
        primaries, tags = given_tags(surveyed.tagger.artifact, said)
        self._snapshots.append(Snapshot(labels=labels, primaries=primaries, tags=tags))
        return advise(self._snapshots, measure(decided.answers))
