"""How many people were at a training session, as far as an article states it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.domain.article import Article
from classifier.domain.facts import Attendance
from classifier.extract.numerals import NUMERAL, read_numeral
from classifier.extract.sentences import Sentence, sentences

# How far around a number the words are looked for that tell what it counts.
_BEFORE, _AFTER = 30, 34
_COUNT = re.compile(
    rf"(?<![\d.第])(?P<number>{NUMERAL})\s?(?P<more>[余多來来几]|左右)?\s?(?P<unit>人次"
    rf"|人(?![民员次均工体才物群类社力])|名(?![单额列义称次字老])|位(?![置居列次于]))"
    r"(?P<after>余|左右|以上)?"
)
_LISTED = re.compile(
    rf"(?:参训|参会|参加|参培|与会|到会|受训|听课|培训)(?:的)?(?:人员|人数|学员|总人数|职工)?(?:为|共|达|共计|总计"
    rf"|：|:)?(?:近|约|逾|超过)?\s?{NUMERAL}[余多]?(?:人|名|位)"
    rf"|学员(?:共|共计|总计)?{NUMERAL}[余多]?(?:人|名)"
)
_ABOUT_BEFORE = re.compile(r"(?:近|约|逾|超|超过|将近|大约|不下|至少|近乎)\s?$")
# Words behind the number: those who are counted took part.
_TAKES_PART = re.compile(
    r"(?:参加|参训|参会|参与|参培|与会|到会|到场|出席|听课|听讲|听取|聆听|观摩|学习|结业|毕业|报名|参演|参赛|齐聚"
    r"|聚集|聚到|聚在|相聚"
    r"|受训|培训|上课|轮训|完成[^，。]{0,8}(?:学习|培训|考核|操作|训练)|通过考核|开班|入学|操作|实操|演练|练习|闯关|考试|考核|蒙眼|逐个|学员|学了|学用"
    r"|走进课堂|同台|抵达|列队|会聚|汇聚|云集"
    r"|讲课|讲授|授课|上了|独立测|提问|进行了上岗|准予|身着|扎了)"
)
# Words before the number, in the same clause.
_TAUGHT = re.compile(
    r"(?:学员|参训|参会|参加|与会|到会|参培|受训|听课|培训|吸引|为|给|对|面向|来自|组织|招收|共|共计|选派|选送"
    r"|人员|骨干|职工|护士|医师|医生"
    r"|全院|全体|本院|代表|等|让|有)[^，。；：]{0,24}$"
)
_GUESTS = re.compile(
    r"专家|教授|讲师|讲者|评委|裁判|考官|教师团|老师为|嘉宾|患者|病人|病友|群众|产妇|患儿|儿童(?!医院)|老人|孩子"
    r"|居民|村民|家属|标准化|嫌疑|伤员|死|师资组成"
)
# Those whom a hospital trains: where one of them is counted, and nothing else is said of them, they were there.
_STAFF = (
    r"(?:学员|护士|医师|医生|村医|药师|技师|药工|选手|队员|职工|员工|同行|代表|骨干|干部|讲解员|通讯员|联络员|带教"
    r"|住院医|规培|进修|实习生|实习医|新人|医务人员|医护|医技|护理|人员|志愿者|消防员"
    r"|司机|驾驶员|助产士|治疗师|采样员|编码员|接线员|老师|女生|学生|民警|保安|保洁|党员|青年|会计|乡医|信息员"
    r"|院长|护士长|同仁|班组长)"
)
_STAFF_BEHIND = re.compile(rf"^(?:[^，。；、]{{0,12}}{_STAFF})")
_STAFF_BEFORE = re.compile(rf"{_STAFF}(?:共|共计|计|等)?(?:近|约|逾|超过)?$")
# Those to whom something is taught.
_RECIPIENTS = re.compile(r"[为给对向][^，。；：]{0,14}$")
_TEACHING = re.compile(r"讲课|授课|讲授|上课|讲座|培训|演示|主讲|讲解")
_TRAINED = re.compile(r"(?:受训|参训|培训|听课|听讲|到课)[^，。；：]{0,12}$")
# What a number counts that was not there, or only part of those who were.
_OTHERWISE = re.compile(
    r"^的|^[^，。；]{0,8}?(?:不及格|被评|未合格|不合格|补考|补课|补练|获奖|获得|荣获|获|脱颖|入围|晋级|一组|一队"
    r"|就诊|看病|诊疗|发言|汇报|交流发言|依次登台|讲解|轻度|磨泡|担任|授课|讲述|讲课|组成|现场点评|主讲|走了|跟班)"
)
_PER = re.compile(
    r"(?:每组|每队|每队由|每科|每班|每期|每院|每名|每位|(?<!来自)各(?!市|县|科|临床|乡|医|省|地|单|医|大|级|支|护"
    r"|病|分|团|部|专|兄)|其中|每年|计划|拟(?!参)|下期|扩大到|扩至|限额|仅限|床位|编制|在职|在培|在校|在院|现有"
    r"|共有职工|党员|拥有|累计诊治|接诊|义诊|诊治|服务|惠及|筛查|收治|救治|咨询|检查|看病|推荐|抽出|评选出|评出"
    r"|授予|其他|另有|最终|选出|决出|选派|抽考|培养|累计|中有|(?:^|[^县市省区])前)[^，。；：、]{0,9}$"
)
_ONLINE = re.compile(r"线上|在线(?!下)|(?<!协作)网络|直播|云端|观看|收看|点击|浏览|播放|同屏|视频同步|转播")
_CLAUSE, _SENTENCE, _PHRASE = re.compile(r"[，。；：！？]"), re.compile(r"[。；！？]"), re.compile(r"[，、。]")
# One alone is a teacher or a patient, whom the article tells of.
_FEWEST = 2
# So few of the staff, of whom it is not said that they took part, are those who taught, played or fell ill.
_FEWEST_STAFF = 8


@dataclass(frozen=True, slots=True)
class _Count:
    people: int
    about: bool
    heads: bool
    sentence: str
    stated: bool

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """What decides between counts: that they are said to have taken part, that people are counted, how many."""
        return self.stated, self.heads, self.people


def attendance(article: Article) -> Attendance | None:
    """Return how many people attended what an article reports.

    Parameters
    ----------
    article : Article
        Any article; whether it reports a training session is not asked here.

    Returns
    -------
    Attendance or None
        The greatest number of people present that it states: those who watched on a screen do not count, nor teachers,
        judges and patients. Attendances (人次) are taken only where no people are counted. None where it states none.
    """
    counts = [count for sentence in sentences(article) for count in _counts(sentence)]
    if not counts:
        return None
    best = max(counts, key=lambda count: count.weight)
    return Attendance(people=best.people, about=best.about, sentence=best.sentence)


def _counts(sentence: Sentence) -> Iterator[_Count]:
    text = sentence.plain
    for match in _COUNT.finditer(text):
        value = read_numeral(match["number"])
        if value is None or value < _FEWEST:
            continue
        stated = _attended(text, match)
        if stated is None or not (stated or value >= _FEWEST_STAFF):
            continue
        before = text[max(0, match.start() - 3) : match.start()]
        yield _Count(
            people=round(value),
            about=bool(match["more"] or match["after"] or _ABOUT_BEFORE.search(before)),
            heads=match["unit"] != "人次",
            sentence=sentence.quote(match.start(), match.end()),
            stated=stated,
        )


def _attended(text: str, match: re.Match[str]) -> bool | None:
    """Whether those counted are said to have taken part; False where only who they are tells it, None if not."""
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    clause = _CLAUSE.split(before)[-1]
    ahead = _SENTENCE.split(text[match.end() : match.end() + _AFTER])[0]
    first = _PHRASE.split(ahead)[0]
    if _ONLINE.search(clause) or _ONLINE.search(first) or _PER.search(clause) or _GUESTS.search(first):
        return None
    if _RECIPIENTS.search(clause) and _TEACHING.search(ahead):
        return True
    if _OTHERWISE.search(ahead):
        return None
    if _LISTED.search(clause + match.group()) or (match["unit"] == "人次" and _TRAINED.search(clause)):
        return True
    if _TAKES_PART.search(ahead) and (match["unit"] != "人次" or _TAUGHT.search(clause)):
        return True
    staff = _STAFF_BEHIND.search(ahead) or _STAFF_BEFORE.search(clause)
    return False if staff and match["unit"] != "人次" else None
