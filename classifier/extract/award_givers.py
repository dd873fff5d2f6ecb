"""Who gave an award, and how far it reaches, from the name outwards: its sentence, those around it, the article."""

import re
from collections.abc import Iterator, Sequence

from classifier.domain.facts import Level
from classifier.extract.award_bodies import Body, bodies
from classifier.extract.award_levels import (
    customary,
    departments_compete,
    known_level,
    own_award,
    prefix_level,
    raised,
    scope_level,
)
from classifier.extract.award_names import Mention, mentions
from classifier.extract.sentences import Sentence

# A sentence that tells who gives: of a list, a contest, a ceremony.
_GIVING = re.compile(
    r"公布|下发|印发|通报|发布|授予|追授|表彰|命名|主办|举办|评选|颁发|颁奖|颁牌|确定|认定|传来|反馈|揭晓|授牌"
    r"|联合|组织|获悉|批准|批文|批复|评定|发文|评审|验收|核发|审核|宣布|宣读"
    r"|核验|送来|发了?奖|委托|召开|举行|结果|通知|来自|选送"
)
_CONTEXT = re.compile(rf"{_GIVING.pattern}|赛|比武|考核|质控|年会|年检")
_RECEIVES = re.compile(r"(?:再|又|喜|双)?(?:[荣获喜膺]|被|入选|当选|通过|跻身|捧|夺|榜上|位列|名列|参赛|选送|代表)")
_OWN_GIVING = re.compile(r"授予|表彰|命名|评[选出为定]|主办|决定|颁|组织|公布|举办|批准|审定|投票|发奖")
_CLAUSE_END = re.compile(r"[，。；：！？]")
_AND = frozenset(["、", "和", "与", "及", "以及", "会同"])
# How many sentences before and after one are near it, how many begin an article, and how far in a sentence before a
# verb of winning the words may stand that tell how far the award reaches.
_NEAR_BEFORE, _NEAR_AFTER, _BEGINNING, _CLAUSE = 3, 2, 4, 60


class Surroundings:
    """What stands around an award.

    Parameters
    ----------
    whole : sequence of Sentence
        All sentences of the article.
    place : int
        Which of them tells of the award.
    mention : Mention
        Where in it.
    head : str
        The beginning of the article, in simplified characters.
    """

    def __init__(self, whole: Sequence[Sentence], place: int, mention: Mention, head: str) -> None:
        self._whole, self._place, self._mention, self._head = whole, place, mention, head
        self._plain = whole[place].plain
        self._title = whole[0].plain

    def giver(self) -> tuple[Body, Sentence] | None:
        """Return who gave the award and the sentence that says so; None where the article does not say."""
        plain, mention = self._plain, self._mention
        before = [body for body in bodies(plain) if body.start <= mention.verb]
        before = [body for body in before if _gives(body, plain[body.end : mention.end]) and self._tells_of(body)]
        if before:
            return _together(before, plain), self._whole[self._place]
        # 中华护理学会临床教学基地 is the society's.
        named = [body for body in bodies(plain) if body.start == mention.start and body.end < mention.end]
        if named:
            return named[0], self._whole[self._place]
        own = own_award(self._title) and not any(map(_reaches_out, (self._title, self._plain)))
        for sentence in self._near():
            if _GIVING.search(sentence.plain):
                named = [body for body in bodies(sentence.plain) if _gives(body, sentence.plain[body.end :])]
                named = [body for body in named if _CONTEXT.search(_clause_behind(sentence.plain, body))]
                named = [body for body in named if body.level is Level.HOSPITAL or not own]
                if named:
                    return _together(named, sentence.plain), sentence
        return None

    def level(self, body: Body | None) -> Level | None:
        """Return how far the award reaches.

        Parameters
        ----------
        body : Body or None
            Who gave it, where that is known.

        Returns
        -------
        Level or None
            None where nothing tells.
        """
        name = self._plain[self._mention.start : self._mention.end]
        named = scope_level(name, self._head) or raised(prefix_level(name), self._head)
        if named or body:
            return named or raised(body.level if body else None, self._head)
        return next(filter(None, self._levels(name)), None)

    def _levels(self, name: str) -> Iterator[Level | None]:
        clauses = self._clauses()
        yield from (scope_level(clause, self._head) for clause in clauses)
        yield from map(known_level, (*clauses, self._plain[self._mention.verb :]))
        yield scope_level(self._title, self._head)
        yield Level.HOSPITAL if own_award(self._plain) else None
        yield known_level(self._title)
        giving = [sentence.plain for sentence in self._near() if _GIVING.search(sentence.plain)]
        yield Level.HOSPITAL if own_award(self._title) or any(map(own_award, giving)) else None
        yield from (scope_level(one.plain, self._head) for one in self._near() if _CONTEXT.search(one.plain))
        if customary(name) or own_award(self._head) or departments_compete(self._head):
            yield Level.HOSPITAL

    def _tells_of(self, body: Body) -> bool:
        """Whether a body stands in the clause of the award, or in one that tells who gives."""
        behind = _clause_behind(self._plain, body)
        return body.end + len(behind) >= self._mention.verb or _CONTEXT.search(behind) is not None

    def _clauses(self) -> tuple[str, str]:
        """Return the clause up to the end of the award, and with it those before up to what else was won."""
        plain, mention = self._plain, self._mention
        first = min(mention.start, mention.verb)
        ends = [0, *(mark.end() for mark in _CLAUSE_END.finditer(plain, 0, first))]
        won = max((other.end for other in mentions(plain) if other.end <= ends[-1]), default=0)
        reach = min(end for end in ends if end >= won)
        return plain[ends[-1] : mention.end], plain[max(reach, mention.verb - _CLAUSE) : mention.end]

    def _near(self) -> Iterator[Sentence]:
        """Yield the sentences that may tell of what this one tells of, nearest first."""
        place = self._place
        yield from (one for one in self._whole[max(0, place - _NEAR_BEFORE) : place][::-1] if one.paragraph)
        yield from self._whole[place + 1 : place + 1 + _NEAR_AFTER]
        yield from self._whole[:_BEGINNING]


def _clause_behind(text: str, body: Body) -> str:
    """Return what stands behind a body in its clause; those that an 、 joins are of one."""
    return _CLAUSE_END.split(text[body.end :], maxsplit=1)[0]


def _reaches_out(text: str) -> bool:
    level = scope_level(text, "") or next((body.level for body in bodies(text)), None)
    return level is not None and level is not Level.HOSPITAL


def _gives(body: Body, after: str) -> bool:
    """Whether a body can be who gives: not the one that was given to, nor the hospital's own where it does nothing."""
    if _RECEIVES.match(after):
        return False
    return body.level is not Level.HOSPITAL or _OWN_GIVING.search(after) is not None


def _together(named: Sequence[Body], text: str) -> Body:
    """Return the first body together with those that give with it."""
    first = named[0]
    for other in named[1:]:
        if text[first.end : other.start] not in _AND:
            break
        highest = min(first.level, other.level, key=list(Level).index)
        first = Body(highest, first.start, other.end)
    return first
