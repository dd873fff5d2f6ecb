"""The words that awards are told in, as patterns."""

import re

from classifier.extract.lists import words_of
from classifier.extract.trie import one_of

OPENING, CLOSING = '“「『《"', '”」』》"'
BESTOWING = frozenset(words_of("bestowing"))
COUNTING = frozenset(words_of("counting"))
FIGURES = re.compile(one_of(words_of("figures")))
# Verbs of what a hospital does for itself: what it builds or becomes is an honour only where its name says so.
BUILDING = frozenset({"建成", "挂牌", "成为", "进入", "达到", "升格", "落户"})
DISTINGUISHED = re.compile(
    r"国家|全国|国际|[省市县区部州]级|[全首][省市县区批]|示范|重点|标准版|[甲乙一二三]等|[一二三]级|星级|[A-E]级|优|先进"
    r"|试点|达标|教学|培训|成员|协作|联盟|文明|(?:北京|上海|天津|重庆|省|市|县)(?=临床|质控|质量|医学)"
)
# Words of an aim, in the clause of a verb of winning or in the name that seems to be won.
AIM = re.compile(
    r"力争|争创|争取(?!到)|力求|冲刺|(?:努力|计划|全力)(?:创建|打造|建成)|[拟将](?:创建|建成|打造)|创建[^，。；：]{0,20}目标"
    r"|目标[^，。；：]{0,6}创建|以[^，。；]{2,24}为目标"
)
# Verbs that say by themselves what was won.
SELF = frozenset({"夺冠", "夺魁", "折桂", "捧杯", "登顶", "问鼎"})
# Verbs that say that somebody stands on a list.
ON_LIST = frozenset({"榜上有名", "位列", "名列", "在列", "入选", "获批", "上榜", "当选", "得奖"})

