"""Headings: which blocks open stories by their type, and which of them are one headline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from classifier.ingest.byline import byline_alone, leading_byline
from classifier.ingest.headlines import reports
from classifier.ingest.layout.blocks import Block, crossed
from classifier.ingest.layout.grid import Grid, across, down, hull
from classifier.ingest.layout.page import Box
from classifier.ingest.roles import is_numbered
from classifier.ingest.signs import closes, continues, leads

# Over the running text: a size that heads whatever it says, and the least that may; both also for sizes estimated
# from a picture, which does not say what is heavy; and a size of upright type that does.
_DISPLAY, _LARGER, _DISPLAY_SEEN, _LARGER_SEEN, _UPRIGHT = 1.4, 1.08, 1.3, 1.14, 1.2
# No headline has so many lines in one size, nor so many characters.
_MAX_ROWS, _MAX_LETTERS = 5, 90
# What a block says for its opening a story, and how much the other blocks in its type have a say.
_LEAD, _AFTER_BYLINE, _NOTHING_ABOVE, _REPORTS, _LONG, _WIDE_GAP = 1.5, 1.0, 0.7, 0.7, 0.5, 0.4
_NUMBERED, _CONTINUES, _SHORT, _INSIDE = -1.5, -1.0, -0.6, -0.7
_BY_SIZE, _USUAL_SIZE = 4.0, 1.2
_OTHERS, _OPENS = 0.6, 0.3
# Ems of the larger type between the lines of one headline.
_NEAR = 1.1
# The part of the newspaper that a story stands in: 【平安医院】.
_LABEL = re.compile(r"^[【〖\[][^【】〖〗]{2,10}[】〗\]]$")
# Headlines side by side, and so begun before the one that a line belongs to ends.
_RECENT = 16


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """The blocks of one headline.

    Parameters
    ----------
    blocks : tuple of Block
        From the top down, or upright ones from right to left.
    box : Box
        Around its blocks.
    size : float
        Of its largest type, in points.
    """

    blocks: tuple[Block, ...]
    box: Box = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", hull(block.box for block in self.blocks))
        object.__setattr__(self, "size", max(block.size for block in self.blocks))

    @property
    def frame(self) -> Box | None:
        """The frame that it stands in."""
        return self.blocks[0].frame

    @property
    def vertical(self) -> bool:
        """Whether it is read downwards."""
        return self.blocks[0].vertical


def headings_of(pages: Sequence[Sequence[Block]], rules: Sequence[Grid[Box]], running: float) -> list[list[Heading]]:
    """Find the headlines of an issue.

    Parameters
    ----------
    pages : sequence of sequence of Block
        Of each page, from the top down.
    rules : sequence of Grid
        Of each page, its level rules.
    running : float
        Size of the running text, in points.

    Returns
    -------
    list of list of Heading
        Of each page, from the top down. What is set a little larger or heavier than the running text opens a story
        where that type does so in the issue; elsewhere it heads a part of one, and is left among the text.
    """
    sure = [[block for block in blocks if _is_display(block, running)] for blocks in pages]
    said: dict[tuple[int, bool], list[float]] = {}
    maybe: list[list[tuple[Block, float]]] = []
    for blocks, walls in zip(pages, rules, strict=True):
        grid = Grid(blocks, lambda block: block.box)
        maybe.append(
            [(block, _says(block, grid, walls, running)) for block in blocks if _may_be_display(block, running)]
        )
        for block, evidence in maybe[-1]:
            said.setdefault(_style(block, running), []).append(evidence)
    voted = [[block for block, evidence in found if _opens(evidence, said[_style(block, running)])] for found in maybe]
    return [
        _grouped([*certain, *others], blocks, walls)
        for certain, others, blocks, walls in zip(sure, voted, pages, rules, strict=True)
    ]


def _opens(evidence: float, others: Sequence[float]) -> bool:
    return _OTHERS * sum(others) / len(others) + (1 - _OTHERS) * evidence > _OPENS


def _style(block: Block, running: float) -> tuple[int, bool]:
    steps = 8 if block.rows[0].recognition is not None else 20
    return round(steps * block.size / running), block.bold


def _is_display(block: Block, running: float) -> bool:
    if block.vertical:
        return block.size >= _UPRIGHT * running
    return block.size >= _display(block) * running and _is_short(block, most=2 * _MAX_LETTERS)


def _display(block: Block) -> float:
    return _DISPLAY if block.rows[0].recognition is None else _DISPLAY_SEEN


def _may_be_display(block: Block, running: float) -> bool:
    if block.vertical or block.size >= _display(block) * running or not _is_short(block, most=_MAX_LETTERS):
        return False
    least = _LARGER if block.rows[0].recognition is None else _LARGER_SEEN
    return (block.bold or block.size >= least * running) and not byline_alone(block.text)


def _is_short(block: Block, *, most: int) -> bool:
    text = block.text
    letters = sum(char.isalnum() for char in text)
    return (
        2 <= letters <= most
        and len(block.rows) <= _MAX_ROWS
        and "。" not in text
        and text.count("，") <= 3
        and not text.endswith(("，", "；", "、"))
    )


def _says(block: Block, grid: Grid[Block], rules: Grid[Box], running: float) -> float:
    """Return what a block and its neighbours say for its opening a story; above 0 for, below against."""
    above, below = beside(block, grid, running, upwards=True), beside(block, grid, running, upwards=False)
    text = block.text
    says = _BY_SIZE * (block.size / running - _USUAL_SIZE)
    says += _REPORTS * reports(text) + _NUMBERED * is_numbered(text)
    says += _SHORT * (len(text) <= 8) + _LONG * (len(text) >= 13)
    if below is not None:
        says += _LEAD * (leads(below.text) or bool(leading_byline(below.text))) + _CONTINUES * continues(below.text)
    if above is None or crossed(rules, above.box, block.box):
        return says + _NOTHING_ABOVE
    if below is not None:
        says += _WIDE_GAP * (down(above.box, block.box) < 1.4 * down(block.box, below.box))
    ended = closes(above.text) or bool(byline_alone(above.rows[-1].text))
    return says + (_AFTER_BYLINE if ended else _INSIDE)


def beside(block: Block, grid: Grid[Block], running: float, *, upwards: bool) -> Block | None:
    """Return the nearest block in the same frame that shares some of a block's width, above it or below."""
    box, reach = block.box, 6 * running
    top, bottom = (box.top - reach, box.top) if upwards else (box.bottom, box.bottom + reach)
    zone = Box(box.left, max(top, 0.0), box.right, max(bottom, 0.0))
    near = [
        other
        for other in grid.near(zone)
        if other is not block
        and other.frame == block.frame
        and across(other.box, box) > 0
        and (other.box.top < box.top if upwards else other.box.bottom > box.bottom)
    ]
    return max(near, key=lambda other: down(other.box, box), default=None)


