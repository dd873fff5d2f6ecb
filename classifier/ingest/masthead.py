"""The masthead: what an issue says of itself, set apart from its articles."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

from classifier.domain.issue import Masthead
from classifier.ingest.dates import full_date
from classifier.text.normalize import HAN, repair_spaces

_LABELS = (
    r"(?:总\s*编\s*辑?|[主副]+\s*编|责\s*任?\s*编\s*辑|责\s*编|执行(?:主编|编辑)|本[版期](?:责任)?编辑|编\s*辑(?:部)?|编\s*委|美\s*编|版式|校\s*对|审\s*核"
    r"|主\s*办(?:单位)?|主\s*管(?:单位)?|承\s*办单位|协\s*办单位|印\s*刷(?:单位)?|准印证号?|准\s*印\s*号|刊\s*号|内部资料|发送对象|印\s*数"
    r"|(?:联系|投稿|热线|咨询|编辑部|急救|服务)?电\s*话|热\s*线|传\s*真|地\s*址|邮\s*编|邮政编码|网\s*址|(?:投稿)?(?:电子)?邮\s*箱|E-?mail|微信(?:公众)?号|投稿信箱|总\s*第|顾\s*问)"
)
_LABELLED = re.compile(rf"^[（(【\[]?{_LABELS}\s*[:：]", re.IGNORECASE)
_ANY_LABEL = re.compile(rf"{_LABELS}\s*[:：]", re.IGNORECASE)
_ISSUE_NUMBER = re.compile(r"(?:总\s*)?第\s*(?P<number>[\d０-９〇零一二三四五六七八九十百千]+)\s*期")
_TOTAL_NUMBER = re.compile(r"总\s*第?\s*(?P<number>[\d〇零一二三四五六七八九十百千]+)\s*期")
_PERMIT = re.compile(r"准印证|内部资料|免费交流|国内统一刊号|连续性内部")
_DATE_LINE = re.compile(
    r"^[\s（(]*(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*(?:\d{1,2}\s*[日号]?)?[\s）)]*"
    r"(?:[（(]?(?:农历.{2,8}|星期[一二三四五六日天]|周[一二三四五六日天])[）)]?\s*)*"
    r"(?:[（(]?(?:总?\s*第\s*\d+\s*期|本期\S{1,4}版|\S{1,3}开\S{1,3}版|今日\S{1,3}版|\d+月刊?号?)[）)]?\s*)*$"
)
_DATE = re.compile(r"(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*(?:\d{1,2}\s*[日号]?)?|星期[一二三四五六日天]")
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年")
_STRONG = re.compile(
    r"^[（(【\[]?(?:总\s*编|[主副]+\s*编|责\s*任?\s*编|执行主编|编\s*委|主\s*办|主\s*管|印\s*刷|准\s*印|刊\s*号|内部资料|本[版期])|总\s*第?\s*\d+\s*期"
    r"|(?:19|20)\d{2}\s*年\s*(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?)?\s*(?:星期\S)?\s*第\s*\d+\s*期"
)
_MAX_LINE = 80
# Every line of a masthead has one of these signs, begins with a year, or has what may fold to such: anything but
# ideographs, letters, digits and plain marks.
_SIGN = re.compile(
    "[:期印部资交刊]|^[ \u3000（(]*(?:19|20)|[^\u4e00-\u9fffA-Za-z0-9，。、；！？“”‘’《》（）()—…·%％.+/~ \u3000-]"
)
_NAME = re.compile(rf"^《?[{HAN}]{{2,16}}?(?:报|院刊|院讯|导报|简报|通讯|之窗|之声|医苑|人|月刊|季刊)》?$")
_OWN_NAME = re.compile(rf"^《?[{HAN}]{{2,16}}(?:医院|卫生院|保健院|医学中心)(?:报|院报|院刊|院讯)》?$")
_INSTITUTION = re.compile(rf"^[{HAN}]{{2,20}}(?:医院|总院|分院|医学中心|卫生院|集团|保健院)$")
# Under the name, newspapers print it in pinyin or English.
_ROMANISED = re.compile(r"^[A-Za-z'’.·&-]{4,60}$")
_EDITORS = re.compile(
    rf"(?:(?:执行|[副])?主\s*编|总\s*编\s*辑?|责\s*任?\s*编\s*辑?|本[版期]编辑|编\s*辑)\s*[:：]\s*(?P<names>[^:：]+?)(?=\s*{_LABELS}\s*[:：]|$)"
)
_PHONE = re.compile(r"(?<![\d-])(?:0\d{2,3}[-－ ]?)?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)")
_PHONE_LABEL = re.compile("电\\s*话|热\\s*线|Tel", re.IGNORECASE)
_PERSON = re.compile(rf"[{HAN}·]{{2,5}}")


def is_masthead(text: str) -> bool:
    """Tell whether a line of its own is part of a masthead: a label with its value, a permit, the issue's date line."""
    if len(text) > _MAX_LINE or not _SIGN.search(text):
        return False
    text = unicodedata.normalize("NFKC", text)
    return bool(_LABELLED.match(text) or _PERMIT.search(text[:24]) or _is_date_line(text))


