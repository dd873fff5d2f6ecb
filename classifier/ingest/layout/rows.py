"""Printed lines: the runs of a page joined across, but never over the gutter between two columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from classifier.ingest.layout.grid import Grid, across, down, hull
from classifier.ingest.layout.page import Box, Page, Run
from classifier.ingest.paragraphs import mean_recognition

# Gaps in ems: up to the first, runs stand together; up to the second they may, where no gutter passes between them.
_CLOSE, _APART = 0.45, 2.6
# Characters of a word or a name: what ends at the edge of a column is longer, or stands beside something longer.
_WORD = 5
# A gap in ems that is printed as a space.
_SPACE = 0.3
# Sizes of type that stand in one line, and of what is raised or lowered in it.
_MOST_ALIKE, _RAISED = 1.3, 0.5
# Ems above and below in which a gutter shows.
_SHOWS = 2.4


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line, or a column of upright type.

    Parameters
    ----------
    text : str
        What it says.
    box : Box
        Where it stands.
    size : float
        Of most of its type, in points.
    bold : bool
        Whether most of its type is heavy.
    page : int
        Its page, from 1.
    vertical : bool
        Whether it is read downwards.
    recognition : float or None
        Mean confidence, as in `Run`.
    lead : int
        How many characters at its head are heavier than the rest.
    """

    text: str
    box: Box
    size: float
    bold: bool
    page: int
    vertical: bool = False
    recognition: float | None = None
    lead: int = 0

    @property
    def middle(self) -> float:
        """Points from the page's left edge to its middle."""
        return (self.box.left + self.box.right) / 2


def running_size(pages: Sequence[Page]) -> float:
    """Return the size of type, in points, that most of the text of some pages is set in.

    Parameters
    ----------
    pages : sequence of Page
        Of one issue.

    Returns
    -------
    float
        The median of the sizes that a tenth more or less would not part, where most characters stand; so that sizes
        estimated from pictures, which differ from line to line, are pooled. 10 where the pages hold no text.
    """
    counts: dict[float, int] = {}
    for page in pages:
        for run in page.runs:
            if not run.vertical and run.size > 0:
                size = round(run.size, 1)
                counts[size] = counts.get(size, 0) + len(run.text)
    if not counts:
        return 10.0
    sizes = sorted(counts)
    weights = {low: sum(counts[size] for size in sizes if low <= size <= 1.2 * low) for low in sizes[:_MOST_SIZES]}
    low = max(weights, key=lambda size: weights[size])
    half = weights[low] / 2
    for size in sizes:
        if size >= low:
            half -= counts[size]
            if half <= 0:
                return max(size, 1.0)
    return max(low, 1.0)


# Sizes of type, by tenths of a point, that are looked at: a newspaper has a dozen.
_MOST_SIZES = 2000


def rows_of(page: Page) -> list[Row]:
    """Join the runs of a page to printed lines.

    Parameters
    ----------
    page : Page
        Its runs in any order.

    Returns
    -------
    list of Row
        From the top down, in each run of text exactly once. Runs of white space alone are left out.
    """
    runs = [run for run in page.runs if run.text.strip()]
    upright = [_row([run], page.number) for run in runs if run.vertical]
    level = [run for run in runs if not run.vertical]
    following = _following(level, page)
    preceded = set(following.values())
    rows = list(upright)
    for index in range(len(level)):
        if index not in preceded:
            chain = [index]
            while chain[-1] in following:
                chain.append(following[chain[-1]])
            rows.append(_row([level[member] for member in chain], page.number))
    return sorted(rows, key=lambda row: (row.box.top, row.box.left))


def _following(runs: Sequence[Run], page: Page) -> dict[int, int]:
    """Return for each run that goes on in the same printed line the run it goes on with."""
    grid = Grid(range(len(runs)), lambda index: runs[index].box)
    walls = Grid([rule for rule in page.rules if rule.height > 2 * rule.width], lambda rule: rule)
    nearest: dict[int, tuple[float, int]] = {}
    for index, run in enumerate(runs):
        for other in grid.near(_beside(run)):
            gap = runs[other].box.left - run.box.right
            if other == index or runs[other].box.left <= run.box.left or not _level(run, runs[other]):
                continue
            if index not in nearest or gap < nearest[index][0]:
                nearest[index] = (gap, other)
    best: dict[int, tuple[float, int]] = {}
    for index, (gap, other) in nearest.items():
        if (other not in best or gap < best[other][0]) and not _parted(runs[index], runs[other], runs, grid, walls):
            best[other] = (gap, index)
    return {index: other for other, (_, index) in best.items()}


def _beside(run: Run) -> Box:
    middle = (run.box.top + run.box.bottom) / 2
    reach = 0.3 * run.size
    return Box(
        run.box.right - reach,
        max(middle - reach, 0.0),
        run.box.right + _APART * run.size,
        max(middle + reach, 0.0),
    )


