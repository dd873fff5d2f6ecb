"""What stands as evidence without standing in the text, said in English: the tagger names it in 中文."""

import re
from types import MappingProxyType

from classifier.cli.language import say

_FIELDS = MappingProxyType({"标题": "headline", "正文": "body"})
_LISTS = MappingProxyType(
    {
        "认证": "accreditation",
        "养生建议": "health advice",
        "支部生活": "branch life",
        "护理康复": "care",
        "仪式": "ceremony",
        "表彰": "commendation",
        "病症": "illness",
        "学术": "conference",
        "竞赛": "contest",
        "培训": "course",
        "科室机构": "department",
        "演练考核": "drill",
        "文体": "festival",
        "科研": "research grant",
        "新闻": "news",
        "廉政": "integrity",
        "群团": "league and union",
        "文学": "literary",
        "会议": "meeting",
        "通知": "notice",
        "党内职务": "Party office",
        "手术": "operation",
        "病程": "course of illness",
        "人物职务": "personal title",
        "奖项": "prize",
        "简介": "profile",
        "迎评": "inspection",
        "公益": "public service",
        "理论学习": "theory study",
        "技术": "technique",
        "来访": "visit",
        "获奖": "winning",
    }
)
_WHOLE = MappingProxyType(
    {
        "起点": "start",
        "标点": "punctuation",
        "其余": "the rest",
        "没有标题": "no headline",
        "只有标题": "headline alone",
        "开头有日期": "dateline",
        "正文有日期": "dated",
        "有引语": "quotation",
        "分条列举": "numbered items",
        "多处分条": "many numbered items",
        "文末署名": "signed at the end",
        "本报讯": "newspaper’s own report",
        "末句无句号": "no full stop at the end",
        "标题有问号": "question mark in the headline",
        "标题有叹号": "exclamation mark in the headline",
        "标题有冒号": "colon in the headline",
        "标题有引号": "quotation marks in the headline",
        "标题有竖线": "bar in the headline",
        "标题有间隔号": "middle dot in the headline",
        "正文短": "short body",
        "正文1段": "1 paragraph",
        "提到职务": "titles of office",
        "称呼读者": "addresses the reader",
        "劝告语气": "tone of advice",
        "自称": "first person",
        "称他人": "third person",
        "数字和量词": "numbers and measures",
    }
)
_PARAGRAPHS = re.compile(r"正文(\d+)段(以上)?")
_LISTED = re.compile("(.+)：(.+)用词")
_SIGN = re.compile("〔(.+)〕")


def said_sign(term: str) -> str:
    """Return evidence as a person reads it.

    Parameters
    ----------
    term : str
        From `classifier.domain.prediction.Evidence`: a phrase of the article, or a sign in 〔〕.

    Returns
    -------
    str
        In the language spoken. A phrase stays as it is printed, and so does a sign that has no English.
    """
    sign = _SIGN.fullmatch(term)
    return say(f"〔{_english(sign[1])}〕", term) if sign else term


def _english(sign: str) -> str:
    listed = _LISTED.fullmatch(sign)
    if listed and listed[1] in _FIELDS and listed[2] in _LISTS:
        return f"{_FIELDS[listed[1]]}: {_LISTS[listed[2]]} words"
    if sign not in _WHOLE and (counted := _PARAGRAPHS.fullmatch(sign)):
        return f"{counted[1]} paragraphs{' or more' if counted[2] else ''}"
    return _WHOLE.get(sign, sign)
