"""From lines to paragraphs: hard-wrapped lines are joined again, whatever the wrapping counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from classifier.domain.article import Span
from classifier.domain.issue import FurnitureKind
from classifier.ingest.lines import Line, columns, wider
from classifier.ingest.masthead import is_masthead
from classifier.ingest.seams import cuts_word
from classifier.ingest.signs import OPENING, PROSE, breaks_off, closes, ends_sentence, leads
from classifier.ingest.wrapping import LOST_INDENT, MAX_MEASURE, MIN_MEASURE, doubled_lines, full_lines, indented_lines
from classifier.text.normalize import repair_spaces

# No newspaper's paragraph is longer; what is, is not made longer still.
_MAX_BROKEN = 20_000
_CANNOT_START = re.compile(r"^[，。、；：！？）”’》】」%％‰℃,.;:!?)\]]")
_DANGLING = re.compile(r"(?:[的和与及在对将把被是以并由从向于使让]|采取|通过|根据|按照|开展|组织)$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined again.

    Parameters
    ----------
    text : str
        One line; spaces inside numbers and letter-spaced words are closed up.
    span : Span
        The source lines.
    indent : int
        Columns the first line was indented by.
    indented : bool
        Whether that is further than the lines around it.
    gap : int
        Blank lines before it.
    level : int
        Depth of a markdown heading, 0 for none.
    page : int
        Page it begins on, from 1.
    lines : int
        How many source lines it takes.
    measure : int
        Characters of its longest line, indent included, where it takes several lines, else 0.
    width : int
        Columns of its widest line where it takes several lines, else 0.
    whole, size, bold, kind
        As in `Line`, of its first line.
    recognition : float or None
        Mean of its lines', by their length.
    """

    text: str
    span: Span
    indent: int
    indented: bool
    gap: int
    level: int
    page: int
    lines: int
    measure: int
    width: int
    whole: bool = False
    size: float = 1.0
    bold: bool = False
    kind: FurnitureKind | None = None
    recognition: float | None = None

    @property
    def ends(self) -> bool:
        """Whether its last sentence is complete."""
        return ends_sentence(self.text)

    @property
    def starts_inside(self) -> bool:
        """Whether it begins with what no sentence begins with."""
        return bool(_CANNOT_START.match(self.text))


