"""The designs that the layout was tuned on, in the order of tests/data/pages/dev."""

from tests.pages.designs.dev.fancy import old_characters, shadows
from tests.pages.designs.dev.frames import dense, lead_over_all, shuffled_frames
from tests.pages.designs.dev.issue import four_pages
from tests.pages.designs.dev.plain import gaps, one_article, three_columns
from tests.pages.designs.dev.writer import writer_columns, writer_frames, writer_sections

DESIGNS = (
    three_columns,
    lead_over_all,
    shuffled_frames,
    dense,
    gaps,
    one_article,
    four_pages,
    shadows,
    old_characters,
    writer_sections,
    writer_frames,
    writer_columns,
)
