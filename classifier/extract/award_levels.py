"""How far an award reaches, as the words around it tell.

Decided where custom leaves it open: an award from beyond the country counts as national, one of the armed forces as a
whole too, one of a theatre command or a region of the army as provincial; an industry's own (a railway bureau, a mining
or farming group, a university) as the hospital's, since it is the group that the hospital belongs to. A bureau of
health of one of the four municipalities of provincial rank is provincial.
"""

import re

from classifier.domain.facts import Level

_EXPLICIT = re.compile(
    r"(?P<national>国家级|国字号|部级)|(?P<provincial>省级|省部级|自治区级)|(?P<municipal>市级|市厅级|地厅级|州级"
    r"|地市级)|(?P<county>县级(?!(?:综合|公立|中医)?医院|医疗机构)|区级|区县级)|(?P<hospital>院级|厂级)"
)
_BESTOWED = (
    r"(?=[“「《]|最美|最佳|科技|科学技术|自然科学|优秀|先进|十佳|五一|三八|三等|一等|二等|青年|劳动|劳模|文明|工人"
    r"|巾帼|卫生先|健康(?!委)|医学科技|平安|无烟|绿色|敬老|名中医|杏林|技术能手|节水|儿童友好|抗震|抗洪|抗疫|抗击"
    r"|第[一二三四五六七八九十百\d]+届|临床重点|白求恩|质控|护理学会创新|工程技术研究|药品不良|赛)"
)
# 全县第二家 and 全市唯一 tell how rare an award is, not how far it reaches.
_NOT_RANKED = (
    r"(?!(?:唯一|首[家个批]|第[一二三四五六七八九十]+[家个]|仅|共|同类|入选|通过|率先|只有|独|本批|各"
    r"|[一二三四五六七八九十百余\d]+[家个所位]|(?:卫生|医疗)[^，。]{0,6}(?:首|唯一)))"
)
# 市卫生应急技能竞赛 is the city's; 市第一人民医院技能竞赛 is not.
_CONTEST = r"(?=(?:(?!医院|人民|中心|院)[一-龥“”]){1,14}?(?:大赛|竞赛|比赛|比武|评比|评选|赛金|赛[一二三]|奖))"
_RAISED = "(?:北京|上海|天津|重庆)市"
_SCOPE = re.compile(
    rf"(?P<national>全国(?!各地)|国家(?!电网|规定|要求|公职|.级|公园)|中国(?!共产党|人民|梦|特色|传统|成立|农历"
    rf"|共青)|中华(?!人民)|国际(?!护士节)|亚洲|世界(?!环境|读书|卫生日|红十字日|献血)|全军|军队(?=医疗|科技)"
    rf"|国赛){_NOT_RANKED}"
    rf"|(?P<provincial>全省|全自治区|省际|京津冀|长三角|粤港澳|西南区|西北|华东|华南|华中|华北|东北|北方|南方|省直"
    rf"|省属|省赛|全兵团|{_RAISED}(?!.{{0,10}}(?:区|县|医院|中心|分院))|省{_BESTOWED}|自治区{_BESTOWED}|省{_CONTEST}){_NOT_RANKED}"
    rf"|(?P<municipal>全市|全州|全盟|市直|市属|全地区|(?<![城超都])市{_BESTOWED}|(?<![神九])州{_BESTOWED}|(?<![城超都])市{_CONTEST}){_NOT_RANKED}"
    rf"|(?P<county>全县|全旗|县{_BESTOWED}|县{_CONTEST}|(?<!自治)(?<![院病社地辖小湾景专分片校市特示全城园库山])区{_BESTOWED}){_NOT_RANKED}"
    rf"|(?P<hospital>全院|院内|本院首届)"
)
_WHOLE_REGION = re.compile(r"全区")
_AUTONOMOUS = re.compile(r"自治区|广西|内蒙古|宁夏|新疆|西藏|壮乡|八桂")
_MUNICIPALITY = re.compile(rf"{_RAISED}[^\s，。；]{{0,12}}?(?:医院|区|卫健委|卫生健康委|医学会|总工会|政府|局)")
# What a name alone tells, whoever awards it.
_KNOWN = re.compile(
    r"(?P<national>国家自然科学基金|白求恩奖章|南丁格尔奖章|五一劳动奖章获得者|胸痛中心|房颤中心|心衰中心"
    r"|高血压达标中心|卒中中心|JCI|千县工程|国考|三级公立[^，。]{0,6}绩效考核|优质服务基层行|医院品管圈大赛"
    r"|药物临床试验机构|药品注册证书|住院医师规范化培训|百姓放心示范医院|改善(?:医疗服务|就医感受)|国医大师|岐黄学者)"
    r"|(?P<provincial>三级甲等|三级乙等|三甲|二级甲等|二甲|互联网医院|科技进步奖|正高级|副高级|执业医师资格)"
)
_COMPETING = re.compile(r"(?:科|室|病区|ICU|组|支部)[^，。；医院]{0,5}(?:获|夺|摘|折桂|捧)|(?:等奖|第一名)[：:（]|科室")
_PREFIX = {"省": Level.PROVINCIAL, "市": Level.MUNICIPAL, "州": Level.MUNICIPAL, "县": Level.COUNTY, "区": Level.COUNTY}
_NAMED_PLACE = re.compile(
    r"[一-龥]{2,3}(?<![城都超院病社地辖小湾景专分片校特示园库山])(?P<unit>[省市县区])"
    r"(?=肿瘤|临床|医|质|护|优|先|文|卫|健康|最|青年|五|三|十|劳|科技|名|重点|模范|巾帼|无)"
)
_CUSTOM = re.compile(
    r"优秀共产党员|先进党支部|优秀党务工作者|先进工作者|十佳|优秀员工|带教|优秀护士|先进科室|流动红旗|标兵|院级"
)
_OWN = re.compile(
    r"医院(?:首|第.{1,3})届|(?:我院|医院|院党委|本院|中心|党委|院|血站|公司|厂|我站|我中心)[^，。；]{0,14}(?:召开"
    r"|举行|举办|开展|隆重|表彰|庆祝)|院领导|院内|院长[^，。]{0,8}(?:颁奖|发奖|颁发)|全院|各科室|表彰大会|总结表彰"
    r"|护士节|医师节|药师节"
    r"|各党支部|院工会|医院工会|庆祝大会|大会[^，。]{0,6}宣读|决赛[^，。]{0,12}(?:学术厅|报告厅|示教室)|(?:科|处"
    r"|部|办|办公室)(?:组织|举办|公布|评选)|院庆|科室[^，。]{0,8}推荐|百日|团拜|文化节|艺术节|文化周|院学术"
)


