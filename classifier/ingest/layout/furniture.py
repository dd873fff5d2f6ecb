"""What belongs to no story: the masthead of the first page, and the heads and feet of all."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from classifier.domain.issue import FurnitureKind
from classifier.ingest.layout.continuation import is_continuation_mark
from classifier.ingest.layout.grid import across, hull
from classifier.ingest.layout.page import Box, Page
from classifier.ingest.layout.rows import Row
from classifier.ingest.masthead import is_masthead, is_paper, may_be_name
from classifier.text.normalize import HAN

# Ems from the outermost line of a page to the others of its head or foot, and lines so far apart that are two strips.
_STRIP, _STRIPS = 1.0, 3
# Shares of a page's height in which heads, feet and the masthead stand.
_HEAD, _FOOT, _MASTHEAD = 0.12, 0.9, 0.4
_MAX_LETTERS, _MAX_SECTION = 60, 8
# Over the running text, the size of a newspaper's name; over the page, the width of a masthead that takes all of it.
_NAME_SIZE, _ALL_ACROSS = 1.8, 0.6
# A name is no longer, and where its words do not tell it, larger than all other type by this factor; over the running
# text, the largest size of what stands with it.
_MAX_NAME, _LARGEST, _SMALL = 14, 1.15, 1.6
# Ems of the running text, and of the name, from one line of the masthead to the next.
_REACH, _REACH_NAME = 5.0, 1.6
_ISSUE = re.compile(
    r"主\s*[办辦]|承\s*[办辦]|[编編]\s*印|[编編][辑輯]部|内部(?:资料|刊物|交流|发行|材料)|免[费費](?:赠阅|交流)|[准準]印|"
    r"第\s*[\d〇零一二三四五六七八九十百]+\s*期|[总總]第|[今本][日期]\S[版张]|[试試]刊|[创創]刊"
)
_MARK = re.compile(
    r"第?\s*[A-D]?\s*[\dA-D一二三四五六七八九十]{1,3}\s*版|[Pp]age\s*\d+|第\s*[\d一二三四五六七八九十]+\s*[页頁]|(?:共|/)\s*\d+\s*[页頁]"
    r"|(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*(?:\d{1,2}\s*[日号]?)?|[〇零一二三四五六七八九]{4}年\S{1,3}月(?:\S{1,3}日)?|星期[一二三四五六日天]"
    # Where the name of somebody called 周一鸣 goes on, it is no day.
    rf"|周[一二三四五六日天](?![{HAN}])"
    r"|(?:农历|夏历)\S{2,10}|(?:总\s*)?第\s*\d+\s*期|(?:责任|責任|本版|美术|版式|执行)?\s*(?:编辑|編輯|责编|責編|校对|校對|美编|审核|排版|版式|组版)\s*[:：／/]?\s*"
    rf"(?:[{HAN}]\s?){{2,4}}(?:[、 ][{HAN}]{{2,4}})*"
    r"|(?:投稿)?(?:邮箱|[Ee]-?mail)\s*[:：]?\s*\S+@\S+|(?:电话|热线)\s*[:：]?\s*[\d-]+|(?:https?|file)://\S+|www\.\S+"
    # As a browser prints the hour at which it did so.
    r"|\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}(?:\s*[AP]M)?"
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_FOLIO = re.compile(r"^[-—–·•.|｜/\s]*(?:\d{1,3}(?:\s*/\s*\d{1,3})?|[A-D]\d{1,2}|[IVXivx]{1,5})[-—–·•.|｜/\s]*$")
_REST = re.compile(rf"[{HAN}A-Za-z\d]")
_SENTENCE = re.compile("[。；]")


def page_marks(pages: Sequence[Page], rows: Sequence[Sequence[Row]], running: float) -> list[dict[int, FurnitureKind]]:
    """Tell which printed lines are heads and feet of pages, or of the masthead.

    Parameters
    ----------
    pages : sequence of Page
        Of one issue.
    rows : sequence of sequence of Row
        Of each page, from the top down.
    running : float
        Size of the running text, in points.

    Returns
    -------
    list of dict of int to FurnitureKind
        Of each page, what those of its rows are that belong to no story, by their index.
    """
    repeated = _repeated(pages, rows)
    marks: list[dict[int, FurnitureKind]] = []
    for number, (page, lines) in enumerate(zip(pages, rows, strict=True)):
        found = _masthead(page, lines, running) if not number else {}
        for index in _margins(page, lines, running, repeated, passed=found):
            found.setdefault(index, FurnitureKind.PAGE)
        marks.append(found)
    return marks


def _fold(text: str) -> str:
    return re.sub(r"[\d\s一二三四五六七八九十]+", "#", unicodedata.normalize("NFKC", text))


def _repeated(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> set[str]:
    """Return what stands at the head or the foot of several pages, digits aside."""
    counts: Counter[str] = Counter()
    for page, lines in zip(pages, rows, strict=True):
        counts.update({_fold(row.text) for row in lines if _in_margin(row, page)})
    return {text for text, count in counts.items() if count > 1 and text != "#"}


def _in_margin(row: Row, page: Page) -> bool:
    middle = (row.box.top + row.box.bottom) / 2
    # The address of a page that a browser printed may be as long as it likes.
    letters = len(_ADDRESS.sub("", row.text))
    return (middle < _HEAD * page.height or middle > _FOOT * page.height) and letters <= _MAX_LETTERS


def is_page_mark(text: str, *, names: bool = True) -> bool:
    """Tell whether a line at a page's edge says no more than which page that is.

    Parameters
    ----------
    text : str
        The line.
    names : bool
        Whether the name of a newspaper alone does.

    Returns
    -------
    bool
        True for 第2版 综合新闻, 责任编辑：某某, a date, a folio.
    """
    if is_continuation_mark(text):
        return False
    if _FOLIO.match(text) or (names and is_paper(text)):
        return True
    rest = _MARK.sub("", unicodedata.normalize("NFKC", text))
    if rest == unicodedata.normalize("NFKC", text):
        return False
    pieces = [piece for piece in re.split(r"[\s|｜·•/—–-]+", rest) if piece and not is_paper(piece)]
    return len(_REST.findall("".join(pieces))) <= _MAX_SECTION and not _SENTENCE.search(rest)


def _margins(
    page: Page, rows: Sequence[Row], running: float, repeated: set[str], *, passed: dict[int, FurnitureKind]
) -> set[int]:
    """Return the rows of a page's head and foot: from the edge inwards, as long as strips hold marks."""
    order = [index for index in range(len(rows)) if index not in passed]
    found: set[int] = set()
    for upwards in (False, True):
        inwards = sorted(order, key=lambda one: rows[one].box.bottom if upwards else rows[one].box.top, reverse=upwards)
        strips = _strips(rows, inwards, running)
        for strip, further in pairwise([*strips[:_STRIPS], []]):
            marks = {index for index in strip if _marks_page(rows[index], page, repeated)}
            if not marks:
                break
            found |= marks
            found |= {
                index
                for index in strip
                if len(rows[index].text) <= _MAX_SECTION * 2
                and not _SENTENCE.search(rows[index].text)
                and _set_apart(rows[index], rows, further, page, running)
            }
    return found


