"""From the text of a source to its articles and its furniture."""

import datetime as dt
from collections.abc import Sequence

from classifier.domain.article import Article
from classifier.domain.issue import Furniture, FurnitureKind, Issue
from classifier.ingest.affinity import Affinity
from classifier.ingest.assemble import Draft, draft_articles
from classifier.ingest.assign import Assignment
from classifier.ingest.byline import Byline, byline_alone, closing_byline, leading_byline
from classifier.ingest.cohesion import Cohesion
from classifier.ingest.dates import article_date, full_date, named_date
from classifier.ingest.lines import read_lines
from classifier.ingest.masthead import read_masthead
from classifier.ingest.outline import outline
from classifier.ingest.paragraphs import join_lines
from classifier.ingest.roles import Role, Unit, assign_roles
from classifier.ingest.strength import strengths
from classifier.text.normalize import repair_spaces

# Characters at the head of an article among which its date is looked for.
_LEAD = 160

_KINDS = {Role.MASTHEAD: FurnitureKind.MASTHEAD, Role.CAPTION: FurnitureKind.CAPTION, Role.PAGE: FurnitureKind.PAGE}


def split(text: str, source: str, *, encoding: str | None = None) -> Issue:
    """Split the text of an issue into its articles.

    Parameters
    ----------
    text : str
        The whole decoded text of one issue.
    source : str
        What to call it. Where the text has no masthead with a date, a name such as 2024-04.txt tells the year, or else
        the latest full date with which an article opens.
    encoding : str, optional
        The codec that gave `text`.

    Returns
    -------
    Issue
        Every character of `text`, white space and repaired junk aside, stands in exactly one article or one piece of
        furniture.
    """
    units = assign_roles(join_lines(read_lines(text)))
    masthead = read_masthead([unit.text for unit in units if unit.role is Role.MASTHEAD])
    paragraphs = tuple(unit.paragraph for unit in units)
    plan = outline(units)
    words = [*(unit.text for unit in units), *(headline.story for headline in plan.headlines)]
    cohesion = Cohesion(Affinity(words), paragraphs)
    labels = Assignment(plan.slots, plan.places, strengths(plan, cohesion), cohesion).best()
    drafts = draft_articles(plan, labels, cohesion)
    issued = masthead.date or named_date(source) or _latest_date(drafts, units)
    paged = paragraphs[-1].page > 1 if paragraphs else False
    return Issue(
        source=source,
        articles=tuple(
            _article(draft, units, position, issued=issued, paged=paged)
            for position, draft in enumerate(drafts, start=1)
        ),
        furniture=tuple(
            Furniture(_KINDS[unit.role], repair_spaces(unit.text, prose=False), (unit.paragraph.span,))
            for unit in units
            if unit.role in _KINDS
        ),
        masthead=masthead,
        encoding=encoding,
    )


def _latest_date(drafts: Sequence[Draft], units: Sequence[Unit]) -> dt.date | None:
    """Return the latest full date that an article opens with: the issue came out soon after it."""
    leads = (units[draft.body[0]].text[:_LEAD] for draft in drafts if draft.body)
    return max(filter(None, map(full_date, leads)), default=None)


def _article(draft: Draft, units: Sequence[Unit], position: int, *, issued: dt.date | None, paged: bool) -> Article:
    body = [units[index] for index in draft.body]
    printed = [*(draft.headline.units if draft.headline else ()), *body]
    paragraphs = [repair_spaces(unit.text, prose=unit.paragraph.ends) for unit in body]
    byline = _byline(paragraphs)
    organisation = draft.headline.organisation if draft.headline else None
    return Article(
        title=draft.headline.text if draft.headline else "",
        text="\n".join(paragraphs),
        bylines=byline.names,
        organisation=organisation or byline.organisation,
        date=article_date("\n".join(paragraphs)[:_LEAD], issued),
        page=printed[0].paragraph.page if paged else None,
        position=position,
        spans=tuple(unit.paragraph.span for unit in printed),
    )


def _byline(paragraphs: Sequence[str]) -> Byline:
    """Return the first byline that opens, closes or stands beside the paragraphs."""
    alone = [byline_alone(text) for text in paragraphs]
    found = [
        *(leading_byline(text) for text in paragraphs[:1]),
        *(closing_byline(text) for text in reversed(paragraphs)),
        *alone,
    ]
    names = dict.fromkeys(name for byline in found for name in byline.names)
    return Byline(tuple(names), next((byline.organisation for byline in found if byline.organisation), None))
