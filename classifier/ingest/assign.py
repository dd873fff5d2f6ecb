"""Which article each paragraph belongs to: the likeliest sequence of articles over a source.

A Viterbi search (Viterbi 1967) over the body paragraphs in source order. Its states are articles: one for each headline
of the source, wherever that stands, and untitled ones, which may begin at any paragraph. Going on with an article,
beginning the one whose headline stands right above, and jumping to one whose headline stands elsewhere each have their
price in log odds.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from classifier.ingest.cohesion import Cohesion

# Articles kept in mind at each paragraph, and how many headlines away a displaced one may stand.
_BEAM = 16
_REACH = 40
# Paragraphs ahead that a displaced headline may share its words with.
_AHEAD = 5
# Least log odds ratio at which a headline that stands elsewhere is tried at all.
_TRIED = 0.5
_DISPLACED, _ELSEWHERE, _AGAIN = -0.5, -2.5, -1.5
# Where headlines stand above their bodies throughout, an article without one is dearer; at this share of displaced
# headlines it costs no more than the first figure.
_UNTITLED, _UNTITLED_IN_ORDER, _DISORDER = -0.4, -2.0, 0.3
# Articles gone by that an article may be taken up again from at that price.
_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """A body paragraph, and the headline right above it.

    Parameters
    ----------
    unit : int
        Index of the paragraph among the units of the source.
    headline : int or None
        Number of the headline that stands between the body paragraph before and this one, the last if several.
    """

    unit: int
    headline: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a headline stands.

    Parameters
    ----------
    slot : int
        Index of the first body paragraph below it, as in the sequence of slots.
    displaced : bool
        Whether another headline, or nothing, stands right below, so that its body must be elsewhere or nowhere.
    """

    slot: int
    displaced: bool


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    label: int
    before: "_State | None"
    left: tuple[int, ...] = ()


_START: tuple[None] = (None,)


class Assignment:
    """The search over one source.

    Parameters
    ----------
    slots : sequence of Slot
        The body paragraphs in source order.
    places : sequence of Place
        Of all headlines, in source order; a headline's number is its index here.
    strengths : mapping of int to float
        Log odds that the headline right above a slot opens an article rather than a part of one, by number of the
        headline.
    cohesion : Cohesion
        Over the source.
    """

    def __init__(
        self, slots: Sequence[Slot], places: Sequence[Place], strengths: Mapping[int, float], cohesion: Cohesion
    ) -> None:
        self._slots = slots
        self._places = places
        self._strengths = strengths
        self._cohesion = cohesion
        displaced = sum(place.displaced for place in places) / max(len(places), 1)
        self._untitled = _UNTITLED + _UNTITLED_IN_ORDER * max(0.0, 1 - displaced / _DISORDER)
        self._tried: dict[int, list[int]] = {}
        self._starts = [place.slot for place in places]

    def best(self) -> list[int]:
        """Return for each slot the number of its headline, or for untitled articles a negative number of their own."""
        beam: list[_State] = []
        for index in range(len(self._slots)):
            arrivals: dict[int, _State] = {}
            candidates = self._candidates(index)
            link = self._link(index) / 2
            for before in beam or _START:
                for label, gain in self._moves(before, index, link, candidates):
                    score = gain + (before.score if before else 0.0)
                    if label not in arrivals or score > arrivals[label].score:
                        arrivals[label] = _State(score, label, before, _left(before, label))
            beam = sorted(arrivals.values(), key=lambda state: -state.score)[:_BEAM]
        return _path(beam[0]) if beam else []

    def _moves(
        self, before: _State | None, index: int, link: float, candidates: Sequence[tuple[int, float]]
    ) -> Iterator[tuple[int, float]]:
        """Yield each article that the paragraph may be of, and what that is worth."""
        slot = self._slots[index]
        across = self._strengths[slot.headline] if slot.headline is not None else 0.0
        if before:
            yield before.label, link - across + self._fit(before.label, slot.unit)
        if slot.headline is not None:
            yield slot.headline, across - link + self._fit(slot.headline, slot.unit)
        yield -1 - index, self._untitled - across - link
        for number, fit in candidates:
            if number != slot.headline and not (before and number == before.label):
                price = _DISPLACED if self._places[number].displaced else _ELSEWHERE
                again = _AGAIN * (before is not None and number in before.left)
                yield number, price + again + fit - across - link

    def _link(self, index: int) -> float:
        if not index:
            return 0.0
        slot = self._slots[index]
        return self._cohesion.link(self._slots[index - 1].unit, slot.unit, parted=slot.headline is not None)

    def _candidates(self, index: int) -> list[tuple[int, float]]:
        """Return the headlines that may be tried for a paragraph, and how well they fit it.

        A headline is tried where it shares enough words with this paragraph, or with one of the next: the first
        paragraph of a displaced article may share none.
        """
        tried = {
            number for ahead in range(index, min(index + _AHEAD, len(self._slots))) for number in self._near(ahead)
        }
        return [(number, self._fit(number, self._slots[index].unit)) for number in sorted(tried)]

    def _near(self, index: int) -> list[int]:
        if index not in self._tried:
            here = bisect_left(self._starts, index)
            around = range(max(0, here - _REACH), min(len(self._starts), here + _REACH))
            unit = self._slots[index].unit
            self._tried[index] = [number for number in around if self._fit(number, unit) >= _TRIED]
        return self._tried[index]

    def _fit(self, label: int, unit: int) -> float:
        return self._cohesion.fit(label, unit) if label >= 0 else 0.0


def _left(before: _State | None, label: int) -> tuple[int, ...]:
    if before is None:
        return ()
    return before.left if before.label == label else (*before.left, before.label)[-_REMEMBERED:]


def _path(state: _State | None) -> list[int]:
    labels = []
    while state:
        labels.append(state.label)
        state = state.before
    return labels[::-1]
