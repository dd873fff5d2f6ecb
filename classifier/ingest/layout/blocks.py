"""Blocks: printed lines of one type that stand one below another in a column, with nothing between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from classifier.ingest.layout.grid import Grid, across, down, hull
from classifier.ingest.layout.page import Box, Page
from classifier.ingest.layout.rows import Row

# Most ems from the middle of a line to the middle of the next in one block.
_STEP = 2.6
# Over the usual step of a page, one that parts blocks.
_WIDE_STEP = 1.3
# Share of the shorter of two lines of one block that stands above or below the longer.
_SHARED = 0.6
# Ems of the larger type between two columns of upright type.
_UPRIGHT_GAP = 1.3
# Sizes of type that are one: as drawn, and as estimated from a picture.
_SAME_DRAWN, _SAME_SEEN = 1.04, 1.25
# A frame that takes up more of its page than this borders the page, not a part of it.
_PAGE_FRAME = 0.85
# A frame with fewer lines of text, in type no larger than so many times the running text's, sets off a headline or a
# caption, not a story.
_FRAMED_LINES, _TEXT_SIZE = 3, 1.3
_MARKS = re.compile("[。，；]")


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Lines of one type, one below another.

    Parameters
    ----------
    rows : tuple of Row
        From the top down; of upright type from right to left.
    frame : Box or None
        The frame that it stands in.
    box : Box
        Around its rows.
    size : float
        Of its type, in points.
    bold : bool
        Whether its type is heavy.
    """

    rows: tuple[Row, ...]
    frame: Box | None = None
    box: Box = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", hull(row.box for row in self.rows))
        object.__setattr__(self, "size", median(row.size for row in self.rows))
        object.__setattr__(self, "bold", 2 * sum(row.bold for row in self.rows) > len(self.rows))

    @property
    def vertical(self) -> bool:
        """Whether it is read downwards."""
        return self.rows[0].vertical

    @property
    def text(self) -> str:
        """What it says, its lines joined without a seam."""
        return "".join(row.text for row in self.rows)


def blocks_of(rows: Sequence[Row], page: Page, running: float) -> list[Block]:
    """Gather the printed lines of a page to blocks.

    Parameters
    ----------
    rows : sequence of Row
        Of one page, from the top down.
    page : Page
        Its rules and frames part blocks.
    running : float
        Size of the running text, in points.

    Returns
    -------
    list of Block
        Each row in exactly one, in the order of their first rows.

    References
    ----------
    Nearest neighbours from the bottom up, as in O'Gorman, The document spectrum for page layout analysis (1993), but
    with rules and frames as walls.
    """
    framed = _frames(rows, page, running)
    rules = Grid([rule for rule in page.rules if rule.width > 2 * rule.height], lambda rule: rule)
    grid = Grid(range(len(rows)), lambda index: rows[index].box)
    below = _links(rows, framed, grid, rules)
    joined = set(below.values())
    blocks = []
    for index, row in enumerate(rows):
        if index in joined or row.vertical:
            continue
        chain = [index]
        while chain[-1] in below:
            chain.append(below[chain[-1]])
        blocks.append(Block(tuple(rows[member] for member in chain), framed[index]))
    walls = Grid([rule for rule in page.rules if rule.height > 2 * rule.width], lambda rule: rule)
    blocks += _upright([index for index, row in enumerate(rows) if row.vertical], rows, framed, walls)
    return sorted(blocks, key=lambda block: (block.box.top, block.box.left))


def crossed(rules: Grid[Box], above: Box, below: Box) -> bool:
    """Tell whether a rule runs between two boxes that stand one below the other, along most of the narrower one."""
    left, right = max(above.left, below.left), min(above.right, below.right)
    top, bottom = sorted((above.bottom, below.top))
    if right <= left:
        return False
    gap = Box(left, top, right, bottom)
    return any(across(rule, gap) > 0.5 * gap.width for rule in rules.near(gap))


