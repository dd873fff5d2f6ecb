"""Cues that are no n-grams: which word lists of the lexicon a field touches, and what genre a text looks like.

A model that has seen 荣获 and 夺冠 but never 问鼎 still knows a headline of honours by its list; and a health column, a
notice or an introduction is told from news by its manner (您, numbered advice, no date, no one who did anything).
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from classifier.text.words import lexicon

_STEPS = (1, 2, 4, 8)
_LENGTHS = (30, 100, 200, 400, 800)
_MOST_PARAGRAPHS = 6
_DATE = re.compile(r"\d+\s*月\s*\d+\s*日|\d+日|近日|日前|今[日天]|昨[日天]|上午|下午|当天|[一二三四五六七八九十]+月")
_OFFICE = re.compile(r"主任|院长|书记|局长|护士长|教授|科长|主席")
_ITEM = re.compile(r"\s*(?:[一二三四五六七八九十\d]+[、.)]|\([一二三四五六七八九十\d]+\)|[①-⑩])")
_SIGNATURE = re.compile(r"\([^()]{2,20}\)\s*$")
_BYLINE = re.compile(r"本报讯|通讯员")
_ADDRESS = ("您", "请", "你", "我", "他", "她", "应", "可", "勿")
_TITLE_MARKS = '?!:"|·・“'
_SENTENCE_ENDS = '。.!?)"”'
# Where in the lead a news item names its day.
_DATELINE = 60

_GENRE_NAMES = MappingProxyType(
    {
        "no_title": "没有标题",
        "no_body": "只有标题",
        "dateline": "开头有日期",
        "date": "正文有日期",
        "quote": "有引语",
        "items": "分条列举",
        "many_items": "多处分条",
        "signature": "文末署名",
        "byline": "本报讯",
        "open_end": "末句无句号",
    }
)
_GROUP_NAMES = MappingProxyType(
    {
        "conditions": "病症",
        "departments": "科室",
        "events": "会议活动",
        "honours": "荣誉",
        "party": "党建",
        "people": "人物职务",
        "procedures": "诊疗技术",
        "training": "培训学习",
    }
)
_FIELD_NAMES = MappingProxyType({"title": "标题", "lead": "导语", "body": "正文"})


def lexicon_terms(title: str, lead: str, body: str) -> list[str]:
    """Say which word lists each field touches, how often, and which comes first and last.

    Parameters
    ----------
    title, lead, body : str
        Folded fields.

    Returns
    -------
    list of str
        Terms ``field:list:times``, one for each step of times that is reached, and ``first:field:list``,
        ``last:title:list``.
    """
    terms: list[str] = []
    for field, text in (("title", title), ("lead", lead), ("body", body)):
        touched: list[tuple[int, str]] = []
        for group, pattern in _patterns().items():
            places = [match.start() for match in pattern.finditer(text)]
            terms += [f"{field}:{group}:{step}" for step in _STEPS if len(places) >= step]
            touched += [(place, group) for place in places]
        if touched and field != "body":
            terms.append(f"first:{field}:{min(touched)[1]}")
        if touched and field == "title":
            terms.append(f"last:{field}:{max(touched)[1]}")
    return terms


def genre_terms(title: str, lead: str, body: str) -> list[str]:
    """Say what manner of text it is: news, advice, a list, a headline alone.

    Parameters
    ----------
    title, lead, body : str
        Folded fields.

    Returns
    -------
    list of str
        One term for each sign that is there.
    """
    paragraphs = body.split("\n")
    items = sum(bool(_ITEM.match(paragraph)) for paragraph in paragraphs)
    signs = {
        "no_title": not title,
        "no_body": not body,
        "dateline": bool(_DATE.search(lead[:_DATELINE])),
        "date": bool(_DATE.search(body)),
        "quote": '"' in body or "“" in body,
        "items": items > 0,
        "many_items": items > 2,
        "signature": bool(_SIGNATURE.search(body)),
        "byline": bool(_BYLINE.search(body)),
        "open_end": bool(body) and body[-1] not in _SENTENCE_ENDS,
    }
    offices = len(_OFFICE.findall(body))
    return [
        *(name for name, there in signs.items() if there),
        *(f"mark:{mark}" for mark in _TITLE_MARKS if mark in title),
        *(f"shorter:{length}" for length in _LENGTHS if len(body) < length),
        f"paragraphs:{min(_MOST_PARAGRAPHS, len(paragraphs))}",
        *(f"offices:{step}" for step in _STEPS if offices >= step),
        *_address_terms(body),
    ]


def _address_terms(body: str) -> list[str]:
    terms: list[str] = []
    for word in _ADDRESS:
        per_hundred = 100 * body.count(word) / (len(body) + 1)
        terms += [f"address:{word}:{step}" for step, floor in enumerate((0.0, 0.5, 1.0)) if per_hundred > floor]
    return terms


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    # The longest word first: 党委书记 must not be counted as 党委.
    return {
        group: re.compile("|".join(map(re.escape, sorted(group_words, key=lambda word: (-len(word), word)))))
        for group, group_words in lexicon().items()
    }


def in_words(view: str, term: str) -> str:
    """Say a cue in words that a reader understands.

    Parameters
    ----------
    view : str
        ``lexicon`` or ``genre``.
    term : str
        A term of `lexicon_terms` or `genre_terms`.

    Returns
    -------
    str
        Such as 〔标题：荣誉词〕.
    """
    parts = term.split(":")
    if view == "lexicon":
        field, group = (parts[1], parts[2]) if parts[0] in ("first", "last") else (parts[0], parts[1])
        return f"〔{_FIELD_NAMES[field]}：{_GROUP_NAMES.get(group, group)}用词〕"
    sayings = {
        "mark": lambda value: f"标题有“{value}”",
        "shorter": lambda value: f"正文不到{value}字",
        "paragraphs": lambda value: f"正文{value}段",
        "offices": lambda value: f"职务称谓{value}处以上",
        "address": lambda value: f"用“{value}”",
    }
    said = sayings[parts[0]](parts[1]) if parts[0] in sayings else _GENRE_NAMES[term]
    return f"〔{said}〕"
