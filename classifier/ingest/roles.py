"""What each paragraph is: headline, body, byline, or a piece of furniture."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from classifier.domain.article import Span
from classifier.ingest.byline import byline_alone
from classifier.ingest.lines import wider
from classifier.ingest.masthead import is_hospitals_paper, is_masthead, is_paper, is_strong, may_be_name
from classifier.ingest.paragraphs import Paragraph
from classifier.ingest.signs import OPENING, closes, ends_sentence, leads
from classifier.text.normalize import HAN

# In columns; and in characters, the longest line that only marks a page.
_MAX_HEADING, _MAX_PAGE = 92, 40
# Lines between two pieces of a masthead belong to it where they are no longer than this.
_MASTHEAD_REACH = 3

_PAGE = re.compile(
    r"^(?:第?\s*[\dA-Da-d一二三四五六七八九十]{1,3}\s*版(?:[\s·:：].{0,10})?|[-—–·•.\s]*\d{1,3}[-—–·•.\s]*|[-—–·•.*=_~\s]+|"
    r"[（(]?(?:下转|上接|紧接|转接)第?\s*\S{1,4}版.{0,12}[)）]?|(?:本报)?(?:综合新闻|要闻|党建专版|科普园地|健康科普|副刊|专版|综合|院内新闻|新闻)版?|"
    r"[●■◆▲★]?\s*(?:健康|科普|养生)(?:课堂|讲堂|园地|专栏|驿站|之窗|知识|百科|广场|科普)|"
    r"(?:第?\d+版)?(?:责任)?编辑\s*\S{2,4})$"
)
_CAPTION = re.compile(
    r"^(?:[（(【▲△▼↑↓←→]*\s*(?:[上下左右]?图[一二三四五六\d①②③]?\s*(?:为|[:：]|是|片说明)|图片?(?:来源|说明)|资料图)|[▲△▼]|图\d+\s)"
    r"|(?:[（(]?(?:摄影|摄)\s*[:：/]?\s*\S{2,4}[)）]?|\S{2,4}\s*[/／]?摄)$"
)
_CAPTION_TAIL = re.compile(rf"(?<=[。！？”])[ \u3000]+(?P<caption>[{HAN}“”、\d]{{4,24}})$")
_CAPTION_WORDS = re.compile(r"合影|合照|现场|留影|交谈|图为|左[一二三]|右[一二三]|画面|剪影|摄$")
_NO_HEADING_END = re.compile(r"(?:[。；;，,、：:]|[，,].*——)(?:[”’」』）)])?$|[！？!?…][”’」』]$")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十]+[，,、])"
)
_SPACE = re.compile("[ \u3000]")
_LETTERS = re.compile(rf"[{HAN}]")


class Role(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    BODY = "body"
    BYLINE = "byline"
    MASTHEAD = "masthead"
    CAPTION = "caption"
    PAGE = "page"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph and what it is."""

    paragraph: Paragraph
    role: Role

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text


def assign_roles(paragraphs: Sequence[Paragraph], *, marked: bool = False) -> list[Unit]:
    """Tell what each paragraph is.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Of one source, in order.
    marked : bool
        Whether one marked heading shows that all are; else it takes two.

    Returns
    -------
    list of Unit
        In source order; a caption that ran into the end of a paragraph has become a unit of its own.
    """
    marked = sum(paragraph.level > 0 for paragraph in paragraphs) >= (1 if marked else 2)
    indents = _uses_indents(paragraphs)
    units: list[Unit] = []
    for paragraph in paragraphs:
        body, caption = _part_caption(paragraph)
        units.append(Unit(body, _role(body, marked=marked, indents=indents)))
        if caption:
            units.append(Unit(caption, Role.CAPTION))
    return _gather_masthead(units)


def is_numbered(text: str) -> bool:
    """Tell whether a line begins with the number of an item, as in 一、 or （二） or 3."""
    return bool(_NUMBERED.match(text))


