"""Blocks: what formats with paragraphs of their own are made of, and the lines that the splitter reads of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from classifier.domain.issue import FurnitureKind
from classifier.ingest.lines import Line, columns
from classifier.ingest.seams import cuts_word
from classifier.ingest.signs import OPENING, PROSE, closes, ends_sentence
from classifier.text.normalize import repair_characters

# What is longer, or holds whole sentences, is no headline, whatever style its typist chose for it.
_MAX_HEADING = 100
_SENTENCE = re.compile("。.*。")
_SPACE = " \u3000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph as its format holds it.

    Parameters
    ----------
    text : str
        Its characters; a newline where its writer broke the line within the paragraph. A blank one only parts others.
    level : int
        Depth as a heading, 0 for none.
    size : float
        Size of its type over that of the running text.
    bold : bool
        Whether all of it is heavier than the running text.
    indent : int
        Columns that its first line is moved in by, beside any spaces.
    kind : FurnitureKind or None
        What the format itself says it is, where that is no part of an article.
    joins : bool
        Whether it is of one headline with the block right above.
    """

    text: str
    level: int = 0
    size: float = 1.0
    bold: bool = False
    indent: int = 0
    kind: FurnitureKind | None = None
    joins: bool = False


def to_lines(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return the lines of a document, numbered from 1.

    Parameters
    ----------
    blocks : iterable of Block
        In reading order.

    Returns
    -------
    tuple of Line
        Every character of the blocks but junk and spaces, once. Each is a paragraph of its own; a block that its
        writer broke with line ends instead of paragraphs, as text pasted from a web page is, is one line for each.
    """
    lines: list[Line] = []
    gap = 0
    for block in blocks:
        pieces = _pieces(block)
        for piece in pieces:
            lines.append(_line(piece, block, number=len(lines) + 1, gap=gap))
            gap = 0
        gap += not pieces
    return tuple(lines)


def _line(piece: str, block: Block, *, number: int, gap: int) -> Line:
    text = piece.strip(_SPACE)
    indent = block.indent + columns(piece[: len(piece) - len(piece.lstrip(_SPACE))])
    heads = len(text) <= _MAX_HEADING and not _SENTENCE.search(text)
    return Line(
        number=number,
        text=text,
        indent=indent,
        length=len(text) + indent // 2,
        width=columns(text),
        # Two headings in a row are one headline only where the second has no gap.
        gap=gap if block.joins or not block.level else max(gap, 1),
        level=block.level if heads else 0,
        page=1,
        whole=True,
        size=block.size,
        bold=block.bold,
        kind=block.kind,
    )


def _pieces(block: Block) -> list[str]:
    broken = repair_characters(block.text).replace("\f", "\n").split("\n")
    pieces: list[str] = []
    for part in filter(lambda part: part.strip(_SPACE), broken):
        if pieces and (block.level or _goes_on(pieces[-1], part)):
            pieces[-1] = _joined(pieces[-1], part)
        else:
            pieces.append(part)
    return pieces


def _goes_on(above: str, below: str) -> bool:
    """Tell whether a line end stands in the middle of a sentence."""
    above = above.rstrip(_SPACE)
    if ends_sentence(above) or closes(above) or OPENING.match(below) or below[0] in _SPACE:
        return False
    return PROSE.search(above) is not None


def _joined(above: str, below: str) -> str:
    """Join two lines: a space parts two phrases or two words of Latin letters, none stands where a phrase was cut."""
    above, below = above.rstrip(_SPACE), below.strip(_SPACE)
    latin = above[-1].isascii() and above[-1].isalnum() and below[0].isascii() and below[0].isalnum()
    cut = PROSE.search(above) or cuts_word(above, below)
    return above + (" " if latin or not cut else "") + below
