"""What of a page shows: its text by blocks, in order, each character once."""

import re
from dataclasses import dataclass, field

from classifier.ingest.formats.markup import Element

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_UNSEEN = frozenset({
    "applet", "area", "audio", "canvas", "datalist", "del", "embed", "head", "iframe", "map", "math", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# WeChat hides the text of a page until its script has run.
WECHAT_BODY = "js_content"
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"h([1-6])\Z")
# A cell of data is no longer; a longer one lays out the page.
_MAX_DATUM = 60
# Names and days that stand side by side there are parted by the style alone.
_CREDITS_KEY = re.compile("meta|info|source|author", re.IGNORECASE)
_CELLS = frozenset({"td", "th"})
_LAYS_OUT = ("table", "ul", "div", "h1")


@dataclass(slots=True)
class Node:
    """A block of a page: the number of the block around it, of the last one in it, and what its author calls it."""

    tag: str
    key: str
    parent: int
    last: int


@dataclass(slots=True)
class Chunk:
    """Text of a block between two others: how much of it is linked or bold, and its depth as a heading."""

    text: str
    node: int
    linked: int
    bold: int
    heading: int

    @property
    def size(self) -> int:
        """How many characters it has, spaces aside."""
        return len("".join(self.text.split()))

    @property
    def links(self) -> bool:
        """Whether most of it leads elsewhere."""
        return self.linked > 0.5 * self.size


@dataclass(slots=True)
class View:
    """Blocks and chunks of a page in the order of its source; a block's number is its place."""

    nodes: list[Node] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)

    def holds(self, node: int, chunk: Chunk) -> bool:
        """Tell whether a chunk stands inside a block."""
        return node <= chunk.node <= self.nodes[node].last


def look_at(root: Element) -> View:
    """Return what of a page shows; scripts, styles, form fields and hidden elements do not.

    Parameters
    ----------
    root : Element
        Of the page.
    """
    return _Reader().read(root)


class _Reader:
    """A page while it is read, without recursion: a page may be nested as deep as its parser lets it."""

    __slots__ = ("_bold", "_heading", "_linked", "_open", "_row", "_text", "_view")

    def __init__(self) -> None:
        self._view = View()
        self._open: list[int] = []
        self._text: list[tuple[str, bool, bool]] = []
        self._linked = self._bold = self._heading = 0
        self._row: Element | None = None

    def read(self, root: Element) -> View:
        from lxml import etree  # noqa: PLC0415 - slow to import, and only there with an extra

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if _is_hidden(element):
                    walker.skip_subtree()
                else:
                    self._start(element)
            else:
                if not _is_hidden(element):
                    self._end(element)
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return self._view

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._text.append(("\n", False, False))
        elif tag in _CELLS and self._row is not None:
            self._text.append(("\u3000", False, False))
        elif tag not in _INLINE and self._row is None:
            self._flush()
            self._enter(element, tag)
        elif tag in _INLINE and self._open and _CREDITS_KEY.search(self._view.nodes[self._open[-1]].key):
            self._text.append((" ", False, False))
        self._mark(tag, 1)
        self._add(element.text)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if self._row is element:
            self._row = None
        if tag not in _INLINE and tag != "br" and self._row is None:
            self._flush()
            self._view.nodes[self._open.pop()].last = len(self._view.nodes) - 1
        self._mark(tag, -1)

    def _enter(self, element: Element, tag: str) -> None:
        key = f"{element.get('id') or ''} {element.get('class') or ''}"
        self._view.nodes.append(Node(tag, key, self._open[-1] if self._open else -1, 0))
        self._open.append(len(self._view.nodes) - 1)
        if tag == "tr" and _is_data(element):
            self._row = element

    def _mark(self, tag: str, step: int) -> None:
        self._linked += step * (tag == "a")
        self._bold += step * (tag in {"b", "strong"})
        if heading := _HEADING.match(tag):
            self._heading = int(heading[1]) if step > 0 else 0

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append((_BLANKS.sub(" ", text), self._linked > 0, self._bold > 0))

    def _flush(self) -> None:
        text = "".join(part for part, _, _ in self._text).strip("\n ")
        if text.strip() and self._open:
            count = [(len("".join(part.split())), linked, bold) for part, linked, bold in self._text]
            linked, bold = sum(n for n, link, _ in count if link), sum(n for n, _, bold in count if bold)
            self._view.chunks.append(Chunk(text, self._open[-1], linked, bold, self._heading))
        self._text = []


def _is_hidden(element: Element) -> bool:
    if element.tag in _UNSEEN:
        return True
    if element.get("id") == WECHAT_BODY:
        return False
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_data(row: Element) -> bool:
    """Tell whether the cells of a row hold data: several, short, none of them laid out further."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    return len(cells) > 1 and all(
        len("".join("".join(cell.itertext()).split())) <= _MAX_DATUM and next(cell.iter(*_LAYS_OUT), None) is None
        for cell in cells
    )
