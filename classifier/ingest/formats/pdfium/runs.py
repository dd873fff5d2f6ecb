"""Runs of a PDF page: which of its characters stand together in a line, or one below another."""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from classifier.ingest.formats.pdfium.fonts import SEMIBOLD
from classifier.ingest.formats.pdfium.text import Glyph
from classifier.ingest.layout.page import Box, Run
from classifier.text.normalize import repair_characters

# Gaps, in sizes of the type. Characters drawn one after the other may stand further apart than those that only happen
# to lie on one line: between those may be the gutter of two columns.
_GAP_DRAWN, _GAP_MET = 0.85, 0.6
_GAP_STACKED, _GAP_PAIR = 0.85, 0.35
_GAP_SPACED, _GAP_BLANK = 2.2, 1.6
_OVERLAP = 0.4
# How far apart two characters of one line may lie across it, and by what part their sizes may differ.
_AWRY, _UNLIKE = 0.25, 0.08
# From which gap two characters are two words: between Latin letters, and where there is an ideograph.
_GAP_LATIN, _GAP_WORDS = 0.16, 0.4
# The same between two ideographs of a line set evenly, and how far its gaps may lie apart. Programs often move on by
# the width of a blank instead of drawing it; the narrowest that is common in Chinese type takes 0.22.
_GAP_EVEN, _EVEN = 0.18, 0.06
_UPRIGHT, _CLOCKWISE = 0, 1
# Marks drawn for vertical lines, and the same for horizontal ones.
_VERTICAL_MARKS = str.maketrans(
    "︐︑︒︓︔︕︖︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
    "，、。：；！？—（）｛｝〔〕【】《》〈〉「」『』［］",
)


@dataclass(frozen=True, slots=True)
class _Chain:
    """Characters that follow one another in a line, or stand one below another."""

    glyphs: tuple[Glyph, ...]
    stacked: bool = False

    @property
    def across(self) -> bool:
        """Whether it is an upright line."""
        return not self.stacked and self.glyphs[0].turned == _UPRIGHT

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def middle(self) -> float:
        return (self.glyphs[0].top + self.glyphs[0].bottom) / 2


def runs_of(glyphs: Sequence[Glyph], usual: int) -> tuple[Run, ...]:
    """Join the characters of a page to runs.

    Parameters
    ----------
    glyphs : sequence of Glyph
        In the order drawn, blanks among them.
    usual : int
        The weight of the running text, over which type is bold.

    Returns
    -------
    tuple of Run
        Each character that is not blank in one of them.
    """
    chains = [piece for chain in _chains(glyphs) for piece in _without_blanks(chain)]
    lines = _spaced(_met([chain for chain in chains if chain.across]))
    return tuple(_run(chain, usual) for chain in [*lines, *(chain for chain in chains if not chain.across)])


def _chains(glyphs: Iterable[Glyph]) -> Iterator[_Chain]:
    """Join characters that were drawn one after the other."""
    chain: list[Glyph] = []
    stacked = False
    for glyph in glyphs:
        last = chain[-1] if chain else None
        if last is not None and not stacked and _follows(last, glyph):
            chain.append(glyph)
        elif last is not None and (stacked or len(chain) == 1) and _below(last, glyph):
            chain.append(glyph)
            stacked = True
        else:
            # The last of a stack may be the first of the line under it.
            kept = [chain.pop()] if last is not None and stacked and _follows(last, glyph) else []
            yield from _checked(chain, stacked=stacked)
            chain, stacked = [*kept, glyph], not kept and glyph.turned == _CLOCKWISE
    yield from _checked(chain, stacked=stacked)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    if last.turned != glyph.turned or not _alike(last, glyph):
        return False
    gap = (_start(glyph) - _end(last)) / last.size
    return -_OVERLAP < gap < _GAP_DRAWN and abs(_across(glyph) - _across(last)) < _AWRY * last.size