def _part_caption(paragraph: Paragraph) -> tuple[Paragraph, Paragraph | None]:
    # A search through the whole paragraph: most hold no space at all.
    found = _CAPTION_TAIL.search(paragraph.text) if _SPACE.search(paragraph.text) else None
    if not found or not _CAPTION_WORDS.search(found["caption"]):
        return paragraph, None
    last = paragraph.span.last
    caption = replace(paragraph, text=found["caption"], span=Span(last, last), gap=0, lines=1, measure=0, width=0)
    return replace(paragraph, text=paragraph.text[: found.start()]), caption


def _uses_indents(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether indents mark the beginning of paragraphs in this source."""
    prose = [paragraph for paragraph in paragraphs if paragraph.ends and wider(paragraph.text, _MAX_HEADING)]
    return len(prose) >= 2 and sum(paragraph.indent >= 2 for paragraph in prose) > 0.8 * len(prose)


def _role(paragraph: Paragraph, *, marked: bool, indents: bool) -> Role:
    text = paragraph.text
    if paragraph.kind:
        return Role(paragraph.kind.value)
    if paragraph.level and not is_masthead(text):
        return Role.HEADING
    for role, is_one in _TESTS:
        if is_one(text):
            return role
    body = marked or (indents and 2 <= paragraph.indent <= 4) or not _may_head(paragraph)
    return Role.BODY if body else Role.HEADING


def _is_page(text: str) -> bool:
    return len(text) <= _MAX_PAGE and bool(_PAGE.match(text))


def _is_caption(text: str) -> bool:
    return len(text) <= _MAX_HEADING and bool(_CAPTION.match(text)) and not _is_brief(text)


def _is_brief(text: str) -> bool:
    """Tell whether a line that begins with a triangle is news in brief: dated or signed sentences, no 图 in them."""
    return text[0] in "▲△" and "图" not in text and (closes(text) or (leads(text[1:].lstrip()) and ends_sentence(text)))


def _is_byline(text: str) -> bool:
    return bool(byline_alone(text))


_TESTS: tuple[tuple[Role, Callable[[str], bool]], ...] = (
    (Role.MASTHEAD, is_masthead),
    (Role.PAGE, _is_page),
    (Role.CAPTION, _is_caption),
    (Role.BYLINE, _is_byline),
)


def _may_head(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        not wider(text, _MAX_HEADING)
        and paragraph.lines <= 3
        and len(_LETTERS.findall(text)) >= 2
        and not _NO_HEADING_END.search(text)
        and "。" not in text
        and not OPENING.match(text)
        and not is_numbered(text)
        and text[0] not in "（("
        and not paragraph.starts_inside
        and text.count("，") + text.count(",") <= 2
        and len(re.findall("[？！?!]", text)) <= 2
    )


_MAY_BE_NAMES = frozenset({Role.HEADING, Role.BODY})


def _is_name(unit: Unit) -> bool:
    return is_paper(unit.text) if unit.paragraph.level else may_be_name(unit.text)


def _gather_masthead(units: list[Unit]) -> list[Unit]:
    """Settle the masthead: names join what stands beside them, an address or a date alone is none."""
    strong = [unit.role is Role.MASTHEAD and is_strong(unit.text) for unit in units]
    gathered = list(units)
    if units and units[0].role in _MAY_BE_NAMES and is_hospitals_paper(units[0].text):
        gathered[0] = replace(units[0], role=Role.MASTHEAD)
    for index, unit in enumerate(units):
        beside = any(strong[max(0, index - _MASTHEAD_REACH) : index + _MASTHEAD_REACH + 1])
        if unit.paragraph.kind:
            continue
        if unit.role is Role.MASTHEAD and not beside:
            gathered[index] = replace(unit, role=Role.BODY)
        elif beside and unit.role in _MAY_BE_NAMES and _is_name(unit):
            gathered[index] = replace(unit, role=Role.MASTHEAD)
    return gathered
