"""Moves: the articles that a paragraph may be of, given those of all paragraphs above it, and what each is worth."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from classifier.ingest.evidence import Witness, title_below, title_first, title_later
from classifier.ingest.features import Evidence, Feature
from classifier.ingest.surroundings import ABOVE, RECENT, Surroundings

Worth = TypeVar("Worth", Evidence, float)
"""What a move comes to: all that speaks for it when weights are learnt, or log odds when they are used."""

# Paragraphs ahead that a headline may share its words with, before it is tried here.
_AHEAD = 4
# An interrupted article is taken up again within so many paragraphs; of those, the last one left is tried, and where
# headlines are displaced each that shares words.
_RESUMED, _LEFT = 8, 1


@dataclass(frozen=True, slots=True)
class Context:
    """What is settled above a paragraph.

    Parameters
    ----------
    label : int
        Article of the paragraph right above: the number of its headline, or a negative number for an untitled one.
    left : tuple of (int, int)
        Articles that others interrupted, the last one last, each with the slot of its last paragraph.
    taken : int
        Number of the last displaced headline that was given a body, -1 for none.
    since : int
        Slot from which on all are of `label`.
    previous : tuple of (int, int)
        Label of the article before that, and the slot from which on all were of it; (0, 0) where there is none.
    """

    label: int
    left: tuple[tuple[int, int], ...] = ()
    taken: int = -1
    since: int = 0
    previous: tuple[int, int] = (0, 0)

    @property
    def begun(self) -> set[int]:
        """Articles that a paragraph above is of, as far as they are kept in mind."""
        return {self.label, *(label for label, _ in self.left)}


@dataclass(slots=True)
class _Step(Generic[Worth]):
    """What all states of a search have in common at one paragraph.

    Parameters
    ----------
    index : int
        Of its slot.
    begins : Evidence
        What speaks for its being the first of any article.
    beginnings : list of (int, Worth)
        The moves by which an article begins that has the headline right above, or none.
    certain : bool
        There is no other move.
    on : Evidence or float
        What its going on with the paragraph right above is worth, whatever the headline.
    cosines : dict of int to float
        Of its text with those of the slots right above.
    jumps : list of (int, Worth)
        The moves to headlines elsewhere that share words with it.
    goes_on, resumed, in_turn : dict of int to Worth
        What is worked out once a label, or once a slot above, when a state first asks for it.
    """

    index: int
    begins: Evidence
    beginnings: list[tuple[int, Worth]]
    certain: bool
    on: Worth
    cosines: dict[int, float]
    jumps: list[tuple[int, Worth]] = field(default_factory=list)
    goes_on: dict[int, Worth] = field(default_factory=dict)
    resumed: dict[int, Worth] = field(default_factory=dict)
    in_turn: dict[int, Worth] = field(default_factory=dict)


class Moves(Generic[Worth]):
    """The moves over one source, paragraph by paragraph.

    Parameters
    ----------
    witness : Witness
        Of the source.
    weigh : callable
        From evidence to what it is worth. It must add up: of two pieces together it is the sum of each.
    """

    def __init__(self, witness: Witness, weigh: Callable[[Evidence], Worth]) -> None:
        self._witness = witness
        self._weigh: Callable[[Evidence], Worth] = weigh
        self._slots = witness.outline.slots
        self._around = Surroundings(witness)
        self._displaced = [number for number, place in enumerate(witness.outline.places) if place.displaced]
        self._untitled = witness.untitled()
        self._step: _Step[Worth] | None = None

    def of(self, index: int, context: Context | None) -> Sequence[tuple[int, Worth]]:
        """Return the moves at a paragraph.

        Parameters
        ----------
        index : int
            Of its slot. Slots are asked for in rising order.
        context : Context or None
            Of the slots above; None for the first.

        Returns
        -------
        sequence of (int, Worth)
            The label that each gives the slot, and what it is worth. A headline that is certain leaves one move.
        """
        step = self._step
        if step is None or step.index != index:
            step = self._step = self._prepared(index)
        if step.certain:
            return step.beginnings
        moves = step.beginnings.copy()
        if context is not None:
            moves.append((context.label, self._goes_on(step, context.label)))
        # Where headings are marked, each stands above its body, and its article in one piece.
        if not self._witness.marked:
            if context is not None:
                moves += self._resumptions(step, context)
            moves += self._jumps(step, context)
        return moves

    def _prepared(self, index: int) -> _Step[Worth]:
        witness, headline = self._witness, self._slots[index].headline
        cosines = self._around.cosines(index)
        begins = witness.begins(index)
        beginnings = [(-1 - index, self._weigh(begins + self._untitled))]
        certain = headline is not None and witness.certain(headline)
        if headline is not None:
            topic = max((cosines[above] for above in range(max(0, index - ABOVE), index)), default=0.0)
            look = title_below(self._around.share(index, headline)) + witness.opens(headline, index, topic)
            opening = [(headline, self._weigh(begins + look))]
            beginnings = opening if certain else opening + beginnings
        on = witness.link(index - 1, index, cosines[index - 1], parted=headline is not None) if index else []
        step = _Step(index, begins, beginnings, certain, self._weigh(on), cosines)
        if not witness.marked:
            step.jumps = [(number, self._jump(step, number)) for number in self._near(index) if number != headline]
        return step

    def _goes_on(self, step: _Step[Worth], label: int) -> Worth:
        found = step.goes_on.get(label)
        if found is None:
            found = step.goes_on[label] = step.on + self._later(step.index, label)
        return found

    def _later(self, index: int, label: int) -> Worth:
        return self._weigh(title_later(self._around.share(index, label)) if label >= 0 else [])

    def _near(self, index: int) -> list[int]:
        """Return the headlines that share enough words with a slot or one of the next to be tried for it."""
        ahead = range(index, min(index + _AHEAD + 1, len(self._slots)))
        return sorted({number for slot in ahead for number in self._around.enough(slot)})

    def _jump(self, step: _Step[Worth], number: int) -> Worth:
        below = range(step.index + 1, min(step.index + 1 + _AHEAD, len(self._slots)))
        ahead = max((self._around.share(slot, number) for slot in below), default=0.0)
        title = title_first(self._around.share(step.index, number))
        return self._weigh(step.begins + title + self._witness.jumps(number, ahead))

    def _jumps(self, step: _Step[Worth], context: Context | None) -> list[tuple[int, Worth]]:
        turn = self._turn(context)
        if turn is None and not step.jumps:
            return []
        begun = context.begun if context is not None else ()
        moves = [(number, worth) for number, worth in step.jumps if number not in begun and number != turn]
        if turn is not None and turn != self._slots[step.index].headline and turn not in begun:
            moves.append((turn, self._in_turn(step, turn)))
        return moves

    def _turn(self, context: Context | None) -> int | None:
        """Return the displaced headline next to the last one taken: frames are often drawn in one order."""
        at = bisect_right(self._displaced, context.taken) if context is not None else 0
        return self._displaced[at] if at < len(self._displaced) else None

    def _in_turn(self, step: _Step[Worth], number: int) -> Worth:
        if number not in step.in_turn:
            step.in_turn[number] = self._jump(step, number) + self._weigh([(Feature.JUMPS_IN_TURN, 1.0)])
        return step.in_turn[number]

    def _resumptions(self, step: _Step[Worth], context: Context) -> list[tuple[int, Worth]]:
        tried = [
            (label, last)
            for at, (label, last) in enumerate(reversed(context.left))
            if last >= step.index - _RESUMED
            and (at < _LEFT or (self._witness.disorder and label in self._around.enough(step.index)))
        ]
        return [(label, self._resumed(step, last) + self._later(step.index, label)) for label, last in tried]

    def _resumed(self, step: _Step[Worth], last: int) -> Worth:
        if last not in step.resumed:
            step.resumed[last] = self._weigh(self._witness.resumes(last, step.index, step.cosines[last]))
        return step.resumed[last]


def follow(context: Context | None, label: int, index: int, *, displaced: bool) -> Context:
    """Return what is settled once a slot has its label.

    Parameters
    ----------
    context : Context or None
        What was settled above it.
    label : int
        Its own.
    index : int
        Of the slot.
    displaced : bool
        Whether it is the label of a displaced headline.

    Returns
    -------
    Context
        For the next slot.
    """
    if context is None:
        return Context(label, (), label if displaced else -1, index)
    if context.label == label:
        return context
    left = tuple(pair for pair in (*context.left, (context.label, index - 1)) if pair[0] != label)
    previous = (context.label, context.since)
    return Context(label, left[-RECENT:], label if displaced else context.taken, index, previous)
