"""Techniques that an article reports as done for the first time.

A first (首例, 首次, 填补空白 …) is taken only where what was done is a technique: an operation, a treatment, an
examination, a device. First patients of a disease, first meetings, first prizes and records of turnover are none.
"""

import re
from collections.abc import Iterator
from itertools import islice

from classifier.domain.article import Article
from classifier.domain.facts import First
from classifier.extract.sentences import Sentence, sentences

_WORDING = re.compile(r"首例|首次|首台|首个|首宗|首家|首创|第一例|第一台|率先|填补(?=[^，。；！？]{0,40}空白)")
# What is done to people, and with what: a first without any of it is no technique.
_TECHNIQUE = re.compile(
    r"[术術](?![厅后语会界年沙论报交委])|手术|治疗|疗法|移植|消融|支架|置换|造影|穿刺|介入|机器人|机械臂|镜(?!像)"
    r"|检测|技术|搭桥|栓塞|置管|植入|起搏"
    r"|放疗|化疗|切除|修复|重建|再造|透析|导管|种植|固定|溶栓|取栓|ECMO|体外膜肺|试管婴儿|活检|封堵|灌洗|灌注|注射"
    r"|光疗|磁刺激|亚低温|设备|装置|加速器"
    r"|CT|MR|PET|超声|再植|吻合|射频|激光|冷冻|阻滞|镇痛|驱铜|保肢|日间管理|器械|成形|引流|质谱|TAVR|DSA|达芬奇"
    r"|术式|筛查|诊断|救治|缝合|复位|牵引|疫苗|血液净化|抢救"
)
_NOT_DONE = re.compile(
    r"会议|研讨|大会|召开|获奖|获此|荣获|夺|排名|竞赛|比赛|大赛|演练|演习|门急诊|门诊量|突破|占比|收入|用药率|合格"
    r"|通过率|到位率|达标|换药|出舱|排气|下床|下地"
    r"|进食|接触|病程|处置|评分|复查|复诊|监督|当选|进入|入围|入选|查房|授课|培训|学员|献血|出战|课题|项目|承担"
    r"|志愿|医师节|护士节|手术日|门诊|登记"
    r"|队列|日期|制度|示教|建起|确诊|产妇|受益|新药|警务|开通|宣传|接收|单元|管理办法|药师|党|团委|评审|引入患者|报道|相关|平台"
    r"|披露|年会|医师资格|中心$|病例报告|考核|认证|医疗机构"
)
_AREA = (
    r"(?:[全我本该这](?:国|省|市|县|区|院|州|旗|盟|科|镇|地区|中心|站|兵团|自治区)|(?:国|省|市|县|区|院)内(?:海岛"
    r"|基层)?|国际|世界|全球|亚洲|联网|盟市|[^\W\d_是在了的为系属]{2,8}(?:地区|市|省|县|州|区域|医院|自治区)"
    r"|县医院|市医院)"
)
_ADJACENT = re.compile(rf"(?P<scope>{_AREA})(?:范围|系统)?(?:内|的)?(?:尚属|均属|属|系|为|目前)?$")
_SHORT_PLACE = re.compile(r"(?:^|完成|开展|实施|在|系|为|属)(?P<scope>[一-龥]{2,3})(?:属|尚属|系)?$")
_NO_PLACE = re.compile(
    r"成功|完成|开展|独立|实施|这|该|属|近日|年来|后$|医师|主任|顺利|团队|再|[是了的]|其|此|也|应用|科$|们"
)
_OWN = re.compile(r"我院|本院|该院|我科|本科|我中心|全院")
_LEFT_TRIM = re.compile(
    r"^.*(?:成功|完成|开展|独立|实施|近日|上月|建立起?|建起|建成|随着|标志着|作为|这是|这[例台项次]|[是系为在由了，、：])(?=[一-龥]{2})"
)
_DONE = re.compile(
    r"^(?:地|成功|独立|顺利|自主)?(?:开展|应用|使用|采用|实施|施行|完成|引进|引入|运用|利用|用|把|将|为|行|植入"
    r"|启用)了?的?"
)
_TAIL = re.compile(
    r"(?:取得|获得)?(?:圆满|巨大)?成功$|(?:顺利)?(?:完成|诞生|开展|出院|就位|运行|投用|应用|启动|告捷)$"
    r"|历时.{0,10}$|治愈.{0,12}$|吊装.{0,4}$|安装.{0,14}$|成功病例$|领域的?空白$|的?空白$"
)
_EARLIER = re.compile(r"(?:施行|实施|开展|采用|应用|完成|调整为|(?<!施)行)了?(?P<technique>[^，。；：]{3,40})")
_SUBJECT = re.compile(
    r"(?P<technique>(?:[这该此本][一项台种例]{0,2})?[^，。；：“”]{0,24}?)(?:在|系|为|属|是)[^，。；：]{0,12}$"
)
_FILLED = re.compile(r"填补了?(?P<filled>[^，。；！？]{2,40}?)的?空白")
_FILLED_SCOPE = re.compile(rf"^(?P<scope>{_AREA}|[一-龥]{{2,3}}(?=没有))(?:在|的)?")
_LIKELY = re.compile("首[例次台个個宗家创創]|第一[例台]|率先|填[补補]")
# What only points at a technique that stands elsewhere: 该技术, 近日完成的这台手术.
_POINTING = re.compile(
    r"(?:近日|日前|此次|本次|成功|顺利)*(?:完成的|开展的|实施的)?(?:[这该此本](?:[一两]?[项台种例类个])?|[一两][项台种例]|[高新]?[高新大]?难度)?"
    r"(?:的)?(?:高难度|新|此类|先进)?(?:技术|手术|治疗|疗法|术式|检查|检测|操作|设备|项目|诊疗技术|治疗技术)"
)
# What does not tell one operation from another.
_GENERAL = re.compile(r"[“”\s]|手术治疗|(?:治疗|诊疗)?技术|手术|治疗|术$")
_SHORTEST_KEY = 4
_WHOLE_AREA = re.compile(r"[全我本该][国省市县区院州旗盟]|[省市县区院]内")
_LONGEST, _MOST_IN_SENTENCE = 60, 6


