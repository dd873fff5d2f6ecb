"""Where a sentence tells of an award as won, and what the award is called there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from classifier.extract.award_words import (
    AIM,
    BARE,
    BEFORE_CONTEST,
    BESTOWING,
    BUILDING,
    CLOSING,
    CONTEST,
    COUNTING,
    DISTINGUISHED,
    ENDING,
    EXAMINATION,
    FIGURES,
    FIRST_PRIZE,
    HANDED,
    LEADING,
    LIST_OF,
    LISTED,
    OF_CONTEST,
    ON_LIST,
    OPENING,
    PASSING,
    PRIZE,
    QUOTED,
    SELF,
    UNNAMED,
    VERB,
    WEAK,
    WORK,
)

# What is said of an award that is named elsewhere.
_SAID_OF = re.compile(r"获得?[此该]")
_MAY_BE_HANDED = re.compile(r"[奖牌匾]|名单|第一名|落户|花落")
# Names that are an award only where nothing follows them but a mark or a word of the kind: a hospital may be anything.
_GENERAL = re.compile(r"(?:医院|单位|机构|专家|团队|人才|中心|平台|病房)$")
_BEHIND = "，。；：！？、　 （(和及与并”」—｜授牌称号建名行"
# Two headlines in one.
_GAP = re.compile(r"(?<=[一-龥]) (?=[一-龥])")
_CLAUSE = re.compile(r"[，。；：！？]")
# How far behind a verb the name of what was won may stand, and how far before it what says that it was not.
_AHEAD, _BEFORE = 60, 30
_SHORTEST_CONTEST = 4
# A sentence with more verbs of winning is no sentence.
_MOST_VERBS = 16


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a sentence tells of an award.

    Parameters
    ----------
    start, end : int
        Of the award's name in the sentence.
    verb : int
        Where the verb of winning stands; where there is none, the name.
    """

    start: int
    end: int
    verb: int


def mentions(text: str) -> Iterator[Mention]:
    """Find the awards that a sentence tells of as won.

    Parameters
    ----------
    text : str
        A sentence, in simplified characters.

    Yields
    ------
    Mention
        From left to right, none inside another.
    """
    reached = 0
    for verb in islice(VERB.finditer(text), _MOST_VERBS):
        if verb.start() < reached or _in_passing(text, verb.start()):
            continue
        for mention in _won(text, verb):
            if mention.end > reached and not _aimed_at(text, mention):
                yield mention
                reached = mention.end
    if not reached and _MAY_BE_HANDED.search(text):
        for match in HANDED.finditer(text):
            start, end = match.span(str(match.lastgroup))
            start = end - len(LEADING.sub("", text[start:end], count=1))
            mention = Mention(start, end, end)
            if not _in_passing(text, start) and not _aimed_at(text, mention):
                yield mention


def unnamed(text: str) -> Iterator[Mention]:
    """Find where a sentence tells of a place reached or a commendation that has no name.

    Parameters
    ----------
    text : str
        A sentence, in simplified characters.

    Yields
    ------
    Mention
        From left to right.
    """
    for match in islice(UNNAMED.finditer(text), _MOST_VERBS):
        mention = Mention(match.start("won") if match["won"] else match.start(), match.end(), match.start())
        won = text[mention.start : mention.end]
        if _SAID_OF.search(won) or (match["won"] and WEAK.search(won)) or FIGURES.search(won):
            continue
        if not _in_passing(text, match.start()) and not _aimed_at(text, mention):
            yield mention


def first_prize(text: str) -> Mention | None:
    """Return where a sentence lists a first prize; None where it does not."""
    match = FIRST_PRIZE.search(text)
    if match is None or _in_passing(text, match.start()):
        return None
    return Mention(match.start(), match.end(), match.start())


def contest(text: str) -> tuple[int, int] | None:
    """Return where a sentence names the contest that a prize was won in; None where it names none."""
    match = CONTEST.search(text)
    if match is None:
        return None
    start = max(one.end() for one in BEFORE_CONTEST.finditer(match.group())) + match.start()
    return (start, match.end()) if match.end() - start >= _SHORTEST_CONTEST else None


