"""Which article each paragraph belongs to: the likeliest sequence of moves over a source.

A path is the article of every paragraph from the top; what it comes to is the sum over its moves, and a log-linear
model over whole paths makes probabilities of that (Andor et al. 2016): a choice that looks poor may be paid back by the
paragraphs below. A beam search keeps the likeliest paths. What is certain is no choice: a heading that is marked as one
opens its article.

References
----------
D. Andor et al., "Globally normalized transition-based neural networks", ACL 2016.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf
from operator import itemgetter
from typing import Generic

from classifier.ingest.evidence import Witness
from classifier.ingest.moves import Context, Moves, Worth, follow
from classifier.ingest.weights import Weights

# Paths kept in mind at each paragraph, and how much less likely than the likeliest one they may be, in log odds.
_BEAM, _MARGIN = 6, 5.0
# So many paragraphs below tell whether a choice was a good one.
_LAG = 3


@dataclass(frozen=True, slots=True)
class Assigned:
    """The articles of a source's body paragraphs.

    Parameters
    ----------
    labels : tuple of int
        For each slot the number of its headline, or for untitled articles a negative number of their own.
    certainties : tuple of float
        For each slot how likely that is, by the paths that were kept in mind, 0 to 1.
    """

    labels: tuple[int, ...]
    certainties: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Path(Generic[Worth]):
    """The articles of all paragraphs down to one.

    Parameters
    ----------
    score : float
        What it comes to; of two paths the one with more is likelier, by so much in log odds.
    context : Context
        What it settles.
    index : int
        Slot of its last paragraph.
    worth : Evidence or float
        Of its last move.
    before : Path or None
        Its beginning.
    """

    score: float
    context: Context
    index: int
    worth: Worth
    before: "Path[Worth] | None"

    @property
    def move(self) -> tuple[int, bool]:
        """The article of its last paragraph, and whether that is another one than the paragraph's above."""
        return (self.context.label, self.context.since == self.index)

    @property
    def steps(self) -> "list[Path[Worth]]":
        """The path after each of its moves, from the top."""
        found: list[Path[Worth]] = []
        step: Path[Worth] | None = self
        while step is not None:
            found.append(step)
            step = step.before
        return found[::-1]


def assign(witness: Witness, weights: Weights) -> Assigned:
    """Find the likeliest article of each body paragraph.

    Parameters
    ----------
    witness : Witness
        Of the source.
    weights : Weights
        What was learnt.

    Returns
    -------
    Assigned
        One label a slot.
    """
    masses: list[_Mass] = []
    beam: list[Path[float]] = []
    for beam in explore(witness, Moves(witness, weights.weigh), float):
        if beam[0].index >= _LAG:
            masses.append(_mass(beam, _LAG))
    if not beam:
        return Assigned((), ())
    last = beam[0].index
    masses += [_mass(beam, back) for back in range(last - len(masses), -1, -1)]
    best = [step.move for step in beam[0].steps]
    return Assigned(
        tuple(label for label, _ in best),
        tuple(mass.get(move, 0.0) for mass, move in zip(masses, best, strict=True)),
    )


def explore(witness: Witness, moves: Moves[Worth], score: Callable[[Worth], float]) -> Iterator[list[Path[Worth]]]:
    """Search a source.

    Parameters
    ----------
    witness : Witness
        Of the source.
    moves : Moves
        Over it.
    score : callable
        From what a move is worth to its log odds.

    Yields
    ------
    list of Path
        After each paragraph those kept in mind, the likeliest first.
    """
    displaced = [place.displaced for place in witness.outline.places]
    beam: Sequence[Path[Worth]] = ()
    for index in range(len(witness.outline.slots)):
        arrivals: dict[_Recent, _Arrival[Worth]] = {}
        likeliest = -inf
        for before in beam or (None,):
            context, so_far = (before.context, before.score) if before else (None, 0.0)
            for label, worth in moves.of(index, context):
                total = so_far + score(worth)
                if total >= likeliest - _MARGIN:
                    likeliest = max(likeliest, total)
                    _arrive(arrivals, _recent(context, label, index), (total, label, worth, before))
        best = sorted(arrivals.values(), key=itemgetter(0), reverse=True)[:_BEAM]
        beam = []
        for total, label, worth, before in best:
            if total >= likeliest - _MARGIN:
                jumped = label >= 0 and displaced[label]
                context = follow(before.context if before else None, label, index, displaced=jumped)
                beam.append(Path(total, context, index, worth, before))
        yield beam


_Arrival = tuple[float, int, Worth, "Path[Worth] | None"]
_Recent = tuple[int, int, tuple[int, int]]
_Mass = dict[tuple[int, bool], float]


def _arrive(arrivals: dict[_Recent, _Arrival[Worth]], key: _Recent, arrival: _Arrival[Worth]) -> None:
    """Add where a move leads, unless a likelier one leads there too."""
    known = arrivals.get(key)
    if known is None or arrival[0] > known[0]:
        arrivals[key] = arrival


def _recent(context: Context | None, label: int, index: int) -> _Recent:
    """Return what tells two paths apart: those that parted not long ago are both kept, to show how sure a seam is."""
    if context is None:
        return (label, index, (0, 0))
    floor = index - _LAG
    if context.label != label:
        return (label, index, (context.label, context.since if context.since > floor else floor))
    if context.since < floor:
        return (label, floor, (0, 0))
    above, since = context.previous
    return (label, context.since, (above, since if since > floor else floor))


def _mass(beam: Sequence[Path[Worth]], back: int) -> _Mass:
    """Return how likely each move was, so many paragraphs back: its label, and whether an article begins there."""
    mass: _Mass = {}
    likeliest = beam[0].score
    for path in beam:
        step = path
        for _ in range(back):
            if step.before is not None:
                step = step.before
        mass[step.move] = mass.get(step.move, 0.0) + exp(path.score - likeliest)
    total = sum(mass.values())
    return {move: share / total for move, share in mass.items()}
