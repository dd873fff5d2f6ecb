"""Stories: each headline with the text under it, and the text beside that has no headline of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from classifier.ingest.byline import byline_alone
from classifier.ingest.layout.blocks import Block, crossed
from classifier.ingest.layout.grid import Grid, across, down, hull
from classifier.ingest.layout.headings import Heading
from classifier.ingest.layout.order import column_boxes, reading_order
from classifier.ingest.layout.page import Box, Page
from classifier.ingest.layout.seams import is_indented, seam
from classifier.ingest.signs import closes, leads

# Ems that text stands below its headline, below the text above, or below one that has ended, at most where nothing
# stands between.
_BELOW_HEADING, _BELOW_TEXT, _BELOW_END = 5.0, 2.2, 1.4
# Ems between two columns.
_GUTTER = 5.0
# Share by which the sizes of two lines of one headline may differ.
_ONE_SIZE = 0.03
# What a candidate pays: for tops that are so many ems apart, for a wall between, and for being no story's text.
_UNEVEN, _EVEN_EMS, _WALL, _ALONE, _ALONE_LEADING = 1.0, 10.0, 1.5, 0.9, 0.5
# Times that texts without a headline are offered to the stories beside them: one taken brings its neighbours nearer.
_ROUNDS = 4
# No newspaper's page has so many texts without a headline; one that has is not put together piece by piece.
_MOST_ORPHANS = 150
_NEXT_COLUMN = 0.3
_STRAIGHT_ABOVE, _PER_EM, _UNDER_RULE, _NEVER = 0.2, 0.1, 0.9, 9.0


@dataclass(slots=True, eq=False)
class Story:
    """A headline and its text.

    Parameters
    ----------
    page : int
        The page it stands on, from 1.
    heading : Heading or None
        Its headline.
    blocks : list of Block
        Its text.
    """

    page: int
    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """Around the whole of it."""
        boxes = [block.box for block in self.blocks]
        return hull([self.heading.box, *boxes] if self.heading else boxes)

    def ordered(self) -> list[Block]:
        """Return its text in reading order."""
        boxes = column_boxes([block.box for block in self.blocks])
        if self.heading is None or self.heading.vertical:
            return [self.blocks[index] for index in reading_order(boxes)]
        # A byline between the headline and the columns is narrower than these, and over the gutter between them.
        first = _over_all(boxes, self.heading.box.bottom)
        rest = [index for index in range(len(boxes)) if index != first]
        order = [rest[index] for index in reading_order([boxes[index] for index in rest])]
        return [self.blocks[index] for index in ([] if first is None else [first]) + order]


def _over_all(boxes: Sequence[Box], top: float) -> int | None:
    """Return the box below a height that stands above all others, where there is one."""
    by_top = sorted(range(len(boxes)), key=lambda index: boxes[index].top)
    if len(by_top) < 2 or boxes[by_top[0]].top < top - 1:
        return None
    return by_top[0] if boxes[by_top[0]].bottom <= boxes[by_top[1]].top + 1 else None


class Stories:
    """The stories of one page in the making.

    Parameters
    ----------
    page : Page
        With its rules.
    headings : sequence of Heading
        Its headlines.
    blocks : sequence of Block
        Its text, from the top down.
    running : float
        Size of the running text, in points.
    indents : bool
        Whether the first lines of paragraphs are indented.
    """

    def __init__(
        self, page: Page, headings: Sequence[Heading], blocks: Sequence[Block], running: float, *, indents: bool
    ) -> None:
        self._page = page
        self._blocks = blocks
        self._running = running
        self._indents = indents
        self._level = Grid([rule for rule in page.rules if rule.width > 2 * rule.height], lambda rule: rule)
        self._upright = Grid([rule for rule in page.rules if rule.height > 2 * rule.width], lambda rule: rule)
        self._stories = [Story(page.number, heading) for heading in headings]
        self._owner: dict[int, Story] = {}
        parts: list[Heading | Block] = [*headings, *blocks]
        self._grid = Grid(parts, lambda part: part.box)
        self._of_heading = {id(story.heading): story for story in self._stories}

    def found(self) -> list[Story]:
        """Return the stories, in reading order; every block stands in exactly one."""
        orphans: list[Story] = []
        for block in self._blocks:
            story = self._story_above(block)
            if story is None:
                story = Story(self._page.number)
                orphans.append(story)
            self._put(block, story)
        for _ in range(_ROUNDS if len(orphans) <= _MOST_ORPHANS else 0):
            alive = [story for story in orphans if story.blocks]
            for story in sorted(alive, key=lambda one: (one.box.left, one.box.top)):
                self._adopt(story)
            if len(alive) == sum(bool(story.blocks) for story in orphans):
                break
        self._stories += [story for story in orphans if story.blocks]
        self._join_headings()
        order = reading_order([story.box for story in self._stories])
        return [self._stories[index] for index in order]

    def _put(self, block: Block, story: Story) -> None:
        story.blocks.append(block)
        self._owner[id(block)] = story

    def _story_of(self, part: Heading | Block) -> Story | None:
        return self._of_heading.get(id(part)) or self._owner.get(id(part))

    def _story_above(self, block: Block) -> Story | None:
        """Return the story that a block surely goes on with: the one straight above it, nothing between."""
        above = self._above(block)
        if above is None:
            return None
        gap = -down(above.box, block.box)
        ruled = crossed(self._level, above.box, block.box)
        if isinstance(above, Heading):
            return None if ruled and gap > _BELOW_HEADING * self._running else self._story_of(above)
        return None if ruled or gap > self._apart(above, block) else self._story_of(above)

    def _apart(self, above: Block, block: Block) -> float:
        """Return how many points from the text above are too many for a text to surely go on with it."""
        ended = closes(above.text) or byline_alone(above.rows[-1].text) or leads(block.text)
        return (_BELOW_END if ended else _BELOW_TEXT) * self._running

    def _above(self, block: Block) -> Heading | Block | None:
        """Return what stands straight above a block in its frame, however far; of several the one most over it."""
        box, reach = block.box, 8 * self._running
        while True:
            zone = Box(box.left, max(box.top - reach, 0.0), box.right, box.top)
            over = [part for part in self._grid.near(zone) if self._is_over(part, block)]
            if over or box.top <= reach:
                break
            reach *= 3
        lowest = max((part.box.bottom for part in over), default=0.0)
        nearest = [part for part in over if part.box.bottom > lowest - self._running]
        return max(nearest, key=lambda part: across(part.box, box), default=None)

    def _is_over(self, part: Heading | Block, block: Block) -> bool:
        shared = across(part.box, block.box)
        return (
            part is not block
            and part.frame == block.frame
            and shared > min(0.2 * block.box.width, 2 * self._running, 0.8 * part.box.width)
            and part.box.bottom < block.box.top + 0.5 * self._running
            and part.box.top < block.box.top
        )

    def _pictured(self, above: Box, below: Box) -> bool:
        """Tell whether a picture, or a frame, stands between two boxes."""
        return any(
            across(box, below) > 0 and box.top > above.top and box.bottom < below.bottom
            for box in (*self._page.pictures, *self._page.frames)
        )

    def _adopt(self, orphan: Story) -> None:
        """Give a text without a headline to the story beside it, where one fits."""
        text = orphan.ordered()
        best, cost = None, _ALONE_LEADING if leads(text[0].text) and is_indented(text[0]) else _ALONE
        for story in self._beside(orphan):
            price = self._price(story, orphan, text)
            if price < cost:
                best, cost = story, price
        if best is not None:
            for block in orphan.blocks:
                self._put(block, best)
            orphan.blocks = []

    def _beside(self, orphan: Story) -> list[Story]:
        """Return the stories with a part in the next column, straight above, or at the foot of the column before."""
        box, reach = orphan.box, _GUTTER * self._running
        zone = Box(max(box.left - reach, 0.0), max(box.top - reach, 0.0), box.right + reach, box.bottom)
        found: list[Story] = []
        for part in self._grid.near(zone):
            story = self._story_of(part)
            if story and story is not orphan and story not in found and part.frame == orphan.blocks[0].frame:
                found.append(story)
        first = orphan.ordered()[0]
        above, foot = self._above(first), self._foot_of_column(orphan)
        if foot and foot.blocks and seam(foot.ordered(), first, indents=self._indents) >= 0:
            foot = None
        further = [self._story_of(above) if above else None, foot]
        return [*found, *(story for story in further if story and story is not orphan and story not in found)]

    def _price(self, story: Story, orphan: Story, told: Sequence[Block]) -> float:
        """Return what it costs to take a text for a part of a story; the less, the better it fits."""
        first, text = told[0], story.ordered()
        top = story.box.top
        body = min((block.box.top for block in text), default=top)
        box = orphan.box
        uneven = min(abs(box.top - top), abs(box.top - body)) / (_EVEN_EMS * self._running)
        price = _UNEVEN * min(uneven, 1.0) + _WALL * self._walled(story, first)
        if self._heads(story, first):
            return price - 0.3 + min(seam(text, first, indents=self._indents), 0.3)
        if text and all(block.box.left >= box.right - self._running for block in text):
            ahead = seam(told, text[0], indents=self._indents)
            return price + ahead + 0.6
        seamed = seam(text, first, indents=self._indents)
        if self._foot_of_column(orphan) is story:
            price = min(price, _NEXT_COLUMN)
        return min(price + seamed, self._price_below(story, first))

    def _price_below(self, story: Story, first: Block) -> float:
        """Return what it costs to go on with the text straight above, past a picture or a gap."""
        above = self._above(first)
        if not isinstance(above, Block) or self._owner.get(id(above)) is not story:
            return _NEVER
        ruled = crossed(self._level, above.box, first.box)
        pictured = self._pictured(above.box, first.box)
        gap = -down(above.box, first.box) / self._running
        far = 0.0 if pictured else _PER_EM * gap
        return _STRAIGHT_ABOVE + far + _UNDER_RULE * ruled + seam([above], first, indents=self._indents)

    def _foot_of_column(self, story: Story) -> Story | None:
        """Return the story at the foot of the column to the left of one that stands at the head of the next."""
        box, reach = story.box, _GUTTER * self._running
        if any(part.box.bottom <= box.top for part in self._column(box.left, box.right, story.blocks[0].frame)):
            return None
        left = self._column(max(box.left - reach, 0.0), box.left, story.blocks[0].frame)
        lowest = max(left, key=lambda part: part.box.bottom, default=None)
        return self._story_of(lowest) if lowest is not None else None

    def _column(self, left: float, right: float, frame: Box | None) -> list[Heading | Block]:
        strip = Box(left, 0.0, right, self._page.height)
        return [part for part in self._grid.near(strip) if part.frame == frame and across(part.box, strip) > 0]

    def _join_headings(self) -> None:
        """Join the headline that ends at the foot of a column to the line of it that stands at the head of the next."""
        bare = [story for story in self._stories if story.heading and not story.blocks]
        for story in bare if len(self._stories) <= _MOST_ORPHANS else []:
            rest = next((other for other in self._stories if self._ends_headline(other, story)), None)
            if rest and rest.heading and story.heading:
                rest.heading = Heading((*story.heading.blocks, *rest.heading.blocks))
                self._stories.remove(story)

    def _ends_headline(self, other: Story, story: Story) -> bool:
        """Tell whether the headline of one story, at the head of a column, ends that of another at a column's foot."""
        first, rest = story.heading, other.heading
        if first is None or rest is None or not other.blocks or first.vertical or rest.frame != first.frame:
            return False
        apart = -across(first.box, other.box)
        if abs(rest.size - first.size) > _ONE_SIZE * first.size or not 0 <= apart < _GUTTER * self._running:
            return False
        over = [
            part for part in self._column(rest.box.left, rest.box.right, rest.frame) if part.box.bottom <= rest.box.top
        ]
        under = self._column(first.box.left, first.box.right, first.frame)
        leftwards = rest.box.left > first.box.left
        return leftwards and not over and not any(part.box.top > first.box.bottom for part in under)

    def _heads(self, story: Story, block: Block) -> bool:
        """Tell whether a headline is the one over the columns of which a block is one, though not straight above."""
        if story.heading is None or story.heading.vertical:
            return False
        box = story.heading.box
        level = any(abs(other.box.top - block.box.top) < 1.2 * self._running for other in story.blocks)
        if not level or not -self._running < block.box.top - box.bottom < _BELOW_HEADING * self._running:
            return False
        above = self._above(block)
        return above is None or above.box.bottom < box.top + 0.5 * self._running

    def _walled(self, story: Story, block: Block) -> bool:
        """Tell whether an upright rule parts a block from a story beside its headline too, and not only its columns."""
        if story.heading and story.heading.vertical and not story.blocks:
            return False
        box = story.box
        left, right = sorted((min(box.right, block.box.left), max(block.box.left - 1.0, 0.0)))
        if box.left > block.box.left:
            left, right = sorted((block.box.right, box.left))
        top = story.heading.box.bottom if story.heading else box.top + self._running
        gap = Box(
            left - self._running if left > self._running else 0.0, block.box.top, right + self._running, block.box.top
        )
        return (
            any(wall.top < top - 0.5 * self._running for wall in self._upright.near(gap))
            and not across(block.box, box) > 0.5 * block.box.width
        )