MOST = 100
"""Firsts of one article at most, so that a hostile text does not take for ever."""


def firsts(article: Article) -> tuple[First, ...]:
    """Return the techniques that an article reports as done for the first time.

    Parameters
    ----------
    article : Article
        Any article.

    Returns
    -------
    tuple of First
        In reading order. What the title and the text both tell comes once, as the text tells it.
    """
    if not _LIKELY.search(article.title) and not _LIKELY.search(article.text):
        return ()
    found: dict[str, First] = {}
    for sentence in sentences(article):
        for first in _firsts(sentence):
            same = next((key for key in found if _alike(key, first.technique)), None)
            if same is None:
                found[first.technique] = first
            elif _fuller(first.scope, found[same].scope):
                found[same] = first
        if len(found) >= MOST:
            break
    return tuple(found.values())


def _alike(one: str, other: str) -> bool:
    """Whether two names are of one technique: one holds the other, or all of its characters in their order."""
    if one in other or other in one:
        return True
    short, long = sorted((_GENERAL.sub("", one), _GENERAL.sub("", other)), key=len)
    letters = iter(long)
    return len(short) >= _SHORTEST_KEY and all(letter in letters for letter in short)


def _fuller(scope: str | None, known: str | None) -> bool:
    """Whether a scope tells more than the one known: any more than none, 沂北市 more than 全市."""
    if scope is None or known is None:
        return known is None and scope is not None
    return _WHOLE_AREA.fullmatch(known) is not None and _WHOLE_AREA.fullmatch(scope) is None and scope[-1] == known[-1]


def _firsts(sentence: Sentence) -> Iterator[First]:
    text = sentence.plain
    reached = 0
    for match in islice(_WORDING.finditer(text), _MOST_IN_SENTENCE):
        if match.start() < reached:
            continue
        first = _filled(sentence, match.start()) if match.group() == "填补" else _first(sentence, match)
        if first:
            yield first
            reached = match.end() + len(first.technique) // 2


def _first(sentence: Sentence, match: re.Match[str]) -> First | None:
    text = sentence.plain
    before = re.split(r"[，。；：！？]", text[max(0, match.start() - _LONGEST) : match.start()])[-1]
    after = re.split(r"[，。；：！？　 ]", text[match.end() : match.end() + _LONGEST])[0]
    technique = _technique(text, match, before, after)
    if (
        not technique
        or _POINTING.fullmatch(technique)
        or not _TECHNIQUE.search(technique)
        or _NOT_DONE.search(technique)
    ):
        return None
    if _NOT_DONE.search(after) or technique.endswith(("患者", "病例", "中心", "会")):
        return None
    return First(
        technique=technique,
        wording=match.group(),
        scope=_scope(before),
        sentence=sentence.quote(match.start(), match.end() + len(technique)),
    )


def _technique(text: str, match: re.Match[str], before: str, after: str) -> str | None:
    named = _TAIL.sub("", _DONE.sub("", after)).strip("“”的")
    if len(named) >= 3 and _TECHNIQUE.search(named):
        return named
    if len(after) > 8:
        return None
    subject = _SUBJECT.search(before)
    if subject and _TECHNIQUE.search(subject["technique"]):
        return subject["technique"].strip()
    earlier = list(_EARLIER.finditer(text, max(0, match.start() - 3 * _LONGEST), match.start()))
    named_earlier = [one["technique"] for one in earlier if _TECHNIQUE.search(one["technique"])]
    return named_earlier[-1].strip() if named_earlier else None


def _scope(before: str) -> str | None:
    adjacent = _ADJACENT.search(before)
    if adjacent:
        return _LEFT_TRIM.sub("", adjacent["scope"]) or adjacent["scope"]
    short = _SHORT_PLACE.search(before)
    if short and not _NO_PLACE.search(short["scope"]):
        return short["scope"]
    own = _OWN.search(before)
    return own.group() if own else None


def _filled(sentence: Sentence, start: int) -> First | None:
    match = _FILLED.match(sentence.plain, start)
    if match is None or _NOT_DONE.search(match["filled"]):
        return None
    filled = match["filled"]
    if not _TECHNIQUE.search(filled) and not _TECHNIQUE.search(sentence.plain):
        return None
    scope = _FILLED_SCOPE.match(filled)
    technique = (filled[scope.end() :] if scope and len(filled) > scope.end() + 1 else filled).removesuffix("的")
    return First(
        technique=technique,
        wording="填补空白",
        scope=scope["scope"] if scope else None,
        sentence=sentence.quote(match.start(), match.end()),
    )