def _below(last: Glyph, glyph: Glyph) -> bool:
    if last.turned > _CLOCKWISE or glyph.turned > _CLOCKWISE or not _alike(last, glyph):
        return False
    apart = abs((glyph.left + glyph.right) - (last.left + last.right)) / 2
    gap = (glyph.top - last.bottom) / last.size
    return -_OVERLAP < gap < _GAP_STACKED and apart < _AWRY * last.size


def _alike(last: Glyph, glyph: Glyph) -> bool:
    return abs(last.size - glyph.size) <= _UNLIKE * last.size


def _checked(chain: list[Glyph], *, stacked: bool) -> Iterator[_Chain]:
    """Yield a chain, or the characters of what is no vertical line: a list of figures, two short lines."""
    turned = any(glyph.turned == _CLOCKWISE for glyph in chain)
    if not stacked or turned or not chain:
        if chain:
            yield _Chain(tuple(chain), stacked=stacked)
        return
    far = len(chain) == 2 and (chain[1].top - chain[0].bottom) > _GAP_PAIR * chain[0].size
    if len(chain) > 1 and not far and any(_wide(glyph.text) for glyph in chain if not _blank(glyph)):
        yield _Chain(tuple(chain), stacked=True)
    else:
        yield from (_Chain((glyph,)) for glyph in chain)


def _without_blanks(chain: _Chain) -> Iterator[_Chain]:
    """Cut a chain where blanks keep its characters as far apart as columns are; those at its ends go."""
    piece: list[Glyph] = []
    blanks: list[Glyph] = []
    for glyph in chain.glyphs:
        if _blank(glyph):
            blanks.append(glyph)
            continue
        if piece and blanks and _gap(piece[-1], glyph, stacked=chain.stacked) > _GAP_BLANK * glyph.size:
            yield _Chain(tuple(piece), stacked=chain.stacked)
            piece = []
        piece += [*blanks, glyph] if piece else [glyph]
        blanks = []
    if piece:
        yield _Chain(tuple(piece), stacked=chain.stacked)


def _met(chains: list[_Chain]) -> list[_Chain]:
    """Join lines that lie end to end, in whichever order they were drawn."""
    ends: dict[tuple[int, int], list[Glyph]] = {}
    joined: list[list[Glyph]] = []
    for chain in sorted(chains, key=lambda chain: chain.glyphs[0].left):
        kind, row = _place(chain)
        before = [
            ends[key]
            for near in (kind, kind - 1, kind + 1)
            for off in (0, -1, 1)
            if (key := (near, row + off)) in ends and _meets(ends[key][-1], chain)
        ]
        if before:
            whole = min(before, key=lambda glyphs: abs(chain.glyphs[0].left - glyphs[-1].right))
            whole.extend(chain.glyphs)
        else:
            whole = list(chain.glyphs)
            joined.append(whole)
        ends[kind, row] = whole
    return [_Chain(tuple(glyphs)) for glyphs in joined]


def _place(chain: _Chain) -> tuple[int, int]:
    """Return a class of sizes and one of heights on the page; chains of one line are in the same or in neighbours."""
    kind = round(math.log(chain.size) / math.log1p(_UNLIKE))
    step = _AWRY * (1 + _UNLIKE) ** kind
    return kind, int(chain.middle / step)


def _meets(last: Glyph, chain: _Chain) -> bool:
    first = chain.glyphs[0]
    gap = (first.left - last.right) / last.size
    level = abs(_across(first) - _across(last)) < _AWRY * last.size
    return -_OVERLAP < gap < _GAP_MET and level and _alike(last, first)


