"""Departments that an article names, each under the one name that it is counted by."""

import re
from collections.abc import Iterator
from functools import cache

from classifier.domain.article import Article
from classifier.extract.department_names import department_names
from classifier.extract.trie import one_of
from classifier.text.bylines.credits import is_department
from classifier.text.bylines.places import credits_of
from classifier.text.normalize import HAN
from classifier.text.words import fold_case

# What makes another word of the name before it: 护理部署, 内科学会, 骨科杂志, 儿科年会.
_NOT_BEFORE = (
    "(?!署|学|史|病|医院|分会|专委|专业委|委员|杂志|年会|大会|论坛|学组|协作|联盟|质控中心|质量控制|"
    "指南|共识|专家共识|临床指南|教材|基地|研究所|主任委员|[诊治]疗中心)"
)
_NOT_BEHIND = r"(?<![总市省县区央])"
# A hospital right before: its department is another's unless the hospital is the article's own.
_HOSPITAL_BEFORE = re.compile(rf"(?P<name>[{HAN}]{{0,20}}(?:医院|保健院|卫生院|总院|医学中心|华西|协和|同济))(?:的)?$")
_LONGEST_HOSPITAL = 24
_OWN = re.compile(r"(?:我|本|该|两|我们|全)$|^$")
_SPEAKS_OF_ITSELF = re.compile("我院|本院|我们医院")
# Characters that only stand in texts of traditional ones.
TRADITIONAL = re.compile("[醫護學會於處區發過動員團隊長務門國這來時們說還辦]")
_MAX_NAME = 12
_INSTITUTION = re.compile(
    r"(?:医院|总院|分院|保健院|卫生院|大学|学院|学校|集团|公司|局|委|委员会|政府|中心血站|疾控中心|协会|学会|医学会|报社|报|网|站|.院)$"
)
_HOSPITAL_AHEAD = re.compile(
    rf"^[{HAN}]{{0,18}}(?:医院|保健院|卫生院|我院|本院|[一二三四五六七八九]院)(?=[{HAN}]{{2}})"
)
_RANK = re.compile(r"(?:副?主任(?:医师|护师|药师|技师)?|护士长|副?科长|主治医师|主管护师|医师|医生|护士|护师|干事)$")
_WARD = re.compile(r"[一二三四五六七八九十\d]*(?:病区|病房|护理单元|组|区|团队)$")


def departments(article: Article) -> tuple[str, ...]:
    """Return the departments that an article names.

    Parameters
    ----------
    article : Article
        Of any newspaper; text in traditional characters is read as well.

    Returns
    -------
    tuple of str
        Each once, under the name that counts (心内科 is 心血管内科), in the order of title and text; then those of the
        byline that are in no list. Departments of hospitals that are told to be others' are left out: what stands right
        behind a hospital's name, in an article that speaks of 我院, unless it comes from that hospital.
    """
    text = f"{article.title}\n{article.text}"
    if TRADITIONAL.search(text):
        text = fold_case(text)
    named = dict.fromkeys(_named(text, article.organisation))
    printed = [name for found in credits_of(article.text) for name in found.departments]
    for name in (*printed, article.organisation or ""):
        if counted := counted_department(name):
            named.setdefault(counted)
    return tuple(named)


def counted_department(printed: str) -> str | None:
    """Return the name that a department of a byline is counted by.

    Parameters
    ----------
    printed : str
        Such as 心内科, or 市一院心内科护士长.

    Returns
    -------
    str or None
        Without the hospital before it, the ward behind and the rank of who wrote; a department that is in no list
        stays as printed. None where it is no department but a hospital, a school, an authority, or nothing at all.
    """
    name = fold_case(printed) if TRADITIONAL.search(printed) else printed
    name = _HOSPITAL_AHEAD.sub("", _RANK.sub("", name.strip()))
    if name == "办公室":
        # Of no department, it is the hospital's own.
        name = "院长办公室"
    if counted := department_names().get(name):
        return counted
    if (found := _pattern().match(name)) and (found.end() == len(name) or _WARD.match(name, found.end())):
        return department_names()[found.group()]
    if _INSTITUTION.search(name) or len(name) > _MAX_NAME or not is_department(name):
        return None
    return name


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"{_NOT_BEHIND}{one_of(department_names())}{_NOT_BEFORE}", re.IGNORECASE)


def _named(text: str, organisation: str | None) -> Iterator[str]:
    names = department_names()
    guarded = _SPEAKS_OF_ITSELF.search(text) is not None
    for found in _pattern().finditer(text):
        if not (guarded and _is_anothers(text, found.start(), organisation)):
            yield names[found.group().upper() if found.group().isascii() else found.group()]


def _is_anothers(text: str, at: int, organisation: str | None) -> bool:
    before = _HOSPITAL_BEFORE.search(text[max(0, at - _LONGEST_HOSPITAL) : at])
    if before is None or before["name"].endswith("我院"):
        return False
    hospital = before["name"].removesuffix("医院")
    own = organisation is not None and (organisation.endswith(before["name"]) or before["name"].endswith(organisation))
    return not (own or _OWN.search(hospital))
