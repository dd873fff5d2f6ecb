"""From pages to lines: what a newspaper prints, in the order in which a person reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from classifier.domain.issue import FurnitureKind
from classifier.ingest.layout.blocks import Block, blocks_of
from classifier.ingest.layout.captions import captions_of
from classifier.ingest.layout.continuation import Flow, rejoin
from classifier.ingest.layout.furniture import page_marks
from classifier.ingest.layout.grid import Grid
from classifier.ingest.layout.headings import Heading, headings_of
from classifier.ingest.layout.page import Box, Page
from classifier.ingest.layout.paragraphs import paragraphs, printed, uses_indents
from classifier.ingest.layout.rows import Row, rows_of, running_size
from classifier.ingest.layout.stories import Stories
from classifier.ingest.layout.writing import Writer
from classifier.ingest.lines import Line

# No newspaper's page has so many runs; one that has is read line by line.
_MOST_RUNS = 6_000


@dataclass(slots=True)
class _Sheet:
    """A page, what belongs to no story on it, and the blocks of the rest."""

    page: Page
    marks: list[tuple[Row, FurnitureKind]] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def lay_out(pages: Sequence[Page]) -> tuple[Line, ...]:
    """Read pages.

    Parameters
    ----------
    pages : sequence of Page
        Of one issue, in order.

    Returns
    -------
    tuple of Line
        One for each paragraph and for each printed line of a headline, which all but the first follow without a gap.
        Headlines have level 1. What belongs to no story says what it is, and stands at the head or the foot of its
        page. Every character of every run stands in exactly one line, white space aside.
    """
    running = running_size(pages)
    sheets = _sheets(pages, running)
    headings = headings_of([sheet.blocks for sheet in sheets], [_level_rules(sheet.page) for sheet in sheets], running)
    flows: list[Flow] = []
    for sheet, found in zip(sheets, headings, strict=True):
        flows += _flows(sheet, found, running)
    flows = rejoin(flows)
    rows = [printed(flow.blocks) for flow in flows]
    indents = uses_indents(rows)
    writer = Writer(running)
    for sheet in sheets:
        _write_marks(writer, sheet, head=True)
        for flow, text in zip(flows, rows, strict=True):
            if flow.page == sheet.page.number:
                writer.story(flow, list(paragraphs(text, indents=indents)))
        for caption in sheet.captions:
            writer.furniture([caption.rows], FurnitureKind.CAPTION)
        _write_marks(writer, sheet, head=False)
        if len(sheet.page.runs) > _MOST_RUNS:
            writer.plain(_as_drawn(sheet.page))
    return tuple(writer.lines)


def _sheets(pages: Sequence[Page], running: float) -> list[_Sheet]:
    rows = [rows_of(page) if len(page.runs) <= _MOST_RUNS else [] for page in pages]
    sheets = []
    for page, lines, marks in zip(pages, rows, page_marks(pages, rows, running), strict=True):
        sheet = _Sheet(page, [(lines[index], kind) for index, kind in sorted(marks.items())])
        blocks = blocks_of([row for index, row in enumerate(lines) if index not in marks], page, running)
        captions = captions_of(blocks, page, running)
        sheet.captions = [blocks[index] for index in sorted(captions)]
        sheet.blocks = [block for index, block in enumerate(blocks) if index not in captions]
        sheets.append(sheet)
    return sheets


def _level_rules(page: Page) -> Grid[Box]:
    return Grid([rule for rule in page.rules if rule.width > 2 * rule.height], lambda rule: rule)


def _flows(sheet: _Sheet, headings: Sequence[Heading], running: float) -> list[Flow]:
    headed = {id(block) for heading in headings for block in heading.blocks}
    text = [block for block in sheet.blocks if id(block) not in headed]
    indents = uses_indents([printed([block]) for block in text])
    stories = Stories(sheet.page, headings, text, running, indents=indents).found()
    return [Flow(story.page, story.heading, story.ordered()) for story in stories]


def _write_marks(writer: Writer, sheet: _Sheet, *, head: bool) -> None:
    for row, kind in sheet.marks:
        if (row.box.bottom <= sheet.page.height / 2) is head:
            writer.furniture([[row]], kind)


def _as_drawn(page: Page) -> list[Row]:
    """Return the runs of a page that has too many to be laid out, from the top down."""
    rows = [
        Row(run.text.strip(), run.box, run.size, run.bold, page.number, run.vertical, run.recognition)
        for run in page.runs
        if run.text.strip()
    ]
    return sorted(rows, key=lambda row: (row.box.top, row.box.left))
