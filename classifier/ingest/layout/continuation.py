"""Stories that go on at another page: 下转第2版 there, 上接第1版 here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from classifier.ingest.layout.blocks import Block
from classifier.ingest.layout.headings import Heading
from classifier.ingest.layout.page import Box
from classifier.ingest.layout.rows import Row, cut
from classifier.ingest.layout.seams import ends, is_indented, stops_short

_PAGE = r"第?\s*(?P<page>[A-Da-d]?\s*\d{1,2}|[一二三四五六七八九十]{1,3})\s*[版页]"
# In brackets the headline may stand beside the page: （下转第3版《某某》）.
_REST = r"(?:[^（()）【】]{0,40}[）)】］\]>》→▶]|[→▶\s]*)"
_ONWARD = re.compile(rf"[（(【［\[<→▶\s]*(?:下\s*转|紧\s*接|转\s*接|转)\s*(?:至|到)?\s*{_PAGE}{_REST}$")
_BACK = re.compile(rf"^[（(【［\[<←◀\s]*(?:上\s*接|紧\s*接|接|续)\s*(?:自|从)?\s*{_PAGE}{_REST}")
# No issue has so many marks that stand by themselves.
_MOST_MARKS = 50
_DIGITS = "〇一二三四五六七八九十"


@dataclass(slots=True, eq=False)
class Flow:
    """A story as it is read.

    Parameters
    ----------
    page : int
        The page it begins on.
    heading : Heading or None
        Its headline.
    blocks : list of Block
        Its text in reading order.
    marks : list of Row
        What stood in it and only says where it goes on, or comes from.
    """

    page: int
    heading: Heading | None
    blocks: list[Block]
    marks: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Its headline's characters."""
        return "".join(block.text for block in self.heading.blocks) if self.heading else ""


@dataclass(frozen=True, slots=True)
class _End:
    """Where a story breaks off, or begins again: the page that it stands on and the one that its mark names."""

    flow: Flow
    page: int
    other: int | None


def is_continuation_mark(text: str) -> bool:
    """Tell whether a line says no more than where a story goes on or comes from."""
    onward, back = _ONWARD.search(text), _BACK.match(text)
    return bool((onward and not onward.start()) or (back and back.end() == len(text)))


def rejoin(flows: Sequence[Flow]) -> list[Flow]:
    """Put what goes on at another page behind what it goes on with.

    Parameters
    ----------
    flows : sequence of Flow
        The stories of an issue, page by page, in reading order.

    Returns
    -------
    list of Flow
        The same stories, those that were continuations gone into those they continue. Marks are taken out of the text,
        and so are the headlines printed again over continuations: both are in `Flow.marks`.
    """
    kept = _bound(flows)
    onward = [_End(flow, page, other) for flow in kept for page, other in _take_onward(flow)]
    back = [_End(flow, page, other) for flow in kept for page, other in _take_back(flow)]
    gone: dict[int, Flow] = {}
    for end in back:
        start = _partner(end, onward, alone=len(back) == 1 and len(onward) == 1)
        if start is None:
            continue
        onward.remove(start)
        flow = start.flow
        while id(flow) in gone:
            flow = gone[id(flow)]
        if flow is not end.flow and id(end.flow) not in gone:
            _join(flow, end.flow)
            gone[id(end.flow)] = flow
    return _over_pages([flow for flow in kept if id(flow) not in gone])


def _join(flow: Flow, continuation: Flow) -> None:
    flow.blocks += continuation.blocks
    flow.marks += continuation.marks
    if continuation.heading:
        flow.marks += [row for block in continuation.heading.blocks for row in block.rows]


def _bound(flows: Sequence[Flow]) -> list[Flow]:
    """Give a mark that stands by itself to the story below it, or the nearest."""
    alone = [flow for flow in flows if _is_mark(flow)][:_MOST_MARKS]
    apart = set(map(id, alone))
    kept = [flow for flow in flows if id(flow) not in apart]
    for mark in alone:
        near = [flow for flow in kept if flow.page == mark.page]
        block = mark.blocks[0]
        story = min(near, key=lambda flow: _distance(flow, block), default=None)
        if story is None:
            kept.append(mark)
        elif _BACK.match(block.text):
            story.blocks.insert(0, block)
        else:
            story.blocks.append(block)
    return kept


def _is_mark(flow: Flow) -> bool:
    return flow.heading is None and len(flow.blocks) == 1 and is_continuation_mark(flow.blocks[0].text)


