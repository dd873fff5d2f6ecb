"""Issues, articles and predictions with defaults, for tests that care about one thing at a time."""

import io
from collections.abc import Sequence
from datetime import date

from classifier.cli.output import Sink
from classifier.domain.article import Article, Span
from classifier.domain.issue import Furniture, Issue, Masthead
from classifier.domain.prediction import Evidence, Prediction, ReviewReason
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.workflows.tag import TaggedIssue

TAXONOMY = Taxonomy(
    (
        Tag(key="award", zh="获奖", en="Award", definition="recognition"),
        Tag(key="training", zh="培训", en="Training", definition="learning"),
    )
)
MASTHEAD = Masthead(newspaper="澄江医院报", date=date(2024, 4, 30), number="总第131期")

# What a newspaper never prints on purpose: markup, formulas, escape sequences, directional overrides.
HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.invalid","点我")',
    "[bold red]粗[/bold red]",
    "\x1b[31m红\x1b]0;标题\x07",
    "\u202e反过来\u202c\u200f",
    "\x9b31m八位转义",
    "+1-1",
    "@SUM(A1)",
)


def make_article(
    *,
    title: str = "我院荣获省级奖项",
    text: str = "第一段。\n第二段。",
    bylines: tuple[str, ...] = ("张三",),
    organisation: str | None = None,
    when: date | None = date(2024, 4, 26),
    position: int = 1,
    source_id: str | None = None,
    pages: tuple[int, ...] = (),
    spans: tuple[Span, ...] = (),
    certainties: tuple[float, ...] = (),
    confidence: float = 1.0,
    doubtful: bool = False,
    recognition: float | None = None,
) -> Article:
    return Article(
        title=title,
        text=text,
        bylines=bylines,
        organisation=organisation,
        date=when,
        position=position,
        source_id=source_id,
        pages=pages,
        spans=spans,
        certainties=certainties,
        confidence=confidence,
        doubtful=doubtful,
        recognition=recognition,
    )


def make_issue(
    *articles: Article,
    source: str = "2024-04.txt",
    furniture: tuple[Furniture, ...] = (),
    masthead: Masthead = MASTHEAD,
) -> Issue:
    return Issue(source=source, articles=articles or (make_article(),), furniture=furniture, masthead=masthead)


def make_prediction(
    *,
    tags: tuple[str, ...] = ("award",),
    award: float = 0.97128,
    training: float = 0.6,
    review: ReviewReason | None = None,
    evidence: dict[str, tuple[Evidence, ...]] | None = None,
) -> Prediction:
    return Prediction(
        scores={"award": award, "training": training},
        tags=tags,
        primary=tags[0] if tags else None,
        review=review,
        model="starter-0000",
        evidence=evidence or {},
    )


def make_tagged(*articles: Article, predictions: Sequence[Prediction] = ()) -> TaggedIssue:
    issue = make_issue(*articles)
    return TaggedIssue(issue, tuple(predictions) or tuple(make_prediction() for _ in issue.articles))


def make_sink() -> tuple[Sink, io.BytesIO]:
    buffer = io.BytesIO()
    return Sink(binary=buffer, terminal=False, standard=False), buffer
