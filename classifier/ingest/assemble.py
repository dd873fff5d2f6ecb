"""From an outline and its assignment to drafts of articles, their paragraphs in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from classifier.ingest.cohesion import Cohesion
from classifier.ingest.headlines import Headline, reports
from classifier.ingest.lines import columns
from classifier.ingest.ordering import reading_order
from classifier.ingest.outline import FURNITURE, Outline
from classifier.ingest.signs import CLOSING, continues, leads

# A line narrower than this, without a verb of news and without a body, is a caption or a heading within an article.
_ONE_LINER = 28
# Least log odds at which an incomplete piece is joined to its neighbour; below, they cannot be of one article.
_ADOPTED = -2.5
# Least log odds ratio at which words in common alone give an untitled article a headline that is left over.
_ENTITLED = 0.5
# No newspaper has so many of both; beyond, comparing them all would take too long.
_MOST_PAIRS = 10_000


@dataclass(slots=True)
class Draft:
    """An article in the making: its headline if any with its number, and its other units by index, in reading order."""

    number: int | None
    headline: Headline | None
    body: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Index of the unit by which it is put in order among the others."""
        return min(self.body or (self.headline.lines if self.headline else ()))


def draft_articles(outline: Outline, labels: Sequence[int], cohesion: Cohesion) -> list[Draft]:
    """Put paragraphs and headlines together.

    Parameters
    ----------
    outline : Outline
        Headlines and body paragraphs of a source.
    labels : sequence of int
        For each slot the number of its headline, negative for untitled articles.
    cohesion : Cohesion
        Over the units of the source.

    Returns
    -------
    list of Draft
        In the order in which their first paragraphs stand. Every headline and body unit stands in exactly one.
    """
    drafts: dict[int, Draft] = {}
    for slot, label in zip(outline.slots, labels, strict=True):
        if label not in drafts:
            drafts[label] = Draft(label, outline.headlines[label]) if label >= 0 else Draft(None, None)
        drafts[label].body.append(slot.unit)
    _adopt(drafts, outline, cohesion)
    _entitle(drafts, outline, cohesion)
    _place_unused(drafts, outline)
    for draft in drafts.values():
        draft.body = reading_order(draft.body, draft.number, outline.units, cohesion)
    return sorted(drafts.values(), key=lambda draft: draft.first)


def _adopt(drafts: dict[int, Draft], outline: Outline, cohesion: Cohesion) -> None:
    """Join an untitled piece to the piece below where one of the two cannot be an article by itself."""
    pieces = sorted(drafts, key=lambda label: drafts[label].body[0])
    for above, below in pairwise(pieces):
        upper, lower = drafts[above], drafts[below]
        adjacent = above < 0 and _follows(upper, lower, outline)
        if adjacent and _incomplete(upper, lower, outline) and cohesion.link(upper.body[-1], lower.body[0]) > _ADOPTED:
            lower.body[:0] = upper.body
            del drafts[above]


def _entitle(drafts: dict[int, Draft], outline: Outline, cohesion: Cohesion) -> None:
    """Give untitled articles the displaced headlines that are left over.

    By the words they share; then, where as many articles as headlines are left, in the order in which both stand.
    """
    spare = [number for number, place in enumerate(outline.places) if place.displaced and number not in drafts]
    untitled = sorted((label for label in drafts if label < 0), key=lambda label: drafts[label].first)
    for label, number in _alike(spare, untitled, drafts, cohesion):
        if number in spare and label in untitled:
            spare.remove(number)
            untitled.remove(label)
            _retitle(drafts, label, number, outline)
    if len(spare) == len(untitled):
        for label, number in zip(untitled, spare, strict=True):
            _retitle(drafts, label, number, outline)


def _alike(
    spare: Sequence[int], untitled: Sequence[int], drafts: Mapping[int, Draft], cohesion: Cohesion
) -> list[tuple[int, int]]:
    """Return untitled articles with headlines that share words with them, those that share most first."""
    if len(spare) * len(untitled) > _MOST_PAIRS:
        return []
    fits = [
        (-max(cohesion.fit(number, unit) for unit in drafts[label].body), number, label)
        for number in spare
        for label in untitled
    ]
    return [(label, number) for fit, number, label in sorted(fits) if -fit >= _ENTITLED]


def _retitle(drafts: dict[int, Draft], label: int, number: int, outline: Outline) -> None:
    drafts[number] = Draft(number, outline.headlines[number], drafts.pop(label).body)


def _follows(upper: Draft, lower: Draft, outline: Outline) -> bool:
    between = range(upper.body[-1] + 1, lower.body[0])
    return upper.body[-1] < lower.body[0] and all(outline.units[unit].role in FURNITURE for unit in between)


def _incomplete(upper: Draft, lower: Draft, outline: Outline) -> bool:
    """Tell whether the upper piece lost its lead, or the lower one does not begin as an article does."""
    texts = [outline.units[unit].text for unit in upper.body]
    below = [outline.units[unit].text for unit in lower.body]
    if not any(map(leads, texts)):
        return lower.number is None and continues(texts[0])
    if any(map(leads, below)) or any(map(CLOSING.search, texts)):
        return False
    return continues(below[0]) or (lower.number is None and CLOSING.search(below[-1]) is not None)


def _place_unused(drafts: dict[int, Draft], outline: Outline) -> None:
    """Make each headline without a body an article of one line, or a heading within the article around it."""
    owners = {unit: draft for draft in drafts.values() for unit in draft.body}
    for number, (headline, place) in enumerate(zip(outline.headlines, outline.places, strict=True)):
        if number in drafts:
            continue
        reported = reports(headline.text) or columns(headline.text) >= _ONE_LINER or headline.level > 0
        if (place.displaced and reported) or not owners:
            drafts[number] = Draft(number, headline)
            continue
        neighbour = outline.slots[max(place.slot - place.displaced, 0)]
        draft = owners[neighbour.unit]
        draft.body = sorted([*draft.body, *headline.lines])