def _spaced(chains: list[_Chain]) -> Iterator[_Chain]:
    """Join single ideographs set wide apart at equal distances, as short headlines are."""
    singles: dict[tuple[int, int], list[Glyph]] = {}
    for chain in chains:
        if len(chain.glyphs) > 1 or not _wide(chain.glyphs[0].text):
            yield chain
        else:
            singles.setdefault(_place(chain), []).append(chain.glyphs[0])
    for glyphs in singles.values():
        row: list[Glyph] = []
        for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
            gap = (glyph.left - row[-1].right) / glyph.size if row else 0.0
            even = len(row) < 2 or abs(glyph.left - 2 * row[-1].left + row[-2].left) < 0.2 * glyph.size
            if row and not (gap < _GAP_SPACED and even):
                yield from _row(row)
                row = []
            row.append(glyph)
        yield from _row(row)


def _row(glyphs: list[Glyph]) -> Iterator[_Chain]:
    """Yield three or more as one line; two may as well be the ends of two columns."""
    if len(glyphs) > 2:
        yield _Chain(tuple(glyphs))
    else:
        yield from (_Chain((glyph,)) for glyph in glyphs)


def _run(chain: _Chain, usual: int) -> Run:
    glyphs = chain.glyphs
    inked = [glyph for glyph in glyphs if not _blank(glyph)]
    box = Box(
        min(glyph.left for glyph in inked),
        min(glyph.top for glyph in inked),
        max(glyph.right for glyph in inked),
        max(glyph.bottom for glyph in inked),
    )
    heavy = sum(glyph.weight >= SEMIBOLD and glyph.weight > usual for glyph in inked)
    return Run(
        text=_text(chain),
        box=box,
        size=median(glyph.size for glyph in inked),
        bold=2 * heavy > len(inked),
        vertical=chain.stacked or glyphs[0].turned % 2 == 1,
    )


def _text(chain: _Chain) -> str:
    """Spell out a chain, with a space wherever its characters stand further apart than they do elsewhere in it."""
    pairs = list(_pairs(chain.glyphs))
    gaps = [_gap(last, glyph, stacked=chain.stacked) / glyph.size for last, glyph, _ in pairs]
    kinds = [(_wide(last.text), _wide(glyph.text)) for last, glyph, _ in pairs]
    beside = [gap for gap, wide in zip(gaps, kinds, strict=True) if any(wide)] or [0.0]
    common = max(0.0, median(beside))
    even = median(abs(gap - common) for gap in beside) < _EVEN
    pieces = [chain.glyphs[0].text]
    for (last, glyph, blank), gap, wide in zip(pairs, gaps, kinds, strict=True):
        if not any(wide):
            least = _GAP_LATIN
        elif blank:
            least = _GAP_LATIN + common
        else:
            # Next to a mark or a figure, even type has gaps of its own.
            letters = last.text.isalpha() and glyph.text.isalpha()
            least = 1.5 * common + (_GAP_EVEN if even and all(wide) and letters else _GAP_WORDS)
        pieces += [" ", glyph.text] if gap > least else [glyph.text]
    text = "".join(pieces)
    return repair_characters(text.translate(_VERTICAL_MARKS) if chain.stacked else text)


def _pairs(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph, bool]]:
    """Yield each two characters that follow one another, and whether there are blanks between them."""
    last, blank = glyphs[0], False
    for glyph in glyphs[1:]:
        if _blank(glyph):
            blank = True
        else:
            yield last, glyph, blank
            last, blank = glyph, False


def _blank(glyph: Glyph) -> bool:
    return glyph.text.isspace()


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _gap(last: Glyph, glyph: Glyph, *, stacked: bool) -> float:
    return glyph.top - last.bottom if stacked else _start(glyph) - _end(last)


def _start(glyph: Glyph) -> float:
    """Return where a character begins in the direction it is read in."""
    return (glyph.left, glyph.top, -glyph.right, -glyph.bottom)[glyph.turned]


def _end(glyph: Glyph) -> float:
    return (glyph.right, glyph.bottom, -glyph.left, -glyph.top)[glyph.turned]


def _across(glyph: Glyph) -> float:
    """Return the middle of a character across the direction it is read in."""
    return (glyph.left + glyph.right) / 2 if glyph.turned % 2 else (glyph.top + glyph.bottom) / 2
