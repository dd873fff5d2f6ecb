"""Where bylines stand: behind the news mark that an article opens with, at its end, on a line of their own."""

import re
import unicodedata
from functools import lru_cache

from classifier.text.bylines.credits import Credits, names_only, read_credits
from classifier.text.bylines.names import join_dots
from classifier.text.normalize import HAN

_NOTHING = Credits()
# So many characters of a paragraph's beginning and of its end may be a byline.
_REACH = 80
_NAMES = r"(?P<names>[^（）()。]{2,60})"
_CALLED = r"(?:本[报報院刊]|特[约約]|实习|見習|见习)*(?:通[讯訊][员員]|[记記]者)|实习生"
_NEWS = r"[【\[]?[\u4e00-\u9fff]{0,8}[报報刊网網院][讯訊][】\]]?"
# How the first sentence goes on behind the names.
_WHEN = r"(?:近日|日前|近期|最近|连日来|昨日|今日|\d)"
_PREFIXES = (
    re.compile(rf"^{_NEWS}\s*[（(【\[]{_NAMES}[）)】\]]"),
    re.compile(rf"^{_NEWS}\s*(?P<names>(?:(?:{_CALLED})\s*(?:[{HAN}·]{{2,4}}[\s、]+){{1,4}})+)"),
    re.compile(rf"^{_NEWS}\s*(?P<names>(?:{_CALLED})[{HAN}·、\s]{{2,24}}?)(?:摄影)?[报報](?:道|导|導)"),
    re.compile(rf"^{_NEWS}\s*(?P<names>(?:{_CALLED})[{HAN}·、\s]{{2,16}}?)(?={_WHEN})"),
    re.compile(rf"^[（(](?P<names>(?:{_CALLED})[^（）()。]{{2,40}})[）)]"),
)
_SUFFIX = re.compile(rf"(?:^|(?<=[。！？”…!?；.]))\s*[（(【]{_NAMES}[）)】]\s*$")
# Two pairs of brackets: （文/王芳）（图/李强）.
_SUFFIXES = re.compile(
    r"(?:^|(?<=[。！？”…!?；.]))\s*[（(【](?P<names>[^（）()【】。]{2,40}[）)】]\s*[（(【][^（）()【】。]{2,40})[）)】]\s*$"
)
_MAX_ALONE = 48
# Longer ones are sentences or headlines that a space parts.
_MAX_NAMES_ALONE = 24
_BRACKETED = re.compile(r"^(?:[(【][^()【】。]{2,40}[)】]\s*)+$")
_LABELS = (
    rf"供\s*稿|撰\s*稿|撰\s*文|作\s*者|{_CALLED}|通\s+[讯訊]\s+[员員]|[记記]\s+者|[图圖]?\s*文\s*[/／|｜:：]|来\s*稿|"
    r"[来來]\s*源\s*[:：|｜]|(?:文字|文稿|执\s*笔|整\s*理|口\s*述|采\s*写|投\s*稿)\s*[/／|｜:：]"
)
_ALONE = re.compile(
    rf"^(?:[□■◆●▲]\s*(?P<marked>[{HAN}·、\s\u3000]{{2,24}})"
    rf"|[□■◆●▲◎]?\s*[（(【]?(?P<labelled>(?:{_LABELS})\s*[:：]?.{{2,40}}?)[）)】]?"
    rf"|(?P<ending>[{HAN}\s\u3000、]{{2,24}}\s*(?:供稿|报道|報道|/文|／文)))$"
)
# An ideograph or a plain mark of sentences: it stays what it is when a text is folded.
_PLAIN = re.compile(r"[\u4e00-\u9fff，。、；！？”]")
# A bracket whose other half stands on another line.
_HALF = re.compile(r"^[^(]*\)|\([^)]*$")
_PARTED = re.compile("[ \u3000/／]")
# With what a line that begins with an ideograph begins, or ends, where it may be a byline.
_BEGINS, _ENDS = frozenset("供撰作通本特记記文图圖来來实见执整口采投"), frozenset("稿道文")


def leading_credits(text: str) -> Credits:
    """Return the byline that a first paragraph opens with, as in 本报讯（姓名 姓名）; an empty one without."""
    folded = join_dots(unicodedata.normalize("NFKC", text[:_REACH]))
    for prefix in _PREFIXES:
        if found := prefix.match(folded):
            return read_credits(found["names"], called=True)
    return _NOTHING


def closing_credits(text: str) -> Credits:
    """Return the byline in brackets that a last paragraph ends with, as in （宣传科 姓名）; an empty one without."""
    if not text or _PLAIN.match(text[-1]):
        return _NOTHING
    folded = unicodedata.normalize("NFKC", text[-_REACH:])
    found = _SUFFIX.search(folded) or _SUFFIXES.search(folded)
    return read_credits(found["names"]) if found else _NOTHING


def credits_alone(text: str) -> Credits:
    """Return the byline that a line is, as in □姓名 or （供稿：姓名）; an empty one where it is something else."""
    if len(text) > _MAX_ALONE or _is_plain(text):
        return _NOTHING
    folded = join_dots(unicodedata.normalize("NFKC", text)).strip()
    if found := _ALONE.match(folded):
        return read_credits(next(filter(None, found.groups())))
    if _BRACKETED.match(folded):
        printed = read_credits(re.sub("[()]", " ", folded))
        # 【平安医院】 is a kicker.
        return printed if printed.people or "【" not in folded else _NOTHING
    alone = len(folded) <= _MAX_NAMES_ALONE and not _HALF.search(folded) and names_only(folded)
    return read_credits(folded) if alone else _NOTHING


@lru_cache(maxsize=2)
def credits_of(text: str) -> tuple[Credits, ...]:
    """Return the bylines of an article: what opens it, what closes its paragraphs, the last first, and those alone.

    Parameters
    ----------
    text : str
        Paragraphs joined by newlines. The last one is remembered: several readers ask about an article in turn.
    """
    paragraphs = text.split("\n")
    places = (
        *map(leading_credits, paragraphs[:1]),
        *map(closing_credits, reversed(paragraphs)),
        *map(credits_alone, paragraphs),
    )
    return tuple(filter(None, places))


def _is_plain(text: str) -> bool:
    """Tell at the first and last characters of a line that it is no byline, as one can of nearly all."""
    first, last = text[:1], text[-1:]
    plain = _PLAIN.match(first) and _PLAIN.match(last)
    parted = len(text) <= _MAX_NAMES_ALONE and _PARTED.search(text) is not None
    return plain is not None and not parted and first not in _BEGINS and last not in _ENDS