def _grouped(display: Sequence[Block], blocks: Sequence[Block], rules: Grid[Box]) -> list[Heading]:
    """Group the display type of a page to headlines, with the smaller lines that belong to them."""
    groups: list[list[Block]] = []
    for block in sorted(display, key=lambda one: (one.box.top, one.box.left)):
        recent = groups[-_RECENT:] if not block.vertical else []
        group = next((group for group in recent if _one_headline(group, block, rules)), None)
        if group is None:
            groups.append([block])
        else:
            group.append(block)
    shown = set(map(id, display))
    others = [block for block in blocks if id(block) not in shown and not block.vertical]
    near = Grid(others, lambda block: block.box)
    for group in groups:
        if not group[0].vertical:
            _add_small(group, near, rules, shown)
    return [Heading(tuple(group)) for group in groups]


def _one_headline(group: Sequence[Block], block: Block, rules: Grid[Box]) -> bool:
    last = group[-1]
    if last.vertical or last.frame != block.frame or across(last.box, block.box) <= 0:
        return False
    gap = -down(last.box, block.box)
    if not -0.5 * block.size < gap < _NEAR * max(last.size, block.size):
        return False
    return _aligned(last.box, block.box, max(last.size, block.size)) and not crossed(rules, last.box, block.box)


def _aligned(first: Box, second: Box, em: float) -> bool:
    """Tell whether two lines share their middle, their left or their right edge, or the short is inside the long."""
    middles = abs((first.left + first.right) - (second.left + second.right)) / 2
    inside = across(first, second) > 0.9 * min(first.width, second.width)
    return inside or min(middles, abs(first.left - second.left), abs(first.right - second.right)) < 1.5 * em


def _add_small(group: list[Block], near: Grid[Block], rules: Grid[Box], shown: set[int]) -> None:
    """Add the kicker above a headline and the subtitle below, where they are no larger than the text; note them."""
    box, em = hull(block.box for block in group), max(block.size for block in group)
    reach = Box(box.left, max(box.top - em, 0.0), box.right, box.bottom + em)
    for other in near.near(reach):
        if (
            id(other) in shown
            or not _is_small_part(other, box, em)
            or other.frame != group[0].frame
            or crossed(rules, other.box, box)
        ):
            continue
        if other.box.bottom <= box.top + 0.3 * em:
            group.insert(0, other)
            shown.add(id(other))
        elif other.box.top >= box.bottom - 0.3 * em:
            group.append(other)
            shown.add(id(other))


def _is_small_part(block: Block, box: Box, em: float) -> bool:
    if len(block.rows) > 2 or not _is_short(block, most=_MAX_LETTERS) or byline_alone(block.text):
        return False
    if block.text.startswith(("——", "--", "―", "—")) or _LABEL.match(block.text):
        return True
    centred = abs((block.box.left + block.box.right) - (box.left + box.right)) < block.size
    indented = block.box.left > box.left + block.size and block.box.right < box.right - block.size
    return centred and indented and em > 1.3 * block.size
