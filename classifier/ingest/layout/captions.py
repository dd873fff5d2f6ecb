"""Captions: what stands below or beside a picture and says what it shows."""

import re
from collections.abc import Sequence

from classifier.ingest.layout.blocks import Block
from classifier.ingest.layout.grid import Grid, across, down
from classifier.ingest.layout.page import Box, Page

# Ems between a picture and its caption, and the most lines of one.
_NEAR, _MAX_ROWS = 2.0, 6
# Over the running text, the size of type that is smaller, and that is too large for a caption.
_SMALLER, _LARGER = 0.94, 1.2
# A picture that takes up more of the page, or that text stands on, is a ground.
_GROUND, _LINES_ON_IT = 0.6, 6
_SAYS = re.compile(
    r"^[（(【▲△▼↑↓←→◀▶]*\s*(?:[上下左右]?图[一二三四五六\d①②③]?\s*(?:为|[:：]|是|片说明|文无关)|图片?(?:来源|说明)|资料图|[▲△▼])|^图\s*\d+\s|(?<![拍调])摄\s*[)）]?$"
    r"|[（(]\s*(?:摄影|图片|图|摄)\s*[:：/／]?\s*\S{2,8}[)）]$|(?:摄影|图/文|图片)\s*[:：／/]\s*\S{2,8}$"
)


def captions_of(blocks: Sequence[Block], page: Page, running: float) -> set[int]:
    """Tell which blocks of a page are captions.

    Parameters
    ----------
    blocks : sequence of Block
        Of the page.
    page : Page
        With its pictures; a scan's are not known, and only the words tell.
    running : float
        Size of the running text, in points.

    Returns
    -------
    set of int
        Indices of blocks.
    """
    pictures = Grid(_pictures(blocks, page), lambda picture: picture)
    return {
        index
        for index, block in enumerate(blocks)
        if not block.vertical and len(block.rows) <= _MAX_ROWS and _is_caption(block, pictures, running)
    }


def _pictures(blocks: Sequence[Block], page: Page) -> list[Box]:
    whole = page.width * page.height
    grid = Grid(blocks, lambda block: block.box)
    return [
        picture
        for picture in page.pictures
        if picture.width * picture.height < _GROUND * whole and _lines_on(picture, grid) < _LINES_ON_IT
    ]


def _lines_on(picture: Box, grid: Grid[Block]) -> int:
    return sum(
        len(block.rows)
        for block in grid.near(picture)
        if across(block.box, picture) > 0.8 * block.box.width and down(block.box, picture) > 0.8 * block.box.height
    )


def _is_caption(block: Block, pictures: Grid[Box], running: float) -> bool:
    box, reach = block.box, _NEAR * running
    zone = Box(max(box.left - reach, 0.0), max(box.top - reach, 0.0), box.right + reach, box.bottom + reach)
    near = [picture for picture in pictures.near(zone) if _stands_by(box, picture, running)]
    smaller = block.size <= _SMALLER * running
    if block.size > _LARGER * running:
        return False
    if _SAYS.search(block.text):
        return bool(near) or smaller or len(block.rows) <= 2
    return any(_describes(block, picture, running, smaller=smaller) for picture in near)


def _stands_by(box: Box, picture: Box, running: float) -> bool:
    below = box.top > picture.bottom - running and across(box, picture) > 0.7 * box.width
    level = down(box, picture) > 0.7 * box.height
    return below or level


def _describes(block: Block, picture: Box, running: float, *, smaller: bool) -> bool:
    """Tell whether a block by a picture is set apart from the text by its type or its place."""
    box = block.box
    inside = box.left > picture.left - running and box.right < picture.right + running
    if smaller:
        return True
    if len(block.rows) > 2 or not inside or box.top < picture.bottom - running or "。" in block.text[:-1]:
        return False
    centred = abs((box.left + box.right) - (picture.left + picture.right)) < 2 * running
    return (centred and box.width < picture.width - 2 * running) or (block.bold and len(block.text) <= 40)
