"""Who gives awards: ministries, bureaus, societies and committees, and how high each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from classifier.domain.facts import Level

# What can stand within the name of a body: neither punctuation nor the words that stand between bodies, and no hospital
# but in the names of societies.
_WITHIN = r"(?:(?!医院(?!管理|协会|学会|质量)|书记|主任|院长|检验科)[^\W\d_的被获为在和及与于向由对将了授评等从是公副])"
_ORGAN = (
    r"(?:委员会|卫生健康委(?!员会)|卫生计生委(?!员会)|卫健委|卫计委|自然科学基金委|政府|总工会|妇联|红十字会|科协|文联|残联|工会"
    r"|机关工委|工委"
    r"|团委|纪委监委|纪委|医学会|护理学会|学会|协会|联盟|基金会|联合会|促进会|总会|总部|组委会|文明办|医改办|毕教委"
    r"|(?<!精神卫生)(?<!器械|服务|培训|诊疗|救治|疼痛|胸痛|卒中|急救|会议|文化|体育|活动|会展|疾控|防治|妇幼|心衰|房颤"
    r"|血液)(?<!预防控制)中心(?!医院|血站|卫生院|小学|城|站)|研究所|研究院|科学院|监督所|教育所|研究会|报社|杂志社"
    r"|局(?!长)|(?<!会议)厅(?!长)|署(?!名)|(?<!党)委(?!托|派|书|常委)|(?<=机关)党委)"
)
_TAIL = (
    r"(?:(?:宣传部|组织部|老干部局|办公厅|办公室|直属机关党委|机关党委|驻省卫健委纪检监察组|医政医管局|医政司"
    r"|基层司|妇幼司|临床检验中心|临检中心"
    r"|卫生处|后勤专委会)|[一-龥]{1,14}?(?:分会|专业委员会|专委会)(?!主任|副主任|会长|候任))?"
)
# One who comes from a body speaks and attends; only the body itself gives.
_NO_PERSON = (
    r"(?!(?:党组|党委|党工委|党|医政|基层)?(?:成员|委员)?[、]?(?:原|副|常务|专职|二级|一级|四级|三级|办公室)*"
    r"(?:主任|局长|书记|会长|理事长|主席|处长|处副处长|领导|部长|秘书长|巡视员|调研员|厅长|所长|站长|市长|省长"
    r"|县长|区长|院长|常委|负责|同志|专家|科科长|科副|老龄|理事|的?委托))"
)
# A city, county or district behind the name of what it belongs to: the body is that one's.
_LOWER = r"[一-龥]{1,4}(?<![城都超社院病校小片景园])[市县区](?!域|级|委会|医院|直|场|民)"
_UPPER = r"(?:[^\W\d_和与及经由被市县省区为向的月日]{2,3}[省市州])?"
_PLACE = (
    rf"(?:(?:(?<![一-龥])|(?<=[由经被获据受从为在]))(?:中共)?{_UPPER}[^\W\d_和与及经由被市县省区为向的月日]{{2,4}}?)?"
)
_NATIONAL = (
    r"(?:国家(?!级|医学中心|标准|基本|要求|区域|公园|临床重点|规定|[一二三]级)|全国(?=人大|政协|妇联|总工会|爱卫"
    r"|输血大会|[^，。]{2,12}(?:组委会|委员会|协会|学会|联盟))"
    rf"|中国(?!共产党|好|人|特色|医师节)|中华(?!人民)|国际|亚洲|世界|澳洲)(?!大会|护士节"
    rf"|医师节){_WITHIN}{{0,22}}?{_ORGAN}{_TAIL}"
    r"|中共中央|党中央|中央文明委|中央军委[一-龥]{0,8}|共青团中央|团中央|国务院|全国总工会|全国妇联"
    r"|国家自然科学基金委|(?:国家)?卫生部(?!级|门)|人力资源(?:和)?社会保障部|科技部|教育部|公安部|民政部|工信部"
    r"|复旦大学医院管理研究所|中国医学科学院|健康报社|中华[一-龥]{2,6}杂志|JCI"
)
_PROVINCIAL = (
    rf"共青团省委|团省委|省直[一-龥]{{0,6}}工委|{_PLACE}(?:省|自治区|兵团|(?:北京|上海|天津|重庆)市)(?!级|内|城|立"
    rf"|人民医院|中医院)(?!{_LOWER})(?:{_WITHIN}{{0,13}}?{_ORGAN}{_TAIL})"
    r"|(?:战区|军区|联勤保障部队|武警)[一-龥]{0,6}(?:部|局|机关)"
)
_MUNICIPAL = (
    rf"团市委|共青团市委|市直[一-龥]{{0,6}}工委|{_PLACE}(?:(?<![城超门都])市|(?<![一-龥神广杭])州|自治州|(?<![联同])盟"
    rf"|地区)(?!级|内|区内|民|场|面|里|州)(?!{_LOWER})(?:{_WITHIN}{{0,13}}?{_ORGAN}{_TAIL})"
)
_COUNTY = (
    rf"团县委|团区委|共青团[县区]委|{_PLACE}(?:(?<!各)县|(?<!各县)(?<![院病社地辖小湾景专分片校市特示治])区|旗"
    rf"|街道)(?!级|内|域)(?:{_WITHIN}{{0,13}}?{_ORGAN}{_TAIL})"
)
_OWN = (
    r"(?:本院|我院|医院|中心|总院|集团|公司|学校|院|厂|矿|校)(?:党委会?|党总支|工会|团委|学术委员会|妇委会|职代会"
    r"|院庆办公室)"
    r"|(?:铁路局|矿务局|农垦局|集团公司)(?:[一-龥]{0,5}(?:处|工会|党委))?(?!医院|总医院|职工)|院庆办公室"
    r"|[一-龥]{2,8}医科大学(?!附属|第)|[一-龥]{2,6}联网(?=[^，。]{0,12}(?:举行|主办|颁))"
)
_BODY = re.compile(
    rf"(?P<national>{_NATIONAL}){_NO_PERSON}|(?P<provincial>{_PROVINCIAL}){_NO_PERSON}|(?P<hospital>{_OWN}){_NO_PERSON}"
    rf"|(?P<municipal>{_MUNICIPAL}){_NO_PERSON}|(?P<county>{_COUNTY}){_NO_PERSON}"
)
# What a body asked for is not given by it.
_ASKED = re.compile(r"(?:落实|贯彻|根据|按照|响应|经)$")
_HINT = re.compile(r"国|省|市|县|区|州|旗|盟|中[共华央]|部|际|洲|院|集团|局|厂|大学|联网|JCI")
# What precedes a name without being of it.
_LEADING = re.compile(r"^(?:近日|日前|今年|昨日|随后|同时|其中|此次|来自|联合|根据|按照)")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a text names.

    Parameters
    ----------
    level : Level
        How high it stands.
    start, end : int
        Where its name stands in the text.
    """

    level: Level
    start: int
    end: int


@lru_cache(maxsize=256)
def bodies(text: str) -> tuple[Body, ...]:
    """Find the bodies that a sentence names.

    Parameters
    ----------
    text : str
        A sentence, in simplified characters. What was found in the last few is kept: the sentences around an award are
        asked about again for the next one.

    Returns
    -------
    tuple of Body
        From left to right. Those that are only named as where a person comes from are left out.
    """
    return tuple(_bodies(text)) if _HINT.search(text) else ()


def _bodies(text: str) -> Iterator[Body]:
    for match in _BODY.finditer(text):
        start = match.start()
        if _ASKED.search(text[max(0, start - 2) : start]):
            continue
        leading = _LEADING.match(match.group())
        if leading:
            start += leading.end()
        yield Body(Level(str(match.lastgroup)), start, match.end())
