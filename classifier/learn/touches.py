"""Which word lists of the lexicon an article touches, where and how often.

A model that has seen 荣获 and 夺冠 but never 问鼎 still knows a headline of honours by its list.
"""

from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from classifier.learn.keytable import ABSENT
from classifier.learn.stream import LEAD, REST, TITLE, Flags, Integers, Stream

_STEPS = (1, 2, 4, 8)
_FIELDS = MappingProxyType({"title": (TITLE,), "lead": (LEAD,), "body": (LEAD, REST)})
_EDGES = ("first:title", "first:lead", "last:title")
_GROUP_NAMES = MappingProxyType(
    {
        "accreditation": "认证",
        "advice": "养生建议",
        "branch": "支部生活",
        "care": "护理康复",
        "ceremonies": "仪式",
        "commendation": "表彰",
        "conditions": "病症",
        "conferences": "学术",
        "contests": "竞赛",
        "courses": "培训",
        "departments": "科室机构",
        "drills": "演练考核",
        "festivals": "文体",
        "grants": "科研",
        "happenings": "新闻",
        "integrity": "廉政",
        "league": "群团",
        "literature": "文学",
        "meetings": "会议",
        "notices": "通知",
        "officers": "党内职务",
        "operations": "手术",
        "outcome": "病程",
        "people": "人物职务",
        "prizes": "奖项",
        "profiles": "简介",
        "reviews": "迎评",
        "service": "公益",
        "study": "理论学习",
        "techniques": "技术",
        "visits": "来访",
        "wins": "获奖",
    }
)
# The lead is part of the body, and a reader is told of both together.
_FIELD_NAMES = MappingProxyType({"title": "标题", "lead": "正文", "body": "正文"})


@cache
def touch_names(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of every sign: ``field:list:times``, ``first:field:list``, ``last:title:list``.

    Parameters
    ----------
    groups : tuple of str
        Names of the lists.
    """
    return (
        *(f"{field}:{group}:{step}" for field in _FIELDS for group in groups for step in _STEPS),
        *(f"{edge}:{group}" for edge in _EDGES for group in groups),
    )


def touch_signs(stream: Stream, groups: Integers, n_groups: int) -> NDArray[np.bool_]:
    """Say which signs each article has.

    Parameters
    ----------
    stream : Stream
        Articles.
    groups : array of int, (n_words,)
        The list of every word of the stream's tokens, `ABSENT` for a word that stands in none.
    n_groups : int
        How many lists there are.

    Returns
    -------
    array of bool, (n_articles, n_signs)
        Columns in the order of `touch_names`.
    """
    listed = np.flatnonzero(groups != ABSENT)
    starts, group = stream.tokens.starts[listed], groups[listed]
    rows = stream.rows[starts].astype(np.int64)
    first, last = stream.fields[starts], stream.fields[stream.tokens.ends[listed]]
    signs: list[Flags] = []
    for fields in _FIELDS.values():
        inside = np.isin(first, fields) & np.isin(last, fields)
        number = np.bincount(rows[inside] * n_groups + group[inside], minlength=len(stream) * n_groups)
        reached = number.reshape(len(stream), n_groups, 1) >= np.array(_STEPS)
        signs.append(reached.reshape(len(stream), n_groups * len(_STEPS)))
    title, lead = first == TITLE, (first == LEAD) & (last == LEAD)
    signs += [
        _edge(rows[title], group[title], (len(stream), n_groups)),
        _edge(rows[lead], group[lead], (len(stream), n_groups)),
        _edge(rows[title][::-1], group[title][::-1], (len(stream), n_groups)),
    ]
    return np.concatenate(signs, axis=1)


def _edge(rows: Integers, groups: Integers, shape: tuple[int, int]) -> Flags:
    """Mark the list of each article's first word, in the order given."""
    flags = np.zeros(shape, dtype=bool)
    met, at = np.unique(rows, return_index=True)
    flags[met, groups[at]] = True
    return flags


def touch_in_words(name: str) -> str:
    """Say a sign as a reader understands it, such as 标题：荣誉用词."""
    parts = name.split(":")
    field, group = (parts[1], parts[2]) if parts[0] in ("first", "last") else (parts[0], parts[1])
    return f"{_FIELD_NAMES[field]}：{_GROUP_NAMES.get(group, group)}用词"
