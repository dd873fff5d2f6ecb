"""Signs in the text itself: how articles and paragraphs begin and end."""

import re

# A sentence ends here, its quotes and brackets included.
TERMINAL = re.compile(r"[。！？!?…][”’」』）)】]*$|；$")
# A sentence breaks off here.
BROKEN_OFF = re.compile(r"[，、：；（“‘《〈【「,;(\[]$")
# The bylines in brackets that close an article.
CLOSING = re.compile(r"[。！？”…!?](?:[（(][^（）()]{2,30}[）)]){1,2}$")
_CLOSING_LENGTH = 1 + 2 * 32
# What running sentences have and most headlines have not.
PROSE = re.compile(r"[，。；,;]")
# What opens a paragraph, however the line above ended.
OPENING = re.compile(
    r"^(?:本报讯|本报记者|通讯员|[□■◆●▲◇○★☆]|图[为说①②③:：]"
    r"|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[、.．]\s*\D)"
)
# The place and the day of the news stand in its first words.
_LEADS = re.compile(
    r"^(?:[【（(]?本[报院]讯|.{0,14}?(?:\d{1,2}月\d{1,2}日|\d{1,2}月[初中底旬上下]|近日|日前|近期|最近|连日来|前不久|昨日)|\d{1,2}日[，,])"
)
# 值此中国共产党成立103周年之际: an article is told from its occasion on.
_OCCASION = re.compile("^[^。]{0,30}之际")
_CONTINUES_WITH = re.compile(
    r"^(?:会上|会议[指强要认听还]|会后|随后|据悉|据介绍|据了解|据统计|该[院科]|此次|这次|本次|同时|最后|目前|术后|术中|经过|活动现场|活动中|截至|下一步|今后|接下来|他|她|其中|此外|另外|仪式上|座谈|[一二三四五]是|这一年|一年来)"
)


# The same signs, told from the end of a text: a search would walk through all of it, and texts can be long.
_FULL_STOPS, _BEHIND_FULL_STOPS = tuple("。！？!?…"), "”’」』）)】"
_BREAKS = tuple("，、：；（“‘《〈【「,;([")


def ends_sentence(text: str) -> bool:
    """Tell whether the last sentence of a line or paragraph is complete."""
    return text.rstrip(_BEHIND_FULL_STOPS).endswith(_FULL_STOPS) or text.endswith("；")


def breaks_off(text: str) -> bool:
    """Tell whether a line or paragraph breaks off where no sentence ends, as at a comma."""
    return text.endswith(_BREAKS)


def closes(text: str) -> bool:
    """Tell whether a line or paragraph ends with the bylines in brackets that close an article."""
    return text.endswith(("）", ")")) and CLOSING.search(text[-_CLOSING_LENGTH:]) is not None


def leads(text: str) -> bool:
    """Tell whether a paragraph begins as the first one of a news article does."""
    return bool(_LEADS.match(text))


def names_occasion(text: str) -> bool:
    """Tell whether a paragraph begins with the occasion of the news, as some first ones do before any date."""
    return bool(_OCCASION.match(text))


def continues(text: str) -> bool:
    """Tell whether a paragraph begins as a later one of an article does: 会上, 随后, 据介绍."""
    return bool(_CONTINUES_WITH.match(text))