def _frames(rows: Sequence[Row], page: Page, running: float) -> list[Box | None]:
    """Return for each row the smallest frame around it that sets off more than a headline."""
    largest = _PAGE_FRAME * page.width * page.height
    frames = sorted((box for box in page.frames if box.width * box.height < largest), key=_area)
    grid = Grid(frames, lambda frame: frame)
    found = [[frame for frame in grid.near(_centre(row)) if frame.height > 1.8 * row.size] for row in rows]
    lines: dict[Box, int] = {}
    for row, around in zip(rows, found, strict=True):
        for frame in around:
            told = row.size < _TEXT_SIZE * running and (len(row.text) >= 8 or bool(_MARKS.search(row.text)))
            lines[frame] = lines.get(frame, 0) + told
    kept = [[frame for frame in around if lines[frame] >= _FRAMED_LINES] for around in found]
    return [min(around, key=_area, default=None) for around in kept]


def _area(box: Box) -> float:
    return box.width * box.height


def _centre(row: Row) -> Box:
    across_middle, down_middle = row.middle, (row.box.top + row.box.bottom) / 2
    return Box(across_middle, down_middle, across_middle, down_middle)


def _links(rows: Sequence[Row], framed: Sequence[Box | None], grid: Grid[int], rules: Grid[Box]) -> dict[int, int]:
    """Return for each row the one right below it in the same block."""
    neighbours = {index: _next(index, rows, grid) for index, row in enumerate(rows) if not row.vertical}
    above: dict[int, int] = {}
    for lower in neighbours.values():
        for index in lower:
            above[index] = above.get(index, 0) + 1
    links = {
        index: lower[0]
        for index, lower in neighbours.items()
        if len(lower) == 1
        and above[lower[0]] == 1
        and framed[index] == framed[lower[0]]
        and _same_type(rows[index], rows[lower[0]])
        and across(rows[index].box, rows[lower[0]].box) > _SHARED * min(rows[index].box.width, rows[lower[0]].box.width)
        and not crossed(rules, rows[index].box, rows[lower[0]].box)
    }
    steps = {index: (_height(rows[lower]) - _height(rows[index])) / rows[index].size for index, lower in links.items()}
    widest = _WIDE_STEP * median(steps.values()) if steps else 0.0
    return {index: lower for index, lower in links.items() if steps[index] <= widest}


def _next(index: int, rows: Sequence[Row], grid: Grid[int]) -> list[int]:
    """Return the rows right below one: the highest that share some of its width, and what stands beside that."""
    row = rows[index]
    zone = Box(row.box.left, row.box.top, row.box.right, row.box.top + _STEP * row.size + row.box.height)
    lower = [
        other
        for other in grid.near(zone)
        if _height(rows[other]) > _height(row) + 0.4 * row.size and across(rows[other].box, row.box) > 0
    ]
    if not lower:
        return []
    highest = min(_height(rows[other]) for other in lower)
    if highest - _height(row) > _STEP * row.size:
        return []
    return [other for other in lower if _height(rows[other]) < highest + 0.5 * row.size]


def _height(row: Row) -> float:
    return (row.box.top + row.box.bottom) / 2


def _same_type(row: Row, other: Row) -> bool:
    small, large = sorted((row.size, other.size))
    seen = row.recognition is not None and other.recognition is not None
    return row.bold == other.bold and large <= small * (_SAME_SEEN if seen else _SAME_DRAWN) and not other.vertical


def _between(left: Box, right: Box) -> Box:
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    return Box(min(left.right, right.left), top, max(left.right, right.left), bottom)


def _upright(
    indices: Sequence[int], rows: Sequence[Row], framed: Sequence[Box | None], walls: Grid[Box]
) -> list[Block]:
    """Gather columns of upright type, from right to left."""
    groups: list[list[int]] = []
    for index in sorted(indices, key=lambda one: -rows[one].box.right):
        row = rows[index]
        for group in groups:
            last = rows[group[-1]]
            near = last.box.left - row.box.right < _UPRIGHT_GAP * max(last.size, row.size)
            beside = near and down(last.box, row.box) > 0 and framed[group[-1]] == framed[index]
            if beside and not walls.near(_between(row.box, last.box)):
                group.append(index)
                break
        else:
            groups.append([index])
    return [Block(tuple(rows[index] for index in group), framed[group[0]]) for group in groups]
