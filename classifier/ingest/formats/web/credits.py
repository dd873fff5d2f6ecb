"""The line under a page's headline: who wrote it and for whom, apart from when it was put up and how often read."""

import datetime as dt
import re
from dataclasses import dataclass

from classifier.domain.issue import FurnitureKind
from classifier.ingest.byline import byline_alone
from classifier.ingest.dates import full_date
from classifier.ingest.formats.blocks import Block

_WRITERS = (
    r"来\s*源|稿\s*源|作\s*者|撰\s*稿\s*人?|撰\s*文|供\s*稿|通\s*讯\s*员|记\s*者|图\s*文|文\s*[/／]\s*图|图\s*[/／]\s*文|摄\s*影|"
    r"供稿单位|来稿单位|发布部门|发布单位"
)
_OTHERS = (
    r"责任编辑|编\s*辑|审\s*核\s*人?|审\s*稿|校\s*对|发布时间|发布日期|发表时间|更新时间|添加时间|发布|日\s*期|时\s*间|录入|发布者|发布人|"
    r"点击率?数?量?|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|访问(?:次数|量)?|人气|字\s*[号体]|字体大小|分享(?:到|至)?|打印|关键[词字]|文号|所属栏目|栏目|类别"
)
_LABEL = re.compile(rf"(?P<writers>{_WRITERS})\s*[:：|｜]|(?:{_OTHERS})\s*[:：|｜]")
# What WeChat puts before the name of who wrote it.
_ORIGINAL = re.compile(r"原创\s*")
_DAY = re.compile(r"(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}")
_MAX_LINE = 160
_PARTING = " \u3000\xa0\t\n|｜/／[【(（"
_TOOLS = re.compile(r"打印|关闭|分享|返回|收藏|大\s*中\s*小|字号|点击|浏览|阅读")


@dataclass(frozen=True, slots=True)
class Credits:
    """What a line of credits says: its part that tells who wrote, in a form that bylines are read in, and the rest."""

    byline: str
    rest: str

    def blocks(self) -> list[Block]:
        """Return both as blocks: the byline belongs to the article, the rest to the page."""
        return [
            *([Block(text=self.byline)] if self.byline else []),
            *([Block(text=self.rest, kind=FurnitureKind.NAVIGATION)] if self.rest else []),
        ]


def read_credits(text: str) -> Credits | None:
    """Return what a line of credits says, None where a text is something else.

    Parameters
    ----------
    text : str
        A block near the headline. It is such a line where it is short and holds a label, as 来源： is one, or a day.
    """
    labels = list(_LABEL.finditer(text))
    day = _DAY.search(text)
    if not labels and day and (names := text[: day.start()].strip()):
        mark = _ORIGINAL.match(names)
        names, original = (names[mark.end() :], mark[0]) if mark else (names, "")
        if byline_alone(names):
            return Credits(names, f"{original} {text[day.start() :]}".strip())
    if len(text) > _MAX_LINE or "。" in text or not (labels or day or _TOOLS.match(text)):
        return None
    edges = [0, *(label.start() for label in labels), len(text)]
    told: list[str] = []
    rest: list[str] = [text[: edges[1]].strip()] if labels else [text]
    for label, end in zip(labels, edges[2:], strict=True):
        piece = text[label.start() : end]
        stamped = _DAY.search(piece)
        core = piece[: stamped.start() if stamped else None].rstrip(_PARTING)
        if label["writers"] and core[label.end() - label.start() :].strip():
            told.append(core)
            rest.append(piece[len(core) :].strip())
        else:
            rest.append(piece.strip())
    return Credits("  ".join(told), " ".join(filter(None, rest)))


def dated(text: str) -> dt.date | None:
    """Return the day that a line of credits tells, None where a text is none or tells no day."""
    return full_date(text) if len(text) <= _MAX_LINE and "。" not in text else None