def _level(run: Run, other: Run) -> bool:
    """Tell whether two runs stand in one line."""
    small, large = sorted((run, other), key=lambda one: one.size)
    shared = down(run.box, other.box)
    gap = other.box.left - run.box.right
    if gap < -0.5 * small.size:
        return False
    if large.size > _MOST_ALIKE * small.size:
        return large.size * _RAISED <= small.size and gap < _SPACE * large.size and shared > 0.5 * small.box.height
    return shared > 0.5 * min(run.box.height, other.box.height)


def _parted(run: Run, other: Run, runs: Sequence[Run], grid: Grid[int], walls: Grid[Box]) -> bool:
    """Tell whether two runs at one height stand in two columns."""
    gap = other.box.left - run.box.right
    em = min(run.size, other.size)
    between = Box(min(run.box.right, other.box.left), run.box.top, max(run.box.right, other.box.left), run.box.bottom)
    if any(wall.left >= between.left - 1 and wall.right <= between.right + 1 for wall in walls.near(between)):
        return True
    if gap <= _CLOSE * em:
        return False
    if gap > _APART * em or max(run.size, other.size) > 1.12 * em:
        return True
    if _letter_spaced(run, other, gap):
        return False
    # A recogniser finds lines whole, and its boxes are not exact enough to show a gutter by their edges.
    found_whole = run.recognition is not None and min(len(run.text), len(other.text)) > _WORD
    return found_whole or _gutter(run, other, between, runs, grid)


def _letter_spaced(run: Run, other: Run, gap: float) -> bool:
    """Tell whether two runs are letters set apart, or names and the like that no more than a space parts."""
    if len(run.text) == len(other.text) == 1:
        return gap <= 2 * run.size
    return max(len(run.text), len(other.text)) <= _WORD and gap <= 1.2 * run.size


def _gutter(run: Run, other: Run, between: Box, runs: Sequence[Run], grid: Grid[int]) -> bool:
    """Tell whether the gap goes on in the line above or below, where no type stands across it."""
    reach = _SHOWS * max(run.size, other.size)
    crossed = 0
    for top, bottom in ((run.box.top - reach, run.box.top), (run.box.bottom, run.box.bottom + reach)):
        zone = Box(run.box.left, max(top, 0.0), other.box.right, max(bottom, 0.0))
        beyond = [runs[index] for index in grid.near(zone) if down(runs[index].box, run.box) < 0.4 * run.size]
        if not beyond:
            continue
        crossing = [one for one in beyond if _crosses(one.box, between)]
        left = any(one.box.right <= between.right and across(one.box, run.box) > 0 for one in beyond)
        right = any(one.box.left >= between.left and across(one.box, other.box) > 0 for one in beyond)
        edges = any(_lines_up(one, run, other) for one in beyond)
        if not crossing and (edges or (left and right)):
            return True
        crossed += bool(crossing)
    return not crossed and run.size > 0 and (other.box.left - run.box.right) > 2 * run.size


def _lines_up(one: Run, run: Run, other: Run) -> bool:
    """Tell whether type of the same size ends above or below one side of a gap, or begins at the other."""
    em = min(run.size, other.size)
    same = max(one.size, em) <= 1.12 * min(one.size, em)
    return same and (abs(one.box.left - other.box.left) < 0.5 * em or abs(one.box.right - run.box.right) < 0.5 * em)


def _crosses(box: Box, between: Box) -> bool:
    return box.left < between.left - 1 and box.right > between.right + 1


def _row(runs: Sequence[Run], page: int) -> Row:
    pieces = [runs[0].text.strip()]
    for run, other in pairwise(runs):
        spaced = other.box.left - run.box.right > _SPACE * min(run.size, other.size)
        spaced = spaced or run.text != run.text.rstrip() or other.text != other.text.lstrip()
        pieces += [" " if spaced else "", other.text.strip()]
    longest = max(runs, key=lambda run: len(run.text))
    heavy = sum(len(run.text) for run in runs if run.bold)
    return Row(
        text="".join(pieces),
        box=hull(run.box for run in runs),
        size=longest.size,
        bold=2 * heavy > sum(len(run.text) for run in runs),
        page=page,
        vertical=longest.vertical,
        recognition=mean_recognition([(len(run.text), run.recognition) for run in runs]),
        lead=_lead(runs, pieces),
    )


def _lead(runs: Sequence[Run], pieces: Sequence[str]) -> int:
    """Return how many characters the heavy runs at the head take up, where others follow."""
    heavy = next((at for at, run in enumerate(runs) if not run.bold), 0)
    # Between two pieces stands a space or nothing, which is a piece as well.
    return len("".join(pieces[: 2 * heavy - 1])) if heavy else 0


def cut(row: Row, at: int) -> tuple[Row, Row]:
    """Cut a row in two before one of its characters; both keep the place of the whole."""
    return replace(row, text=row.text[:at].rstrip(), lead=0), replace(row, text=row.text[at:].lstrip(), lead=0)
