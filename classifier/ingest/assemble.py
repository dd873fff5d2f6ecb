"""From an outline and its assignment to drafts of articles, their paragraphs in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from classifier.ingest.assign import Assigned
from classifier.ingest.headlines import Headline, reports
from classifier.ingest.judgement import Judgement
from classifier.ingest.lines import columns
from classifier.ingest.ordering import reading_order
from classifier.ingest.outline import FURNITURE, Outline
from classifier.ingest.signs import closes, continues, leads

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
    """An article in the making.

    Parameters
    ----------
    number : int or None
        Of its headline, where it has one.
    headline : Headline or None
        Its headline.
    body : list of int
        Its other units by index, in reading order.
    certainties : dict of int to float
        How likely each unit of its body is a part of it, 0 to 1; those left out are taken for certain.
    title_certainty : float
        How likely the headline is its own, 0 to 1.
    entitled : bool
        Whether the headline was found for it after all paragraphs had their articles.
    """

    number: int | None
    headline: Headline | None
    body: list[int] = field(default_factory=list)
    certainties: dict[int, float] = field(default_factory=dict)
    title_certainty: float = 1.0
    entitled: bool = False

    @property
    def first(self) -> int:
        """Index of the unit by which it is put in order among the others."""
        return min(self.body or (self.headline.lines if self.headline else ()))


def draft_articles(outline: Outline, assigned: Assigned, judgement: Judgement) -> list[Draft]:
    """Put paragraphs and headlines together.

    Parameters
    ----------
    outline : Outline
        Headlines and body paragraphs of a source.
    assigned : Assigned
        The article of each slot.
    judgement : Judgement
        Over the source.

    Returns
    -------
    list of Draft
        In the order in which their first paragraphs stand. Every headline and body unit stands in exactly one.
    """
    drafts: dict[int, Draft] = {}
    for slot, label, certainty in zip(outline.slots, assigned.labels, assigned.certainties, strict=True):
        if label not in drafts:
            headline = outline.headlines[label] if label >= 0 else None
            drafts[label] = Draft(label if label >= 0 else None, headline, title_certainty=certainty)
        drafts[label].body.append(slot.unit)
        drafts[label].certainties[slot.unit] = certainty
    _adopt(drafts, outline, judgement)
    _entitle(drafts, outline, judgement)
    _place_unused(drafts, outline)
    for draft in drafts.values():
        draft.body = reading_order(draft.body, draft.number, outline.units, judgement)
    return sorted(drafts.values(), key=lambda draft: draft.first)


def _adopt(drafts: dict[int, Draft], outline: Outline, judgement: Judgement) -> None:
    """Join an untitled piece to the piece below where one of the two cannot be an article by itself."""
    slots = {slot.unit: at for at, slot in enumerate(outline.slots)}
    pieces = sorted(drafts, key=lambda label: drafts[label].body[0])
    for above, below in pairwise(pieces):
        upper, lower = drafts[above], drafts[below]
        adjacent = above < 0 and _follows(upper, lower, outline)
        if (
            adjacent
            and _incomplete(upper, lower, outline)
            and judgement.link(slots[upper.body[-1]], slots[lower.body[0]]) > _ADOPTED
        ):
            lower.body[:0] = upper.body
            lower.certainties |= upper.certainties
            del drafts[above]


def _entitle(drafts: dict[int, Draft], outline: Outline, judgement: Judgement) -> None:
    """Give untitled articles the displaced headlines that are left over.

    By the words they share; then, where as many articles as headlines are left, in the order in which both stand.
    """
    spare = [number for number, place in enumerate(outline.places) if place.displaced and number not in drafts]
    untitled = sorted((label for label in drafts if label < 0), key=lambda label: drafts[label].first)
    for label, number in _alike(spare, untitled, drafts, judgement):
        if number in spare and label in untitled:
            spare.remove(number)
            untitled.remove(label)
            _retitle(drafts, label, number, outline, judgement)
    if len(spare) == len(untitled):
        for label, number in zip(untitled, spare, strict=True):
            _retitle(drafts, label, number, outline, judgement)


def _alike(
    spare: Sequence[int], untitled: Sequence[int], drafts: Mapping[int, Draft], judgement: Judgement
) -> list[tuple[int, int]]:
    """Return untitled articles with headlines that share words with them, those that share most first."""
    if len(spare) * len(untitled) > _MOST_PAIRS:
        return []
    fits = [
        (-max(judgement.fit(number, unit) for unit in drafts[label].body), number, label)
        for number in spare
        for label in untitled
    ]
    return [(label, number) for fit, number, label in sorted(fits) if -fit >= _ENTITLED]


def _retitle(drafts: dict[int, Draft], label: int, number: int, outline: Outline, judgement: Judgement) -> None:
    draft = drafts.pop(label)
    draft.number, draft.headline, draft.entitled = number, outline.headlines[number], True
    draft.title_certainty = max(judgement.titled(number, unit) for unit in draft.body)
    drafts[number] = draft


def _follows(upper: Draft, lower: Draft, outline: Outline) -> bool:
    between = range(upper.body[-1] + 1, lower.body[0])
    return upper.body[-1] < lower.body[0] and all(outline.units[unit].role in FURNITURE for unit in between)


def _incomplete(upper: Draft, lower: Draft, outline: Outline) -> bool:
    """Tell whether the upper piece lost its lead, or the lower one does not begin as an article does."""
    texts = [outline.units[unit].text for unit in upper.body]
    below = [outline.units[unit].text for unit in lower.body]
    if not any(map(leads, texts)):
        return lower.number is None and continues(texts[0])
    if any(map(leads, below)) or any(map(closes, texts)):
        return False
    return continues(below[0]) or (lower.number is None and closes(below[-1]))


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
