"""Awards that an article reports: what each is called, how far it reaches, who gave it.

The verb of winning decides: a name is an award only where somebody is said to have won it, been given it or been named
it, and not where it is only mentioned (曾获, 力争, 推荐参评). Who gave it and how far it reaches is looked for in the
name, then in its sentence, then in the sentences that tell of a list, a contest or a ceremony, nearest first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from classifier.domain.article import Article, fold
from classifier.domain.facts import Award
from classifier.extract.award_bodies import bodies
from classifier.extract.award_givers import Surroundings
from classifier.extract.award_names import Mention, contest, examination, first_prize, mentions, unnamed
from classifier.extract.sentences import Sentence, sentences, simplify

MOST = 200
"""Awards of one article at most: no honours list is as long, and a hostile text shall not take for ever."""
# How many characters of an article tell where it comes from.
_HEAD = 400
# How many sentences are its beginning, and how many of them may tell of an award that has no name.
_BEGINNING, _OPENING = 5, 3
_CONTESTED = re.compile(r"颁奖|成绩.{0,4}公布|角逐|决赛|比武")
_HANDED_OUT = re.compile(r"授予|表彰|颁|宣读|评出|[一二三]等奖|评选|揭晓|公布|冠军|第一名")
_AWARDED = re.compile(r"[奖冠魁获荣授誉评]|表彰|入选|喜|捷|通过")
# What does not tell one award from another.
_DECORATION = re.compile(r"[\s“”「」『』《》\"]|荣誉称号|称号")
_SCOPE = re.compile(r"^(?:(?:19|20)\d\d年度?|第.{1,3}[届批]|新一[届批]|首批|全[国省市县州区]|[省市县区州]级?|国家级?)+")
# What is no name beside one that is.
_VAGUE = frozenset(["复审", "评审", "验收", "认证", "评估", "资助", "立项", "复核", "审核", "测评", "认定", "评价"])
# A prize of a contest is called by both.
_RANK = re.compile(
    r"^[^，。]{0,6}(?:[特一二三]等奖|[金银铜]奖|冠军|亚军|季军|第.名|优胜奖|优秀奖|组织奖)$|^(?:夺[冠魁金银标]|折桂|捧杯|问鼎|登顶|获奖|得奖)$"
)
# Words that tell that something was won, but not what: no award unless a contest is named beside them.
_BARE = re.compile(
    r"(?:受|获)?(?:表彰|表扬|嘉奖)|立功|[获得领]奖|问鼎|夺[冠魁金银标]|折桂|捧杯|登顶|桂冠|领奖台|拔得头筹|独占鳌头|殊荣"
    r"|光荣榜|红榜|(?:[榜居]首|首位)|全部满分|验收合格|(?:复审|评审|验收|认证|评估|复核|审核|测评|认定|评价)(?:通过)?|奖[杯牌状]"
)
# Words that tell that an examination was passed.
_PASSED = re.compile(r"全部满分|(?:通过|获得?|取得|获准)?(?:复审|评审|认证|评估|复核|测评|验收)(?:通过)?")
# 满意度全省第一 is a figure and no award.
_PLACED = re.compile(r"(?:全[国省市县州区])?第[一二三四五六七八九十\d]{1,3}名?")
_FIGURE = re.compile(r"率|满意度|增[长幅]|占比|数量|[例人]次|同比|指数|水平|得分率")
_COMPETED = re.compile(r"赛|比武|总分|评比|团体|征文|运动会")


@dataclass(frozen=True, slots=True)
class _Found:
    place: int
    sentence: Sentence
    mention: Mention

    @property
    def key(self) -> str:
        name = self.sentence.plain[self.mention.start : self.mention.end]
        return _SCOPE.sub("", _DECORATION.sub("", fold(name)))


def awards(article: Article) -> tuple[Award, ...]:
    """Return the awards that an article reports as won.

    Parameters
    ----------
    article : Article
        Any article.

    Returns
    -------
    tuple of Award
        At most `MOST`, each once, what the article is most likely about first: an award of the title, then in reading
        order.
    """
    whole = list(sentences(article))
    found = _named(whole)
    if len(found) == 1 and _in_passing(found[0], whole):
        return ()
    head = simplify(f"{article.title}\n{article.text[:_HEAD]}")
    told = (_award(one, whole, head) for one in (_once(found) if found else _without_name(whole)))
    good = (award for award in told if not _is_bare(award))
    return tuple(good if found else islice(good, 1))


def _named(whole: Sequence[Sentence]) -> list[_Found]:
    found: list[_Found] = []
    for place, sentence in enumerate(whole):
        found += (_Found(place, sentence, mention) for mention in mentions(sentence.plain))
        if len(found) >= MOST:
            break
    return found[:MOST]


def _is_bare(award: Award) -> bool:
    """Whether an award has no name, or is only a place in a table of figures."""
    name = simplify(award.name).strip()
    if _PLACED.fullmatch(name):
        plain = simplify(award.sentence)
        return _FIGURE.search(plain) is not None and _COMPETED.search(plain) is None
    return _BARE.fullmatch(name) is not None


def _in_passing(found: _Found, whole: Sequence[Sentence]) -> bool:
    """Whether an article's only award stands deep in it, and is not one that is handed out."""
    beginning = found.place < _BEGINNING
    return not (beginning or _HANDED_OUT.search(found.sentence.plain) or _AWARDED.search(whole[0].plain))


