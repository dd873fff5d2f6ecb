"""Judgement: what the learnt weights say of single paragraphs and headlines, once the search is done."""

from dataclasses import dataclass
from math import exp

from classifier.ingest.evidence import Witness, title_first
from classifier.ingest.weights import Weights


@dataclass(frozen=True, slots=True)
class Judgement:
    """Log odds over one source.

    Parameters
    ----------
    witness : Witness
        Of the source.
    weights : Weights
        What was learnt.
    """

    witness: Witness
    weights: Weights

    def fit(self, number: int, unit: int) -> float:
        """Return what the words that a headline shares with a unit say for the unit's being of its article.

        Parameters
        ----------
        number : int
            Of the headline.
        unit : int
            Index of the unit.

        Returns
        -------
        float
            Log odds ratio; above 0 where the unit holds more of the headline's rare words than another would.
        """
        return self.weights.weigh(title_first(self.witness.share(number, unit)))

    def link(self, above: int, below: int) -> float:
        """Return the log odds that a slot goes on with another one's article, rather than begins one of its own.

        Parameters
        ----------
        above, below : int
            Indices of the slots.

        Returns
        -------
        float
            Above 0 where it rather goes on.
        """
        slots = self.witness.outline.slots
        cosine = self.witness.affinity.cosine(slots[above].unit, slots[below].unit)
        on = self.witness.link(above, below, cosine, parted=False)
        return self.weights.weigh(on) - self.weights.weigh(self.witness.begins(below) + self.witness.untitled())

    def titled(self, number: int, unit: int) -> float:
        """Return how likely a headline that stands elsewhere is that of an article, 0 to 1, by one of its units."""
        jump = title_first(self.witness.share(number, unit)) + self.witness.jumps(number, 0.0)
        return likelihood(self.weights.weigh(jump) - self.weights.weigh(self.witness.untitled()))


def likelihood(odds: float) -> float:
    """Return the probability, 0 to 1, that log odds stand for."""
    return 1 / (1 + exp(-odds)) if odds >= 0 else 1 - 1 / (1 + exp(odds))
