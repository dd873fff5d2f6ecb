"""What manner of text an article is: news, advice, a list, a headline alone.

A health column, a notice or an introduction is told from news less by its words than by how it is made: it addresses
the reader, numbers its advice, and has no day on which anyone did anything.
"""

from collections.abc import Iterator
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from classifier.learn.stream import LEAD, NEWLINE, SPACE, TITLE, Flags, Integers, Stream

_STEPS = (1, 2, 4, 8)
_LENGTHS = (30, 100, 200, 400, 800)
_MOST_PARAGRAPHS = 6
_MANY_ITEMS = 3
_SHARES = (0.0, 0.5, 1.0)
"""Times in a hundred characters that a word of address stands."""
_DAYS = ("近日", "日前", "今日", "今天", "昨日", "昨天", "上午", "下午", "当天")
_OFFICES = ("主任", "院长", "书记", "局长", "护士长", "教授", "科长", "主席")
_ADDRESS = MappingProxyType(
    {
        "您": "称呼读者",
        "请": "劝告语气",
        "你": "称呼读者",
        "我": "自称",
        "他": "称他人",
        "她": "称他人",
        "应": "劝告语气",
        "可": "劝告语气",
        "勿": "劝告语气",
    }
)
_TITLE_MARKS = MappingProxyType(
    {
        "?": "问号",
        "!": "叹号",
        ":": "冒号",
        '"': "引号",
        "|": "竖线",
        "·": "间隔号",
        "・": "间隔号",
        "“": "引号",
    }
)
_NUMERALS = "0123456789一二三四五六七八九十"
_ITEM_ENDS = "、.)"
_QUOTES = '"“'
_SENTENCE_ENDS = '。.!?)"”'
# Where in the lead a news item names its day.
_DATELINE = 60
# How long a name in brackets at the end of a text is.
_SHORTEST_SIGNATURE, _LONGEST_SIGNATURE = 2, 20
_DEEPEST_INDENT = 4

SIGNS = MappingProxyType(
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
        **{f"mark:{mark}": f"标题有{name}" for mark, name in _TITLE_MARKS.items()},
        **{f"shorter:{length}": "正文短" for length in _LENGTHS},
        **{f"paragraphs:{number}": f"正文{number}段" for number in range(1, _MOST_PARAGRAPHS)},
        f"paragraphs:{_MOST_PARAGRAPHS}": f"正文{_MOST_PARAGRAPHS}段以上",
        **{f"offices:{step}": "提到职务" for step in _STEPS},
        **{f"address:{word}:{step}": said for word, said in _ADDRESS.items() for step in range(len(_SHARES))},
    }
)
"""Every sign, and how it is said to a reader: signs of one family, such as steps of a length, have one name."""


def genre_signs(stream: Stream) -> NDArray[np.bool_]:
    """Say which signs each article has.

    Parameters
    ----------
    stream : Stream
        Articles.

    Returns
    -------
    array of bool, (n_articles, n_signs)
        Columns in the order of `SIGNS`.
    """
    lengths = stream.ends - stream.bodies
    signs = {
        "no_title": stream.bodies - stream.starts == len("⟦⟧\n"),
        "no_body": lengths == 0,
        **dict(_dates(stream)),
        "quote": _any(stream, np.flatnonzero(_among(stream, _QUOTES) & stream.in_body)),
        **dict(_items(stream)),
        "signature": _signed(stream),
        "byline": _any(stream, np.concatenate([stream.spots("本报讯"), stream.spots("通讯员")])),
        "open_end": (lengths > 0) & ~_among(stream, _SENTENCE_ENDS)[stream.ends - 1],
        **dict(_marks(stream)),
        **{f"shorter:{length}": lengths < length for length in _LENGTHS},
        **dict(_paragraphs(stream)),
        **dict(_offices(stream)),
        **dict(_address(stream)),
    }
    return np.stack([signs[name] for name in SIGNS], axis=1)


def _among(stream: Stream, characters: str) -> Flags:
    flags = np.zeros(len(stream.codes), dtype=bool)
    for character in characters:
        flags |= stream.codes == ord(character)
    return flags


