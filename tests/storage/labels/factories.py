"""Answers and articles with what a test does not care about filled in, and any of them at all for properties."""

import datetime as dt

from hypothesis import strategies as st

from classifier.domain.answer import DECISIONS, Answer, Suggestion, Verdict
from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label

MOMENT = dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
TAGS = ("party_building", "award", "training", "event")


def make_answer(
    id: str = "a1",  # noqa: A002 - the name of the field
    *tags: str,
    verdict: Verdict = Verdict.LABEL,
    article: str = "r1",
    by: str = "王芳",
    after: float = 0.0,
    undoes: str | None = None,
    replaces: tuple[str, ...] = (),
    makes: tuple[str, ...] = (),
) -> Answer:
    """An answer given `after` seconds; its primary is the first of the tags."""
    label = Label(tags=tags, primary=tags[0] if tags else None) if verdict in DECISIONS else None
    return Answer(
        id=id,
        verdict=verdict,
        article=article,
        annotator=by,
        at=MOMENT + dt.timedelta(seconds=after),
        label=label,
        undoes=undoes,
        replaces=replaces,
        makes=makes,
    )


def make_filed(
    title: str = "我院开展义诊", *, text: str = "周末，义诊在社区举行。", issue: str = "a.txt"
) -> FiledArticle:
    """An article of an issue."""
    return FiledArticle(Article(title=title, text=text), issue)


texts = st.text(st.characters(codec="utf-8"), max_size=20)
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
numbers = st.floats(min_value=0, allow_nan=False, allow_infinity=False)
zones = st.timedeltas(dt.timedelta(hours=-23), dt.timedelta(hours=23)).map(
    lambda offset: dt.timezone(dt.timedelta(seconds=round(offset.total_seconds())))
)
times = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=zones)
tag_lists = st.lists(st.sampled_from(TAGS), unique=True).map(tuple)


@st.composite
def labels(draw: st.DrawFn) -> Label:
    """Any label."""
    tags = draw(tag_lists)
    return Label(tags=tags, primary=draw(st.sampled_from(tags)) if tags else None)


@st.composite
def suggestions(draw: st.DrawFn) -> Suggestion:
    """Any suggestion."""
    shown = draw(labels())
    return Suggestion(tags=shown.tags, primary=shown.primary, model=draw(names), certainty=draw(numbers))


@st.composite
def answers(draw: st.DrawFn, annotator: str = "王芳") -> Answer:
    """Any answer that there can be."""
    verdict = draw(st.sampled_from(Verdict))
    ids = st.lists(names, min_size=1, max_size=3).map(tuple)
    edit = verdict is Verdict.EDIT
    return Answer(
        id=draw(names),
        verdict=verdict,
        article=draw(names),
        annotator=annotator,
        at=draw(times),
        seconds=draw(numbers),
        label=draw(labels()) if verdict in DECISIONS else None,
        suggestion=draw(st.none() | suggestions()),
        strategy=draw(st.none() | names),
        random=draw(st.booleans()),
        blind=draw(st.booleans()),
        note=draw(texts),
        undoes=draw(names) if verdict is Verdict.UNDO else None,
        replaces=draw(ids) if edit else (),
        makes=draw(ids) if edit else (),
    )


@st.composite
def filed_articles(draw: st.DrawFn) -> FiledArticle:
    """Any article that can be filed, without what is not kept of it."""
    article = Article(
        title=draw(texts).replace("\n", " "),
        text=draw(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)),
        bylines=draw(st.lists(names, max_size=3).map(tuple)),
        organisation=draw(st.none() | texts),
        date=draw(st.none() | st.dates()),
        pages=draw(st.lists(st.integers(1, 99), max_size=3).map(tuple)),
        position=draw(st.integers(1, 999)),
        source_id=draw(st.none() | texts),
    )
    return FiledArticle(article, draw(texts))
