"""Doubt: how likely each article was cut out as a person would, by how sure each step was that led to it."""

from collections.abc import Sequence
from math import log

from classifier.ingest.assemble import Draft
from classifier.ingest.evidence import Witness
from classifier.ingest.features import Sign
from classifier.ingest.judgement import likelihood
from classifier.ingest.weights import Weights

# A step less likely than this was all but a guess; how much less does not matter.
_GUESS = 0.02
_MOST_DOUBTS = 6.0


class Doubts:
    """The signs of a source's articles.

    Parameters
    ----------
    witness : Witness
        Of the source.
    drafts : sequence of Draft
        All of its articles.
    """

    def __init__(self, witness: Witness, drafts: Sequence[Draft]) -> None:
        self._witness = witness
        self._slots = {slot.unit: at for at, slot in enumerate(witness.outline.slots)}
        self._owners = {unit: at for at, draft in enumerate(drafts) for unit in draft.body}
        self._certainties = {unit: found for draft in drafts for unit, found in draft.certainties.items()}
        bodies = sum(not draft.body for draft in drafts)
        self._loose = min(bodies, 3) / 3

    def signs(self, draft: Draft) -> list[float]:
        """Return what tells of one article, in the order of `Sign`, each from 0."""
        found = [0.0] * len(Sign)
        found[Sign.ANY] = 1.0
        found[Sign.LOOSE_HEADLINES] = self._loose
        if not draft.body:
            found[Sign.HEADLINE_ALONE] = 1.0
            return found
        doubts = [_doubt(certainty) for certainty in draft.certainties.values()] or [0.0]
        found[Sign.WORST_PARAGRAPH] = max(doubts)
        found[Sign.ALL_PARAGRAPHS] = min(sum(doubts), _MOST_DOUBTS)
        found[Sign.SEAM_BELOW] = max((self._below(unit) for unit in draft.body), default=0.0)
        traits = [self._witness.traits[self._slots[unit]] for unit in draft.body if unit in self._slots]
        if traits:
            found[Sign.BEGINS_LATER] = float(traits[0].continues)
            found[Sign.OPEN_END] = float(not (traits[-1].ends or traits[-1].alone))
        if draft.number is None:
            found[Sign.UNTITLED] = 1.0
            return found
        found[Sign.TITLE] = _doubt(draft.title_certainty)
        found[Sign.ENTITLED_LATE] = float(draft.entitled)
        number = draft.number
        found[Sign.NO_WORDS_OF_TITLE] = float(not any(self._witness.share(number, unit) for unit in draft.body))
        return found

    def _below(self, unit: int) -> float:
        """Return how doubtful it is that the paragraph below a unit's is of another article, where it is."""
        slots = self._witness.outline.slots
        below = self._slots.get(unit, len(slots)) + 1
        if below >= len(slots):
            return 0.0
        following = slots[below].unit
        if self._owners.get(following) == self._owners.get(unit):
            return 0.0
        return _doubt(self._certainties.get(following, 1.0))


def confidence(signs: Sequence[float], weights: Weights) -> float:
    """Return how likely an article is whole and rightly titled, 0 to 1.

    Parameters
    ----------
    signs : sequence of float
        What tells of it, in the order of `Sign`.
    weights : Weights
        What was learnt.

    Returns
    -------
    float
        Of articles with 0.9 about nine in ten are.
    """
    return likelihood(sum(weight * sign for weight, sign in zip(weights.confidence, signs, strict=True)))


def _doubt(certainty: float) -> float:
    return -log(max(certainty, _GUESS))
