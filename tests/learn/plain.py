"""The plain path: what the model reads off an article, by strings, loops and regular expressions.

It shares nothing with `classifier.learn` but the words of the lexicon, the segmenter of one run of ideographs, and the
names of signs: what the fast path finds is proven by it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.domain.article import Article
from classifier.learn.stream import LEAD, REST, TITLE
from classifier.learn.views import EVERYWHERE, Unit, View
from classifier.text.words import engine, fold_case, lexicon, number_shape

LEAD_LENGTH = 150
STEPS = (1, 2, 4, 8)
_TOKEN = re.compile(r"([\u4e00-\u9fd5]+)|(\d+(?:[.,:]\d+)*%?)|[^\W\d_\u4e00-\u9fd5]+(?:[-'][a-z]+)*")
_DAY = re.compile("[0-9一二三四五六七八九十](?=([日月]))|近日|日前|今日|今天|昨日|昨天|上午|下午|当天")
_OFFICES = ("主任", "院长", "书记", "局长", "护士长", "教授", "科长", "主席")
_ITEM = re.compile(r" {0,4}(?! )\(?[0-9一二三四五六七八九十]{1,3}[、.)]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A word and where it begins and ends in its field, the end left out."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """An article folded; the lead is the head of the body's first paragraph."""

    title: str
    body: str
    lead: str


def plain(article: Article) -> Plain:
    title, body = fold_case(article.title.strip()), fold_case(article.text.strip())
    return Plain(title, body, body.split("\n", 1)[0][:LEAD_LENGTH])


def spots(text: str) -> list[Spot]:
    """The words of a folded text, with their places."""
    found = []
    for match in _TOKEN.finditer(text):
        start = match.start()
        for word in engine()(match.group()) if match[1] else [match.group()]:
            found.append(Spot(number_shape(word) if match[2] else word, start, start + len(word)))
            start += len(word)
    return found


def terms(view: View, article: Article) -> list[str]:
    """What a view reads off an article, with repetitions."""
    document = plain(article)
    if view.unit is Unit.GENRE:
        return sorted(manner(document))
    if view.unit is Unit.TOUCH:
        return sorted(touched(document))
    count = _grams if view.unit is Unit.GRAM else _words
    parts = ((TITLE,), (LEAD, REST)) if view.fields == EVERYWHERE else (view.fields,)
    return [term for fields in parts for term in count(document, fields)]


def _grams(document: Plain, fields: tuple[int, ...]) -> list[str]:
    text = {(TITLE,): f"⟦{document.title}⟧", (LEAD,): document.lead, (LEAD, REST): document.body}[fields]
    text = "".join("0" if c.isdecimal() else c for c in text)
    pieces = re.split(r"[\s\0]+", text)
    return [piece[i : i + n] for piece in pieces for n in (1, 2, 3) for i in range(len(piece) - n + 1)]


def _words(document: Plain, fields: tuple[int, ...]) -> list[str]:
    if fields == (TITLE,):
        return [spot.word for spot in spots(document.title)]
    body = spots(document.body)
    # The body is segmented as a whole: a word that the lead's end cuts in two stands in neither.
    end = len(document.lead) if fields == (LEAD,) else len(document.body)
    return [spot.word for spot in body if spot.end <= end]


def touched(document: Plain) -> set[str]:
    """Signs of the lexicon: which lists, how often, which first and last."""
    groups = {word: name for name, words in lexicon().items() for word in words}
    title, body = spots(document.title), spots(document.body)
    fields = {"title": title, "lead": [spot for spot in body if spot.end <= len(document.lead)], "body": body}
    found = set()
    for field, there in fields.items():
        lists = [groups[spot.word] for spot in there if spot.word in groups]
        found |= {f"{field}:{name}:{step}" for name, n in Counter(lists).items() for step in STEPS if n >= step}
        if lists and field != "body":
            found.add(f"first:{field}:{lists[0]}")
        if lists and field == "title":
            found.add(f"last:{field}:{lists[-1]}")
    return found


def manner(document: Plain) -> set[str]:
    """Signs of the manner of a text."""
    title, body = document.title, document.body
    paragraphs = body.split("\n")
    items = sum(bool(_ITEM.match(paragraph)) for paragraph in paragraphs)
    days = list(_days(body))
    signs = {
        "no_title": not title,
        "no_body": not body,
        "date": bool(days),
        "dateline": any(day < min(60, len(document.lead)) for day in days),
        "quote": '"' in body or "“" in body,
        "items": items > 0,
        "many_items": items > 2,
        "signature": bool(re.search(r"\([^()]{2,20}\)\Z", body)),
        "byline": any(word in field for word in ("本报讯", "通讯员") for field in (title, body)),
        "open_end": bool(body) and body[-1] not in '。.!?)"”',
        f"paragraphs:{min(6, len(paragraphs))}": True,
        **{f"mark:{mark}": mark in title for mark in '?!:"|·・“'},
        **{f"shorter:{length}": len(body) < length for length in (30, 100, 200, 400, 800)},
        **{f"offices:{step}": sum(map(body.count, _OFFICES)) >= step for step in STEPS},
    }
    for word in "您请你我他她应可勿":
        share = 100 * body.count(word) / (len(body) + 1)
        signs |= {f"address:{word}:{step}": share > floor for step, floor in enumerate((0.0, 0.5, 1.0))}
    return {name for name, there in signs.items() if there}


def _days(body: str) -> Iterator[int]:
    """Where a text names a day or a month; of a number and 日 or 月, where the latter stands."""
    for match in _DAY.finditer(body):
        yield match.start() + bool(match[1])
