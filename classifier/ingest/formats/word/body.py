"""The paragraphs of a Word document in reading order: tables, text boxes and notes where they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from classifier.domain.issue import FurnitureKind
from classifier.ingest.formats.blocks import Block
from classifier.ingest.formats.markup import Element, attribute, child, local
from classifier.ingest.formats.word.headlines import with_headlines
from classifier.ingest.formats.word.numbering import Numbering
from classifier.ingest.formats.word.package import Package
from classifier.ingest.formats.word.runs import members, printed
from classifier.ingest.formats.word.styles import Styles, look_of

# Two ideographs, as Chinese paragraphs are moved in.
_INDENT = 4
# Between the cells of a row.
_BETWEEN = "\u3000"
# A cell that holds as much and ends a sentence, or several paragraphs, tells a story; others hold data.
_STORY = 60
_SENTENCE = re.compile("[。！？]")
_SUBTITLE = re.compile(r"^(?:subtitle|副标题|副標題)$")
_KINDS = (
    (re.compile(r"^(?:toc|目录|目錄)\s*(?:\d|heading|标题)?$"), FurnitureKind.NAVIGATION),
    (re.compile(r"^(?:caption|题注|題注)$"), FurnitureKind.CAPTION),
)


def read_blocks(package: Package) -> list[Block]:
    """Return everything that a document prints.

    Parameters
    ----------
    package : Package
        The document.

    Returns
    -------
    list of Block
        Headers first, each text once, then the paragraphs, then the footers. Sizes are relative to the running text's.
    """
    body = _Body(package)
    story = list(body.blocks(package.body))
    above, below = (list(body.margin(name)) for name in ("headerReference", "footerReference"))
    return with_headlines(_relative([*above, *_with_subtitles(story), *below]))


class _Body:
    """One document while it is read: lists count on, and a note is printed where it is first referred to."""

    __slots__ = ("_numbering", "_package", "_said", "_styles", "_told")

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering)
        self._told: set[tuple[str, str]] = set()
        self._said: set[str] = set()

    def blocks(self, container: Element) -> Iterator[Block]:
        for member in members(container):
            match local(member):
                case "p":
                    yield from self._paragraph(member)
                case "tbl":
                    yield from self._table(member)
                case _:
                    yield from self.blocks(member)

    def margin(self, reference: str) -> Iterator[Block]:
        """Yield the headers or the footers that sections refer to, each text once."""
        for element in self._package.body.iter(f"{{*}}{reference}"):
            root = self._package.margins.get(attribute(element, "id") or "")
            for block in self.blocks(root) if root is not None else ():
                text = "".join(block.text.split())
                if text and text not in self._said:
                    self._said.add(text)
                    yield replace(block, level=0, kind=FurnitureKind.PAGE)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        named = child(properties, "pStyle")
        style = self._styles.of_paragraph(attribute(named, "val") if named is not None else None)
        look = look_of(properties, None).over(style.look)
        found = printed(paragraph, style, self._styles)
        text = found.text
        label = self._numbering.label(look.list_id, look.list_level) if text.strip() else ""
        yield Block(
            text=label + text,
            level=-1 if _SUBTITLE.match(style.name) else look.level or 0,
            size=float(found.size),
            bold=found.bold,
            indent=_INDENT if look.indented else 0,
            kind=next((kind for pattern, kind in _KINDS if pattern.match(style.name)), None),
        )
        for box in found.boxes:
            if isinstance(box, str):
                yield Block(text=box, size=float(found.size))
            else:
                yield from self.blocks(box)
        for key in found.notes:
            if key in self._package.notes and key not in self._told:
                self._told.add(key)
                yield from self.blocks(self._package.notes[key])

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [list(_named(row, "tc")) for row in _named(table, "tr") if child(row, "trPr", "del") is None]
        cells = [[list(self.blocks(cell)) for cell in row] for row in rows]
        layout = any(map(_tells_story, (cell for row in cells for cell in row)))
        for row in cells:
            if layout or len(row) == 1:
                yield from (block for cell in row for block in cell)
            else:
                yield _row(row)


def _named(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those inside content controls and insertions too."""
    for member in members(element):
        if local(member) == name:
            yield member
        elif local(member) not in {"tbl", "tr", "tc", "p"}:
            yield from _named(member, name)


def _tells_story(cell: Sequence[Block]) -> bool:
    filled = [block for block in cell if block.text.strip()]
    if any(block.level > 0 for block in filled):
        return True
    long = [block for block in filled if len(block.text) >= _STORY and _SENTENCE.search(block.text)]
    return bool(long) and (len(filled) > 1 or len(long[0].text) >= 2 * _STORY)


def _row(cells: Sequence[Sequence[Block]]) -> Block:
    blocks = [block for cell in cells for block in cell if block.text.strip()]
    texts = [" ".join(" ".join(block.text.split()) for block in cell if block.text.strip()) for cell in cells]
    return Block(
        text=_BETWEEN.join(filter(None, texts)),
        size=max((block.size for block in blocks), default=0.0),
        bold=bool(blocks) and all(block.bold for block in blocks),
    )


def _with_subtitles(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a subtitle joined to the heading right above it: the two are one headline."""
    above: Block | None = None
    for block in blocks:
        if block.level < 0 and above is not None and above.level > 0:
            above = replace(above, text=f"{above.text}\n{block.text}")
            continue
        if above is not None:
            yield above
        above = replace(block, level=1) if block.level < 0 else block
    if above is not None:
        yield above


def _relative(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with sizes and weights told relative to those of most characters."""
    sizes: Counter[float] = Counter()
    weights: Counter[bool] = Counter()
    for block in blocks:
        if block.size and block.kind is None:
            sizes[block.size] += len(block.text)
            weights[block.bold] += len(block.text)
    running = sizes.most_common(1)[0][0] if sizes else 1.0
    heavy = weights[True] > weights[False]
    return [
        replace(block, size=round(block.size / running, 3) if block.size else 1.0, bold=block.bold and not heavy)
        for block in blocks
    ]
