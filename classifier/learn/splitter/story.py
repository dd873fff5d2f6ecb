"""Stories: articles as a newspaper prints them: signed, with kickers and sub-headings, recut into paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from classifier.domain.article import Article
from classifier.learn.splitter.sheet import Part

_WRITERS = ("柳青禾", "邹远舟", "马晓岚", "申若溪", "唐小满", "何知秋", "程一帆", "沈云舒")
_OFFICES = ("宣传科", "党委办公室", "护理部", "医务科", "骨科", "检验科", "院团委", "心内科")
_PLACES = ("临川市人民医院", "云溪县中医院", "澜江医院", "青梧区妇幼保健院", "临川医疗集团")
_SLOGANS = (
    "凝心聚力，再谱新篇",
    "重燃希望",
    "精准施策",
    "筑牢防线",
    "初心如磐 使命在肩",
    "医者仁心",
    "多措并举，夯实基础",
    "成效显著",
    "争分夺秒，生死时速",
    "党建引领强根基",
    "以评促建 以评促改",
    "温情服务暖人心",
    "从无到有的跨越",
    "把课堂搬到病房",
    "一封迟来的感谢信",
    "下一站，更远的地方",
)
_DASHED = ("——我院工作纪实", "——侧记", "——医护人员的一天")
_SENTENCE = re.compile(r"[^。！？]+[。！？][”’」』）)]*|[^。！？]+$")
# A newspaper tells of one hospital throughout: its name must not tell the articles of an issue apart.
_HOSPITAL = re.compile(r"[\u4e00-\u9fff]{2,4}[省市县区州][\u4e00-\u9fff]{0,5}?(?:医院|保健院|卫生院|医疗中心)")
_CLAUSE = re.compile(r"[\u4e00-\u9fff]{4,12}")
_CUT_APART, _RUN_TOGETHER = 0.05, 0.05
# Paragraphs under which an article has no sub-headings.
_LEAST_SUBHEADED = 5
# Characters of a paragraph under which it is not cut.
_LEAST_CUT = 90


@dataclass(frozen=True, slots=True)
class Story:
    """One article, ready to be set.

    Parameters
    ----------
    title : tuple of str
        Lines of the headline, kicker left out.
    kicker : str
        The line above the headline; empty where there is none.
    pieces : tuple of (Part, str)
        Paragraphs and sub-headings in order.
    """

    title: tuple[str, ...]
    kicker: str
    pieces: tuple[tuple[Part, str], ...]


def tell(article: Article, rng: np.random.Generator, *, subheaded: float) -> Story:
    """Make a story of an article.

    Parameters
    ----------
    article : Article
        With a title; without a text it becomes a headline alone.
    rng : numpy.random.Generator
        Decides everything.
    subheaded : float
        Chance of sub-headings in a long article, 0 to 1.

    Returns
    -------
    Story
        The article's own words, with bylines, kicker and sub-headings as newspapers add them.
    """
    text = _HOSPITAL.sub(_PLACES[0], article.text)
    paragraphs = _sign(_recut([part for part in text.split("\n") if part.strip()], rng), rng)
    title: tuple[str, ...] = (_HOSPITAL.sub(_PLACES[0], article.title.strip()),)
    if paragraphs and rng.random() < 0.06:
        title = (*title, str(rng.choice(_DASHED)))
    kicker = str(rng.choice(_PLACES)) if paragraphs and rng.random() < 0.08 else ""
    return Story(title, kicker, _subhead(paragraphs, rng, subheaded))


def _recut(paragraphs: list[str], rng: np.random.Generator) -> list[str]:
    """Cut paragraphs into shorter ones or join them all, so that articles have from 1 to some 15."""
    chance = rng.random()
    if chance < _RUN_TOGETHER:
        return ["".join(paragraphs)] if paragraphs else []
    if chance > _RUN_TOGETHER + _CUT_APART:
        return paragraphs
    cut: list[str] = []
    for paragraph in paragraphs:
        sentences = [found for found in _SENTENCE.findall(paragraph) if found.strip()]
        cut += sentences if len(paragraph) >= _LEAST_CUT else [paragraph]
    return cut


def _sign(paragraphs: list[str], rng: np.random.Generator) -> list[str]:
    if not paragraphs or not paragraphs[-1].endswith(("。", "！", "”", "？")):
        return paragraphs
    writers = " ".join(rng.choice(_WRITERS, int(rng.integers(1, 4)), replace=False))
    office = str(rng.choice(_OFFICES))
    chance = rng.random()
    if chance < 0.25:
        first = rng.choice(["本报讯（{}）", "本报讯（通讯员 {}）", "本报讯 "])
        return [str(first).format(writers) + paragraphs[0], *paragraphs[1:]]
    if chance < 0.55:
        last = rng.choice(["（{office} {writers}）", "（供稿：{writers}）", "（{writers}）", "（{office}）"])
        return [*paragraphs[:-1], paragraphs[-1] + str(last).format(office=office, writers=writers)]
    if chance < 0.63:
        return [f"□{writers}", *paragraphs]
    if chance < 0.70:
        return [*paragraphs, f"（{office} {writers}）"]
    return paragraphs


def _subhead(paragraphs: Sequence[str], rng: np.random.Generator, chance: float) -> tuple[tuple[Part, str], ...]:
    pieces = [(Part.BODY, paragraph) for paragraph in paragraphs]
    if len(paragraphs) < _LEAST_SUBHEADED or rng.random() >= chance:
        return tuple(pieces)
    count = int(rng.integers(1, 3))
    places = sorted(rng.choice(np.arange(1, len(paragraphs)), count, replace=False), reverse=True)
    for at in places:
        # Not of the paragraph below: a sub-heading seldom says again what its paragraph does.
        clauses = _CLAUSE.findall(paragraphs[at - 1])
        heading = rng.choice(clauses) if clauses and rng.random() < 0.3 else rng.choice(_SLOGANS)
        pieces.insert(int(at), (Part.SUBHEADING, str(heading)))
    return tuple(pieces)
