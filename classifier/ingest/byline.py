"""Bylines: who wrote an article, and for which department."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.text.normalize import HAN

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安"
    "常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰"
    "秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚"
    "农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红"
    "游竺权逯盖益桓公仉督晋楚闫法汝鄢涂钦岳帅缑亢况有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福仝朴战由付代滑兰母覃植税门么尧矫揭楼官湛苑占"
)
_COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "夏侯",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "司徒",
        "司空",
        "闻人",
        "端木",
        "南宫",
        "独孤",
        "申屠",
        "轩辕",
        "钟离",
        "濮阳",
        "淳于",
        "澹台",
        "公冶",
        "太叔",
        "呼延",
        "赫连",
        "百里",
    ]
)
_DEPARTMENT = re.compile(
    r"(?:医院|总院|分院|卫生院|[科部办室处委局会院站所队组系]|办公室|中心|支部|总支|团委|集团|病区|护理|门诊|学院|大学|服务台|党政办|公司)$"
)
# Offices whose short names read like a person's.
_OFFICES = frozenset({"党办", "院办", "医办", "党委", "团委"})
# What a person in the office did to a text without writing it.
_NOT_WRITING = re.compile(r"^(?:审核|审稿|编辑|责编|校对|编审|初审|复审|终审|编排|排版)$")
_ROLE = re.compile(
    r"供\s*稿|撰\s*稿|撰\s*文|图\s*文|文\s*图|摄\s*影|摄|通\s*讯\s*员|本报记者|特约记者|实习生|记\s*者|作\s*者|来\s*源|整\s*理|采\s*写|报\s*道|"
    r"审\s*核|审\s*稿|编\s*辑|责\s*编|校\s*对|[初复终]审|编审|编排|排版|(?<![\u4e00-\u9fff])[文图](?=\s*[/／:：|｜])|(?<=[/／])\s*[文图]"
)
_SEPARATOR = re.compile(r"[\s\u3000,，、;；/／|｜:：•&]+")
# They part two names, or stand inside one: 阿依古丽·买买提, 李和平.
_INNER = re.compile("[·和]")
_NAMES = r"(?P<names>[^（）()。]{2,60})"
_PREFIXES = (
    re.compile(rf"^[【\[]?本[报刊院网]讯[】\]]?\s*[（(【\[]{_NAMES}[）)】\]]"),
    re.compile(
        r"^[【\[]?本[报刊院网]讯[】\]]?\s*(?P<names>(?:(?:通讯员|记者|特约记者)\s*(?:[\u4e00-\u9fff·]{2,4}[\s、]+){1,4}))"
    ),
    re.compile(r"^[（(](?P<names>(?:本报)?(?:通讯员|记者|特约记者)[^（）()。]{2,40})[）)]"),
)
_SUFFIX = re.compile(rf"(?:^|(?<=[。！？”…!?；.]))\s*[（(【]{_NAMES}[）)】]\s*$")
_MAX_ALONE = 48
# Longer ones are sentences or headlines that a space parts.
_MAX_NAMES_ALONE = 24
_BRACKETED = re.compile(r"^(?:[(【][^()【】。]{2,40}[)】]\s*)+$")
_ALONE = re.compile(
    r"^(?:[□■◆●▲]\s*(?P<marked>[\u4e00-\u9fff·、\s\u3000]{2,24})"
    r"|[（(【]?(?P<labelled>(?:供\s*稿|撰\s*稿|撰\s*文|作\s*者|通\s*讯\s*员|本报记者|特约记者|记\s*者|文\s*[/／|｜:：]|图\s*文\s*[/／|｜:：]|来\s*稿|来\s*源\s*[:：|｜])\s*[:：]?.{2,40}?)[）)】]?"
    r"|(?P<ending>[\u4e00-\u9fff\s\u3000、]{2,24}\s*(?:供稿|报道|/文|／文)))$"
)
# An ideograph or a plain mark of sentences: it stays what it is when a text is folded.
_PLAIN = re.compile(r"[\u4e00-\u9fff，。、；！？”]")
# With what a line that begins with an ideograph begins, or ends, where it may be a byline.
_BEGINS, _ENDS = frozenset("供撰作通本特记文图来"), frozenset("稿道文")


@dataclass(frozen=True, slots=True)
class Byline:
    """Contributors in printed order, and the department they write for."""

    names: tuple[str, ...] = ()
    organisation: str | None = None

    def __bool__(self) -> bool:
        return bool(self.names or self.organisation)


def leading_byline(text: str) -> Byline:
    """Return the byline that a first paragraph opens with, as in 本报讯（姓名 姓名）."""
    folded = unicodedata.normalize("NFKC", text[:80])
    for prefix in _PREFIXES:
        if found := prefix.match(folded):
            return _parse(found["names"])
    return Byline()


def closing_byline(text: str) -> Byline:
    """Return the byline in brackets that a last paragraph ends with, as in （宣传科 姓名）."""
    if not text or _PLAIN.match(text[-1]):
        return Byline()
    found = _SUFFIX.search(unicodedata.normalize("NFKC", text[-80:]))
    return _parse(found["names"]) if found else Byline()


def byline_alone(text: str) -> Byline:
    """Return the byline that a line is, as in □姓名 or （供稿：姓名）; an empty one where it is something else."""
    if len(text) > _MAX_ALONE or _is_plain(text):
        return Byline()
    folded = unicodedata.normalize("NFKC", text).strip()
    if found := _ALONE.match(folded):
        return _parse(next(filter(None, found.groups())))
    if _BRACKETED.match(folded):
        return _parse(re.sub("[()]", " ", folded))
    return _parse(folded) if _names_alone(folded) else Byline()


def _is_plain(text: str) -> bool:
    """Tell at the first and last characters of a line that it is no byline, as one can of nearly all."""
    first, last = text[:1], text[-1:]
    plain = _PLAIN.match(first) and _PLAIN.match(last)
    parted = len(text) <= _MAX_NAMES_ALONE and (" " in text or "\u3000" in text)
    return plain is not None and not parted and first not in _BEGINS and last not in _ENDS


def _names_alone(text: str) -> bool:
    """Tell whether a line is the name of a department and of those who wrote there, and nothing besides."""
    tokens = text.split() if len(text) <= _MAX_NAMES_ALONE else []
    people = [token for token in tokens if _is_person(token)]
    others = [token for token in tokens if token not in people]
    return bool(people) and len(others) == 1 and len(others[0]) > 1 and _DEPARTMENT.search(others[0]) is not None


def _parse(names: str) -> Byline:
    people: list[str] = []
    organisation = None
    for role, token in _tokens(names):
        if _NOT_WRITING.match(role):
            continue
        if _is_person(token):
            if token not in people:
                people.append(token)
        elif organisation is None and (token in _OFFICES or _DEPARTMENT.search(token)) and 2 <= len(token) <= 24:
            organisation = token
    return Byline(tuple(people), organisation)


def _tokens(names: str) -> Iterator[tuple[str, str]]:
    """Yield each name or department with the role written before it."""
    # A name of two ideographs is often set with a space between them to match names of three.
    closed = re.sub(rf"(?<![{HAN}])([{HAN}])[ \u3000]+([{HAN}])(?![{HAN}])", r"\1\2", names)
    role, at = "", 0
    for found in [*_ROLE.finditer(closed), None]:
        piece = closed[at : found.start() if found else len(closed)]
        for token in filter(None, _SEPARATOR.split(piece)):
            parts = list(filter(None, _INNER.split(token)))
            whole = _is_person(token) and not all(map(_is_person, parts))
            yield from ((role, part) for part in ([token] if whole or _DEPARTMENT.search(token) else parts))
        if found:
            role, at = re.sub(r"\s", "", found.group()), found.end()


def _is_person(token: str) -> bool:
    if token in _OFFICES:
        return False
    if not re.fullmatch(rf"[{HAN}·]+", token):
        return False
    if "·" in token:
        return len(token) <= 16
    if token[:2] in _COMPOUND_SURNAMES:
        return 3 <= len(token) <= 4
    return 2 <= len(token) <= 3 and token[0] in _SURNAMES and not (_DEPARTMENT.search(token) and len(token) > 2)
