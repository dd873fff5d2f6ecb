"""From the text of a source to its articles and its furniture."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from classifier.domain.article import Article
from classifier.domain.issue import Furniture, FurnitureKind, Issue
from classifier.ingest.affinity import Affinity
from classifier.ingest.assemble import Draft, draft_articles
from classifier.ingest.assign import assign
from classifier.ingest.byline import Byline, byline_alone, closing_byline, leading_byline
from classifier.ingest.dates import article_date, full_date, named_date
from classifier.ingest.document import Document
from classifier.ingest.doubt import Doubts, confidence
from classifier.ingest.evidence import Witness, words
from classifier.ingest.judgement import Judgement
from classifier.ingest.masthead import read_masthead
from classifier.ingest.outline import FURNITURE, outline
from classifier.ingest.paragraphs import join_lines, mean_recognition
from classifier.ingest.roles import Role, Unit, assign_roles
from classifier.ingest.weights import Weights, shipped
from classifier.text.normalize import repair_spaces

# Characters at the head of an article among which its date is looked for.
_LEAD = 160


def split(document: Document, source: str) -> Issue:
    """Split an issue into its articles.

    Parameters
    ----------
    document : Document
        What a reader made of the issue.
    source : str
        What to call it. Where neither a masthead nor the document has a date, a name such as 2024-04.txt tells the
        year, or else the latest full date with which an article opens.

    Returns
    -------
    Issue
        Every character of `document`, white space aside, stands in exactly one article or one piece of furniture.
    """
    witness = survey(document)
    units = witness.outline.units
    masthead = read_masthead([unit.text for unit in units if unit.role is Role.MASTHEAD])
    weights = shipped()
    drafts = draft(witness, weights)
    doubts = Doubts(witness, drafts)
    issued = masthead.date or document.date or named_date(source) or _latest_date(drafts, units)
    paged = document.paged
    return Issue(
        source=source,
        articles=tuple(
            _trusted(_article(made, units, position, issued=issued, paged=paged), doubts.signs(made), weights)
            for position, made in enumerate(drafts, start=1)
        ),
        furniture=tuple(
            Furniture(FurnitureKind(unit.role.value), repair_spaces(unit.text, prose=False), (unit.paragraph.span,))
            for unit in units
            if unit.role in FURNITURE
        ),
        masthead=masthead,
        encoding=document.encoding,
    )


def survey(document: Document) -> Witness:
    """Return what can be said of the paragraphs and headlines of a source."""
    plan = outline(assign_roles(join_lines(document.lines), marked=document.marked))
    return Witness(plan, Affinity(words(plan)))


def draft(witness: Witness, weights: Weights) -> list[Draft]:
    """Return the articles of a source, in the making."""
    assigned = assign(witness, weights)
    return draft_articles(witness.outline, assigned, Judgement(witness, weights))


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
        pages=tuple(dict.fromkeys(unit.paragraph.page for unit in printed)) if paged else (),
        position=position,
        spans=tuple(unit.paragraph.span for unit in printed),
        certainties=(
            *(draft.title_certainty for _ in (draft.headline.units if draft.headline else ())),
            *(draft.certainties.get(index, 1.0) for index in draft.body),
        ),
        recognition=mean_recognition([(len(unit.text), unit.paragraph.recognition) for unit in printed]),
    )


def _trusted(article: Article, signs: Sequence[float], weights: Weights) -> Article:
    trust = confidence(signs, weights)
    return replace(article, confidence=trust, doubtful=trust < weights.doubtful)


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
