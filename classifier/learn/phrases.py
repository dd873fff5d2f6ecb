"""Phrases that a reader would mark: grown from the words that say most, whole at either end, each told once.

A phrase is chosen for all places where its strongest word stands, not for each: a word whose neighbours differ from
place to place is told by itself, so that no two phrases tell the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType

# Neighbours are one phrase where both say the same and the neighbour is no mere trifle beside the phrase's first word.
_TRIFLE = 0.15
# Characters of the longest phrase of so many words.
_LONGEST = MappingProxyType({2: 10, 3: 10, 4: 8})


class Role(IntEnum):
    """What a word can be in a phrase."""

    PLAIN = 0
    BEFORE = 1
    """Belongs to the word after it, and is nothing without it."""
    AFTER = 2
    """Belongs to the word before it, and is nothing without it."""
    GRAMMAR = 3
    """Nothing that a reader would mark."""
    NUMBER = 4
    """A number or what it counts: nothing by itself either, but telling where there are many."""


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_BEFORE = frozenset("副总无非不未首新老大小省市县")
_AFTER = frozenset("课班赛奖杯术科室院镇村区局站队团组员者师率症病癌瘤炎仪器机剂液管法学馆节岗展史证榜级")
_NUMERALS = frozenset("0一二三四五六七八九十百千万亿两零〇几数多半第")
_MEASURES = frozenset("余年月日号时点分秒天周岁个名位例次场期届项台张份条件人元块家种批轮只支道台根颗辆座幅")
_GRAMMAR = frozenset(
    "的地得了着过和与及或并而且但又也都就还才只很更最太在于对向从自由以为把被将让使给到至比同跟因其这那该此各每某有是没要能"
    "可应已曾正再即等之上下中里内外前后间起来去出入进我你他她它们吗呢吧啊么如若则像随着经会所处却便仍均共约达暨于本全多名"
)
_GRAMMAR_WORDS = _listed(
    "以及 并且 而且 但是 可是 不过 因为 由于 所以 因此 为了 关于 对于 根据 按照 随着 其中 同时 此次 本次",
    "这次 目前 之后 以后 之前 以前 以来 之间 期间 我们 他们 她们 它们 自己 这个 那个 这些 那些 这种 这样",
    "那样 一些 一种 一样 一直 一起 一定 什么 怎么 如何 可以 可能 能够 应该 应当 需要 必须 已经 曾经 正在",
    "将会 不能 不是 就是 还是 只是 也是 都是 而是 没有 还有 以上 以下 左右 很多 许多 多个 多次 多名 多项",
    "各项 各种 各个 所有 每个 每次 每天 每年 每日 每月 当时 此时 等等 分别 进一步 非常 十分 特别 尤其",
    "不仅 不但 只有 只要 如果 虽然 尽管 然而 于是 然后 接着 作为 成为 为期 之一 下的 上的 中的 里的 对此",
    "为此 从而 甚至 其他 其它 另外 此外 例如 比如 来自 所在 不断 时间 时候 时期",
)
_MEASURE_WORDS = _listed("毫升 毫克 厘米 毫米 公分 公斤 千克 公里 平方米 小时 分钟 万元 亿元 余名 余人 余例 月份 人次")
# What only the next word makes whole.
_OPEN = _listed(
    "国家 全国 全省 全市 全区 全县 省级 市级 区级 县级 国家级 三级 二级 甲等 综合 首批 首家 首次 开展",
    "进行 邀请 组织 给予 充分 顺利 圆满 积极 认真 深入 进入 走进 来到 针对 围绕 结合 加强 推进 提升 提高",
    "促进 落实 做好 努力",
)


@lru_cache(maxsize=1 << 16)
def role_of(word: str) -> Role:
    """Say what a word can be in a phrase.

    Parameters
    ----------
    word : str
        Folded, a number as its shape.
    """
    if word in _GRAMMAR or word in _GRAMMAR_WORDS:
        return Role.GRAMMAR
    counts = word[0] in _NUMERALS and (_NUMERALS | _MEASURES).issuperset(word[1:])
    if counts or word[0] == "0" or word in _MEASURES or word in _MEASURE_WORDS:
        return Role.NUMBER
    return Role.BEFORE if word in _BEFORE else Role.AFTER if word in _AFTER else Role.PLAIN


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article that can be told, in reading order.

    Parameters
    ----------
    texts : sequence of str
        As printed.
    joined : sequence of bool
        Whether the next word stands right behind.
    spots : mapping of str to list of int
        Where each text stands in `texts`.
    """

    texts: Sequence[str]
    joined: Sequence[bool]
    spots: Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, wherever they stand so: the first of each place, rising, and how many they are."""

    firsts: tuple[int, ...]
    length: int


def lay_words(texts: Sequence[str], joined: Sequence[bool]) -> Words:
    """Note where the same words stand.

    Parameters
    ----------
    texts, joined
        As in `Words`.
    """
    spots: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        spots[text].append(number)
    return Words(texts, joined, spots)


def grow_phrases(words: Words, said: Sequence[float], strongest: Iterable[str]) -> Iterator[Phrase]:
    """Grow phrases from strong words.

    Parameters
    ----------
    words : Words
        Of an article.
    said : sequence of float
        What each of them said of a tag.
    strongest : iterable of str
        Texts of words to begin with, strongest first.

    Yields
    ------
    Phrase
        Of two words or more; no word belongs to two of them.
    """
    free = [True] * len(words.texts)
    # What would end a phrase badly is only part of one that another word begins, or the beginning of one.
    for text in sorted(strongest, key=_is_open):
        spots = [spot for spot in words.spots[text] if free[spot]]
        if not spots:
            continue
        first, last = _grow(words, said, spots, free)
        for spot in spots:
            for taken in range(spot + first, spot + last + 1):
                free[taken] = False
        if last > first:
            yield Phrase(tuple(spot + first for spot in spots), last - first + 1)


def _grow(words: Words, said: Sequence[float], spots: Sequence[int], free: Sequence[bool]) -> tuple[int, int]:
    """Return how far a phrase reaches: from so many words before a word, as a negative number, to so many after it."""
    texts = words.texts
    core = sum(said[spot] for spot in spots)
    first = last = 0
    inside = [texts[spots[0]]]
    while longest := _LONGEST.get(len(inside) + 1):
        best, step = 0.0, 0
        for at in (first - 1, last + 1):
            text = _neighbour(words, spots, at, free)
            # A single character is nothing to begin or end with, but where it says most itself.
            ends_well = len(text) > 1 and (at > 0 or len(texts[spots[0] + last]) > 1)
            if not ends_well or text in inside or len(text) + sum(map(len, inside)) > longest:
                continue
            adds = sum(said[spot + at] for spot in spots)
            if adds * core > 0 and abs(adds) >= max(_TRIFLE * abs(core), abs(best)):
                best, step = adds, at
        if not step:
            break
        inside.append(texts[spots[0] + step])
        first, last = min(first, step), max(last, step)
    while last > 0 and _is_open(texts[spots[0] + last]):
        last -= 1
    return (0, 0) if last == 0 and _is_open(inside[0]) else (first, last)


def _is_open(text: str) -> bool:
    return text in _OPEN or text[-2:] in _OPEN


def _neighbour(words: Words, spots: Sequence[int], at: int, free: Sequence[bool]) -> str:
    """Return the word that stands so far from each spot, if it is the same everywhere and seldom stands elsewhere."""
    joint = at if at < 0 else at - 1
    if spots[0] + joint < 0 or not words.joined[spots[0] + joint]:
        return ""
    text = words.texts[spots[0] + at]
    for spot in spots:
        here = spot + joint
        if here < 0 or not words.joined[here] or not free[spot + at] or words.texts[spot + at] != text:
            return ""
    return text if len(words.spots[text]) <= 2 * len(spots) else ""
