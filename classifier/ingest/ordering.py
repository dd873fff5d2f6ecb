"""The reading order of an article's paragraphs, where text frames were drawn out of it."""

from collections.abc import Sequence

from classifier.ingest.judgement import Judgement
from classifier.ingest.roles import Role, Unit
from classifier.ingest.signs import breaks_off, closes, continues, leads, names_occasion

# How much more of the headline a paragraph must hold than the first one does, to be taken for the lead.
_LEAD_MARGIN = 1.0


def reading_order(body: Sequence[int], number: int | None, units: Sequence[Unit], judgement: Judgement) -> list[int]:
    """Put the lead first, and a paragraph that was broken in two together again.

    Parameters
    ----------
    body : sequence of int
        Indices of an article's units in source order.
    number : int or None
        Number of its headline, where it has one.
    units : sequence of Unit
        All of the source.
    judgement : Judgement
        Over the source.

    Returns
    -------
    list of int
        The same indices. Source order stays wherever nothing in the text speaks against it.
    """
    if not body or units[body[0]].role is Role.BYLINE:
        return list(body)
    lead = _lead(body, number, units, judgement)
    ordered = list(body)
    if lead and closes(units[body[lead - 1]].text):
        # The paragraph above the lead is the article's last: the frames were drawn in turn, from the middle on.
        ordered = ordered[lead:] + ordered[:lead]
    elif lead and leads(units[body[lead]].text):
        begun = continues(units[body[0]].text)
        ordered = [ordered.pop(lead), *ordered] if begun else ordered[lead:] + ordered[:lead]
    return _rejoin(ordered, units)


def _lead(body: Sequence[int], number: int | None, units: Sequence[Unit], judgement: Judgement) -> int:
    """Return the place of the lead, 0 where nothing speaks against the first paragraph."""
    texts = [units[unit].text for unit in body]
    if leads(texts[0]) or names_occasion(texts[0]):
        return 0
    if number is None:
        below = (at for at, text in enumerate(texts) if leads(text))
        return next(below, 0) if continues(texts[0]) else 0
    leading = [judgement.fit(number, unit) + leads(text) for unit, text in zip(body, texts, strict=True)]
    best = max(range(len(body)), key=leading.__getitem__)
    return best if leading[best] > leading[0] + _LEAD_MARGIN else 0


def _rejoin(body: list[int], units: Sequence[Unit]) -> list[int]:
    """Put what stands after an article's end, without an indent, behind the sentence that breaks off above."""
    indented = sum(units[unit].paragraph.indent >= 2 for unit in body)
    strays = [
        at for at in range(1, len(body)) if units[body[at]].paragraph.indent < 2 and closes(units[body[at - 1]].text)
    ]
    broken = [at for at, unit in enumerate(body) if breaks_off(units[unit].text)]
    if 2 * indented <= len(body) or len(strays) != 1 or len(broken) != 1 or broken[0] >= strays[0]:
        return body
    stray = body.pop(strays[0])
    return [*body[: broken[0] + 1], stray, *body[broken[0] + 1 :]]
