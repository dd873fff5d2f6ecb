"""Traits: what the splitter knows of each paragraph by itself, worked out once."""

import re
from dataclasses import dataclass

from classifier.ingest.byline import closing_byline, leading_byline
from classifier.ingest.paragraphs import Paragraph
from classifier.ingest.roles import Role, Unit
from classifier.ingest.signs import closes, continues, ends_sentence, leads
from classifier.text.normalize import HAN

# Characters of a paragraph in which dates, departments and people are looked for.
_READ = 600
_PURPOSES = ("为", "值此", "根据")
_NAMED = re.compile(
    rf"(?P<date>\d{{1,2}}月\d{{1,2}}日)|(?P<office>[{HAN}]{{2}}(?:科|病区|支部|门诊|学组|中心))"
    rf"|(?:院长|书记|主任|护士长|医师|医生|教授)(?P<person>[{HAN}]{{2,3}})"
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a paragraph shows.

    Parameters
    ----------
    indent, measure, width, gap, page, size, bold
        As in `Paragraph`.
    alone : bool
        It is a byline and nothing else.
    begun : bool
        A byline opens it.
    closed : bool
        Its end is the end of an article: names, or a department, in brackets.
    ends : bool
        Its last sentence is complete, or it is closed.
    leads, continues, purpose : bool
        It begins as the first paragraph of news does; as a later one; with what something was done for.
    named : frozenset of str
        The dates, departments and people that it names.
    """

    indent: int
    measure: int
    width: int
    gap: int
    page: int
    size: float
    bold: bool
    alone: bool
    begun: bool
    closed: bool
    ends: bool
    leads: bool
    continues: bool
    purpose: bool
    named: frozenset[str]


def traits_of(unit: Unit) -> Traits:
    """Return the traits of a paragraph of an article.

    Parameters
    ----------
    unit : Unit
        Body or byline.

    Returns
    -------
    Traits
        Of its text and its setting.
    """
    paragraph, text = unit.paragraph, unit.text
    bracketed = closes(text)
    return Traits(
        indent=paragraph.indent,
        measure=paragraph.measure,
        width=paragraph.width,
        gap=paragraph.gap,
        page=paragraph.page,
        size=paragraph.size,
        bold=paragraph.bold,
        alone=unit.role is Role.BYLINE,
        begun=text[0] in "【[本（(" and bool(leading_byline(text)),
        closed=bracketed and bool(closing_byline(text)),
        ends=bracketed or ends_sentence(text),
        leads=leads(text),
        continues=continues(text),
        purpose=text.startswith(_PURPOSES),
        named=frozenset(found for match in _NAMED.finditer(text[:_READ]) for found in match.groups() if found),
    )


def same_column(first: Paragraph | Traits, second: Paragraph | Traits) -> bool:
    """Tell whether two paragraphs that were cut into lines were so at one width.

    Parameters
    ----------
    first, second : Paragraph or Traits
        Both of several lines.

    Returns
    -------
    bool
        Text is wrapped by characters or by columns; half-width characters make the other of the two vary.
    """
    return abs(first.measure - second.measure) <= 1 or abs(first.width - second.width) <= 2
