"""How surely a headline opens an article, rather than a part of the one above it."""

import re
from collections.abc import Sequence

from classifier.ingest.byline import leading_byline
from classifier.ingest.cohesion import Cohesion, interpolate
from classifier.ingest.headlines import reports
from classifier.ingest.lines import columns
from classifier.ingest.outline import Outline
from classifier.ingest.roles import Role
from classifier.ingest.signs import CLOSING, leads

_MARKED = 8.0
_PRIOR, _FIRST = 1.5, 2.0
_LEAD, _REPORTS, _TWO_LINES, _LONG, _AFTER_BYLINE, _WIDE_GAP = 1.2, 0.8, 0.8, 0.8, 1.0, 0.4
_SLOGAN, _SHORT = -0.8, -0.6
# Cosine of the body with the nearest paragraphs above, and what that says.
_TOPIC = ((0.0, 0.5), (0.01, 0.3), (0.03, -0.3), (0.05, -1.2), (0.1, -2.2), (1.0, -2.6))
_LONG_COLUMNS, _SHORT_COLUMNS = 32, 16
# So many paragraphs above, the nearest ones, tell what the article above is about.
_ABOVE = 4
_TWO_PHRASES = re.compile(r"^[^，,]{2,7}[，,][^，,]{4,14}$")


def strengths(outline: Outline, cohesion: Cohesion) -> dict[int, float]:
    """Weigh every headline with a body right below it.

    Parameters
    ----------
    outline : Outline
        Of a source.
    cohesion : Cohesion
        Over the same source.

    Returns
    -------
    dict of int to float
        Number of the headline to the log odds that it opens an article. Marked headings are all but certain; a verb of
        news, a lead below it and a byline above it speak for it; a slogan's shape and a body on the topic of what
        stands above speak against it.
    """
    return {
        slot.headline: _strength(outline, slot.headline, at, cohesion)
        for at, slot in enumerate(outline.slots)
        if slot.headline is not None
    }


def _strength(outline: Outline, number: int, at: int, cohesion: Cohesion) -> float:
    headline, body = outline.headlines[number], outline.units[outline.slots[at].unit]
    if headline.level or headline.gathers:
        return _MARKED
    text = headline.text
    odds = _PRIOR + _look(text) + _TWO_LINES * (len(headline.lines) > 1)
    odds += _LEAD * (leads(body.text) or bool(leading_byline(body.text)) or body.role is Role.BYLINE)
    above = [slot.unit for slot in outline.slots[max(0, at - _ABOVE) : at]]
    if not above:
        return odds + _FIRST
    odds += _AFTER_BYLINE * bool(CLOSING.search(outline.units[above[-1]].text))
    odds += _WIDE_GAP * (outline.units[headline.lines[0]].paragraph.gap >= 2)
    return odds + interpolate(_TOPIC, _topic(above, outline.slots[at].unit, cohesion))


def _look(text: str) -> float:
    """Return what the headline's own words and length say."""
    odds = _REPORTS * reports(text) + _LONG * (columns(text) >= _LONG_COLUMNS)
    return odds + _SLOGAN * bool(_TWO_PHRASES.match(text)) + _SHORT * (columns(text) <= _SHORT_COLUMNS)


def _topic(above: Sequence[int], below: int, cohesion: Cohesion) -> float:
    return max(cohesion.affinity.cosine(unit, below) for unit in above)