def _strips(rows: Sequence[Row], inwards: Sequence[int], running: float) -> list[list[int]]:
    """Cut the rows nearest to an edge into strips, one printed line high each."""
    strips: list[list[int]] = []
    edge = 0.0
    for index in inwards:
        middle = (rows[index].box.top + rows[index].box.bottom) / 2
        if not strips or abs(middle - edge) > _STRIP * max(running, rows[index].size):
            if len(strips) == _STRIPS + 1:
                break
            strips.append([])
            edge = middle
        strips[-1].append(index)
    return strips


def _marks_page(row: Row, page: Page, repeated: set[str]) -> bool:
    if not _in_margin(row, page):
        return False
    return is_page_mark(row.text) or is_masthead(row.text) or _fold(row.text) in repeated


def _set_apart(row: Row, rows: Sequence[Row], further: Sequence[int], page: Page, running: float) -> bool:
    """Tell whether a rule, or white space, parts a line at the edge from the text of its column."""
    box, middle = row.box, (row.box.top + row.box.bottom) / 2
    head = middle < page.height / 2
    beside = [rows[index].box for index in further if across(rows[index].box, box) > 0]
    gap = min((max(other.top - box.bottom, box.top - other.bottom) for other in beside), default=2 * running)
    ruled = any(
        rule.width > 0.5 * page.width and -1 < (rule.top - middle if head else middle - rule.bottom) < 3 * running
        for rule in page.rules
    )
    return _in_margin(row, page) and (gap > 1.2 * running or ruled)


