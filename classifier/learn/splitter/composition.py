"""Composition: ready articles laid out as issues, in the ways in which extractions of real ones go wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from classifier.domain.article import Article
from classifier.learn.splitter.setting import HABITS, Layout, Setting, draw_setting, draw_width
from classifier.learn.splitter.sheet import Part, Sheet, SheetLine
from classifier.learn.splitter.story import Story, tell

MASTHEAD = (
    "临川医院报",
    "准印证号: (临) 2022011",
    "主 编: 申若溪",
    "联系电话: 0999-5810000",
    "2022年5月31日 (总第131期)",
)
_CAPTIONS = ("图为活动现场", "▲手术中", "图为医护人员与患者家属合影", "（摄影：马晓岚）", "图：培训会现场")
_PAGES = ("第2版", "- 3 -", "第 4 版 综合新闻", "责任编辑 程一帆")
_LISTS = ("喜报", "简讯", "一句话新闻")
# Articles of one issue.
_FEWEST, _MOST = 3, 9
# Share of issues with an article that is no more than its headline.
_BARE = 0.1
_MARKED_SIZES, _SUBHEADING_SIZES = (1.4, 1.7, 2.0, 2.4), (1.0, 1.0, 1.1)


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or a headline's line, still to be printed."""

    owner: int | None
    part: Part
    text: str


@dataclass(slots=True)
class _Plan:
    """The blocks of an issue in the order in which they are printed."""

    head: list[_Block] = field(default_factory=list)
    body: list[_Block] = field(default_factory=list)
    tail: list[_Block] = field(default_factory=list)

    @property
    def blocks(self) -> list[_Block]:
        return [*self.head, *self.body, *self.tail]


def compose(articles: Sequence[Article], rng: np.random.Generator, layout: Layout) -> Sheet:
    """Lay articles out as one issue.

    Parameters
    ----------
    articles : sequence of Article
        With titles. Their numbers in the issue are their indices here.
    rng : numpy.random.Generator
        Decides everything that `layout` leaves open.
    layout : Layout
        How it goes wrong.

    Returns
    -------
    Sheet
        Every line with its owner.
    """
    stories = [tell(article, rng, subheaded=HABITS[layout].subheaded) for article in articles]
    settings = [draw_setting(layout, rng) for _ in stories]
    printer = _Printer(layout, settings, rng)
    for block in _furnish(_arrange(stories, layout, rng).blocks, layout, rng):
        printer.print(block)
    return printer.sheet


def compose_issues(articles: Sequence[Article], rng: np.random.Generator, count: int) -> list[Sheet]:
    """Lay articles out as many issues, each article in several of them.

    Parameters
    ----------
    articles : sequence of Article
        Those without a title are left out; at least `_FEWEST` others are there.
    rng : numpy.random.Generator
        Decides everything.
    count : int
        Of issues; all layouts have as many, up to one.

    Returns
    -------
    list of Sheet
        No article stands in one issue twice.
    """
    titled = [article for article in articles if article.title.strip()]
    told = [article for article in titled if article.text.strip()]
    bare = [article for article in titled if not article.text.strip()]
    layouts = tuple(Layout)
    sheets: list[Sheet] = []
    for number in range(count):
        size = min(int(rng.integers(_FEWEST, _MOST + 1)), len(told))
        chosen = [told[index] for index in rng.choice(len(told), size, replace=False)]
        if bare and rng.random() < _BARE:
            chosen.insert(int(rng.integers(0, size + 1)), bare[int(rng.integers(0, len(bare)))])
        sheets.append(compose(chosen, rng, layouts[number % len(layouts)]))
    return sheets


def _arrange(stories: Sequence[Story], layout: Layout, rng: np.random.Generator) -> _Plan:
    """Put the blocks of all stories in order, or out of it."""
    habits, plan = HABITS[layout], _Plan()
    displaced: list[list[_Block]] = []
    pending: list[_Block] = []
    for owner, story in enumerate(stories):
        body = [_Block(owner, part, text) for part, text in story.pieces]
        head = [] if body and rng.random() < habits.lost else _head(owner, story, layout)
        if body and rng.random() < habits.displaced:
            displaced.append(head)
        else:
            plan.body += head
        if len(body) > 2 and rng.random() < habits.turned:
            turn = int(rng.integers(1, len(body)))
            body = body[turn:] + body[:turn]
        cut = len(body)
        if not pending and len(body) > 1 and owner + 1 < len(stories) and rng.random() < habits.interrupted:
            cut = int(rng.integers(1, len(body)))
        plan.body += body[:cut] + pending
        pending = body[cut:]
    plan.body += pending
    if rng.random() < 0.4:
        rng.shuffle(displaced)
    (plan.head if rng.random() < 0.2 else plan.tail).extend(block for head in displaced for block in head)
    return plan


