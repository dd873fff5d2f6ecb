"""Organisations that an article names: hospitals, schools, societies, authorities."""

import itertools
import re
from collections.abc import Iterator

from classifier.domain.article import Article
from classifier.extract.departments import TRADITIONAL, counted_department
from classifier.extract.lists import words_of
from classifier.extract.trie import one_of
from classifier.text.bylines.places import credits_of
from classifier.text.normalize import HAN
from classifier.text.words import engine, fold_case

# So many characters before its ending may belong to the name of an organisation.
_REACH = 24
# Behind it, the word before is a part of another one: 大学生, 医院感染, 学院路.
_NOT_BEHIND = "(?!生|路|感染|感控|里|管理|级|式|附属|[东西南北]路|第[一二三四五])"
_ENDING = re.compile(f"(?:{one_of(words_of('endings'))}){_NOT_BEHIND}")
_RUN = re.compile("[\u4e00-\u9fd5]+$")
_SOCIETY = re.compile("(?:学会|协会|医学会)$")
_BRANCH = re.compile(
    rf"[{HAN}]{{2,12}}?(?:分会|专业委员会|专委会)(?:[{HAN}]{{2,8}}?学组)?|[东西南北新]院区|[{HAN}]{{2}}(?:院区|分院)"
)
_NAMED_PLACES = one_of(words_of("places"))
# What no name of a place is written with, and verbs and particles before one are.
_PLACE = (
    "[^的在与和及由对向从为被获到赴于至是了将把让给就带前往访邀请该我本各等全某现原进入来去经据过出受以并同跟率抵达支援帮扶口自驻会内外上下后里第所级"
    "这那其每两三多个次日月年院科室部委局们名家当选代表团成按有任确参加联共盟—…一、，。；：！？“”‘’（）《》\\s\\da-zA-Z]"
)
_LETTER = re.compile(_PLACE)
_UNIT = "(?:省|新区|市|区|县|自治[州县区旗]|州|旗|镇|乡)"
# A long name is told from a verb with a short one behind only where nothing stands before it.
_ALONE = rf"(?:(?<![{HAN}])|(?<=[在与和由对向从为的到赴往是及]))"
_AREA = rf"(?:{_PLACE}{{2,3}}{_UNIT}|{_ALONE}{_PLACE}{{4,5}}{_UNIT})"
_WHERE = (
    rf"(?:中国人民解放军|解放军|中国|中华|国家|全国|(?:{_NAMED_PLACES})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?|{_AREA}|"
    "[省市区县州])"
)
_WORDS = one_of(words_of("name_words"))
_NUMBER = "第[一二三四五六七八九十百零〇0-9]{1,4}"
_NAME = re.compile(rf"(?P<where>{_WHERE}+)(?P<core>(?:{_PLACE}{{2,3}})?(?:{_NUMBER}|{_WORDS})*(?:{_PLACE}{{2}})?)$")
_VAGUE = re.compile(r"^(?:全国|国家|中国|[省市区县州])+$")
# What tells of a kind of them rather than of one.
_KIND = re.compile(
    "公立|清廉|智慧|市州|州市|省市|全国[省市县]|平安|文明|绿色|无烟|参评|系统|定点|乡镇|区县|县区|县市|市县|高等"
)
_MAX_NAME = 30
# Verbs and parties that stand right before a name without being of it.
_LEADING = re.compile(
    "(?:作者系|作者|系|对接|接|巡察|巡视|督导|督查|调研|走访|慰问|考察|视察|联合|帮扶|指导|依托|农工党|民盟|民革|民进|民建|致公党|九三学社"
    "|台盟|工商联)+"
)
# Short forms that stand for one long form for sure, so that an office is counted once.
_FULL_FORMS = (
    (re.compile("(?:卫健委|卫生健康委员会)$"), "卫生健康委"),
    (re.compile("卫健局$"), "卫生健康局"),
    (re.compile("(?:卫计委|卫生计生委员会)$"), "卫生计生委"),
)


def organisations(article: Article) -> tuple[str, ...]:
    """Return the organisations that an article names.

    Parameters
    ----------
    article : Article
        Of any newspaper; text in traditional characters is read as well.

    Returns
    -------
    tuple of str
        Each once, in simplified characters, 卫健委 as 卫生健康委: the one that the article comes from first, then
        those of title, text and byline. Only names that begin with a place, a country or a known university or
        hospital are told for sure; 我院, 上级医院 and 人民医院 alone name none. A short and a long name of one
        organisation are two, but for these offices.
    """
    text = f"{article.title}\n{article.text}"
    if TRADITIONAL.search(text):
        text = fold_case(text)
    own = _full_form(article.organisation or "")
    named = (name for found in credits_of(article.text) for name in found.departments)
    printed = [own, *(_full_form(_LEADING.sub("", name, count=1)) for name in named)]
    signed = [name for name in printed if _is_institution(name)]
    first = [name for name in signed if name == own]
    return tuple(dict.fromkeys((*first, *_named(text), *signed)))


def _is_institution(name: str) -> bool:
    ends = [found for found in _ENDING.finditer(name) if found.end() == len(name)]
    return bool(ends) and ends[0].start() > 0 and len(name) <= _MAX_NAME and counted_department(name) is None


def _named(text: str) -> Iterator[str]:
    for ending in _ENDING.finditer(text):
        window = text[max(0, ending.start() - _REACH) : ending.start()]
        before = _NAME.search(window)
        if before is not None and before.start():
            before = _at_word(window, before)
        before = _without_leading(before) if before else None
        if before is None or not _is_one(before, ending.group()):
            continue
        branch = _BRANCH.match(text, ending.end()) if _SOCIETY.search(ending.group()) else None
        yield _full_form(before.group() + ending.group()) + (branch.group() if branch else "")


def _full_form(name: str) -> str:
    for form, full in _FULL_FORMS:
        name = form.sub(full, name)
    return name


def _without_leading(before: re.Match[str]) -> re.Match[str] | None:
    """Return a name without the verb before it; None where nothing is left that makes one."""
    leading = _LEADING.match(before.group())
    return _NAME.match(before.group()[leading.end() :]) if leading else before


def _at_word(window: str, before: re.Match[str]) -> re.Match[str] | None:
    """Return the longest name that begins where a word does: 组织|青岚县 is cut there, not before 织."""
    run = _RUN.search(window)
    start = run.start() if run else len(window)
    words = engine()(window[start:]) if start < len(window) else []
    starts = {0, start, *itertools.accumulate(map(len, words), initial=start)}
    found: re.Match[str] | None = before
    while found is not None and found.start() not in starts and _LETTER.match(window, found.start() - 1):
        found = _NAME.search(window, found.start() + 1)
    return found


def _is_one(before: re.Match[str], ending: str) -> bool:
    if _KIND.search(before.group()):
        return False
    return bool(before["core"]) or not _VAGUE.match(before["where"]) or _is_office(ending)


def _is_office(ending: str) -> bool:
    """Tell whether a place alone makes a name of it: 市卫健委 is one, 市医院 may be any."""
    return ending.endswith(("委", "委员会", "局", "厅", "中心", "政府", "工会", "妇联", "血站", "医学会"))