def scope_level(text: str, article: str) -> Level | None:
    """Return how far the words reach that stand in a text, as 全省 and 全国 do.

    Parameters
    ----------
    text : str
        A sentence, a clause or a name, in simplified characters.
    article : str
        The beginning of the article, which tells whether 全区 is an autonomous region and 全市 one of the four
        municipalities.

    Returns
    -------
    Level or None
        The first that is named; None where none is.
    """
    found = _named(_EXPLICIT.search(text)) or _named(_SCOPE.search(text))
    if found is None and _WHOLE_REGION.search(text):
        return Level.PROVINCIAL if _AUTONOMOUS.search(article) else Level.COUNTY
    return raised(found, article)


def departments_compete(text: str) -> bool:
    """Whether those who win are departments of a hospital, or whole lists of winners are printed."""
    return _COMPETING.search(text) is not None


def known_level(text: str) -> Level | None:
    """Return the level of a well-known award that a text names; None where it names none."""
    return _named(_KNOWN.search(text))


def own_award(text: str) -> bool:
    """Whether a text reads as if the hospital gave an award to its own people."""
    return _OWN.search(text) is not None


def prefix_level(name: str) -> Level | None:
    """Return the level that a name begins with, as 省劳动模范 and 青岚县十佳医生 do; None where it is silent."""
    place = _NAMED_PLACE.match(name)
    return _PREFIX.get(place["unit"] if place else name[:1])


def customary(name: str) -> bool:
    """Whether an award of this name is a hospital's own where nothing else is said."""
    return _CUSTOM.search(name) is not None


def raised(level: Level | None, article: str) -> Level | None:
    """Return the level of what belongs to a city: provincial where the city is one of the four municipalities."""
    if level is Level.MUNICIPAL and _MUNICIPALITY.search(article):
        return Level.PROVINCIAL
    return level


def _named(match: re.Match[str] | None) -> Level | None:
    return Level(str(match.lastgroup)) if match else None