def _distance(flow: Flow, mark: Block) -> float:
    back = _BACK.match(mark.text) is not None
    boxes = [block.box for block in (*(flow.heading.blocks if flow.heading else ()), *flow.blocks)]
    return min(_apart(box, mark.box, below=back) for box in boxes)


def _apart(box: Box, mark: Box, *, below: bool) -> float:
    """Return how far a box is from a mark, in points; farther where it is on the side that the mark does not mean."""
    sideways = max(box.left - mark.right, mark.left - box.right, 0.0)
    down, up = max(box.top - mark.bottom, 0.0), max(mark.top - box.bottom, 0.0)
    return sideways + (down + 3 * up if below else up + 3 * down)


def _take_onward(flow: Flow) -> list[tuple[int, int | None]]:
    """Take the mark out of the end of a story; return its page and the page named."""
    for at in range(len(flow.blocks) - 1, max(len(flow.blocks) - 4, -1), -1):
        rows = flow.blocks[at].rows
        if (found := _ONWARD.search(rows[-1].text)) is not None:
            _take(flow, at, len(rows) - 1, found.start(), found.end())
            return [(rows[-1].page, _number(found["page"]))]
    return []


def _take_back(flow: Flow) -> list[tuple[int, int | None]]:
    """Take the mark out of the head of a story, above or below its headline; return its page and the page named."""
    if flow.heading:
        for block in flow.heading.blocks:
            found = _BACK.match(block.text)
            if found and found.end() == len(block.text):
                rest = tuple(other for other in flow.heading.blocks if other is not block)
                flow.heading = Heading(rest) if rest else None
                flow.marks += block.rows
                return [(flow.page, _number(found["page"]))]
    for at, block in enumerate(flow.blocks[:2]):
        if (found := _BACK.match(block.rows[0].text)) is not None:
            page = block.rows[0].page
            _take(flow, at, 0, found.start(), found.end())
            return [(page, _number(found["page"]))]
    return []


def _take(flow: Flow, at: int, line: int, start: int, end: int) -> None:
    """Take some characters of one row out of the text."""
    rows = list(flow.blocks[at].rows)
    row = rows[line]
    before, rest = cut(row, start)
    mark, after = cut(rest, end - start)
    flow.marks.append(mark)
    left = replace(row, text=f"{before.text}{after.text}")
    rows[line : line + 1] = [left] if left.text else []
    flow.blocks[at : at + 1] = [replace(flow.blocks[at], rows=tuple(rows))] if rows else []


def _number(page: str) -> int | None:
    digits = page.strip().lstrip("ABCDabcd ")
    if digits.isdecimal():
        return int(digits)
    ones = _DIGITS.find(digits[-1:]) if digits else -1
    return None if ones < 0 else ones + 10 * (len(digits) > 1 and digits[-1] != "十")


def _partner(end: _End, onward: Sequence[_End], *, alone: bool) -> _End | None:
    """Return what a continuation continues: what names its page, of several the one most like it."""
    named = [one for one in onward if one.flow is not end.flow and one.page == end.other and one.other == end.page]
    named = named or [one for one in onward if one.flow is not end.flow and (one.page == end.other or alone)]
    return max(named, key=lambda one: _likeness(one.flow, end.flow), default=None)


def _likeness(first: Flow, second: Flow) -> float:
    """Return the share of a headline's characters that another headline has too, 0 to 1."""
    shorter, longer = sorted((set(first.title), set(second.title)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def _over_pages(flows: Sequence[Flow]) -> list[Flow]:
    """Join a text without a headline to the one story of the page before that breaks off inside a sentence."""
    kept: list[Flow] = []
    open_ended: dict[int, list[Flow]] = {}
    for flow in flows:
        first = flow.blocks[0] if flow.blocks else None
        before = open_ended.get(flow.page - 1, [])
        if flow.heading is None and first is not None and not is_indented(first) and len(before) == 1:
            _join(before.pop(), flow)
            continue
        if _breaks_off(flow, flow.page):
            open_ended.setdefault(flow.page, []).append(flow)
        kept.append(flow)
    return kept


def _breaks_off(flow: Flow, page: int) -> bool:
    if not flow.blocks or flow.blocks[-1].rows[-1].page != page:
        return False
    last = flow.blocks[-1]
    return len(last.rows) > 1 and not ends(last.rows[-1]) and not stops_short(last)