def _any(stream: Stream, places: Integers) -> Flags:
    return stream.per_article(places) > 0


def _dates(stream: Stream) -> Iterator[tuple[str, Flags]]:
    counted = np.concatenate([stream.spots("日"), stream.spots("月")])
    counted = counted[counted > 0]
    counted = counted[_among(stream, _NUMERALS)[counted - 1]]
    places = np.concatenate([counted, *map(stream.spots, _DAYS)])
    places = places[stream.in_body[places]]
    yield "date", _any(stream, places)
    early = places - stream.bodies[stream.rows[places]] < _DATELINE
    yield "dateline", _any(stream, places[early & (stream.fields[places] == LEAD)])


def _heads(stream: Stream) -> Integers:
    """Return where each paragraph of a body begins, its indent left out."""
    breaks = np.flatnonzero((stream.codes == NEWLINE) & stream.in_body)
    heads = np.concatenate([stream.bodies[stream.ends > stream.bodies], breaks + 1])
    for _ in range(_DEEPEST_INDENT):
        heads = heads + (stream.codes[heads] == SPACE)
    return heads


def _items(stream: Stream) -> Iterator[tuple[str, Flags]]:
    # White space behind every text keeps these three places within the stream.
    padded = np.concatenate([stream.codes, np.full(4, NEWLINE, dtype=np.uint32)])
    numeral, end = (np.isin(padded, [ord(c) for c in characters]) for characters in (_NUMERALS, _ITEM_ENDS))
    at = _heads(stream)
    bracket = padded[at] == ord("(")
    at = at + bracket
    closed = np.where(numeral[at + 1], np.where(numeral[at + 2], end[at + 3], end[at + 2]), end[at + 1])
    number = stream.per_article((at - bracket)[numeral[at] & closed])
    yield "items", number > 0
    yield "many_items", number >= _MANY_ITEMS


def _signed(stream: Stream) -> Flags:
    last = stream.ends - 1
    closed: Flags = (stream.ends > stream.bodies) & (stream.codes[last] == ord(")"))
    brackets = np.flatnonzero((stream.codes == ord("(")) | (stream.codes == ord(")")))
    if not len(brackets):
        return closed
    before = brackets[np.maximum(np.searchsorted(brackets, last) - 1, 0)]
    inside = last - before - 1
    opened: Flags = (stream.codes[before] == ord("(")) & (before >= stream.bodies)
    return closed & opened & (inside >= _SHORTEST_SIGNATURE) & (inside <= _LONGEST_SIGNATURE)


def _marks(stream: Stream) -> Iterator[tuple[str, Flags]]:
    titles = np.flatnonzero(stream.fields == TITLE)
    codes = stream.codes[titles]
    for mark in _TITLE_MARKS:
        yield f"mark:{mark}", _any(stream, titles[codes == ord(mark)])


def _paragraphs(stream: Stream) -> Iterator[tuple[str, Flags]]:
    number = 1 + stream.per_article(np.flatnonzero((stream.codes == NEWLINE) & stream.in_body))
    for wanted in range(1, _MOST_PARAGRAPHS + 1):
        yield f"paragraphs:{wanted}", np.minimum(number, _MOST_PARAGRAPHS) == wanted


def _offices(stream: Stream) -> Iterator[tuple[str, Flags]]:
    places = np.concatenate([stream.spots(office) for office in _OFFICES])
    number = stream.per_article(places[stream.in_body[places]])
    for step in _STEPS:
        yield f"offices:{step}", number >= step


def _address(stream: Stream) -> Iterator[tuple[str, Flags]]:
    bodies = np.flatnonzero(stream.in_body)
    codes, rows = stream.codes[bodies], stream.rows[bodies]
    lengths = stream.ends - stream.bodies + 1
    for word in _ADDRESS:
        number = np.bincount(rows[codes == ord(word)], minlength=len(stream))
        for step, share in enumerate(_SHARES):
            yield f"address:{word}:{step}", 100 * number / lengths > share