def is_strong(text: str) -> bool:
    """Tell whether a masthead's line could stand nowhere else; an address or a date alone may end a notice as well."""
    text = unicodedata.normalize("NFKC", text[:_MAX_LINE])
    return bool(_STRONG.search(text)) or len(_ANY_LABEL.findall(text)) > 1


def may_be_name(text: str) -> bool:
    """Tell whether a line could be a newspaper's or its hospital's name; only beside a masthead is it one."""
    if len(text) > _MAX_LINE:
        return False
    compact = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return bool(_NAME.match(compact) or _INSTITUTION.match(compact) or _ROMANISED.match(compact))


def is_paper(text: str) -> bool:
    """Tell whether a line is a newspaper's name, as 某某医院报 or 某某院刊."""
    return len(text) <= _MAX_LINE and bool(_NAME.match(re.sub(r"\s", "", text)))


def is_hospitals_paper(text: str) -> bool:
    """Tell whether a line is a newspaper's name that holds its hospital's: at the head of an issue it needs no more."""
    return len(text) <= _MAX_LINE and bool(_OWN_NAME.match(re.sub(r"\s", "", text)))


def _is_date_line(text: str) -> bool:
    if _DATE_LINE.match(text):
        return True
    if not _ISSUE_NUMBER.search(text):
        return False
    rest = _DATE.sub("", _ISSUE_NUMBER.sub("", text))
    return len(re.sub(r"[\W_总]", "", rest)) <= 8 or is_paper(_unnumbered(text))


def _unnumbered(text: str) -> str:
    """Return a line without the date and the number of its issue: 临川医院报 of 临川医院报 2024年第5期."""
    return _YEAR.sub("", _DATE.sub("", _ISSUE_NUMBER.sub("", text))).strip()


def read_masthead(lines: Sequence[str]) -> Masthead:
    """Read what the lines of a masthead say.

    Parameters
    ----------
    lines : sequence of str
        The lines set apart as masthead, in source order.

    Returns
    -------
    Masthead
        What could be read; a field is None, or empty, where no line gave it.
    """
    texts = [unicodedata.normalize("NFKC", line) for line in lines]
    whole = "\n".join(texts)
    number = _TOTAL_NUMBER.search(whole) or _ISSUE_NUMBER.search(whole)
    names = [line for line in map(_unnumbered, texts) if may_be_name(line) and not line.isascii()]
    papers = [name for name in names if is_paper(name)]
    phone = next(filter(None, (_PHONE.search(line) for line in texts if _PHONE_LABEL.search(line))), None)
    return Masthead(
        newspaper=repair_spaces((papers or names)[0], prose=False).strip("《》") if names else None,
        date=_issued(texts),
        number=number["number"] if number else None,
        editors=_editors(texts),
        phone=phone.group() if phone else None,
    )


def _issued(texts: Sequence[str]) -> dt.date | None:
    return next((date for date in map(full_date, texts) if date), None)


def _editors(texts: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for match in chain.from_iterable(map(_EDITORS.finditer, texts)):
        for name in _PERSON.findall(repair_spaces(match["names"], prose=False)):
            if name not in found:
                found.append(name)
    return tuple(found)