def _masthead(page: Page, rows: Sequence[Row], running: float) -> dict[int, FurnitureKind]:
    """Return the rows of the masthead: the newspaper's name in large type, and what stands with it."""
    high = [index for index, row in enumerate(rows) if row.box.top < _MASTHEAD * page.height]
    seeds = _seeds(rows, high, running)
    if not seeds:
        return {}
    block = hull(rows[index].box for index in seeds)
    wide = block.width > _ALL_ACROSS * page.width
    zone = Box(0.0, 0.0, page.width, block.bottom) if wide else block
    others = [index for index in high if index not in seeds and _stands_in(rows[index].box, zone, running)]
    text = _text_columns(rows, others, running)
    kept = [index for index in others if index not in text and _may_join(rows[index], running, dense=bool(text))]
    return dict.fromkeys([*seeds, *kept], FurnitureKind.MASTHEAD)


def _seeds(rows: Sequence[Row], high: Sequence[int], running: float) -> list[int]:
    """Return the rows that are of a masthead by what they say, and the name; none where there is none."""
    said = [index for index in high if _says_issue(rows[index], running)]
    name = _name(rows, high, running)
    if name is None:
        strong = [index for index in said if is_masthead(rows[index].text)]
        return _together(rows, strong, running) if len(strong) > 1 else []
    seeds = _together(rows, [name, *said], running)
    sure = len(seeds) > 1 or (is_paper(rows[name].text) and rows[name].size > 2 * _NAME_SIZE * running)
    return seeds if sure else []


def _says_issue(row: Row, running: float) -> bool:
    """Tell whether a line says which issue this is, who prints it and for whom."""
    if len(row.text) > _MAX_LETTERS or row.size > _SMALL * running or _SENTENCE.search(row.text):
        return False
    return is_masthead(row.text) or is_page_mark(row.text, names=False) or _ISSUE.search(row.text) is not None


def _name(rows: Sequence[Row], high: Sequence[int], running: float) -> int | None:
    """Return the row of the newspaper's name: a name by its words, or else the largest type, at the very head."""
    large = [index for index in high if rows[index].size >= _NAME_SIZE * running and len(rows[index].text) <= _MAX_NAME]
    papers = [index for index in large if is_paper(rows[index].text)]
    if papers:
        return max(papers, key=lambda index: rows[index].size)
    top = min((row.box.top for row in rows), default=0.0)
    first = [index for index in large if rows[index].box.top < top + 4 * running]
    largest = max(first, key=lambda index: rows[index].size, default=None)
    others = max((row.size for index, row in enumerate(rows) if index != largest), default=0.0)
    return largest if largest is not None and rows[largest].size > _LARGEST * others else None


def _together(rows: Sequence[Row], seeds: Sequence[int], running: float) -> list[int]:
    """Return the seeds near the largest one: a date above an article far below is no part of the masthead."""
    centre = max(seeds, key=lambda index: rows[index].size * (1 + is_paper(rows[index].text)))
    kept, block = [centre], rows[centre].box
    for index in sorted(seeds, key=lambda one: abs(rows[one].box.top - rows[centre].box.top)):
        box = rows[index].box
        if index != centre and max(box.top - block.bottom, block.top - box.bottom) < max(
            _REACH * running, _REACH_NAME * rows[centre].size
        ):
            kept.append(index)
            block = hull([block, box])
    return kept


def _stands_in(box: Box, zone: Box, running: float) -> bool:
    middle, height = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return (
        zone.left - running < middle < zone.right + running
        and zone.top - running < height < zone.bottom + 0.3 * running
    )


def _text_columns(rows: Sequence[Row], indices: Sequence[int], running: float) -> set[int]:
    """Return the rows that are of a story beside the newspaper's name: running text, and the headline above it."""
    edges = Counter(
        round(rows[index].box.left / running) for index in indices if rows[index].size < _NAME_SIZE * running
    )
    text = {
        index
        for index in indices
        if len(rows[index].text) >= 8
        and not may_be_name(rows[index].text)
        and sum(edges[round(rows[index].box.left / running) + shift] for shift in (-1, 0, 1)) >= 4
    }
    if not text:
        return text
    block = hull(rows[index].box for index in text)
    above = {index for index in indices if across(rows[index].box, block) > 0.5 * rows[index].box.width}
    return text | {index for index in above if not may_be_name(rows[index].text)}


def _may_join(row: Row, running: float, *, dense: bool) -> bool:
    if len(row.text) > _MAX_LETTERS or _SENTENCE.search(row.text):
        return False
    return not dense or may_be_name(row.text) or is_page_mark(row.text) or row.size > 2 * _NAME_SIZE * running