def _without_name(whole: Sequence[Sentence]) -> Iterator[_Found]:
    """Find the places and commendations that the beginning tells of, then the first prizes of a contest."""
    for place, sentence in enumerate(whole[:_OPENING]):
        yield from (_Found(place, sentence, mention) for mention in unnamed(sentence.plain))
    if not any(_CONTESTED.search(sentence.plain) for sentence in whole):
        return
    for place, sentence in enumerate(whole):
        mention = first_prize(sentence.plain)
        if mention:
            yield _Found(place, sentence, mention)


def _once(found: Sequence[_Found]) -> list[_Found]:
    """Leave out what comes again; an award is taken from the sentence that tells most of it."""
    kept: list[_Found] = []
    for one in [one for one in found if one.key not in _VAGUE] or found:
        same = next((number for number, other in enumerate(kept) if _alike(one.key, other.key)), None)
        if same is None:
            kept.append(one)
        elif _tells_more(one.sentence, kept[same].sentence):
            kept[same] = one
    return kept


def _tells_more(one: Sentence, other: Sentence) -> bool:
    """Whether a sentence tells more of an award than another: who gave it, or what a title leaves out."""
    gives, gave = (any(bodies(sentence.plain)) for sentence in (one, other))
    return gives > gave or (gives == gave and other.paragraph == 0 < one.paragraph)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long if len(short) > 2 else short == long


def _award(found: _Found, whole: Sequence[Sentence], head: str) -> Award:
    around = Surroundings(whole, found.place, found.mention, head)
    giver = around.giver()
    return Award(
        name=_name(found, whole),
        level=around.level(giver[0] if giver else None),
        body=giver[1].printed[giver[0].start : giver[0].end] if giver else None,
        sentence=found.sentence.quote(found.mention.start, found.mention.end),
    )


def _name(found: _Found, whole: Sequence[Sentence]) -> str:
    """Return what an award is called, the contest before the prize where the article names it."""
    name = found.sentence.printed[found.mention.start : found.mention.end].strip()
    if _PASSED.fullmatch(simplify(name)):
        return next(filter(None, map(_examined, (whole[0], found.sentence))), name)
    if not _RANK.match(name) or "赛" in name:
        return name
    for sentence in (found.sentence, *whole[max(0, found.place - 2) : found.place][::-1], *whole[:2]):
        span = contest(sentence.plain)
        if span and (sentence is not found.sentence or span[1] <= found.mention.start):
            return f"{sentence.printed[slice(*span)]}{name}"
    return name


def _examined(sentence: Sentence) -> str | None:
    span = examination(sentence.plain)
    return sentence.printed[slice(*span)] if span else None