# Not in a group of its own: the engine skips to where a verb may begin only if every branch begins with a character.
_WINNING = one_of(words_of("winning")).removeprefix("(?:").removesuffix(")")
VERB = re.compile(
    rf"{_WINNING}|获(?!奖者|悉|取|益|救|知|胜)|表彰(?!大会|会|决定|的)"
    rf"|中标(?=[^，。单]{{0,10}}(?:项目|课题|基金))|列(?=第)|得(?=第|[金银铜]奖|[一二三]等)"
    r"|捧(?=舞台|杯)|为(?<=[评选列定称名]为)(?=“)|评价[^，。；：]{1,14}为|评定[^，。；：]{1,14}为"
    r"|认定[^，。；：]{1,14}为|确定[^，。；：]{1,14}为"
)
HONOUR = (
    r"(?:[甲乙]等[^，。、“”]{0,6}(?:医院|保健院|机构)|[一二三]等功|[^，。“”颁发领获]奖|第[一二三四五六七八九十]名|优秀[^，。、“”]{1,8}"
    r"|示范[^，。、“”]{1,6}|标杆[^，。、“”]{0,4}|[A-C甲乙]级[^，。、“”]{0,10}单位|[^，。、“”]{0,4}型单位|[优A]\+{0,3}级"
    rf"|{one_of(words_of('honours'))})"
)
BARE = re.compile(rf"(?:[^，。；：！？、　{OPENING}{CLOSING}]|[“「][^”」，。]{{1,8}}[”」]){{0,30}}{HONOUR}")
QUOTED = re.compile(
    rf"[{OPENING}](?P<name>[^{OPENING}{CLOSING}\n]{{2,40}})[{CLOSING}]"
    r"(?P<more>(?:荣誉)?称号|奖章|奖|单位奖|金奖|(?:标准版|基层版)?(?:牌匾|铜牌|奖牌|认证)|[一二三特]等奖"
    r"|示范[一-龥]{2,5}|[一-龥]{0,4}党支部|复评|复审|复核|验收|评审|认定)?"
)
# A name that is a prize or a title beyond doubt, and what else may be one where quotation marks hold it.
PRIZE = re.compile(r"奖|冠军|亚军|季军|第.名|牌$|称号|先进|优秀|标兵|能手|模范|劳模|先锋号|文明|红旗|示范|标杆")
ENDING = re.compile(
    r"(?:单位|医院|窗口|基地|中心|病房|病区|单元|集体|个人|之星|医生|护士|医师|团队|教师|老师|服务站|典型|案例)$"
)
WORK = re.compile(r"大赛|竞赛|比赛|活动|杯$|行动|计划|工程$|会$|决定|通知|通报|名单$|^十.五$")
OF_CONTEST = re.compile(r"[^，。；：、]{0,10}(?:大赛|比赛|竞赛|活动|征文|评选|行动|专项|工程|联赛|邀请赛|演讲|主题)")
# What follows a verb of winning without being won.
WEAK = re.compile(
    r"获[此该]|获得该|资格$(?<!机构资格)|颁发|颁奖|证书[和及与]|仪式|^[者此这暨]|^根据|认为|\d+家|数量|培训班|公布|发文|下文"
    r"|^[^，。]{0,2}[奖金银铜锦旗]{1,2}[牌杯状章旗]$|^我[县市省]|^我院.{2,}选派"
    r"|^全[省市县][^，。]{0,6}(?:单位|机构|医院)$|(?:患者|病人|满意)(?!.*奖)|(?:^|[获颁])奖$"
    r"|^(?:证书|荣誉证书|奖励|项目|专家|医院|单位|等级|机构|.{0,3}名单|.{0,4}评估|.{0,2}资格|.{0,6}结业证书"
    r"|.{0,8}人才|.{0,8}评审专家|.{0,4}优秀论文.*篇)$"
)
# What a name is preceded by without its being of it.
LEADING = re.compile(r"^(?:[了过的为在由]|(?:全[国省市县区州院])?唯一的|现将|该院|我院|唯一的)+")
# Words before a verb of winning that say that nothing was won now: long ago, not yet, by somebody who is introduced.
PASSING = re.compile(
    r"(?:曾|先后|多次|累计|历年|此前|力争|争创|争取|希望|愿|拟|将(?=被|获|评|授|对|为|在|推)|如能|才能|可以?(?!喜)"
    r"|申报(?!的)|创建(?!的)|推荐(?=参|申|至|到|上报)|准备(?!的)|即将|不(?!久|断|俗|凡|负|懈|菲|仅|但|少)|未(?!来)"
    r"|没有|没能|若|如果|参评(?!的)|冲刺|向着|朝着|目标|以来(?![^，。]{0,4}[首最第])|现为|是(?![^，。]{0,8}(?:首|连续|第|唯一))|拿过)"
    r"[^，。；、]{0,10}$|曾[^，。]{0,12}$|[曾多]次|去年|前年"
    r"|近[三五十]年|刚刚|(?:19|20)\d\d年[^月度，。]{0,8}$|历任|现有|拥有|简介|(?<![相后跟中])继(?![续承发])[^，。；后]{2,24}$"
)
# A list that is made known.
LISTED = (
    re.compile(
        r"(?:公布|发布|通报|下发|印发|表彰|命名|揭晓|评出)[的了]?(?P<name>[^，。；：！？]{3,40}?)(?:名单|结果"
        r"|的?通知|，|。|$)"
    ),
    re.compile(
        r"(?:^|[，。；：！？日前月])(?P<name>[^，。；：！？]{4,36}?)(?:评选)?(?:名单|结果)?(?:日前|近日)?(?:公布|揭晓)"
    ),
)
LIST_OF = re.compile(rf"(?:{HONOUR}|十佳|最美|名医)(?<!中心)(?<!机构)")
# Honours that are told of without a verb of winning before them.
HANDED = re.compile(
    rf"[{OPENING}](?P<name>[^{OPENING}{CLOSING}\n]{{2,24}})[{CLOSING}](?:获得者)?(?:颁奖|授牌|颁发奖|的?(?:牌子"
    rf"|牌匾|奖牌|铜牌|匾额|奖杯))"
    rf"|(?:颁奖|颁发|评出"
    rf"|获奖)[^{OPENING}]{{0,12}}[。：，][{OPENING}](?P<prize>[^{OPENING}{CLOSING}\n]{{2,16}}奖)[{CLOSING}]"
    r"|(?P<seat>[^，。；：！？　 “”为由对]{3,30}?(?:基地|中心|工作站|单位|平台|项目|病房|试点))"
    r"(?:建设)?(?:正式)?(?:落户|花落|授牌)"
    r"|(?P<high>[国省市]家?级[^，。；：！？　 “”]{2,30}?(?:基地|中心|单位|平台|病房|试点))"
    r"(?:在[^，。]{1,12})?(?:揭牌|挂牌)"
    r"|(?P<list>[一特]等奖|金奖|第一名)(?=：|:|（|\()"
    r"|(?P<title>[^，。；：！？]{2,30}?(?:优秀|十佳|先进|获奖|标兵|之星|奖|立项)[^，。；：！？]{0,20}?)名单(?:揭晓"
    r"|公布|$)"
)
# What has neither a name nor a verb of its own: places reached, matches won, people commended.
UNNAMED = re.compile(
    r"(?:总分|团体|个人|综合)第[一二三四五六]|(?<=[捧夺][回得走])奖[杯牌]|(?:全[国省市县州区]"
    r"|甲类)?第[一二三四五六七八九十\d]{1,3}(?:名|(?=[，。！；]|$))|[榜居]首|首位(?=[，。！；]|$)|[三两二四五六]连冠"
    r"|夺[冠魁金银标]|桂冠|捧杯|折桂|领奖台|拔得头筹|独占鳌头|[金银铜]奖|[特一二三]等奖(?!\d|得主)|优胜奖|优秀奖|冠军|亚军|季军"
    r"|标章|A\+*级|殊荣|获奖|获表彰|受表彰|表彰|表扬|嘉奖|立功|光荣榜|红榜|专利奖|全部满分|验收合格"
    r"|(?:通过|获得?|取得|获准)[^，。]{0,20}(?:评[估审价]|认证|测评|认定|[甲乙]等|工作站|设立|验收|审核|鉴定|复[核评审]|达标|质评)"
    r"|(?:认证|评审|验收|评估|复审|复核|测评)[^，。]{0,6}通过"
    r"|(?:入选(?!者|奖)|跻身|获评|获批|荣获|喜获|荣膺|斩获|摘得|捧回)(?P<won>[^，。！？；：]{2,30})"
)
FIRST_PRIZE = re.compile(
    r"(?<!设)(?:[一特]等奖(?!\d|得主)|第一名(?=[是：:为，])|团体第一|(?<=[“「])最[一-龥]{2,10}奖(?=[”」]))"
)
CONTEST = re.compile(
    r"(?:[“「][^“”「」\n]{2,16}[”」])?[^，。；：、！？“”「」《》\s在于从由的（）]{2,30}"
    r"(?:大赛|竞赛|比赛|联赛|邀请赛|锦标赛|挑战赛|比武|征文|大展|选拔赛|运动会|(?:演讲|知识|技能|操作|辩论|棋|球|跑|拔河|歌咏)赛)"
)
EXAMINATION = re.compile(
    r"(?P<name>(?:(?!已?通过)[^，。；：、！？“”「」《》\s在于从由的（）]){2,24}(?:评审|复核|复审|质评|质量评价|评估|认证|测评))(?!专家|组|会|团)"
    r"|(?P<passed>[^，。；：、！？《》\s在于从由的（）]{3,24}?)(?:创建)?(?:顺利|高分|一次性|成功|正式)*(?=通过[^，。；]{0,8}验收)"
)
# What stands before the name of a contest without its being of it.
BEFORE_CONTEST = re.compile(
    r"^|了|等|参加|站上|举行的?|举办的?|主办的?|承办的?|夺得|获得?|迎来|代表队|我院|近日|日前|结束|落幕|揭晓|队员"
    r"|上(?=[全省市县])|月|日"
)