def join_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """Join hard-wrapped lines into paragraphs.

    Parameters
    ----------
    lines : sequence of Line
        Of one source, in order.

    Returns
    -------
    list of Paragraph
        Every line stands in exactly one, in source order.
    """
    full = full_lines(lines)
    doubled = doubled_lines(lines, full)
    indented = indented_lines(lines)
    alone = [line.whole or line.level > 0 or is_masthead(line.text) for line in lines]
    paragraphs: list[Paragraph] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not (alone[index - 1] or alone[index]):
            pair = _Pair(lines[index - 1], lines[index], full[index - 1], full[index], doubled[index], indented[index])
            if pair.goes_on(first=first == index - 1):
                continue
        paragraphs.append(_paragraph(lines[first:index], indented=indented[first]))
        first = index
    return _join_broken(paragraphs)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line and the one after it, with what is known of their surroundings."""

    line: Line
    following: Line
    full: bool
    following_full: bool
    doubled: bool
    indented: bool

    def goes_on(self, *, first: bool) -> bool:
        """Tell whether the paragraph of the line, its `first` one or a later one, goes on with the following."""
        if self.following.gap > 1 or closes(self.line.text):
            return False
        if _CANNOT_START.match(self.following.text):
            return True
        if breaks_off(self.line.text):
            return not self.indented
        if self.indented or self.following.gap > self.doubled or OPENING.match(self.following.text):
            return False
        return not (first and self._heads()) and self._same_column(first=first)

    def _heads(self) -> bool:
        # No column lets its second line be wider, and no sentence begins anew in it: the first was a heading.
        line, following = self.line, self.following
        if leads(following.text) and not PROSE.search(line.text):
            return True
        return following.length > line.length + 1 and following.width > line.width + line.indent + LOST_INDENT

    def _same_column(self, *, first: bool) -> bool:
        line, following = self.line, self.following
        if ends_sentence(line.text):
            # A short line without a full stop under a complete sentence is a heading, not the sentence's neighbour.
            return self.full and (self.following_full or ends_sentence(following.text))
        prose = PROSE.search(line.text)
        if self.full and first and following.gap and not (prose or PROSE.search(following.text)):
            # Two headlines of one width with a blank line between them are two, even where lines are double-spaced.
            return cuts_word(line.text, following.text)
        if self.full or not prose or min(line.width, following.width) < MIN_MEASURE:
            return self.full
        # A first line may be a heading that has a comma, unless it stands further in or ends inside a word.
        return not first or line.indent >= following.indent + 2 or cuts_word(line.text, following.text)


def _join_broken(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join paragraphs that a column or frame broke in mid-sentence."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        broken = joined and _is_broken(joined[-1], paragraph)
        joined.append(_concatenate(joined.pop(), paragraph) if broken else paragraph)
    return joined


def _is_broken(above: Paragraph, below: Paragraph) -> bool:
    if (
        above.whole
        or below.whole
        or above.level
        or below.level
        or below.gap > 2
        or below.indented
        or len(above.text) > _MAX_BROKEN
        or above.ends
    ):
        return False
    if closes(above.text) or OPENING.match(below.text) or not PROSE.search(below.text):
        return False
    if not (below.ends or wider(below.text, MAX_MEASURE // 2)):
        return False
    if PROSE.search(above.text) and (above.measure or wider(above.text, MAX_MEASURE)):
        return True
    # One line alone may be a heading, unless it opens as news do, ends as no heading can, or ends inside a word.
    if not below.measure or abs(columns(above.text) - 2 * below.measure) > 2 * LOST_INDENT:
        return False
    opens = OPENING.match(above.text) is not None
    return opens or _DANGLING.search(above.text) is not None or cuts_word(above.text, below.text)


def _concatenate(above: Paragraph, below: Paragraph) -> Paragraph:
    return replace(
        above,
        text=glue([above.text, below.text]),
        span=Span(above.span.first, below.span.last),
        lines=above.lines + below.lines,
        measure=max(above.measure, below.measure),
        width=max(above.width, below.width),
        recognition=mean_recognition([(len(part.text), part.recognition) for part in (above, below)]),
    )


def glue(texts: Sequence[str]) -> str:
    """Join texts without a seam: two Latin words keep apart, ideographs do not."""
    pieces = [texts[0]]
    for above, below in pairwise(texts):
        latin = above[-1].isascii() and above[-1].isalnum() and below[0].isascii() and below[0].isalpha()
        pieces += [" ", below] if latin else [below]
    return "".join(pieces)


def _paragraph(lines: Sequence[Line], *, indented: bool) -> Paragraph:
    first, several = lines[0], len(lines) > 1
    return Paragraph(
        text=repair_spaces(glue([line.text for line in lines]) if several else first.text, prose=False),
        span=Span(first.number, lines[-1].number),
        indent=first.indent,
        indented=indented,
        gap=first.gap,
        level=first.level,
        page=first.page,
        lines=len(lines),
        measure=max([line.length for line in lines]) if several else 0,
        width=max([line.width for line in lines]) if several else 0,
        whole=first.whole,
        size=first.size,
        bold=first.bold,
        kind=first.kind,
        recognition=_recognition(lines) if several else first.recognition,
    )


def _recognition(lines: Sequence[Line]) -> float | None:
    return mean_recognition([(len(line.text), line.recognition) for line in lines])


def mean_recognition(parts: Sequence[tuple[int, float | None]]) -> float | None:
    """Return the mean confidence of the parts that were recognised, weighted by their lengths.

    Parameters
    ----------
    parts : sequence of (int, float or None)
        Of each part, its characters and its confidence, 0 to 1, None where it was not recognised.

    Returns
    -------
    float or None
        0 to 1; None where no part was recognised.
    """
    seen = [(length, confidence) for length, confidence in parts if confidence is not None]
    if not seen:
        return None
    return sum(length * confidence for length, confidence in seen) / sum(length for length, _ in seen)
