"""Who wrote an article, and for which department: what 发稿统计 counts."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from classifier.domain.article import Article
from classifier.domain.facts import Contributor
from classifier.extract.departments import counted_department
from classifier.text.bylines.credits import Credit, Part, is_department
from classifier.text.bylines.names import join_dots
from classifier.text.bylines.places import credits_of
from classifier.text.words import fold_case

_SPACES = re.compile(r"\s+")
# 鐘 and 鍾 are both 钟 in simplified characters, but as a surname only the second.
_SURNAMES = MappingProxyType({"鍾": "钟"})
_IDEOGRAPHS = range(0x4E00, 0xA000)


def contributors(article: Article) -> tuple[Contributor, ...]:
    """Return who wrote an article.

    Parameters
    ----------
    article : Article
        Its bylines say who; where it has none, its text is searched for one. Which department belongs to whom, and what
        each did, is read in the byline as it stands in the text.

    Returns
    -------
    tuple of Contributor
        In printed order, each once, under the name that `counted_name` gives. Who only took pictures, told the story
        or edited did not write, and is left out. The department is the one that the byline names with this person,
        else the one that the article comes from.
    """
    people = [credit for found in credits_of(article.text) for credit in found.people]
    printed = article.bylines or tuple(credit.name for credit in people if credit.part is Part.WROTE)
    known = _merged(people)
    home = counted_department(article.organisation) if article.organisation else None
    # Where the byline gives somebody a department, those to whom it gives none have none.
    shared = None if any(credit.department for credit in known.values()) else home
    return tuple(
        Contributor(name=name, department=known[name].department or shared if name in known else home)
        for name in dict.fromkeys(map(counted_name, printed))
        if name and not is_department(name) and (name not in known or known[name].part is Part.WROTE)
    )


def counted_name(printed: str) -> str:
    """Return the form of a person's name that is counted.

    Parameters
    ----------
    printed : str
        As a byline has it.

    Returns
    -------
    str
        In NFKC, without white space, the dots in it as ``·``. A traditional character becomes the simplified one
        where that stands for no other, so that the same person is meant for sure: 陳 is 陈, but 昇 stays apart from 升.
    """
    name = join_dots(_SPACES.sub("", unicodedata.normalize("NFKC", printed)))
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        name = _SURNAMES.get(name[:1], name[:1]) + name[1:]
        return name.translate(_sure_forms())
    return name


@cache
def _sure_forms() -> Mapping[int, str]:
    """Return the simplified form of each traditional ideograph that alone has it."""
    old = "".join(map(chr, _IDEOGRAPHS))
    changed = [(before, after) for before, after in zip(old, fold_case(old), strict=True) if before != after]
    sources: dict[str, list[str]] = {}
    for before, after in changed:
        sources.setdefault(after, []).append(before)
    return {ord(before): after for before, after in changed if sources[after] == [before]}


def _merged(people: Iterable[Credit]) -> Mapping[str, Credit]:
    """Return one credit for each person: who wrote and took pictures wrote; the first department named counts."""
    merged: dict[str, Credit] = {}
    for credit in people:
        name = counted_name(credit.name)
        department = counted_department(credit.department) if credit.department else None
        known = merged.get(name)
        part = Part.WROTE if known is not None and known.part is Part.WROTE else credit.part
        merged[name] = Credit(name, (known.department if known else None) or department, part)
    return merged
