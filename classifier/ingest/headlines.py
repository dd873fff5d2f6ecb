"""Headlines: lines that belong together, the kicker above them, the subtitle below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from classifier.ingest.lines import columns
from classifier.ingest.roles import Unit
from classifier.ingest.seams import cuts_word
from classifier.text.normalize import HAN, repair_spaces

_MAX_LINES = 4
_KICKER = re.compile(
    rf"^[{HAN}]{{1,16}}(?:医院|总院|分院|保健院|卫生院|中心|卫健[局委]|卫生健康[局委]|卫生局|疾控中心|血站|[省市县区镇乡州旗科部室所站队]|支部|党委|团委|工会|集团|委员会)$"
)
# 利州区 alone says where, not who.
_PLACE = re.compile("[省市县区镇乡州旗]$")
_NEWS_VERB = re.compile(
    r"召开|举行|举办|开展|开诊|启动|启用|荣获|获评|获得|获批|获奖|喜获|斩获|成功|通过|完成|入选|当选|揭牌|成立|签约|走进|赴|来院|来我院|慰问|调研|培训|学习|组织|带队|推动|表彰|荣膺|被评|被授|摘得"
)
# A subtitle's dash, or a word that no headline begins with.
_CONTINUES = re.compile("—|--|[和与及暨的]")
_TWO_HALVES = re.compile(r"^[^\s\u3000]{3,9}[ \u3000]+[^\s\u3000]{3,9}$")
_BRIEFS = re.compile(r"^(?:喜\s*报|简\s*讯|短\s*讯|一句话新闻|要闻速览|院内简讯|新闻集锦|快\s*讯|捷\s*报)[!！:：]?$")


@dataclass(frozen=True, slots=True)
class Headline:
    """The lines of one headline, in order, the organisation line above included.

    Parameters
    ----------
    units : tuple of Unit
        The lines.
    lines : tuple of int
        Their indices among the units of the source.
    """

    units: tuple[Unit, ...]
    lines: tuple[int, ...]

    @property
    def text(self) -> str:
        """The headline on one line; a space parts two phrases, none stands where a phrase was broken."""
        text = ""
        for unit in self.units:
            line = repair_spaces(unit.text, prose=False)
            broken = not text or (unit.paragraph.gap == 0 and cuts_word(text, line))
            text += line if broken else f" {line}"
        return text

    @property
    def story(self) -> str:
        """What the headline says of the story: its lines but for the organisation line."""
        told = self.units[1:] if self.has_kicker else self.units
        return " ".join(unit.text for unit in told)

    @property
    def organisation(self) -> str | None:
        """The organisation that the line above the headline names, where there is one."""
        if not self.has_kicker or _PLACE.search(self.units[0].text):
            return None
        return repair_spaces(self.units[0].text, prose=False)

    @property
    def has_kicker(self) -> bool:
        """Whether its first line is no more than the name of an organisation or a place."""
        return len(self.units) > 1 and is_kicker(self.units[0].text)

    @property
    def level(self) -> int:
        """Depth of the markdown heading, 0 for none."""
        return self.units[0].paragraph.level

    @property
    def gathers(self) -> bool:
        """Whether it heads a list of short items rather than one story, as 喜报 does."""
        return gathers(self.text)


def gathers(text: str) -> bool:
    """Tell whether a headline heads a list of short items rather than one story, as 喜报 does."""
    return bool(_BRIEFS.match(text))


def is_kicker(text: str) -> bool:
    """Tell whether a line is no more than the name of an organisation or a place."""
    return bool(_KICKER.match(text)) and not _NEWS_VERB.search(text)


def reports(text: str) -> bool:
    """Tell whether a line has a verb of news, as headlines of their own do."""
    return bool(_NEWS_VERB.search(text))


def group_headlines(units: Sequence[Unit], run: Sequence[int]) -> list[Headline]:
    """Group consecutive heading lines into headlines.

    Parameters
    ----------
    units : sequence of Unit
        All of the source.
    run : sequence of int
        Indices of heading lines with nothing but furniture between them.

    Returns
    -------
    list of Headline
        In order; every line stands in exactly one.
    """
    groups: list[list[int]] = []
    for index in run:
        if groups and _belongs([units[line] for line in groups[-1]], units[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [Headline(tuple(units[line] for line in group), tuple(group)) for group in groups]


def _belongs(group: Sequence[Unit], unit: Unit) -> bool:
    last, gap = group[-1], unit.paragraph.gap
    if last.paragraph.whole and last.paragraph.level and unit.paragraph.level:
        # A source that knows its headings from its text sets no line apart within one.
        return gap == 0 and not _BRIEFS.match(last.text)
    if last.paragraph.level or unit.paragraph.level or _BRIEFS.match(last.text):
        return False
    if len(group) >= _MAX_LINES or gap > 2:
        return False
    if _CONTINUES.match(unit.text) or (is_kicker(last.text) and len(group) == 1):
        return True
    if gap == 0:
        # A line much shorter than the one above it ends a headline; a longer one then opens the next.
        return len(group) == 1 or columns(group[-2].text) <= columns(last.text) + 4
    return _is_couplet(last.text, unit.text)


def _is_couplet(first: str, second: str) -> bool:
    """Tell whether two lines are verses of one headline: each of two halves, and as long as the other."""
    halves = all(_TWO_HALVES.match(text) for text in (first, second))
    return halves and abs(columns(first) - columns(second)) <= 8