def examination(text: str) -> tuple[int, int] | None:
    """Return where a sentence names what was passed, as 爱婴医院复核; None where it names none."""
    match = EXAMINATION.search(text)
    if match is None:
        return None
    end = match.end(str(match.lastgroup))
    start = max(one.end() for one in BEFORE_CONTEST.finditer(text[match.start() : end])) + match.start()
    return (start, end) if end - start >= _SHORTEST_CONTEST else None


def _in_passing(text: str, place: int) -> bool:
    clause = _CLAUSE.split(text[max(0, place - _BEFORE) : place])[-1]
    return PASSING.search(clause) is not None


def _aimed_at(text: str, mention: Mention) -> bool:
    """Whether the clause of an award, or what seems to be its name, tells that it is only striven for."""
    first = min(mention.start, mention.verb)
    clause = _CLAUSE.split(text[max(0, first - _BEFORE) : first])[-1]
    return AIM.search(clause + text[first : mention.end]) is not None


def _won(text: str, verb: re.Match[str]) -> Iterator[Mention]:
    end = _clause_end(text, verb.end())
    quoted = [one for one in QUOTED.finditer(text, verb.end(), end) if _honours(text, one, verb)]
    if quoted:
        for one in quoted:
            yield Mention(one.start("name"), one.end("name"), verb.start())
        return
    bare = BARE.match(text, verb.end(), end)
    if bare and _counts(text, bare, verb.group()):
        name = LEADING.sub("", bare.group(), count=1)
        yield Mention(bare.end() - len(name), bare.end(), verb.start())
    elif verb.group() in SELF:
        yield Mention(verb.start(), verb.end(), verb.start())
    elif verb.group() in ON_LIST:
        yield from _listed(text, verb)


def _honours(text: str, quoted: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether what stands in quotation marks is an honour, and not a work, a contest or a figure of speech."""
    if FIGURES.fullmatch(quoted["name"]):
        return False
    if quoted["more"]:
        return True
    if quoted["name"].endswith("杯") and verb.group()[0] in "捧夺摘":
        return True
    if WORK.search(quoted["name"]) or OF_CONTEST.match(text, quoted.end()):
        return False
    if PRIZE.search(quoted["name"]) or ENDING.search(quoted["name"]):
        return True
    return verb.group() in BESTOWING and "，" not in text[verb.end() : quoted.start()]


def _counts(text: str, bare: re.Match[str], verb: str) -> bool:
    """Whether what follows a verb without quotation marks is an award."""
    name = LEADING.sub("", bare.group(), count=1)
    if FIGURES.search(name):
        return False
    if verb in BUILDING and _GENERAL.search(name) and not DISTINGUISHED.search(name):
        return False
    if PRIZE.search(name):
        return not WEAK.search(name)
    behind = text[bare.end() : bare.end() + 1]
    if verb in COUNTING or behind == "的" or (_GENERAL.search(name) and behind not in _BEHIND):
        return False
    return not WEAK.search(name)


def _listed(text: str, verb: re.Match[str]) -> Iterator[Mention]:
    """Find what the list is of that somebody stands on."""
    for pattern in LISTED:
        for listed in pattern.finditer(text, 0, verb.start()):
            start, end = listed.span("name")
            gap = _GAP.search(text, start, end)
            end = gap.start() if gap else end
            if LIST_OF.search(text, start, end):
                quoted = QUOTED.search(text, start, end)
                if quoted and not WORK.search(quoted["name"]):
                    start, end = quoted.span("name")
                yield Mention(start, end, verb.start())
                return


def _clause_end(text: str, start: int) -> int:
    """Return where the clause ends that begins somewhere; what stands in quotation marks does not end it."""
    depth, last = 0, min(len(text), start + _AHEAD)
    for place in range(start, last):
        c = text[place]
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth -= 1
        elif depth <= 0 and c in "，。；：！？　":
            return place
    return last