def _head(owner: int, story: Story, layout: Layout) -> list[_Block]:
    if layout is Layout.MARKDOWN:
        # Who marks headings marks a headline once.
        return [_Block(owner, Part.TITLE, " ".join(filter(None, (story.kicker, *story.title))))]
    kicker = [_Block(owner, Part.KICKER, story.kicker)] if story.kicker else []
    return kicker + [_Block(owner, Part.TITLE, line) for line in story.title]


def _furnish(blocks: Sequence[_Block], layout: Layout, rng: np.random.Generator) -> list[_Block]:
    """Put captions, page marks and the masthead among the blocks."""
    habits, furnished = HABITS[layout], list[_Block]()
    masthead = int(rng.integers(0, len(blocks) + 1)) if rng.random() < habits.masthead else None
    for at, block in enumerate(blocks):
        if at == masthead:
            furnished += [_Block(None, Part.FURNITURE, line) for line in MASTHEAD]
        furnished.append(block)
        if block.part is Part.BODY:
            for share, texts in ((habits.captions, _CAPTIONS), (habits.pages, _PAGES)):
                if rng.random() < share:
                    furnished.append(_Block(None, Part.FURNITURE, str(rng.choice(texts))))
    return furnished


class _Printer:
    """Blocks to the lines of a sheet."""

    def __init__(self, layout: Layout, settings: Sequence[Setting], rng: np.random.Generator) -> None:
        self.sheet = Sheet(laid_out=layout is Layout.LAID_OUT)
        self._layout, self._settings, self._rng = layout, settings, rng
        # Some issues print the headlines of an article in a type that tells, others do not.
        self._marked = layout is Layout.LAID_OUT and rng.random() < 0.7
        self._last: _Block | None = None

    def print(self, block: _Block) -> None:
        if block.part in {Part.TITLE, Part.KICKER, Part.SUBHEADING}:
            self._print_heading(block)
        elif block.owner is None:
            self._put([block.text, *self._blank()], block)
        else:
            setting = self._settings[block.owner]
            lines = setting.lines(block.text, self._rng, width=draw_width(setting, self._layout, self._rng))
            self._put(lines, block)
        self._last = block

    def _print_heading(self, block: _Block) -> None:
        text = block.text if block.owner is None else self._settings[block.owner].damage.spoil(block.text, self._rng)
        if self._layout is Layout.MARKDOWN and block.part is not Part.SUBHEADING:
            self._put(["#" * int(self._rng.choice((2, 2, 3))) + f" {text}", ""], block)
        elif self._layout is Layout.LAID_OUT:
            self._put_typed(text, block)
        elif self._layout in {Layout.COLUMNS, Layout.FRAMES} and len(text) > 14 and self._rng.random() < 0.3:
            middle = text.find(" ") if " " in text else len(text) // 2
            self._put([text[:middle].strip(), text[middle:].strip(), *self._blank()], block)
        else:
            self._put([text, *self._blank()], block)

    def _put_typed(self, text: str, block: _Block) -> None:
        opens = block.part is not Part.SUBHEADING
        size = float(self._rng.choice(_MARKED_SIZES if opens else _SUBHEADING_SIZES)) if self._marked else 1.0
        level = int(opens and size >= _MARKED_SIZES[1])
        bold = bool(self._rng.random() < 0.6)
        self.sheet.lines.append(SheetLine(text, block.owner, block.part, level, size, bold))

    def _blank(self) -> list[str]:
        chances = {Layout.COLUMNS: (0, 1), Layout.PLAIN: (1, 1, 3), Layout.LAID_OUT: (0,)}
        return [""] * int(self._rng.choice(chances.get(self._layout, (1,))))

    def _put(self, lines: Sequence[str], block: _Block) -> None:
        for line in lines:
            owned = line.strip() != ""
            self.sheet.lines.append(
                SheetLine(line, block.owner, block.part) if owned else SheetLine(line, None, Part.FURNITURE)
            )
